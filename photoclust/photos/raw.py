"""Camera RAW photos, by way of rawpy, which is optional."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import PIL.Image

from photoclust.errors import UnreadablePhoto
from photoclust.photos.limits import Least, check_size, longest_side
from photoclust.types import Image

# A preview of another aspect ratio shows another part of the scene, so boxes would not fit.
_SHAPE_TOLERANCE = 0.02


@dataclass(frozen=True)
class Developed:
    """A RAW photo, decoded as far as needed.

    `width`, `height`: of the upright photo at full size. `picture`: the JPEG preview the
    camera wrote, or where that is too small the upright pixels, at full or half size.
    """

    width: int
    height: int
    picture: bytes | Image


def develop(data: bytes, *, at_least: Least, max_pixels: int) -> Developed:
    """Decode a RAW file to a picture with a longest side of at least `at_least` pixels.

    Raises UnreadablePhoto without rawpy, over `max_pixels` and where LibRaw fails.
    """
    rawpy = _rawpy()
    try:
        with rawpy.imread(io.BytesIO(data)) as photo:
            width, height = photo.sizes.width, photo.sizes.height
            if photo.sizes.flip in (5, 6):  # LibRaw's numbers for a quarter turn
                width, height = height, width
            check_size(width, height, max_pixels)
            longest = longest_side(at_least, width, height)
            preview = _preview(rawpy, photo)
            if preview and _serves(preview, width, height, longest):
                return Developed(width, height, preview)
            half = max(width, height) // 2 >= longest
            pixels = photo.postprocess(half_size=half, use_camera_wb=True, output_bps=8)
            return Developed(width, height, pixels)
    except rawpy.LibRawError as error:
        raise UnreadablePhoto("raw-damaged") from error


def _rawpy() -> Any:
    try:
        import rawpy
    except ImportError as error:
        raise UnreadablePhoto("raw-unsupported") from error
    return rawpy


def _preview(rawpy: Any, photo: Any) -> bytes | None:
    """The JPEG the camera put into the file, if it did."""
    try:
        thumbnail = photo.extract_thumb()
    except rawpy.LibRawError:
        return None
    is_jpeg = thumbnail.format == rawpy.ThumbFormat.JPEG
    return bytes(thumbnail.data) if is_jpeg else None


def _serves(preview: bytes, width: int, height: int, at_least: int) -> bool:
    """Whether `preview` is large enough, and of the photo's shape, turned upright or not."""
    try:
        with PIL.Image.open(io.BytesIO(preview), formats=("JPEG",)) as image:
            short, long = sorted(image.size)
    except (OSError, ValueError):
        return False
    shape = min(width, height) / max(width, height)
    same_shape = abs(short / long - shape) < _SHAPE_TOLERANCE
    return same_shape and long >= min(at_least, max(width, height))
