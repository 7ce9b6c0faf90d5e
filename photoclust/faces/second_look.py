"""A second look at pictures in which no face was found: turned, as they may lie on their side."""

from __future__ import annotations

import math

import numpy as np

from photoclust.faces.registry import Detector
from photoclust.faces.windows import resized
from photoclust.types import Box, Detection, Floats, Image

PIXELS = 320 * 240
"""Area of what is looked at: faces in a portrait are large, and most pictures have none."""
LEAST_SCORE = 0.95
"""Of three more looks, each may see a face that is none."""


def look_turned(detector: Detector, picture: Image) -> list[Detection]:
    """The faces in a picture, uint8 RGB (h, w, 3), that is turned by 90, 180 or 270 degrees.

    Of the three the surest; in the picture's own pixels, the landmarks as the face has them.
    """
    height, width = picture.shape[:2]
    scale = min(1.0, math.sqrt(PIXELS / (height * width)))
    small = resized(picture, (max(1, round(width * scale)), max(1, round(height * scale))))
    views = [np.ascontiguousarray(np.rot90(small, quarters)) for quarters in (1, 2, 3)]
    found = detector.detect(views, LEAST_SCORE)
    best = max((0, 1, 2), key=lambda view: sum(face.score for face in found[view]))
    faces = [_turned_back(face, best + 1, views[best]) for face in found[best]]
    return detector.mark(picture, [face.scaled(width / small.shape[1]) for face in faces])


def _turned_back(face: Detection, quarters: int, view: Image) -> Detection:
    """The face in the picture that was turned to the left by so many quarters."""
    box = face.box
    corners = np.array([[box.x, box.y], [box.x + box.width, box.y + box.height]], np.float32)
    points = np.concatenate([corners, face.landmarks])
    height, width = view.shape[:2]
    for _ in range(quarters):
        points = _turned_right(points, height)
        height, width = width, height
    low, high = (ends.tolist() for ends in np.sort(points[:2], axis=0))
    around = Box(low[0], low[1], high[0] - low[0], high[1] - low[1])
    return Detection(around, points[2:], face.score)


def _turned_right(points: Floats, height: int) -> Floats:
    """Points (n, 2) of a picture so high, in the picture turned clockwise by a quarter."""
    return np.stack([height - points[:, 1], points[:, 0]], axis=1)
