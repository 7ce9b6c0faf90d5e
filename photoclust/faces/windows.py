"""Square windows around faces, and the picture that they are cut from.

A window may be turned, so that the face in it is upright whatever the picture's way up is.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats, Image

FINER = 2
"""Pixels across a window for each that is wanted, averaged afterwards, so that little aliases."""


@dataclass(frozen=True)
class Windows:
    """Square windows in an image, n of them.

    `middles`: (n, 2), x and y in pixels of the image. `sides`: (n,), in the same. `angles`: (n,),
    by which they are turned clockwise as seen, in radians.
    """

    middles: Floats
    sides: Floats
    angles: Floats

    def __len__(self) -> int:
        return len(self.sides)

    def kept(self, index: NDArray[np.intp]) -> Windows:
        """Those at an index."""
        return Windows(self.middles[index], self.sides[index], self.angles[index])

    def turned(self, angle: float) -> Windows:
        """The windows turned further, clockwise as seen, in radians."""
        return Windows(self.middles, self.sides, self.angles + np.float32(angle))

    def grown(self, factor: float) -> Windows:
        """The windows with their sides so many times as long."""
        return Windows(self.middles, self.sides * np.float32(factor), self.angles)

    def places(self, points: Floats) -> Floats:
        """Points (n, k, 2), from 0 to 1 across their window, as points in the image."""
        cosine, sine = np.cos(self.angles), np.sin(self.angles)
        turns = np.stack([cosine, sine, -sine, cosine], 1).reshape(-1, 2, 2)
        moved = (points - 0.5) * self.sides[:, None, None]
        return np.asarray(moved @ turns + self.middles[:, None], np.float32)


class Pyramid:
    """An image, uint8 (h, w, 3), with copies of half the size each, down to that of a window."""

    def __init__(self, image: Image, least: int) -> None:
        self.image = image
        self._levels = [image]
        while min(self._levels[-1].shape[:2]) >= 2 * least:
            height, width = self._levels[-1].shape[:2]
            self._levels.append(resized(self._levels[-1], (width // 2, height // 2)))

    def cut(self, windows: Windows, side: int) -> Image:
        """The windows as uint8 (n, side, side, 3), black beyond the image's edge.

        Fractions of a pixel count, as landmarks are measured from the windows' edges. Each is cut
        from the smallest level that still has `side` pixels across it, which averages as well and
        touches fewer pixels.
        """
        cut = np.empty((len(windows), side, side, 3), np.uint8)
        corners = windows.places(np.tile(_CORNERS, (len(windows), 1, 1)))
        for index, triple in enumerate(corners):
            level = self._level(float(windows.sides[index]) / side)
            ratio = np.array(level.shape[1::-1]) / self.image.shape[1::-1]
            cut[index] = _cut(level, triple * ratio, side)
        return cut

    def _level(self, shrink: float) -> Image:
        """The smallest level that is not reduced by more than that."""
        index = int(np.log2(shrink)) if shrink >= 1 else 0
        return self._levels[min(index, len(self._levels) - 1)]


_CORNERS = np.array([[0, 0], [1, 0], [0, 1]], np.float32)
"""A window's left top, right top and left bottom."""


def _cut(image: Image, corners: Floats, side: int) -> Image:
    """The parallelogram with these three corners (3, 2) of the image, as a square."""
    fine = FINER * side
    right, down = (corners[1:] - corners[0]) / fine
    # Pixel centres: half a pixel in the window is half a step in the image.
    start = corners[0] + (right + down) / 2 - 0.5
    warped = cv2.warpAffine(
        image,
        np.stack([right, down, start], axis=1).astype(np.float64),
        (fine, fine),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )
    return np.asarray(cv2.resize(warped, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


def resized(image: Image, size: tuple[int, int]) -> Image:
    """The image at (width, height): averaged over areas when smaller, bilinear when larger."""
    if (image.shape[1], image.shape[0]) == size:
        return image
    shrinks = size[0] < image.shape[1]
    result = cv2.resize(image, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return np.asarray(result, np.uint8)
