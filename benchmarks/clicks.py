"""How many actions it takes to name everybody: a simulated user with known truth.

    python -m benchmarks.clicks DATA [--weights FILE] [--least N] [--actions N]

DATA holds `lfw_view1`. The user goes by what the window shows: the groups from the largest on, and
the suggestions at each person. A group is named by whom its cover shows, or given to who has that
name (one action each); when at least nine tenths of what the name left out show the person, "All
are right" is one more. After every tenth action the suggestions at each person are looked at: those
that are right are confirmed, the others refused, by one action for all that are ticked rightly and
one for each that is not; then the library is grouped anew. When there is nothing more to name or to
check, the questions of Review are answered, one action each. People are those with N images or more
(5); groups that show others are passed over. One that mostly shows one of them, but not on its
cover, is given another cover, one more action.

Prints after every so many actions which share of the people's faces is rightly named, and which
share of the named faces bears another name; then the actions for each person until 95 % are named.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.arrivals import embedded, face_set
from photoclust.clustering.clusterer import cluster
from photoclust.clustering.review import questions
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import suggestions
from photoclust.clustering.vouching import are_vouched_for
from photoclust.faces import weights
from photoclust.faces.weights import Calibration
from photoclust.types import FaceSet, Floats

SURE = 0.99
"""Probability from which suggestions are ticked."""
EVERY = 10
"""Actions after which the library is grouped anew."""
MOSTLY = 0.9
"""Of what a name left out, the share that must be right for the user to say so of all."""
ENOUGH = 0.95
"""Share of the faces rightly named that is asked for."""
STRANGER = 1_000_000
"""Numbers of unnamed groups begin here."""


@dataclass
class Library:
    """Faces by row: who each is, who it is with (0: nobody), and whether it is confirmed."""

    embeddings: Floats
    truth: NDArray[np.int64]
    calibration: Calibration
    homes: NDArray[np.int64] = field(init=False)
    confirmed: NDArray[np.bool_] = field(init=False)
    refused: set[tuple[int, int]] = field(default_factory=set)
    affirmed: set[tuple[int, int]] = field(default_factory=set)
    names: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.homes = np.zeros(len(self.truth), np.int64)
        self.confirmed = np.zeros(len(self.truth), bool)

    @property
    def faces(self) -> FaceSet:
        return face_set(self.embeddings, self.homes, self.confirmed)

    def group(self) -> None:
        """Group what is not confirmed; people keep their numbers."""
        found = cluster(self.faces, self.refused, self.calibration).people
        new = found < 0
        following = max(STRANGER, int(self.homes.max(initial=0)) + 1)
        self.homes = np.where(self.confirmed, self.homes, np.where(new, following - found, found))

    def groups(self) -> list[NDArray[np.intp]]:
        """The unnamed groups, largest first."""
        persons, counts = np.unique(self.homes[self.homes > 0], return_counts=True)
        order = persons[np.argsort(-counts, kind="stable")]
        return [np.flatnonzero(self.homes == p) for p in order.tolist() if p not in self.names]

    def confirm(self, rows: NDArray[np.intp], person: int) -> None:
        self.homes[rows], self.confirmed[rows] = person, True
        self.names[person] = str(person)

    def refuse(self, rows: Iterable[int], person: int) -> None:
        self.refused.update((int(row) + 1, person) for row in rows)

    @property
    def review(self) -> ReviewData:
        """What Review looks at. Faces are numbered from 1."""
        persons = np.unique(self.homes[self.homes > 0]).tolist()
        names = {person: self.names.get(person) for person in persons}
        return ReviewData(self.faces, names, frozenset(self.refused), frozenset(self.affirmed))

    def suggested(self) -> dict[int, list[tuple[int, float]]]:
        """Rows that may be each named person's, with the probabilities."""
        result: dict[int, list[tuple[int, float]]] = {}
        for one in suggestions(self.review, self.calibration):
            result.setdefault(one.person_id, []).append((one.face - 1, one.probability))
        return result


