"""Between the upright picture that people see and the stored one that regions are relative to."""

from __future__ import annotations

from photoclust.photos.orientation import swaps_sides, turn_between, turned_box
from photoclust.tags.region import Size
from photoclust.types import Box


def stored_size(size: Size, orientation: int) -> Size:
    """The size of a picture as stored, from that of the upright one."""
    return size.turned if swaps_sides(orientation) else size


def stored_box(box: Box, size: Size, orientation: int) -> Box:
    """A box in pixels of an upright picture of this size, in parts of the stored one's sides."""
    turned = turned_box(box, turn_between(orientation, 1), size.width, size.height)
    stored = stored_size(size, orientation)
    return Box(
        turned.x / stored.width,
        turned.y / stored.height,
        turned.width / stored.width,
        turned.height / stored.height,
    )


def upright_box(box: Box, size: Size, turn: int) -> Box:
    """A box in parts of a picture's sides that `turn`, an orientation, turns upright, in pixels of
    the upright picture, which has this size."""
    upright = turned_box(box, turn, 1.0, 1.0)
    return Box(
        upright.x * size.width,
        upright.y * size.height,
        upright.width * size.width,
        upright.height * size.height,
    )
