"""What can still be read of a damaged file: the rows that are there, the picture without what
is broken beside it.

Pillow's own switch for truncated files is one for all threads, and paints what is missing as if it
were there. Here each file is judged by itself, and less than half a picture is none.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator

import PIL.Image
from PIL.ImageFile import ImageFile

from photoclust.messages import Message

MOST = 0.5
"""The share of its rows that a picture must have to be worth showing."""

FULL_SIZE = "full size"
"""Where the `info` of an image that is decoded to a smaller one has its size."""

_BLOCK = 16
_END_OF_JPEG = b"\xff\xd9"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"eXIf"}
)
_CUT_KINDS = ("PNG", "TIFF", "BMP", "GIF")
_GREY: dict[str, int | tuple[int, ...]] = {"L": 128, "RGB": (128, 128, 128)}
_SCAN = re.compile(rb"\xff\xda\x00[\x08\x0a\x0c\x0e](?=[\x01-\x04].{5})", re.DOTALL)

Opener = Callable[[bytes], PIL.Image.Image]


def without_extras(data: bytes) -> bytes | None:
    """A PNG without the chunks that no picture is made of, and without those whose checksum is
    wrong though the picture does not need them; None for other files, and when all is well."""
    if not data.startswith(_PNG_START):
        return None
    kept = [_PNG_START]
    for name, chunk, sound in _chunks(data):
        is_extra = name[:1].islower()
        if name in _PNG_KEPT and (sound or not is_extra):
            kept.append(chunk)
    plain = b"".join(kept)
    return plain if len(plain) < len(data) else None


def rest_of(image: PIL.Image.Image, data: bytes, reopen: Opener) -> tuple[PIL.Image.Image, Message]:
    """The picture of an image whose decoding has just failed, and what is to be said about it.

    What is missing is grey. `reopen` opens other bytes as `image` was opened. Raises ValueError
    when less than half of the picture is there, or its kind is of no use when it is cut off.
    """
    assert isinstance(image, ImageFile)
    is_interlaced = _is_interlaced(image)
    image.tile = []  # so that what was decoded can be looked at
    if image.format in ("JPEG", "MPO"):
        return _rest_of_jpeg(image, data, reopen)
    if image.format not in _CUT_KINDS or is_interlaced:
        raise ValueError("nothing to be saved")
    image._size = image.im.size  # a TIFF has the size that it would have had once turned
    top, bottom = _rows(image)
    if image.format == "PNG" and bottom - top == image.height:
        return image, Message.of("photo-extras-damaged")
    _demand((bottom - top) / image.height)
    missing = 1 - (bottom - top) / image.height
    if (grey := _GREY.get(image.mode)) is not None:
        image.paste(grey, (0, 0, image.width, top))
        image.paste(grey, (0, bottom, image.width, image.height))
    return image, _cut_off(missing)


def _rest_of_jpeg(
    image: PIL.Image.Image, data: bytes, reopen: Opener
) -> tuple[PIL.Image.Image, Message]:
    """Decoded once more, with an end put to it: libjpeg paints grey what it does not find."""
    if image.info.get("progressive"):
        # Such a picture gets sharper as a whole from one part of the file to the next.
        scans = _luminance_scans(data)
        # The last scan is what the file was cut off in.
        if 63 not in scans[:-1]:
            raise ValueError("too little detail")
        remark = Message.of("photo-less-sharp")
    else:
        bottom = _rows(image)[1]
        _demand(bottom / image.height)
        # The last row of blocks was not given out, though most of it may be there.
        blocks = _BLOCK / image.info.get(FULL_SIZE, image.size)[1]
        remark = _cut_off(1 - (bottom + 1) / image.height - blocks)
    mended = reopen(data + _END_OF_JPEG)
    mended.load()
    return mended, remark


def _is_interlaced(image: ImageFile) -> bool:
    """Whether the rows of a PNG or GIF do not come one after the other."""
    if image.format == "GIF":
        (tile, *_) = image.tile
        return isinstance(tile.args, tuple) and bool(tile.args[1])
    return bool(image.info.get("interlace"))


def _cut_off(missing: float) -> Message:
    """`missing`: a share of the picture."""
    percent = round(100 * missing)
    if percent < 1:
        return Message.of("photo-end-missing")
    return Message.of("photo-cut-off", percent=percent)


def _demand(share: float) -> None:
    if share < MOST:
        raise ValueError("too little of it is there")


def _rows(image: PIL.Image.Image) -> tuple[int, int]:
    """The first row that was decoded, and the one after the last; black ones at the edge are
    taken for missing."""
    box = image.getbbox(alpha_only=False)
    if box is None:
        raise ValueError("nothing is there")
    return box[1], box[3]


def _luminance_scans(data: bytes) -> list[int]:
    """Of a progressive JPEG, for each scan begun: the last frequency of brightness that it holds,
    0 where it is about colours."""
    found = []
    for scan in _SCAN.finditer(data):
        count, rest = data[scan.end()], data[scan.end() + 1 :][:16]
        is_luminance = rest[:1] == _first_component(data)
        found.append(rest[2 * count + 1] if is_luminance else 0)
    return found


def _first_component(data: bytes) -> bytes:
    """The number of a progressive JPEG's first component, which is its brightness."""
    frame = data.find(b"\xff\xc2")
    return data[frame + 10 : frame + 11]


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """The chunks of a PNG: name, all its bytes, and whether the checksum is right. The last one
    may be cut off."""
    at = len(_PNG_START)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + size
        whole = data[at:end]
        checksum = int.from_bytes(data[end - 4 : end], "big")
        yield name, whole, len(whole) == size + 12 and zlib.crc32(whole[4:-4]) == checksum
        at = end
