"""Finds one face, in the middle of every picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from photoclust.faces.description import Description, describe
from photoclust.faces.registry import DetectionOptions
from photoclust.types import Box, Detection, Image

LANDMARKS = np.array([[30, 40], [70, 40], [50, 60], [35, 80], [65, 80]], np.float32)


class MiddleDetector:
    """The detector."""

    def __init__(self, path: Path, device: torch.device, options: DetectionOptions) -> None:
        self.description: Description = describe(path)
        self.device = device
        self.options = options

    def detect(
        self, images: Sequence[Image], min_score: float | None = None
    ) -> list[list[Detection]]:
        return [[_in_the_middle(image)] for image in images]

    def mark(self, image: Image, detections: Sequence[Detection]) -> list[Detection]:
        return list(detections)


def _in_the_middle(image: Image) -> Detection:
    height, width = image.shape[:2]
    box = Box(width / 4, height / 4, width / 2, height / 2)
    landmarks = LANDMARKS / 100 * (box.width, box.height) + (box.x, box.y)
    return Detection(box, landmarks.astype(np.float32), 0.9)


DETECTORS = {"middle": MiddleDetector}
