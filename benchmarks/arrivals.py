"""Who joins whom when photos arrive: strangers, and further faces of the people who are known.

    python -m benchmarks.arrivals DATA [--weights FILE] [--least N] [--out FOLDER]

DATA holds `lfw_view1`. Half of the faces of every person with N faces or more (4) are confirmed,
the other half and the faces of everybody else arrive. Prints the share of arriving strangers that
join somebody by themselves, that of true faces that join, and that of true faces that join somebody
else; for the bound that is the default, for stricter and looser ones, and without any. Then, how
true the stated probabilities are: of the faces that arrive, by the probability of their likeliest
person, how many there are, what is stated on average, and how many are that person; and the same
by tenths of what joined by itself, of what is suggested and of the questions, over five draws of
which half is confirmed. No network was trained on these people. FOLDER gets the tenths as
`reliability.csv` and `reliability.png`.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import asdict, dataclass, fields, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.clusterer import Clusterer, prepare_clusterer
from photoclust.clustering.evidence import evidence
from photoclust.clustering.joining import WRONG_JOINS
from photoclust.clustering.review import questions
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import suggestions
from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.device import choose
from photoclust.faces.weights import Calibration
from photoclust.job import Job
from photoclust.types import FaceSet, Floats
from training import lfw
from training.dataset import load_faces, read_samples
from training.model import default_cache, open_model

BOUNDS = (1e-2, WRONG_JOINS, 1e-4)
STATED = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
"""Ends of the ranges of probabilities."""
TENTHS = 10
DRAWS = 5
MOST = 100_000
"""Questions that are asked at most."""
Stated = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""Probabilities (n,), and whether it is so, (n,)."""


@dataclass(frozen=True)
class Arrivals:
    """A library in which some faces are confirmed. `truth`: (n,), who each face is, from 1."""

    faces: FaceSet
    truth: NDArray[np.int64]

    def rates(self, clusterer: Clusterer) -> tuple[float, float, float]:
        """Strangers that join, true faces that join, and those that join somebody else."""
        people = clusterer.cluster().people
        known = np.unique(self.truth[self.faces.confirmed])
        arriving = ~self.faces.confirmed
        strangers = arriving & ~np.isin(self.truth, known)
        theirs = arriving & np.isin(self.truth, known)
        joined = np.isin(people, known)
        right = people == self.truth
        return (
            float(joined[strangers].mean()),
            float((joined & right)[theirs].mean()),
            float((joined & ~right)[theirs].mean()),
        )

    def stated(self, calibration: Calibration) -> dict[str, Stated]:
        """What is said of the faces that arrive, and whether it is true: of those that join by
        themselves, of suggestions, and of questions about faces and groups."""
        faces, truth = self.faces, self.truth
        known = np.unique(truth[faces.confirmed])
        found = prepare_clusterer(faces, (), calibration).cluster().people
        # New groups have numbers that nobody has.
        people = np.where(found < 0, int(truth.max()) - found, found)
        joined = np.flatnonzero(~faces.confirmed & np.isin(people, known))
        theirs = [np.flatnonzero(faces.confirmed & (truth == person)) for person in known]
        asked = faces.embeddings[~faces.confirmed]
        evident = evidence(faces.embeddings, theirs, asked, calibration)
        likely = evident.posteriors(faces.embeddings[joined])
        own = np.searchsorted(known, people[joined])
        names = {int(p): str(p) if p in known else None for p in np.unique(people[people > 0])}
        data = ReviewData(replace(faces, people=people), names, frozenset())
        suggested = suggestions(data, calibration)
        # Whether confirmed faces are rightly so is asked in `second_thoughts`, where some are not.
        asked_about = questions(data, calibration, MOST)
        asks = [one for one in asked_about if one.name and not one.doubtful]
        return {
            "joins": (
                likely[np.arange(len(joined)), own].astype(np.float64),
                truth[joined] == people[joined],
            ),
            "suggestions": (
                np.array([one.probability for one in suggested]),
                np.array([truth[one.face - 1] == one.person_id for one in suggested], bool),
            ),
            "questions": (
                np.array([one.probability for one in asks]),
                np.array(
                    [(truth[np.array(one.faces) - 1] == one.person_id).all() for one in asks], bool
                ),
            ),
        }

    def reliability(self, calibration: Calibration) -> list[tuple[float, float, int, float, float]]:
        """Ranges of stated probabilities, with the faces in each, the mean that is stated, and the
        share of faces that show the person."""
        vectors, arriving = self.faces.embeddings, ~self.faces.confirmed
        known = np.unique(self.truth[self.faces.confirmed])
        theirs = [np.flatnonzero(self.faces.confirmed & (self.truth == p)) for p in known]
        asked = vectors[arriving]
        likely = evidence(vectors, theirs, asked, calibration).posteriors(asked)
        stated = likely.max(axis=1)
        right = known[likely.argmax(axis=1)] == self.truth[arriving]
        found = []
        for low, high in pairwise(STATED):
            those = (stated >= low) & (stated < high if high < 1 else stated <= high)
            if those.any():
                means = float(stated[those].mean()), float(right[those].mean())
                found.append((low, high, int(those.sum()), *means))
        return found


