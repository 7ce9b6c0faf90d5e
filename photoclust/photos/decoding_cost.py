"""How much memory decoding an image takes, by its header.

Pixels as Pillow keeps them, what its decoder needs beside them, and what the decoded picture
becomes. The factors are measured; see the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import PIL.Image
from PIL.ExifTags import Base
from PIL.JpegImagePlugin import JpegImageFile
from PIL.TiffImagePlugin import TiffImageFile

_PILLOW = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
"""Bytes that Pillow keeps for a pixel of a mode; 4 of all others."""
_DECODERS = {"WEBP": 13, "AVIF": 8, "HEIF": 6, "BMP": 2, "GIF": 1}
"""Bytes that the decoders of other formats need for a pixel besides Pillow's own."""
_FLOAT = 3
_UNKNOWN = 12
_COEFFICIENT = 2
_FINISHED = 11
"""Bytes for a pixel of the picture, while it becomes upright sRGB."""


def decoding_cost(image: PIL.Image.Image, at_least: int) -> int:
    """The bytes to decode an image that was opened, all but JPEG.

    `at_least`: the longest side of the picture wanted.
    """
    width, height = image.size
    bytes_ = width * height * _PILLOW.get(image.mode, 4)
    if isinstance(image, TiffImageFile):
        bytes_ += _strip(image.tag_v2, width, height)
    elif image.format != "PNG":
        bytes_ += width * height * _DECODERS.get(image.format or "", _UNKNOWN)
    return bytes_ + finished_cost(width, height, at_least)


def jpeg_cost(
    image: JpegImageFile, full: tuple[int, int], reduced: tuple[int, int], scans: int, at_least: int
) -> int:
    """The bytes to decode a JPEG to its `reduced` width and height, in so many scans.

    `full`: its width and height at full size.
    """
    bytes_ = reduced[0] * reduced[1] * _PILLOW.get(image.mode, 4)
    if scans > 1:  # it is held as coefficients, at full size
        layers = [(max(1, h), max(1, v)) for _, h, v, *_ in image.layer]
        whole = max(h for h, _ in layers) * max(v for _, v in layers)
        shares = sum(h * v for h, v in layers) / whole
        bytes_ += int(full[0] * full[1] * shares * _COEFFICIENT)
    return bytes_ + finished_cost(*reduced, at_least)


def deep_tiff_cost(tags: Mapping[int, Any], width: int, height: int, at_least: int) -> int:
    """The bytes to decode a TIFF that only OpenCV can read, by its tags."""
    per_pixel = max(4, _bytes_of_pixel(tags))
    if _number(tags.get(Base.SampleFormat), 1) == _FLOAT:
        per_pixel *= 2  # OpenCV holds them twice
    pixels = width * height * per_pixel
    return pixels + _strip(tags, width, height) + finished_cost(width, height, at_least)


def unknown_cost(width: int, height: int, at_least: int) -> int:
    """The bytes to decode an image of which only the size is known."""
    return width * height * (4 + _UNKNOWN) + finished_cost(width, height, at_least)


def finished_cost(width: int, height: int, at_least: int) -> int:
    """The bytes for what is left of an image once it is reduced, with its conversions."""
    factor = max(1, max(width, height) // at_least)
    return width * height // factor**2 * _FINISHED


def _strip(tags: Mapping[int, Any], width: int, height: int) -> int:
    """What libtiff holds beside the image: a strip or a tile."""
    tile = _number(tags.get(Base.TileWidth), 0) * _number(tags.get(Base.TileLength), 0)
    rows = min(height, _number(tags.get(Base.RowsPerStrip), height))
    return (tile or rows * width) * _bytes_of_pixel(tags)


def _bytes_of_pixel(tags: Mapping[int, Any]) -> int:
    """Of the samples as they are in the file; whole bytes."""
    bits = tags.get(Base.BitsPerSample, 8)
    bits = max(bits, default=8) if isinstance(bits, tuple) else _number(bits, 8)
    return max(1, _number(tags.get(Base.SamplesPerPixel), 1) * _number(bits, 8) // 8)


def _number(value: object, default: int) -> int:
    """A tag's value, which may be anything."""
    if isinstance(value, tuple) and value:
        value = value[0]
    return value if isinstance(value, int) and value >= 0 else default
