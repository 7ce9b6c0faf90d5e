"""JPEG XL, by way of a plugin for Pillow, which is optional, and what has to be known of a file
before the plugin decodes it: its size, and which part of it is the picture.

The plugin decodes a picture as soon as it is opened, so the size is read here, out of the header
that ISO/IEC 18181-1 gives as SizeHeader.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from photoclust.photos.bytes_reader import Malformed, Part, number, piece

if TYPE_CHECKING:
    import PIL.Image

JPEG_XL = "JXL"
"""The plugin's name of the format."""

_BARE, _CONTAINER = b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"
_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}
"""Width to height, by the number that stands for it."""
_BITS = (9, 13, 18, 30)
_HEADER_BYTES = 16


def knows_jpeg_xl() -> bool:
    """Whether the plugin is there; Pillow knows the format from then on."""
    import PIL.Image

    if JPEG_XL not in PIL.Image.OPEN:
        try:
            import_module("pillow_jxl")
        except ImportError:
            return False
    return JPEG_XL in PIL.Image.OPEN


def is_jpeg_xl(start: Part) -> bool:
    """Whether a file that begins so is a JPEG XL, bare or in its container."""
    return bytes(start[:2]) == _BARE or bytes(start[:12]) == _CONTAINER


def is_turned_by_exif(image: PIL.Image.Image) -> bool:
    """Whether EXIF's orientation counts for an image that the plugin has opened: for one that was
    a JPEG it does, others say themselves how they are turned, and have been."""
    return image.format != JPEG_XL or bool(getattr(image, "jpeg", False))


def jpeg_xl_parts(data: Part) -> Iterator[Part]:
    """The coded picture, without the boxes of metadata beside it. Raises Malformed."""
    if bytes(data[:2]) == _BARE:
        yield data
        return
    place = 0
    while place + 8 <= len(data):
        size, name, head = number(data, place, 4), bytes(data[place + 4 : place + 8]), 8
        if size == 1:
            size, head = number(data, place + 8, 8), 16
        size = size or len(data) - place
        if size < head:
            raise Malformed
        if name == b"jxlc":
            yield data[place + head : place + size]
        elif name == b"jxlp":  # behind its number among the parts
            yield data[place + head + 4 : place + size]
        place += size


def jpeg_xl_size(data: Part) -> tuple[int, int]:
    """Width and height as coded. Raises Malformed."""
    begun = next((part for part in jpeg_xl_parts(data) if len(part) > 0), b"")
    if bytes(begun[:2]) != _BARE:
        raise Malformed
    bits = _Bits(piece(begun, 2, min(_HEADER_BYTES, len(begun) - 2)))
    is_small = bits.take(1)
    height = _side(bits, is_small)
    ratio = bits.take(3)
    if ratio:
        wide, high = _RATIOS[ratio]
        return height * wide // high, height
    return _side(bits, is_small), height


class _Bits:
    """Bits of some bytes, the lowest first."""

    def __init__(self, data: Part) -> None:
        self._value, self._left = int.from_bytes(data, "little"), 8 * len(data)

    def take(self, count: int) -> int:
        if count > self._left:
            raise Malformed
        taken = self._value & ((1 << count) - 1)
        self._value >>= count
        self._left -= count
        return taken


def _side(bits: _Bits, is_small: int) -> int:
    if is_small:
        return 8 * (bits.take(5) + 1)
    return bits.take(_BITS[bits.take(2)]) + 1
