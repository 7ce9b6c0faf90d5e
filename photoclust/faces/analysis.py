"""From pictures to faces: detect, align, judge and embed, many pictures at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photoclust.faces.detection import Detector
from photoclust.faces.embedding import Embedder
from photoclust.faces.quality import judge
from photoclust.types import Detection, Floats, Image


@dataclass(frozen=True)
class AnalysedFace:
    """A face in a picture. `embedding`: float32 (128,), unit norm; `quality`: 0 to 1."""

    detection: Detection
    quality: float
    embedding: Floats


class Analyser:
    """The networks, ready to look at pictures. `method` names them for the library."""

    def __init__(self, detector: Detector, embedder: Embedder) -> None:
        self.detector = detector
        self.embedder = embedder
        self.model = embedder.description.name
        self.method = f"{detector.description.name} {self.model}"

    def analyse(self, pictures: Sequence[Image]) -> list[list[AnalysedFace]]:
        """The faces of each picture, uint8 RGB (h, w, 3), in its own pixels, surest first."""
        found = self.detector.detect(pictures)
        chips = [
            self.embedder.chip(picture, detection)
            for picture, faces in zip(pictures, found, strict=True)
            for detection in faces
        ]
        rest = iter(zip(chips, self.embedder.embed(chips), strict=True))
        return [
            [
                AnalysedFace(detection, judge(chip, detection), embedding)
                for detection, (chip, embedding) in zip(faces, rest)  # noqa: B905
            ]
            for faces in found
        ]
