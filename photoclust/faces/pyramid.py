"""An image pyramid, so that a detector with a fixed window finds faces of any size.

All levels of an image are laid out on one sheet, and sheets of equal shape are stacked:
the proposal network then runs once for many images and levels. No window that it reports
lies across two levels, as only the windows inside a level's own rectangle are read.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from photoclust.types import Floats, Image

FACTOR = 0.709
"""Ratio of the sides of neighbouring levels: the area halves (Zhang et al. 2016)."""


@dataclass(frozen=True)
class Level:
    """A scaled copy of the image. `scale`: its side over the image's side; `x`, `y`: its place
    on the sheet, both even, so that the windows of a stride of two fall on the same pixels
    as they would on the level alone."""

    image: Image
    scale: float
    x: int = 0
    y: int = 0


class Pyramid:
    """An image and its levels.

    image: uint8 (h, w, 3). min_face: width in pixels of the smallest face to be found.
    window: side of the detector's window in pixels.
    """

    def __init__(self, image: Image, min_face: int, window: int) -> None:
        self.image = image
        height, width = image.shape[:2]
        first = window / min_face
        levels: list[Level] = []
        scale = first
        while min(height, width) * scale >= window:
            # Two levels up is half the size: near enough to average from, and much smaller.
            source = levels[-2].image if len(levels) >= 2 else image
            size = (max(window, round(width * scale)), max(window, round(height * scale)))
            levels.append(Level(resized(source, size), scale))
            scale *= FACTOR
        self.levels, self.sheet_shape = _laid_out(levels)

    def sheet(self) -> Image:
        """All levels on one uint8 sheet of shape (*sheet_shape, 3), black between them."""
        sheet = np.zeros((*self.sheet_shape, 3), np.uint8)
        for level in self.levels:
            height, width = level.image.shape[:2]
            sheet[level.y : level.y + height, level.x : level.x + width] = level.image
        return sheet

    def windows(self, boxes: Floats, side: int) -> Image:
        """Square cut-outs, black beyond the image's edge.

        boxes: (n, 4), left, top, right, bottom in pixels of the image, square; fractions of a
        pixel count, as landmarks are measured from the windows' edges.
        Returns uint8 (n, side, side, 3). Each is cut from the smallest level that still has
        `side` pixels across the box, which averages as well and touches fewer pixels.
        """
        cut = np.empty((len(boxes), side, side, 3), np.uint8)
        for index, box in enumerate(boxes):
            image = self._smallest(side / max(1.0, float(box[2] - box[0])))
            ratio = np.array(image.shape[1::-1]) / self.image.shape[1::-1]
            cut[index] = _cut(image, box.reshape(2, 2) * ratio, side)
        return cut

    def _smallest(self, scale: float) -> Image:
        """The smallest level of at least that scale; the image itself if there is none."""
        enough = [level.image for level in self.levels if level.scale >= scale]
        return enough[-1] if enough else self.image


def resized(image: Image, size: tuple[int, int]) -> Image:
    """The image at (width, height): averaged over areas when smaller, bilinear when larger."""
    if (image.shape[1], image.shape[0]) == size:
        return image
    shrinks = size[0] < image.shape[1]
    result = cv2.resize(image, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return np.asarray(result, np.uint8)


def _cut(image: Image, corners: Floats, side: int) -> Image:
    """A rectangle between two corners (2, 2), as a square; black outside the image."""
    # Twice as fine at first, then averaged, so that little aliases.
    fine = 2 * side
    step = np.maximum(1e-3, corners[1] - corners[0]) / fine
    # Pixel centres: half a pixel in the window is half a step in the image.
    start = corners[0] + step / 2 - 0.5
    matrix = np.array([[step[0], 0, start[0]], [0, step[1], start[1]]])
    warped = cv2.warpAffine(
        image, matrix, (fine, fine), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    return np.asarray(cv2.resize(warped, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


def _laid_out(levels: list[Level]) -> tuple[list[Level], tuple[int, int]]:
    """Place the levels in columns, each in the first that has room; rows and columns needed."""
    if not levels:
        return [], (0, 0)
    tall = _even(levels[0].image.shape[0])
    columns: list[tuple[int, int, int]] = []  # left edge, width, rows in use
    placed: list[Level] = []
    for level in levels:
        height, width = (_even(side) for side in level.image.shape[:2])
        for index, (left, wide, used) in enumerate(columns):
            if used + height <= tall and width <= wide:
                columns[index] = (left, wide, used + height)
                break
        else:
            left, used = (columns[-1][0] + columns[-1][1], 0) if columns else (0, 0)
            columns.append((left, width, height))
        placed.append(Level(level.image, level.scale, left, used))
    return placed, (tall, columns[-1][0] + columns[-1][1])


def _even(side: int) -> int:
    return side + side % 2
