"""The guards against images that would not fit into memory, or take minutes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import PIL.Image
from PIL.JpegImagePlugin import JpegImageFile

from photoclust.errors import UnreadablePhoto
from photoclust.photos.budget import DECODING
from photoclust.photos.decoding_cost import (
    decoding_cost,
    deep_tiff_cost,
    jpeg_cost,
    unknown_cost,
)
from photoclust.photos.deep_tiff import DeepTiff
from photoclust.photos.jpeg_scans import check_scans


@dataclass(frozen=True)
class SideOfArea:
    """The longest side that a picture has at an area of so many pixels, whatever its shape."""

    pixels: int

    def of(self, width: int, height: int) -> int:
        """In pixels, for a picture of this width and height, and of its shape."""
        return math.ceil(max(width, height) * math.sqrt(self.pixels / (width * height)))


Least = int | SideOfArea
"""How large a picture is wanted: its longest side in pixels, or its area."""


def longest_side(at_least: Least, width: int, height: int) -> int:
    """The longest side that is wanted of a picture, in pixels."""
    return at_least if isinstance(at_least, int) else at_least.of(width, height)


def check_size(width: int, height: int, max_pixels: int) -> None:
    """Raises UnreadablePhoto when there are no pixels, or more than `max_pixels`."""
    if width < 1 or height < 1:
        raise UnreadablePhoto("image-empty")
    if width * height > max_pixels:
        raise UnreadablePhoto("image-too-large", width=width, height=height)


def admit(
    image: PIL.Image.Image, data: bytes, full: tuple[int, int], at_least: int, besides: int = 0
) -> None:
    """Wait for the memory to decode an image that was opened; a JPEG is reduced meanwhile.

    `full`: its width and height, before it was told to be reduced. `besides`: bytes held beside it
    and the file. Raises UnreadablePhoto when it needs more memory than there is, or too much time.
    """
    if isinstance(image, JpegImageFile):
        scans = check_scans(data, *full)
        cost = jpeg_cost(image, full, image.size, scans, at_least)
    else:
        cost = decoding_cost(image, at_least)
    DECODING.take(cost + besides)


def admit_size(width: int, height: int, at_least: int) -> None:
    """The same for an image that is decoded when it is opened, by its size alone."""
    DECODING.take(unknown_cost(width, height, at_least))


def admit_deep_tiff(tiff: DeepTiff, at_least: int, besides: int = 0) -> None:
    """The same for a TIFF that only OpenCV can read."""
    DECODING.take(deep_tiff_cost(tiff.exif, tiff.width, tiff.height, at_least) + besides)
