"""The quality of a face for recognition: its size, sharpness and frontality.

The geometric mean of three figures from 0 to 1, because one bad one spoils the embedding.
"""

from __future__ import annotations

import cv2
import numpy as np

from photoclust.types import Detection, Floats, Image

FULL_EYE_DISTANCE = 40.0
"""Pixels between the eyes from which more resolution adds nothing: the chips have 55."""
FULL_SHARPNESS = 150.0
"""Variance of the Laplacian of a well-focused aligned chip."""


def judge(chip: Image, detection: Detection) -> float:
    """Quality of a face, 0 to 1.

    chip: the aligned face, uint8 (h, w, 3). detection: in pixels of the picture it was cut
    from.
    """
    figures = (size(detection.landmarks), sharpness(chip), frontality(detection.landmarks))
    return float(np.prod(figures) ** (1 / len(figures)))


def size(landmarks: Floats) -> float:
    """Resolution: the distance between the eyes, 1 from FULL_EYE_DISTANCE pixels on."""
    return min(1.0, float(np.hypot(*(landmarks[1] - landmarks[0]))) / FULL_EYE_DISTANCE)


def sharpness(chip: Image) -> float:
    """Focus: variance of the Laplacian (Pech-Pacheco et al. 2000) in the middle of the chip."""
    grey = cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)
    rows, columns = (slice(side // 5, side - side // 5) for side in grey.shape)
    variance = float(cv2.Laplacian(grey, cv2.CV_32F)[rows, columns].var())
    return min(1.0, variance / FULL_SHARPNESS)


def frontality(landmarks: Floats) -> float:
    """Pose: 1 when the nose lies midway between the eyes, 0 when it passes one of them.

    Measured along the line of the eyes, so that a tilted head costs nothing.
    """
    left, right, nose = (p.astype(np.float64) for p in landmarks[:3])
    across = right - left
    length = float(across @ across)
    if length == 0:
        return 0.0
    place = float((nose - left) @ across) / length
    return float(np.clip(1 - abs(place - 0.5) * 2, 0, 1))
