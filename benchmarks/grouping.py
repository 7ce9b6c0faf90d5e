"""How right the groups of View 1's images are, and whether it matters in which order they come.

    python -m benchmarks.grouping DATA [--weights FILE] [--portions N]

DATA holds `lfw_view1`. The faces are put into a library, each on a photo of its own, in random
order, and grouped as a scan groups them, with the settings that are the default: all of them at
once; in N portions (10), grouped after each; and the half at once, then the others in portions of
one in a hundred, as few as are grouped by themselves. All count as good.

Prints for each how many groups there are, their precision, recall and F, BCubed and by pairs, and
the seconds; F by pairs as if what was grouped at once were true; and the churn, of the faces that
were there before a portion the share whose group mates among these have changed: of all of them,
and of those whose groups got no new face, so that the portion was not about them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.arrivals import embedded
from photoclust import Engine
from photoclust.engine.scan_grouping import ScanGrouping
from photoclust.faces import weights
from photoclust.job import Job
from photoclust.learning.metrics import bcubed, pairwise
from photoclust.library.photos import NewPhoto
from photoclust.settings import Settings
from photoclust.types import Box, Detection, Floats, FoundFace

WIDTH = 1_000_000
Numbers = NDArray[np.int64]


class GroupedLibrary:
    """A library that gets faces in portions. `people`: int64 (n,), by row who each face is with,
    0 for nobody; `arrived`: whether it is there yet."""

    def __init__(self, engine: Engine, embeddings: Floats) -> None:
        self._engine = engine
        self._embeddings = embeddings
        self._face = np.zeros(len(embeddings), np.int64)
        self.people = np.zeros(len(embeddings), np.int64)

    @property
    def arrived(self) -> NDArray[np.bool_]:
        return self._face > 0

    def add(self, rows: NDArray[np.intp]) -> float:
        """Store these faces and group as a scan does; the seconds of the grouping."""
        context = self._engine._context
        repository = context.repository
        with repository.database.writing() as connection:
            for row in rows.tolist():
                photo = _photo(row, self._embeddings[row], context.detection.name, context.model)
                number = repository.photos.add(connection, photo)
                path = Path(f"/photos/{row}.jpg")
                repository.files.put(connection, path, photo.size, 1, number)
        began = time.perf_counter()
        ScanGrouping(context, Job())()
        took = time.perf_counter() - began
        records = self._engine.people.records()
        rows_of = np.array([int(record.paths[0].stem) for record in records])
        self._face[rows_of] = [record.face.id for record in records]
        self.people[rows_of] = [record.face.person_id or 0 for record in records]
        return took


def _photo(row: int, vector: Floats, detector: str, model: str) -> NewPhoto:
    """A photo with one face, at a place where no other has one."""
    box = Box(2 * row, 10, 1, 1)
    detection = Detection(box, np.zeros((5, 2), np.float32), 0.99)
    face = FoundFace(detection, 1.0, vector, b"")
    digest = row.to_bytes(16, "big")
    return NewPhoto(1, digest, WIDTH, 100, None, detector, model, [face], digest)


@dataclass(frozen=True)
class Churn:
    """Of so many `faces` that were there before, those whose group mates `changed`; and the same of
    the faces whose groups got no new one."""

    faces: int
    changed: int
    others: int
    others_changed: int


def churn(before: Numbers, after: Numbers, new: NDArray[np.bool_]) -> Churn:
    """before, after: who each face is with, (n,), 0 for nobody. new: who was not there before."""
    old = ~new
    changed = (_mates(before, old) != _mates(after, old))[old]
    reached = np.isin(after, after[new & (after > 0)])[old]
    return Churn(
        faces=int(old.sum()),
        changed=int(changed.sum()),
        others=int((~reached).sum()),
        others_changed=int((changed & ~reached).sum()),
    )


def _mates(people: Numbers, among: NDArray[np.bool_]) -> NDArray[np.object_]:
    """By face the faces that it is with, of some: (n,)."""
    groups: dict[int, list[int]] = {}
    for row in np.flatnonzero(among & (people > 0)).tolist():
        groups.setdefault(int(people[row]), []).append(row)
    mates = np.array([(row,) for row in range(len(people))] + [()], object)[:-1]
    for rows in groups.values():
        for row in rows:
            mates[row] = tuple(rows)
    return mates


def grouped(embeddings: Floats, portions: list[NDArray[np.intp]]) -> tuple[Numbers, float, Churn]:
    """Who each face is with in the end, the seconds of all grouping, and the churn in all."""
    seconds = 0.0
    counts = np.zeros(4, np.int64)
    with (
        tempfile.TemporaryDirectory() as scratch,
        Engine(Path(scratch) / "library.photoclust", Settings()) as engine,
    ):
        library = GroupedLibrary(engine, embeddings)
        for rows in portions:
            before, was_there = library.people.copy(), library.arrived.copy()
            seconds += library.add(rows)
            there = library.arrived
            found = churn(before[there], library.people[there], ~was_there[there])
            counts += (found.faces, found.changed, found.others, found.others_changed)
        return library.people.copy(), seconds, Churn(*counts.tolist())


def scores(found: Numbers, truth: Numbers) -> tuple[float, ...]:
    """Precision, recall and F, BCubed and then by pairs."""
    groups = [int(person) or None for person in found]
    precision, recall = pairwise(groups, truth.tolist())
    return *bcubed(groups, truth.tolist()), precision, recall, harmonic(precision, recall)


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def portions_of(faces: int, count: int) -> list[tuple[str, list[NDArray[np.intp]]]]:
    """All rows in random order: in one portion, in so many, and the half and then 1 % each."""
    order = np.random.default_rng(0).permutation(faces)
    few = max(1, faces // 100)
    ends = range(faces // 2, faces, few)
    return [
        ("all at once", [order]),
        (f"{count} portions", np.array_split(order, count)),
        ("half, then 1 %", np.split(order, ends)),
    ]


def compare(embeddings: Floats, truth: Numbers, portions: int) -> None:
    """Group in all ways, and print the figures."""
    print(
        "                groups   BCubed precision, recall, F    by pairs, the same      grouping"
        "   all at once true   churn   where nothing new"
    )
    true: Numbers | None = None
    for name, parts in portions_of(len(truth), portions):
        found, seconds, changes = grouped(embeddings, parts)
        said = scores(found, truth)
        line = (
            f"{name:<16}{len(np.unique(found[found > 0])):>6,}"
            f"{said[0]:>14.3f} {said[1]:>8.3f} {said[2]:>6.3f}"
            f"{said[3]:>10.3f} {said[4]:>7.3f} {said[5]:>6.3f} {seconds:>10.1f} s"
        )
        if true is None:
            # Who is with nobody is a group of one.
            true = np.where(found > 0, found, -1 - np.arange(len(found)))
        else:
            line += (
                f"{scores(found, true)[5]:>17.4f} {percent(changes.changed, changes.faces):>12}"
                f"{percent(changes.others_changed, changes.others):>12}"
            )
        print(line, flush=True)


def percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.2f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--portions", type=int, default=10, metavar="N")
    arguments = parser.parse_args()
    embeddings, truth, _ = embedded(arguments.data, arguments.weights)
    compare(embeddings, truth, arguments.portions)


if __name__ == "__main__":
    main()
