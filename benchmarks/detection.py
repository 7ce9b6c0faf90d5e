"""How many annotated faces the detector finds, at several final scores.

    python -m benchmarks.detection DATA [--photos N]

DATA holds `detection`: photos with annotated points, and photos without faces. A face is found
when a box holds the mean of its points. Boxes that hold none are called extra; many of these
are faces that nobody annotated.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image as Pillow

from benchmarks.speed import annotated
from photoclust.faces.detection import Detector
from photoclust.types import Detection

SCORES = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99)


def detected(detector: Detector, paths: list[Path]) -> list[list[Detection]]:
    """The faces in each photo, photo by photo."""
    found = []
    for path in paths:
        with Pillow.open(path) as opened:
            found += detector.detect([np.asarray(opened.convert("RGB"))])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--photos", type=int, default=400, metavar="N")
    arguments = parser.parse_args()
    folder = arguments.data / "detection"
    points = annotated(folder / "points.csv")
    names = sorted(points)[: arguments.photos]
    detector = Detector(torch.device("cpu"), min_score=min(SCORES))
    began = time.perf_counter()
    photos = dict(
        zip(names, detected(detector, [folder / "photos" / n for n in names]), strict=True)
    )
    seconds = (time.perf_counter() - began) / len(names)
    empty = detected(detector, sorted((folder / "no_faces").iterdir()))
    total = sum(len(points[name]) for name in names)
    print(f"{len(names)} photos, {total} annotated faces, {seconds:.3f} s a photo")
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
