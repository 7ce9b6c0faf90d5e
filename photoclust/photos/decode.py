"""From the bytes of a photo file to upright 8-bit sRGB pixels, no larger than needed.

The content decides what a file is, not its name. Damaged or hostile bytes can make the decoders
raise almost any exception; this module turns all of them into UnreadablePhoto.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pi_heif
import PIL.Image
from PIL.ExifTags import Base

from photoclust.errors import UnreadablePhoto
from photoclust.messages import Message
from photoclust.photos import content, metadata, salvage
from photoclust.photos.bands import reduced
from photoclust.photos.budget import DECODING
from photoclust.photos.colour import simplified, to_srgb
from photoclust.photos.deep_tiff import DeepTiff, is_negative, open_tiff, refuse_deep_planes
from photoclust.photos.embedded_dates import inside_date
from photoclust.photos.heif_items import turns_itself
from photoclust.photos.jpeg_metadata import jpeg_metadata
from photoclust.photos.jpeg_xl import (
    JPEG_XL,
    is_jpeg_xl,
    is_turned_by_exif,
    jpeg_xl_size,
    knows_jpeg_xl,
)
from photoclust.photos.kinds import is_camera_raw, is_picture
from photoclust.photos.large import reduced_while_decoding
from photoclust.photos.limits import (
    Least,
    admit,
    admit_deep_tiff,
    admit_size,
    check_size,
    longest_side,
)
from photoclust.photos.orientation import swaps_sides, turned_image
from photoclust.photos.quiet import hush_tiff_libraries
from photoclust.photos.raw import develop
from photoclust.photos.reasons import reason
from photoclust.photos.scan import is_raw
from photoclust.photos.tiff_directories import with_main_first
from photoclust.types import Dated, Image

pi_heif.register_heif_opener()
hush_tiff_libraries()

# Our own limit replaces Pillow's: it comes with every call and is checked before decoding.
PIL.Image.MAX_IMAGE_PIXELS = None

# Pillow's warnings about broken files are reported as problems of the photo, not on the terminal.
logging.getLogger("PIL").addHandler(logging.NullHandler())
_QUIET = ("ignore", None, Warning, re.compile(r"PIL\."), 0)

# Others that Pillow knows run programs (EPS) or are no photos.
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF")


@dataclass(frozen=True)
class DecodedPhoto:
    """A decoded photo.

    `pixels`: uint8 (h, w, 3), contiguous, upright sRGB, maybe scaled down. `width` and
    `height`: of the upright photo at full resolution. `scale`: width of `pixels` over
    `width`. `taken`: when, by what is in the file. `orientation`: EXIF's, by which it was turned
    upright, 1 to 8. `remark`: what is wrong with the file, though most of the photo could be read;
    what could not is grey.
    """

    pixels: Image
    width: int
    height: int
    scale: float
    taken: Dated | None
    orientation: int = 1
    remark: Message | None = None


@dataclass(frozen=True)
class Facts:
    """What a file says about its photo and another program may change: see DecodedPhoto."""

    orientation: int
    taken: Dated | None


@dataclass(frozen=True)
class _Loaded:
    """An image in memory. `width` and `height`: at full resolution, as stored. `is_turned`:
    decoding has turned it upright already."""

    image: PIL.Image.Image
    facts: Facts
    width: int
    height: int
    is_turned: bool = False
    remark: Message | None = None


def decode(data: bytes, *, at_least: Least, max_pixels: int, raw: bool = False) -> DecodedPhoto:
    """Decode a photo, its longest side in [`at_least`, 2 * `at_least`), never enlarged.

    `at_least`: that side in pixels, or the area it comes to. `raw`: the file claims to be a camera
    RAW photo, which its bytes alone do not always tell.
    Of an animation, the first frame. Raises UnreadablePhoto with the reason: no image,
    truncated, damaged, of an unsupported kind, or of more than `max_pixels`.
    """
    _hush_pillow()
    with _blaming_the_file(data), DECODING.one_file(len(data), max_pixels):
        if _is_raw_photo(data, said=raw):
            return _decode_raw(data, at_least, max_pixels)
        return _picture(_load(data, at_least, max_pixels), at_least)


def decode_file(file: content.Content, *, at_least: Least, max_pixels: int) -> DecodedPhoto:
    """Decode a file that was read, as `decode` does; a camera RAW photo is known by its suffix.

    Raises UnreadablePhoto.
    """
    raw = is_raw(file.path)
    return decode(file.data, at_least=at_least, max_pixels=max_pixels, raw=raw)


def facts_of(file: content.Content) -> Facts | None:
    """What `decode_file` would say about a photo's orientation and date, without decoding it;
    None when that takes decoding.

    Raises UnreadablePhoto.
    """
    _hush_pillow()
    with _blaming_the_file(file.data):
        if said := jpeg_metadata(file.data, file.segments):
            return Facts(said.orientation, inside_date(said))
        if _is_raw_photo(file.data, said=is_raw(file.path)):
            facts = _facts_of_raw(file.data)
            return facts if facts.taken else None  # the preview in it may know
        data = with_main_first(file.data)
        if data.startswith(b"\x89PNG"):
            data = metadata.png_without_pixels(data)
        formats = _formats(data)
        if formats == (JPEG_XL,):  # which is decoded when it is opened
            admit_size(*jpeg_xl_size(data), at_least=1)
        try:
            image = PIL.Image.open(io.BytesIO(data), formats=formats)
        except PIL.UnidentifiedImageError:
            tiff = open_tiff(data)
            if tiff is None:
                raise
            return _facts(tiff.exif, None, data, file.data)
        if image.format == "PNG" and "Raw profile type exif" not in image.info:
            # Else it would load, to see what comes behind the pixels.
            image.info.setdefault("exif", b"")
        return _facts(metadata.exif_of(image), image, data, file.data)


def open_photo(path: Path, *, at_least: Least, max_pixels: int) -> DecodedPhoto:
    """Read and decode a file. Raises UnreadablePhoto."""
    return decode_file(content.read_content(path), at_least=at_least, max_pixels=max_pixels)


def _is_raw_photo(data: bytes, *, said: bool) -> bool:
    """`said`: by its name, which counts where the bytes do not tell."""
    return is_camera_raw(data) or (said and not is_picture(data))


def _facts_of_raw(data: bytes) -> Facts:
    said = metadata.metadata_of(metadata.parse_exif(data), {})
    return Facts(said.orientation, inside_date(said))


def _decode_raw(data: bytes, at_least: Least, max_pixels: int) -> DecodedPhoto:
    developed = develop(data, at_least=at_least, max_pixels=max_pixels)
    width, height = developed.width, developed.height
    if isinstance(developed.picture, bytes):
        picture = decode(developed.picture, at_least=at_least, max_pixels=max_pixels)
    else:
        image = PIL.Image.fromarray(developed.picture)
        picture = _picture(_Loaded(image, Facts(1, None), width, height), at_least)
    facts = _facts_of_raw(data)
    return replace(
        picture,
        width=width,
        height=height,
        scale=picture.pixels.shape[1] / width,
        taken=facts.taken or picture.taken,
        orientation=facts.orientation,
    )


def _load(data: bytes, at_least: Least, max_pixels: int) -> _Loaded:
    """Decode what the bytes hold, JPEG no larger than needed; the size is checked first.

    Of several pictures the main one. Of a damaged file, what is there, with a remark, where that
    is most of it.
    """

    def opened(data: bytes) -> PIL.Image.Image:
        return _opened(data, at_least, max_pixels)

    begun, data = data, with_main_first(data)
    coded, remark = data, None
    try:
        image = opened(data)
    except (PIL.UnidentifiedImageError, ValueError):
        if tiff := open_tiff(data):
            return _load_deep(tiff, begun, at_least, max_pixels)
        plain = salvage.without_extras(data)
        if plain is None:
            raise
        image, coded, remark = opened(plain), plain, Message.of("photo-extras-damaged")
    longest = longest_side(at_least, *image.size)
    if small := reduced_while_decoding(image, coded, longest):
        facts = _facts(metadata.exif_of(small), small, data, begun)
        return _Loaded(small, facts, *image.size, remark=remark)
    if image.format not in ("JPEG", "MPO"):  # which was admitted when it was opened
        admit(image, data, image.size, longest, _held_besides(data, begun))
    size, said, is_turned = image.size, None, False
    if image.format == "TIFF":  # once loaded it is upright, and does not say why
        exif = metadata.exif_of(image)
        said, is_turned = _facts(exif, image, data, begun), Base.Orientation in exif
    try:
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # as below
        image, remark = _rest(image, data, opened, error)
        is_turned = False
    if image.format not in ("JPEG", "MPO"):
        size = image.size  # TIFF and HEIC may have been turned meanwhile
    facts = said or _facts(metadata.exif_of(image), image, data, begun)
    width, height = image.info.get(salvage.FULL_SIZE, size)
    return _Loaded(image, facts, width, height, is_turned, remark)


def _facts(exif: PIL.Image.Exif, image: PIL.Image.Image | None, data: bytes, begun: bytes) -> Facts:
    """What an image says. `begun`: the file as it was before its main picture was put first; what
    that one does not say itself the one says that was the first."""
    said = metadata.metadata_of(exif, image.info if image else {})
    orientation, taken = said.orientation, inside_date(said)
    if begun is not data:
        first = metadata.metadata_of(metadata.parse_exif(begun), {})
        orientation = orientation if Base.Orientation in exif else first.orientation
        taken = taken or inside_date(first)
    if image and not is_turned_by_exif(image):
        orientation = 1
    turn = image.info.get("original_orientation") if image else None
    if image and image.format == "HEIF" and turn and not turns_itself(data):
        # By the letter of the format EXIF does not count; phones that write it mean it.
        orientation = turn
    return Facts(orientation, taken)


def _formats(data: bytes) -> tuple[str, ...]:
    """What a file may be. Raises UnreadablePhoto."""
    if not is_jpeg_xl(data):
        return _FORMATS
    if not knows_jpeg_xl():
        raise UnreadablePhoto("jpeg-xl-unsupported")
    return (JPEG_XL,)


def _opened(data: bytes, at_least: Least, max_pixels: int) -> PIL.Image.Image:
    """An image that is not decoded yet, its size checked; a JPEG is going to be reduced."""
    formats = _formats(data)
    if formats == (JPEG_XL,):  # which is decoded when it is opened
        width, height = jpeg_xl_size(data)
        check_size(width, height, max_pixels)
        admit_size(width, height, longest_side(at_least, width, height))
    image = PIL.Image.open(io.BytesIO(data), formats=formats)
    refuse_deep_planes(image)
    width, height = image.size
    check_size(width, height, max_pixels)
    if image.format in ("JPEG", "MPO"):
        image.info[salvage.FULL_SIZE] = image.size
        image.draft(None, _draft_size(width, height, at_least))
        admit(image, data, (width, height), longest_side(at_least, width, height))
    return image


def _rest(
    image: PIL.Image.Image, data: bytes, reopen: salvage.Opener, error: Exception
) -> tuple[PIL.Image.Image, Message]:
    """What there is of an image that could not be decoded for `error`, which is raised when that
    is too little."""
    try:
        return salvage.rest_of(image, data, reopen)
    except MemoryError:
        raise
    except Exception:  # as above
        raise error from None


def _held_besides(data: bytes, begun: bytes) -> int:
    """The bytes of the copy of a file in which its main picture was put first."""
    return 0 if data is begun else len(data)


def _load_deep(tiff: DeepTiff, begun: bytes, at_least: Least, max_pixels: int) -> _Loaded:
    check_size(tiff.width, tiff.height, max_pixels)
    facts, is_turned = _facts(tiff.exif, None, tiff.data, begun), Base.Orientation in tiff.exif
    longest = longest_side(at_least, tiff.width, tiff.height)
    admit_deep_tiff(tiff, longest, _held_besides(tiff.data, begun))
    image, size = tiff.pixels(longest)
    return _Loaded(image, facts, *size, is_turned)


def _draft_size(width: int, height: int, at_least: Least) -> tuple[int, int]:
    """The size to ask of JPEG, which decodes to 1/1, 1/2, 1/4 or 1/8 for little work."""
    factor = max(1, max(width, height) // longest_side(at_least, width, height))
    return max(1, width // factor), max(1, height // factor)


def _picture(loaded: _Loaded, at_least: Least) -> DecodedPhoto:
    profile = loaded.image.info.get("icc_profile")
    negative = is_negative(loaded.image)
    factor = max(loaded.image.size) // longest_side(at_least, *loaded.image.size)
    image = reduced(loaded.image, factor, lambda part: simplified(part, is_negative=negative))
    image = to_srgb(image, profile)
    facts = loaded.facts
    turn = 1 if loaded.is_turned else facts.orientation
    image = turned_image(image, turn)
    width, height = loaded.width, loaded.height
    if swaps_sides(turn):
        width, height = height, width
    return DecodedPhoto(
        pixels=np.array(image),
        width=width,
        height=height,
        scale=image.width / width,
        taken=facts.taken,
        orientation=facts.orientation,
        remark=loaded.remark,
    )


def _hush_pillow() -> None:
    """Keep Pillow's warnings about odd files off the terminal.

    It adds a filter, because `catch_warnings` would replace the filters of all threads. It does so
    at every call, because another library's `catch_warnings` may have removed it.
    """
    if tuple(warnings.filters[:1]) != (_QUIET,):
        warnings.filterwarnings("ignore", module=_QUIET[3].pattern)


@contextmanager
def _blaming_the_file(data: bytes) -> Iterator[None]:
    """Whatever a decoder raises becomes UnreadablePhoto, in one line."""
    try:
        yield
    except UnreadablePhoto:
        raise
    except Exception as error:  # no list of what decoders raise on hostile bytes is complete
        raise UnreadablePhoto(reason(error, data)) from error
