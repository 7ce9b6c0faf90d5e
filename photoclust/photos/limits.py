"""The guard against images that would not fit into memory."""

from __future__ import annotations

import math
from dataclasses import dataclass

from photoclust.errors import UnreadablePhoto


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