class User:
    """Obeys the wall and the suggestions; counts the actions. `people`: who is to be named."""

    def __init__(self, library: Library, people: NDArray[np.int64]) -> None:
        self.library = library
        self.people = set(people.tolist())
        self.actions = 0
        self._total = int(np.isin(library.truth, people).sum())

    def name_next(self) -> bool:
        """Name the largest group whose cover shows one of the people, else one that mostly shows
        one of them, with another cover; whether there is one."""
        groups = self.library.groups()
        shown = next(((rows, 0) for rows in groups if self._who(rows[0]) in self.people), None)
        if shown is None:
            mostly = ((rows, self._most(rows)) for rows in groups)
            shown = next(((rows, at) for rows, at in mostly if at is not None), None)
        if shown is None:
            return False
        library, (rows, cover) = self.library, shown
        who = self._who(rows[cover])
        self.actions += 1 if cover == 0 else 2
        sure = are_vouched_for(library.faces, rows, rows[cover : cover + 1], library.calibration)
        library.confirm(rows[sure], who)
        left = rows[~sure]
        library.homes[left] = 0
        right = library.truth[left] == who
        if len(left) and right.mean() >= MOSTLY:
            self.actions += 1
            library.confirm(left, who)
        return True

    def _who(self, row: int) -> int:
        return int(self.library.truth[row])

    def _most(self, rows: NDArray[np.intp]) -> int | None:
        """The first face of whom a group mostly shows, if that is one of the people."""
        persons, firsts, counts = np.unique(
            self.library.truth[rows], return_index=True, return_counts=True
        )
        most = int(counts.argmax())
        fits = 2 * counts[most] > len(rows) and int(persons[most]) in self.people
        return int(firsts[most]) if fits else None

    def check(self) -> None:
        """Look at all that is suggested."""
        for person, found in self.library.suggested().items():
            rows = np.array([row for row, _ in found])
            ticked = np.array([likely >= SURE for _, likely in found])
            right = self.library.truth[rows] == person
            self.actions += 1 + int((ticked != right).sum())
            self.library.confirm(rows[right], person)
            self.library.refuse(rows[~right], person)

    def answer(self) -> None:
        """Answer so many questions of Review."""
        library = self.library
        for question in questions(library.review, library.calibration, EVERY):
            self.actions += 1
            rows, person = np.array(question.faces) - 1, question.person_id
            right = bool((library.truth[rows] == person).all())
            if right:
                library.confirm(rows, person)
            else:
                library.refuse(rows, person)
            if question.doubtful and right:
                library.affirmed.update((int(face), person) for face in question.faces)
            elif question.doubtful:
                library.homes[rows], library.confirmed[rows] = 0, False

    def rates(self) -> tuple[float, float]:
        """The share of people's faces rightly named, and of named faces that bear another name."""
        library = self.library
        named = np.isin(library.homes, list(library.names))
        right = named & (library.homes == library.truth)
        return float(right.sum() / self._total), float((named & ~right).sum() / max(1, named.sum()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--least", type=int, default=5, metavar="N")
    parser.add_argument("--actions", type=int, default=1000, metavar="N", help="at most so many")
    arguments = parser.parse_args()
    embeddings, truth, calibration = embedded(arguments.data, arguments.weights)
    simulate(Library(embeddings, truth, calibration), arguments.least, arguments.actions)


def simulate(library: Library, least: int, most: int) -> None:
    """Label a library, and print the curve."""
    persons, counts = np.unique(library.truth, return_counts=True)
    user = User(library, persons[counts >= least])
    print(f"{len(user.people)} people with {least} faces or more, of {len(library.truth)} faces")
    print("actions   rightly named   named wrongly")
    reached = 0
    before = -1
    while before < user.actions < most:
        before = user.actions
        library.group()
        while user.actions < before + EVERY and user.name_next():
            pass
        user.check()
        if user.actions == before:
            user.answer()
        right, wrong = user.rates()
        print(f"{user.actions:>7}   {100 * right:>11.1f} %   {100 * wrong:>11.2f} %", flush=True)
        if right >= ENOUGH and not reached:
            reached = user.actions
    if reached:
        print(f"95 % are rightly named after {reached / len(user.people):.2f} actions a person")


if __name__ == "__main__":
    main()
