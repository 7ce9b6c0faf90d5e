"""The guard against images that would not fit into memory."""

from __future__ import annotations

from photoclust.errors import UnreadablePhoto


def check_size(width: int, height: int, max_pixels: int) -> None:
    """Raises UnreadablePhoto when there are no pixels, or more than `max_pixels`."""
    if width < 1 or height < 1:
        raise UnreadablePhoto("image-empty")
    if width * height > max_pixels:
        raise UnreadablePhoto("image-too-large", width=width, height=height)