def arrivals(embeddings: Floats, truth: NDArray[np.int64], least: int, seed: int = 0) -> Arrivals:
    """Half of the faces of everybody with so many confirmed, chosen by chance."""
    random = np.random.default_rng(seed)
    confirmed = np.zeros(len(truth), bool)
    for person in np.unique(truth):
        rows = np.flatnonzero(truth == person)
        if len(rows) >= least:
            confirmed[random.permutation(rows)[: len(rows) // 2]] = True
    people = np.where(confirmed, truth, 0)
    return Arrivals(face_set(embeddings, people, confirmed), truth)


def face_set(
    embeddings: Floats, people: NDArray[np.int64], confirmed: NDArray[np.bool_]
) -> FaceSet:
    """Faces that are good, and each alone on a photo, without dates; numbered from 1."""
    ids, every = np.arange(1, len(people) + 1), np.ones(len(people), bool)
    left = np.arange(len(people), dtype=np.float32)  # no two are at one place
    places = np.stack([left, left, left + 0.5, left + 0.5, every], axis=1).astype(np.float32)
    return FaceSet(
        ids=ids,
        photos=ids,
        embeddings=embeddings,
        people=people,
        confirmed=confirmed,
        quality=every.astype(np.float32),
        seen=every,
        shown=every,
        places=places,
        taken=np.full(len(people), np.nan),
    )


def embedded(data: Path, file: Path) -> tuple[Floats, NDArray[np.int64], Calibration]:
    """The images of View 1, and who they are, from 1."""
    model = open_model(file, choose("cpu"))
    folder = lfw.folder_in(data)
    if folder is None or model.description.calibration is None:
        raise TrainingError("no-pairs")
    job = Job()
    view = lfw.load_view1(folder, model.description, default_cache(), job, model.device)
    truth = np.asarray(view.faces.identities, np.int64) + 1
    return model.embed(view.faces.chips, job), truth, model.description.calibration


def embedded_wild(data: Path, file: Path) -> tuple[Floats, NDArray[np.int64], Calibration]:
    """The same of the images of `train_faces/celeba_wild`, of people who are not in LFW."""
    model = open_model(file, choose("cpu"))
    index = data / "train_faces" / "index.csv"
    if not index.is_file() or model.description.calibration is None:
        raise TrainingError("no-pairs")
    samples = [s for s in read_samples(index) if "celeba_wild" in s.path.parts]
    job = Job()
    faces = load_faces(samples, model.description, default_cache(), job, model.device)
    truth = np.asarray(faces.identities, np.int64) + 1
    return model.embed(faces.chips, job), truth, model.description.calibration


@dataclass(frozen=True)
class Tenth:
    """Of what is said with probabilities from `low` to `high`: how often, with which on average,
    and which share is so."""

    kind: str
    low: float
    high: float
    count: int
    stated: float
    true: float


def tenths(kind: str, stated: Stated) -> list[Tenth]:
    """The tenths in which anything is said."""
    probabilities, right = stated
    place = np.minimum((probabilities * TENTHS).astype(int), TENTHS - 1)
    return [
        Tenth(
            kind,
            number / TENTHS,
            (number + 1) / TENTHS,
            int((place == number).sum()),
            float(probabilities[place == number].mean()),
            float(right[place == number].mean()),
        )
        for number in np.unique(place).tolist()
    ]


def write(folder: Path, found: list[Tenth]) -> None:
    """The reliability as a table and as curves."""
    from matplotlib.figure import Figure

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "reliability.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [one.name for one in fields(Tenth)])
        writer.writeheader()
        writer.writerows(asdict(one) for one in found)
    figure = Figure(figsize=(5.5, 5.5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], ":", color="grey")
    for kind in dict.fromkeys(one.kind for one in found):
        own = [one for one in found if one.kind == kind]
        # One standard error, as if what is stated were true.
        errors = [(one.stated * (1 - one.stated) / one.count) ** 0.5 for one in own]
        said = f"{kind} ({sum(one.count for one in own):,})"
        points = [one.stated for one in own], [one.true for one in own]
        axes.errorbar(*points, errors, fmt="o", capsize=3, alpha=0.8, label=said)
    axes.set(xlabel="probability that is stated", ylabel="share that is true", ylim=(-0.03, 1.03))
    axes.legend()
    axes.grid(visible=True, alpha=0.3)
    figure.savefig(folder / "reliability.png", dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--least", type=int, default=4, metavar="N")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="for the table and the curves")
    arguments = parser.parse_args()
    embeddings, truth, calibration = embedded(arguments.data, arguments.weights)
    library = arrivals(embeddings, truth, arguments.least)
    known = np.unique(truth[library.faces.confirmed])
    print(
        f"{len(known)} people with {library.faces.confirmed.sum()} confirmed faces;"
        f" {len(truth) - library.faces.confirmed.sum()} faces arrive"
    )
    clusterer = prepare_clusterer(library.faces, (), calibration)
    print("wrong joins up to   strangers that join   true faces that join   to somebody else")
    for bound in (*BOUNDS, 1e9):
        rates = library.rates(replace(clusterer, wrong_joins=bound))
        said = f"1 in {round(1 / bound):,}" if bound < 1 else "any"
        print(f"{said:<20}" + "".join(f"{100 * rate:>12.2f} %       " for rate in rates))
    print("\nstated              faces      mean stated    that person")
    for low, high, count, stated, true in library.reliability(calibration):
        print(
            f"{100 * low:>3.0f} to {100 * high:>3.0f} %   {count:>12,}   {100 * stated:>12.2f} %"
            f" {100 * true:>12.2f} %"
        )
    show_tenths(embeddings, truth, arguments.least, calibration, arguments.out)


def show_tenths(
    embeddings: Floats,
    truth: NDArray[np.int64],
    least: int,
    calibration: Calibration,
    out: Path | None,
) -> None:
    """Print the reliability by tenths, over several draws."""
    draws = [arrivals(embeddings, truth, least, seed).stated(calibration) for seed in range(DRAWS)]
    found = []
    for kind in draws[0]:
        stated, right = (
            np.concatenate(parts) for parts in zip(*(d[kind] for d in draws), strict=True)
        )
        found += tenths(kind, (stated, right))
    print("\n               stated         how many   mean stated        true")
    for one in found:
        print(
            f"{one.kind:<12} {100 * one.low:>3.0f} to {100 * one.high:>3.0f} % {one.count:>12,}"
            f" {100 * one.stated:>11.1f} % {100 * one.true:>9.1f} %"
        )
    if out:
        write(out, found)


if __name__ == "__main__":
    main()
