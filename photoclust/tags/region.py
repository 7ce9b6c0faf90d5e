"""A named place in a photo."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from photoclust.tags.document import Element
from photoclust.types import Box

_NUMBER = re.compile(r"\s*([+-]?\d*[.,]?\d+(?:[eE][+-]?\d+)?|[+-]?\d+[.,])\s*")
SAME_PLACE = 0.5
"""Overlap (intersection over union) from which two boxes are one place."""


WRITTEN_WITHIN = 2e-6
"""How far a side may be off for six decimals of it, and of its centre."""


@dataclass(frozen=True)
class Region:
    """Somebody's place in a photo. `box`: in parts of the photo's sides, each from 0 to 1, of the
    picture as it is stored, before it is turned upright. `name` is not empty."""

    name: str
    box: Box


@dataclass(frozen=True)
class Size:
    """A picture's width and height in pixels."""

    width: float
    height: float

    def fits(self, other: Size) -> bool:
        """Whether one is the other reduced: both have the same shape, within one per cent."""
        return abs(self.width * other.height / (self.height * other.width) - 1) < 0.01

    @property
    def turned(self) -> Size:
        """With width and height in each other's place."""
        return Size(self.height, self.width)


@dataclass(frozen=True)
class FoundRegion:
    """A region, and the item of the document that says it."""

    region: Region
    item: Element


def decimal(value: str) -> float:
    """A number as XMP has it; not a number where there is none."""
    number = _NUMBER.fullmatch(value)
    return float(number[1].replace(",", ".")) if number else math.nan


def written(value: float) -> str:
    """A number with six decimals at most, which is exact to a pixel in any photo."""
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def box_of(left: float, top: float, width: float, height: float) -> Box | None:
    """The part of a box that lies in the picture; None for one of which nothing does, and for
    numbers that are none or not positive."""
    if not all(map(math.isfinite, (left, top, width, height))) or width <= 0 or height <= 0:
        return None
    right, bottom = min(1.0, left + width), min(1.0, top + height)
    left, top = max(0.0, left), max(0.0, top)
    if right <= left or bottom <= top:
        return None
    return Box(left, top, right - left, bottom - top)


def is_same_place(one: Box, other: Box) -> bool:
    """Whether two boxes are around the same face."""
    return one.overlap(other) >= SAME_PLACE


def share_middles(one: Box, other: Box) -> bool:
    """Whether the middle of each lies in the other, as programs draw boxes narrow or wide."""
    return one.contains(*other.center) and other.contains(*one.center)
