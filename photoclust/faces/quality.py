"""The quality of a face for recognition: how far its embedding can be trusted.

The embedding itself knows best (`photoclust-train quality` compares candidates): its norm before it
is scaled to one, calibrated. But a face that is tiny, or blurred to nothing, can have any norm, so
size and sharpness bound the quality from above.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from photoclust.faces.description import Trust
from photoclust.types import Detection, Floats, Image

ENOUGH_PIXELS = 8.0
"""Between the eyes; fewer lower the quality in proportion."""
ENOUGH_SHARPNESS = 5.0
"""Variance of the Laplacian of a chip; less lowers the quality in proportion."""


def judge(chip: Image, detection: Detection, norm: float, trust: Trust | None) -> float:
    """Quality of a face, 0 to 1.

    chip: the aligned face, uint8 (h, w, 3). detection: in pixels of the picture it was cut from.
    norm: of its embedding, before it was scaled. trust: what that means for this network; without
    it size and sharpness alone count.
    """
    known = 1.0 if trust is None else trusted(norm, trust)
    return size(detection.landmarks) * sharpness(chip) * known


def trusted(norm: float, trust: Trust) -> float:
    """What a norm means, 0 to 1."""
    exponent = -trust.slope * (norm - trust.middle)
    return 1 / (1 + math.exp(min(max(exponent, -50.0), 50.0)))


def size(landmarks: Floats) -> float:
    """Resolution: the distance between the eyes, 1 from ENOUGH_PIXELS on."""
    return min(1.0, float(np.hypot(*(landmarks[1] - landmarks[0]))) / ENOUGH_PIXELS)


def sharpness(chip: Image) -> float:
    """Focus, 1 from ENOUGH_SHARPNESS on."""
    return min(1.0, laplacian(chip) / ENOUGH_SHARPNESS)


def laplacian(chip: Image) -> float:
    """Variance of the Laplacian (Pech-Pacheco et al. 2000) in the middle of the chip."""
    grey = cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)
    rows, columns = (slice(side // 5, side - side // 5) for side in grey.shape)
    return float(cv2.Laplacian(grey, cv2.CV_32F)[rows, columns].var())
