"""Small pictures of faces, for lists and grids."""

from __future__ import annotations

import io
from functools import cache

import cv2
import numpy as np
import PIL.Image

from photoclust.types import Box, Image

# In parts of the longer side of the face's box.
_MARGIN = 0.3
_RAISE = 0.08

_QUALITY = 80


def crop_face(pixels: Image, box: Box, size: int = 160) -> bytes:
    """A JPEG of `size` x `size` pixels: the face with some margin, a little more above it.

    `box` is in pixels of `pixels`. Near a border the square moves
    inwards, and in a picture smaller than that it is as large as fits.
    """
    square = cv2.resize(_square(pixels, box), (size, size), interpolation=cv2.INTER_AREA)
    buffer = io.BytesIO()
    PIL.Image.fromarray(square).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


@cache
def blank_crop(size: int = 160) -> bytes:
    """A grey picture, for a face of which there is none yet."""
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (size, size), (128, 128, 128)).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def read_crop(jpeg: bytes) -> Image | None:
    """A small picture's pixels, uint8 RGB (h, w, 3); None when it cannot be read."""
    try:
        with PIL.Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
            return np.asarray(image.convert("RGB"))
    except (OSError, ValueError):
        return None


def box_in_crop(box: Box, width: int, height: int, side: int) -> Box:
    """Where a face's box is in its crop of `side` pixels, cut from a picture of this size."""
    left, top, length = _place(box, width, height)
    return Box(box.x - left, box.y - top, box.width, box.height).scaled(side / length)


def is_picture(jpeg: bytes) -> bool:
    """Whether a small picture of a face can be decoded."""
    try:
        with PIL.Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
            image.load()
    except (OSError, ValueError, SyntaxError):
        return False
    return True


def _square(pixels: Image, box: Box) -> Image:
    height, width = pixels.shape[:2]
    left, top, side = _place(box, width, height)
    return pixels[top : top + side, left : left + side]


def _place(box: Box, width: int, height: int) -> tuple[int, int, int]:
    """The crop's left, top and side in a picture of this size."""
    face = max(box.width, box.height)
    side = min(max(1, round(face * (1 + 2 * _MARGIN))), height, width)
    x, y = box.center
    left = _inside(x - side / 2, side, width)
    top = _inside(y - face * _RAISE - side / 2, side, height)
    return left, top, side


def _inside(start: float, side: int, length: int) -> int:
    """The start of a side, moved so that the side lies within 0..length."""
    return min(max(0, round(start)), length - side)
