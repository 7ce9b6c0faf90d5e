"""Alignment: the least-squares similarity transform of a face's landmarks onto a template."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats, Image


def similarity(points: Floats, template: Floats) -> NDArray[np.float64]:
    """The similarity that brings `points` closest to `template` in the least-squares sense.

    Both (n, 2). Returns (2, 3): rotation, uniform scale, translation, never a reflection. Umeyama:
    Least-squares estimation of transformation parameters between two point patterns, PAMI 13
    (1991), in its closed form for the plane. Points that all coincide are only translated.
    """
    source = points.astype(np.float64)
    target = template.astype(np.float64)
    middle, target_middle = source.mean(axis=0), target.mean(axis=0)
    x, y = (source - middle).T
    u, v = (target - target_middle).T
    spread = float(x @ x + y @ y)
    if spread == 0:
        turn = np.eye(2)
    else:
        a, b = (x @ u + y @ v) / spread, (x @ v - y @ u) / spread
        turn = np.array([[a, -b], [b, a]])
    return np.column_stack([turn, target_middle - turn @ middle])


def align(image: Image, landmarks: Floats, template: Floats, size: int | tuple[int, int]) -> Image:
    """The face as a chip: uint8 (height, width, 3), its landmarks on the template.

    image: uint8 (h, w, 3). landmarks: (5, 2) in its pixels. template: (5, 2) in the chip's.
    size: the chip's side if it is square, else its (height, width).
    Faces larger than the chip are averaged down first, so that nothing aliases; what lies
    beyond the image's edge repeats the edge.
    """
    height, width = (size, size) if isinstance(size, int) else size
    matrix = similarity(landmarks, template)
    image, matrix = _shrunk(image, matrix, height, width)
    return np.asarray(
        cv2.warpAffine(
            image,
            matrix,
            (width, height),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def _shrunk(
    image: Image, matrix: NDArray[np.float64], chip_height: int, chip_width: int
) -> tuple[Image, NDArray[np.float64]]:
    """The image around a face, reduced by a whole factor when the warp would shrink it more."""
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    factor = int(1 / scale) if scale > 0 else 1
    if factor < 2:
        return image, matrix
    # The chip's corners in the image bound what the warp can see.
    inverse = cv2.invertAffineTransform(matrix)
    x, y = chip_width, chip_height
    corners = np.array([[0, 0, 1], [x, 0, 1], [0, y, 1], [x, y, 1]]) @ inverse.T
    height, width = image.shape[:2]
    left, top = np.clip(np.floor(corners.min(axis=0)) - factor, 0, [width - 1, height - 1])
    right, bottom = np.clip(np.ceil(corners.max(axis=0)) + factor, 1, [width, height])
    region = image[
        int(top) : max(int(top) + 1, int(bottom)), int(left) : max(int(left) + 1, int(right))
    ]
    wide, high = (max(1, side // factor) for side in (region.shape[1], region.shape[0]))
    small = cv2.resize(region, (wide, high), interpolation=cv2.INTER_AREA)
    # Pixel centres: (p + 0.5) * ratio - 0.5 in the region, then the region's place in the image.
    ratio_x, ratio_y = region.shape[1] / wide, region.shape[0] / high
    up = np.array(
        [[ratio_x, 0, left + ratio_x / 2 - 0.5], [0, ratio_y, top + ratio_y / 2 - 0.5], [0, 0, 1]]
    )
    return np.asarray(small, np.uint8), matrix @ up
