"""How complete people are said to be, against how complete they are.

    python -m benchmarks.completeness DATA [--weights FILE] [--least N]

DATA holds `lfw_view1` and `train_faces`. As in `arrivals`, half of the faces of every person with N
faces or more (4) are confirmed, the other half and the faces of everybody else arrive and are
grouped; once with all that joins by itself, and once with nothing of it. Prints, by what is said of
the people, how many they are, the mean that is said, the mean that is true, and of how many the
truth lies in the range that is said, which should be nine tenths; then the same of what is said of
all of their faces together.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.arrivals import Arrivals, arrivals, embedded, embedded_wild
from photoclust.clustering.clusterer import cluster
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import standing
from photoclust.faces import weights
from photoclust.faces.weights import Calibration
from photoclust.types import Completeness, FaceSet

SAID = (0, 0.5, 0.7, 0.9, 0.95, 0.98, 1)
"""Ends of the ranges of shares."""
NEAR = 0.005
"""A range is said to whole per cent."""


def measured(
    library: Arrivals, joined: FaceSet, calibration: Calibration
) -> list[tuple[Completeness, float]]:
    """What is said of each person, and what is true."""
    known = np.unique(library.truth[library.faces.confirmed])
    persons = np.unique(joined.people[joined.people > 0])
    names = {int(p): str(p) if p in known else None for p in persons}
    found = standing(ReviewData(joined, names, frozenset()), calibration).completeness
    result = []
    for one in found:
        theirs = library.truth == one.person_id
        result.append((one, float((joined.people[theirs] == one.person_id).mean())))
    return result


def show(found: list[tuple[Completeness, float]]) -> None:
    """Print a table."""
    print("  said                people    mean said    mean true   within the range")
    for low, high in pairwise(SAID):
        some = [(c, true) for c, true in found if low <= c.share < high or c.share == high == 1]
        if some:
            said, true = np.mean([(c.share, true) for c, true in some], axis=0)
            within = np.mean([c.low - NEAR <= true <= c.high + NEAR for c, true in some])
            print(
                f"  {100 * low:>3.0f} to {100 * high:>3.0f} %   {len(some):>14,}"
                f" {100 * said:>10.1f} % {100 * true:>10.1f} % {100 * within:>14.1f} %"
            )
    found_, missing = sum(c.found for c, _ in found), sum(c.missing for c, _ in found)
    within = np.mean([c.low - NEAR <= true <= c.high + NEAR for c, true in found])
    width = np.mean([c.high - c.low for c, _ in found])
    true = np.mean([true for _, true in found])
    print(
        f"  all: {100 * found_ / (found_ + missing):.1f} % said of all faces; mean true of the"
        f" people {100 * true:.1f} %; {100 * within:.1f} % within the range, which is"
        f" {100 * width:.1f} wide on average"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--least", type=int, default=4, metavar="N")
    arguments = parser.parse_args()
    for name, read in (("View 1", embedded), ("celeba_wild", embedded_wild)):
        embeddings, truth, calibration = read(arguments.data, arguments.weights)
        library = arrivals(embeddings, truth, arguments.least)
        people = cluster(library.faces, (), calibration).people
        # New groups have numbers that nobody has.
        grouped = np.where(people < 0, int(truth.max()) - people, people)
        print(f"{name}, grouped")
        show(measured(library, replace(library.faces, people=grouped), calibration))
        print(f"{name}, nothing joined")
        show(measured(library, library.faces, calibration))


if __name__ == "__main__":
    main()
