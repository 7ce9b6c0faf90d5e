"""Precision and recall of grouping labelled albums with default settings.

    python -m benchmarks.albums DATA

DATA holds `albums/four_people` with `albums/four_people.csv`, and `albums/sitcom`. Prints
pairwise precision and recall over the labelled faces. A labelled face that was not found, or
is unsorted, counts as a group of its own.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from photoclust import Engine
from photoclust.learning.metrics import pairwise
from photoclust.types import FaceRecord


class Label(NamedTuple):
    """A known face: its photo, its person, and a point in it, as fractions of the image."""

    photo: Path
    person: str
    x: float
    y: float


def four_people(data: Path) -> list[Label]:
    """The named person of each photo."""
    folder = _scanned(data) / "four_people"
    with (data / "albums" / "four_people.csv").open(newline="") as file:
        return [
            Label(folder / r["photo"], r["person"], float(r["center_x"]), float(r["center_y"]))
            for r in csv.DictReader(file)
        ]


def sitcom(data: Path) -> list[Label]:
    """The head shots: the folder is the person, the face is in the middle."""
    folder = _scanned(data) / "sitcom"
    return [Label(photo, photo.parent.name, 0.5, 0.5) for photo in sorted(folder.glob("*/*"))]


def _scanned(data: Path) -> Path:
    """The albums as a scan names them: absolute, without "..", links left as they are."""
    return Path(os.path.abspath(data)) / "albums"


def grouped(folder: Path, method: str) -> tuple[list[FaceRecord], int]:
    """Scan and group a folder in a library of its own; the faces, and how many people."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Engine(Path(scratch) / "library.photoclust") as engine,
    ):
        engine.photos.scan([folder])
        people = engine.clusters.propose(method).people
        return engine.people.records(), people


def groups_of(labels: list[Label], records: list[FaceRecord]) -> Iterator[int | None]:
    """The group that each labelled face was put in."""
    by_photo: dict[Path, list[FaceRecord]] = {}
    for record in records:
        for path in record.paths:
            by_photo.setdefault(path, []).append(record)
    for label in labels:
        yield next(
            (
                record.face.person_id
                for record in by_photo.get(label.photo, [])
                if record.face.box.contains(label.x * record.width, label.y * record.height)
            ),
            None,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--method", default="hdbscan", help="hdbscan (default) or linkage")
    arguments = parser.parse_args()
    data: Path = arguments.data
    for name, labels in (("four_people", four_people(data)), ("sitcom", sitcom(data))):
        records, people = grouped(data / "albums" / name, arguments.method)
        found = list(groups_of(labels, records))
        precision, recall = pairwise(found, [label.person for label in labels])
        print(
            f"{name}: {len(records)} faces in {people} groups; over {len(labels)} labelled faces:"
            f" precision {precision:.3f}, recall {recall:.3f}, unsorted or not found"
            f" {sum(group is None for group in found)}"
        )


if __name__ == "__main__":
    main()
