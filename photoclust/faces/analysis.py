"""From images to faces: detect, align, rate and embed, in batches of images."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from photoclust.faces.quality import judge
from photoclust.faces.registry import Detector, Embedder
from photoclust.faces.second_look import look_turned
from photoclust.faces.windows import resized
from photoclust.types import Box, Detection, Floats, Image


@dataclass(frozen=True)
class AlignedFace:
    """A face in a picture, and its chip: uint8 RGB, as it is embedded."""

    detection: Detection
    chip: Image


@dataclass(frozen=True)
class AnalysedFace:
    """A face in a picture. `embedding`: float32 (128,), unit norm; `quality`: 0 to 1."""

    detection: Detection
    quality: float
    embedding: Floats


LEAST_SCORE = 0.3
"""Probability from which a detection near a box that the user drew is taken for that face."""
LEAST_OVERLAP = 0.3
MARGIN = 0.5
"""Margin around the box, in parts of its sides, in which the face is searched."""
LOOKED_AT = 96
"""The box's size in pixels in the image that is searched."""
PLACES = ((0.269, 0.385), (0.731, 0.385), (0.5, 0.588), (0.283, 0.739), (0.717, 0.739))
"""Where landmarks are in the detector's boxes: medians over 115 faces, made symmetric."""


class Analyser:
    """The networks, loaded and ready for images. `detector_name` and `model` name them for the
    library."""

    def __init__(self, detector: Detector, embedder: Embedder) -> None:
        self.detector = detector
        self.embedder = embedder
        self.model = embedder.description.name
        self.detector_name = detector.description.name
        left, right = np.array(embedder.description.template[:2])
        self._eye_distance = float(np.hypot(*(right - left)))

    def analyse_box(self, picture: Image, box: Box) -> AnalysedFace:
        """The face at a box that somebody drew, in the picture's pixels.

        The landmarks are those of a detection there, however unsure it is; without any, those
        of an average face that fills the box. The score is the detection's, or 0.
        """
        best = max(self._near(picture, box), key=lambda d: d.box.overlap(box), default=None)
        if best is None or best.box.overlap(box) < LEAST_OVERLAP:
            points = np.array(PLACES, np.float32) * (box.width, box.height) + (box.x, box.y)
            detection = Detection(box, points.astype(np.float32), 0.0)
        else:
            detection = replace(best, box=box)
        return self.rate(self.align(picture, [detection]))[0]

    def _near(self, picture: Image, box: Box) -> list[Detection]:
        """Detections around a box, also those of low score."""
        height, width = picture.shape[:2]
        wide, high = MARGIN * box.width, MARGIN * box.height
        left, top = max(0, int(box.x - wide)), max(0, int(box.y - high))
        right = min(width, math.ceil(box.x + box.width + wide))
        bottom = min(height, math.ceil(box.y + box.height + high))
        scale = LOOKED_AT / min(box.width, box.height)
        size = (max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale)))
        region = resized(np.ascontiguousarray(picture[top:bottom, left:right]), size)
        found = self.detector.detect([region], LEAST_SCORE)[0] or look_turned(self.detector, region)
        return [_moved(detection.scaled(1 / scale), left, top) for detection in found]

    def analyse(self, pictures: Sequence[Image]) -> list[list[AnalysedFace]]:
        """The faces of each picture, uint8 RGB (h, w, 3), in its own pixels, surest first."""
        found = zip(pictures, self.detect(pictures), strict=True)
        aligned = [self.align(picture, faces) for picture, faces in found]
        rated = iter(self.rate([face for faces in aligned for face in faces]))
        return [[next(rated) for _ in faces] for faces in aligned]

    def detect(self, pictures: Sequence[Image]) -> list[list[Detection]]:
        """The faces of each picture, uint8 RGB (h, w, 3), in its own pixels, surest first.

        Where there is none, the picture may lie on its side: it is looked at again, turned.
        """
        return [
            faces or look_turned(self.detector, picture)
            for picture, faces in zip(pictures, self.detector.detect(pictures), strict=True)
        ]

    def finer_by(self, faces: Sequence[Detection]) -> float:
        """How many times as fine a picture has to be for the chips of these faces, 1 at least."""
        eyes = [float(np.hypot(*(face.landmarks[1] - face.landmarks[0]))) for face in faces]
        return max([1.0, *(self._eye_distance / max(distance, 1.0) for distance in eyes)])

    def align(
        self, picture: Image, faces: Sequence[Detection], *, mark: bool = False
    ) -> list[AlignedFace]:
        """Faces of a picture, in its pixels, with their chips.

        mark: they were found in a coarser picture, so that their landmarks are seen anew.
        """
        if mark:
            faces = self.detector.mark(picture, faces)
        return [AlignedFace(face, self.embedder.chip(picture, face)) for face in faces]

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        """Aligned faces with their quality and embeddings."""
        vectors, norms = self.embedder.embed([face.chip for face in faces])
        trust = self.embedder.description.trust
        return [
            AnalysedFace(
                face.detection, judge(face.chip, face.detection, float(norm), trust), vector
            )
            for face, vector, norm in zip(faces, vectors, norms, strict=True)
        ]


def detect_and_align(
    pictures: Sequence[Image],
    detector: Detector,
    chip: Callable[[Image, Detection], Image],
    chosen: Callable[[Image, Sequence[Detection]], Sequence[Detection]] = lambda _, faces: faces,
) -> list[list[AlignedFace]]:
    """Detect the faces of each picture, uint8 RGB (h, w, 3), and align those that are chosen.

    chip: aligns a face. chosen: which of a picture's faces are wanted; all unless told otherwise.
    """
    return [
        [AlignedFace(detection, chip(picture, detection)) for detection in chosen(picture, faces)]
        for picture, faces in zip(pictures, detector.detect(pictures), strict=True)
    ]


def _moved(detection: Detection, left: float, top: float) -> Detection:
    """The detection in the whole picture, of which it was found in a part."""
    box = replace(detection.box, x=detection.box.x + left, y=detection.box.y + top)
    landmarks = (detection.landmarks + np.array([left, top])).astype(np.float32)
    return replace(detection, box=box, landmarks=landmarks)
