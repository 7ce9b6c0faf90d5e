"""EXIF orientations as turns, and what a change of orientation means for a photo's faces."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from photoclust.types import Box, Floats

if TYPE_CHECKING:  # the window imports this, and shows people without Pillow
    from PIL.Image import Image

_TRANSPOSITIONS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What turns a stored image upright, by its orientation; 1 is upright."""

_MATRICES = {
    1: ((1, 0), (0, 1)),
    2: ((-1, 0), (0, 1)),
    3: ((-1, 0), (0, -1)),
    4: ((1, 0), (0, -1)),
    5: ((0, 1), (1, 0)),
    6: ((0, -1), (1, 0)),
    7: ((0, -1), (-1, 0)),
    8: ((0, 1), (-1, 0)),
}
"""The same around the middle of the image: x to the right, y downwards."""
_CROP_QUALITY = 88


@cache
def turn_between(before: int, after: int) -> int:
    """The turn, as an orientation, that leads from a photo upright by one orientation to the
    same photo upright by another."""
    return _turn_of(np.array(_MATRICES[after]) @ np.array(_MATRICES[before]).T)


@cache
def turned_further(turn: int, further: int) -> int:
    """One turn that does what two do, the second after the first."""
    return _turn_of(np.array(_MATRICES[further]) @ np.array(_MATRICES[turn]))


def _turn_of(matrix: NDArray[np.int_]) -> int:
    return next(turn for turn, known in _MATRICES.items() if np.array_equal(known, matrix))


def swaps_sides(turn: int) -> bool:
    """Whether width and height change places."""
    return turn >= 5


def turned_image(image: Image, turn: int) -> Image:
    """An image turned by an orientation, 1 to 8; for 1 the image itself."""
    from PIL.Image import Transpose

    if turn not in _TRANSPOSITIONS:
        return image
    return image.transpose(Transpose[_TRANSPOSITIONS[turn]])


def turned_box(box: Box, turn: int, width: float, height: float) -> Box:
    """A box in a photo of this size, in the turned photo."""
    x, y = box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2
    ((a, b), (c, d)) = _MATRICES[turn]
    if swaps_sides(turn):
        width, height = height, width
        box = Box(box.x, box.y, box.height, box.width)
    left = a * x + b * y + width / 2 - box.width / 2
    top = c * x + d * y + height / 2 - box.height / 2
    return Box(left, top, box.width, box.height)


def turned_landmarks(landmarks: Floats, turn: int, width: float, height: float) -> Floats:
    """Landmarks, (5, 2), in the turned photo. In a mirrored one left and right change places."""
    points = _turned(landmarks, turn, width, height).astype(np.float32)
    return points[[1, 0, 2, 4, 3]] if turn in (2, 4, 5, 7) else points


def turned_crop(jpeg: bytes, turn: int) -> bytes:
    """A small picture of a face, turned; as it is when it cannot be read."""
    if turn == 1:
        return jpeg
    import PIL.Image

    buffer = io.BytesIO()
    try:
        with PIL.Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
            turned_image(image, turn).save(buffer, "JPEG", quality=_CROP_QUALITY)
    except (OSError, ValueError):
        return jpeg
    return buffer.getvalue()


def _turned(
    points: NDArray[np.floating], turn: int, width: float, height: float
) -> NDArray[np.float64]:
    middle = np.array([width, height]) / 2
    after = middle[::-1] if swaps_sides(turn) else middle
    return np.asarray((points - middle) @ np.array(_MATRICES[turn]).T + after, np.float64)
