"""Recall of the detector on annotated faces, and the error of its landmarks.

    python -m benchmarks.detection DATA [--photos N]

DATA holds `detection`: photos with annotated points, and photos without faces. A face is found
when a box holds the mean of its points. Boxes that hold none are called extra; many of these
are faces that nobody annotated. Landmarks are eyes, nose and middle of the mouth; their error
is in parts of the distance between the eyes, less what all faces have in common, which is
where the annotators saw these points.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image as Pillow

from benchmarks.speed import annotated
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.types import Detection, Floats

SCORES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)
USUAL_SCORE = 0.85


def detected(detector: TwoStageDetector, paths: list[Path]) -> list[list[Detection]]:
    """The faces in each photo, photo by photo."""
    found = []
    for path in paths:
        with Pillow.open(path) as opened:
            found += detector.detect([np.asarray(opened.convert("RGB"))])
    return found


def landmark_errors(
    photos: dict[str, list[Detection]], marked: dict[str, list[Floats]]
) -> NDArray[np.float64]:
    """Errors (n, 4), each face's four points, in eye distances, over the faces found."""
    offsets = []
    for name, faces in photos.items():
        sure = [face for face in faces if face.score >= USUAL_SCORE]
        for points in marked[name]:
            own = [face for face in sure if face.box.contains(*points.mean(axis=0))]
            if own:
                seen = own[0].landmarks
                four = np.concatenate([seen[:3], seen[3:].mean(axis=0)[None]])
                offsets.append((four - points) / np.hypot(*(points[0] - points[1])))
    from_common = np.array(offsets) - np.median(offsets, axis=0)
    return np.asarray(np.hypot(from_common[..., 0], from_common[..., 1]), np.float64)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--photos", type=int, default=400, metavar="N")
    arguments = parser.parse_args()
    folder = arguments.data / "detection"
    marked = annotated(folder / "points.csv")
    points = {name: [face.mean(axis=0) for face in faces] for name, faces in marked.items()}
    names = sorted(points)[: arguments.photos]
    detector = TwoStageDetector(torch.device("cpu"), min_score=min(SCORES))
    began = time.perf_counter()
    photos = dict(
        zip(names, detected(detector, [folder / "photos" / n for n in names]), strict=True)
    )
    seconds = (time.perf_counter() - began) / len(names)
    empty = detected(detector, sorted((folder / "no_faces").iterdir()))
    total = sum(len(points[name]) for name in names)
    print(f"{len(names)} photos, {total} annotated faces, {seconds:.3f} s a photo")
    errors = landmark_errors(photos, marked)
    print(
        f"landmarks of {len(errors)} faces: error {errors.mean():.2%} of the eyes' distance,"
        f" nine of ten below {np.percentile(errors, 90):.2%}"
    )
    for score in SCORES:
        boxes = {n: [f.box for f in faces if f.score >= score] for n, faces in photos.items()}
        found = sum(any(b.contains(*p) for b in boxes[n]) for n in names for p in points[n])
        extra = sum(not any(b.contains(*p) for p in points[n]) for n in names for b in boxes[n])
        false = sum(face.score >= score for faces in empty for face in faces)
        print(
            f"score {score}: {found / total:.1%} found, {extra} extra boxes;"
            f" {false} boxes in {len(empty)} photos without faces"
        )


if __name__ == "__main__":
    main()
