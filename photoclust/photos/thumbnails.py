"""Small pictures of faces, for lists and walls."""

from __future__ import annotations

import io

import cv2
import numpy as np
import PIL.Image
from numpy.typing import NDArray

from photoclust.types import Box, Image

# In parts of the longer side of the face's box.
_MARGIN = 0.3
_RAISE = 0.08

_QUALITY = 80


def crop_face(pixels: Image, box: Box, size: int = 160) -> bytes:
    """A JPEG of `size` x `size` pixels: the face with some margin, a little more above it.

    `box` is in pixels of `pixels`. Beyond the borders the picture is mirrored.
    """
    square = cv2.resize(_square(pixels, box), (size, size), interpolation=cv2.INTER_AREA)
    buffer = io.BytesIO()
    PIL.Image.fromarray(square).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def _square(pixels: Image, box: Box) -> Image:
    height, width = pixels.shape[:2]
    face = max(box.width, box.height)
    side = min(max(1, round(face * (1 + 2 * _MARGIN))), 2 * max(width, height))
    x, y = box.center
    left = round(min(max(x, 0), width) - side / 2)
    top = round(min(max(y - face * _RAISE, 0), height) - side / 2)
    rows = _mirrored(top, top + side, height)
    columns = _mirrored(left, left + side, width)
    return pixels[np.ix_(rows, columns)]


def _mirrored(start: int, stop: int, length: int) -> NDArray[np.intp]:
    """Indices from `start` to `stop`, those outside 0..length reflected back into it."""
    place = np.arange(start, stop) % (2 * length)
    return np.minimum(place, 2 * length - 1 - place)
