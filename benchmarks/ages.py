"""Who joins whom when people are children in some photos and grown up in others.

    python -m benchmarks.ages DATA

DATA holds `ages`: pictures of people when young and when adult. Of everybody with three of each or
more, all but one young and one adult face are confirmed; these two and the faces of everybody else
arrive. Prints the share of true faces that would join by themselves, and that of strangers that
would join anybody, at three bounds: as if no photo had a date, and as if the young faces had been
taken twenty years before the others. The mean of five divisions by chance.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.arrivals import BOUNDS, face_set
from photoclust.clustering.eras import YEARS
from photoclust.clustering.joining import are_sure
from photoclust.clustering.similarity import unit_means
from photoclust.engine import Engine
from photoclust.faces.analysis import Analyser
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

LEAST = 3
DIVISIONS = 5
BETWEEN = 4 * YEARS
LARGER = 2
"""How many times the tight pictures are enlarged, once they are padded."""
NONE = -1
"""Of nobody who is known."""


@dataclass(frozen=True)
class Ages:
    """Embeddings (n, d), whose they are, and whether they show adults, (n,) each."""

    embeddings: Floats
    people: NDArray[np.int64]
    adult: NDArray[np.bool_]

    def library(self, seed: int) -> tuple[FaceSet, FaceSet]:
        """Faces some of which are confirmed, without dates and with them."""
        chance = np.random.default_rng(seed)
        confirmed = np.zeros(len(self.people), bool)
        for person in np.unique(self.people):
            own = [np.flatnonzero((self.people == person) & (self.adult == a)) for a in (0, 1)]
            if min(map(len, own)) >= LEAST:
                for rows in own:
                    confirmed[chance.permutation(rows)[1:]] = True
        bare = face_set(self.embeddings, np.where(confirmed, self.people, 0), confirmed)
        taken = np.where(self.adult, BETWEEN, 0) + chance.uniform(0, YEARS / 2, len(self.people))
        return bare, replace(bare, taken=taken)


def rates(
    faces: FaceSet, truth: NDArray[np.int64], calibration: Calibration, bound: float
) -> tuple[float, float]:
    """The share of true faces that join, and that of strangers that join anybody."""
    known = np.unique(truth[faces.confirmed])
    theirs = ~faces.confirmed & np.isin(truth, known)
    strangers = ~faces.confirmed & ~np.isin(truth, known)
    near = unit_means(faces.embeddings[faces.confirmed], truth[faces.confirmed], known)
    nearest = known[(faces.embeddings @ near.T).argmax(axis=1)]
    true = are_sure(faces, np.where(theirs, truth, nearest), calibration, bound)
    joined = np.zeros(len(truth), bool)
    for person in known:
        joined |= are_sure(faces, np.full(len(truth), person), calibration, bound)
    return float(true[theirs].mean()), float(joined[strangers].mean())


def embedded(data: Path, analyser: Analyser) -> Ages:
    """The pictures of `ages` in which a face is found: that which is nearest to the middle."""
    with (data / "ages" / "index.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    vectors, people, adult = [], [], []
    for line in listed:
        picture = cv2.imread(str(data / line["path"]))
        assert picture is not None, line["path"]
        edge = max(picture.shape[:2]) // 2
        padded = cv2.copyMakeBorder(picture, edge, edge, edge, edge, cv2.BORDER_REFLECT)
        large = cv2.resize(padded, None, fx=LARGER, fy=LARGER, interpolation=cv2.INTER_CUBIC)
        pixels = np.ascontiguousarray(large[..., ::-1], np.uint8)
        middle = np.array(pixels.shape[1::-1]) / 2
        found = analyser.analyse([pixels])[0]
        if found:
            best = min(
                found,
                key=lambda face: float(np.hypot(*(face.detection.box.center - middle))),
            )
            vectors.append(best.embedding)
            people.append(int(line["identity"]))
            adult.append(line["group"] == "adult")
    return Ages(np.stack(vectors), np.array(people, np.int64), np.array(adult))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder, Engine(Path(folder) / "ages.photoclust") as engine:
        context = engine._context
        ages, calibration = embedded(arguments.data, context.analyser), context.calibration
    libraries = [ages.library(seed) for seed in range(DIVISIONS)]
    people = len(np.unique(ages.people[libraries[0][0].confirmed]))
    print(f"{people} people known when young and as adults; {len(ages.people)} faces")
    print("wrong joins up to   dates   true faces that join   strangers that join")
    for bound in BOUNDS:
        for place, said in enumerate(("none", "known")):
            found = [rates(pair[place], ages.people, calibration, bound) for pair in libraries]
            true, wrong = np.mean(found, axis=0)
            print(
                f"1 in {round(1 / bound):<15,}{said:<8}{100 * true:>14.1f} %{100 * wrong:>18.2f} %"
            )


if __name__ == "__main__":
    main()
