"""How many actions it takes to name everybody: a simulated user with known truth.

    python -m benchmarks.clicks DATA [--set view1|celeba_wild|mixed] [--out FOLDER]
        [--weights FILE] [--least N] [--actions N]

DATA holds `lfw_view1` and `train_faces`. The user goes by what the window shows: the groups from
the largest on, and the suggestions at each person. A group is named by whom its cover shows, or
given to who has that name (one action each); when at least nine tenths of what the name left out
show the person, "All are right" is one more. After every tenth action the suggestions at each
person are looked at, and one action confirms those that are right and refuses the others. Before it
each that is ticked wrongly takes one action; of those left open each that is right one and each
that is wrong two, or all are ticked by one, and each that is wrong takes one more, whichever is
less. Where it takes fewer, they are answered one at a time, by one action each. Then the library is
grouped anew. When there is nothing more to name or to check, the questions of Review are answered,
one action each. People are those with N images or more (5); groups that show others are passed
over. One that mostly shows one of them, but not on its cover, is given another cover, one more
action.

Of the mixed album three faces in five are strangers': View 1 with as many people of `celeba_wild`
as leave that share. Its photos arrive in ten portions in random order, and after each the user
names and checks all there is; questions are answered when all have arrived. Most people of
`celeba_wild` were among those whom the networks that ship were trained on, see the model card, so
these faces are told apart better than others would be.

Prints after every so many actions which share of the people's faces is rightly named, and which
share of the named faces bears another name, without those that the user confirmed wrongly by "All
are right"; at the end what the actions were, how wrongly named faces came to their names, and the
actions for each person until 95 % are named.
FOLDER gets the curves as `clicks-SET.png` and `clicks-SET.csv`.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.arrivals import embedded, embedded_wild, face_set
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
STRANGERS = 0.6
"""Share of the mixed album's faces."""
PORTIONS = 10
SETS = ("view1", "celeba_wild", "mixed")


@dataclass(frozen=True)
class Point:
    """The shares after so many actions: of the people's faces those rightly named; of the named
    faces those that bear another name, and of these again those by a wrong click."""

    actions: int
    right: float
    wrong: float
    clicked: float


@dataclass
class Library:
    """Faces by row: who each is, who it is with (0: nobody), whether it is confirmed, and whether
    that was by "All are right"."""

    embeddings: Floats
    truth: NDArray[np.int64]
    calibration: Calibration
    homes: NDArray[np.int64] = field(init=False)
    confirmed: NDArray[np.bool_] = field(init=False)
    clicked: NDArray[np.bool_] = field(init=False)
    refused: set[tuple[int, int]] = field(default_factory=set)
    affirmed: set[tuple[int, int]] = field(default_factory=set)
    names: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.homes = np.zeros(len(self.truth), np.int64)
        self.confirmed = np.zeros(len(self.truth), bool)
        self.clicked = np.zeros(len(self.truth), bool)

    def add(self, embeddings: Floats, truth: NDArray[np.int64]) -> None:
        """More faces arrive."""
        self.embeddings = np.concatenate([self.embeddings, embeddings])
        self.truth = np.concatenate([self.truth, truth])
        nothing = np.zeros(len(truth), np.int64)
        self.homes = np.concatenate([self.homes, nothing])
        self.confirmed = np.concatenate([self.confirmed, nothing > 0])
        self.clicked = np.concatenate([self.clicked, nothing > 0])

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
        self.spent = dict.fromkeys(("naming", "checking suggestions", "answering questions"), 0)

    @property
    def actions(self) -> int:
        return sum(self.spent.values())

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
        self.spent["naming"] += 1 if cover == 0 else 2
        sure = are_vouched_for(library.faces, rows, rows[cover : cover + 1], library.calibration)
        library.confirm(rows[sure], who)
        left = rows[~sure]
        library.homes[left] = 0
        right = library.truth[left] == who
        if len(left) and right.mean() >= MOSTLY:
            self.spent["naming"] += 1
            library.confirm(left, who)
            library.clicked[left] = True
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
            open_right, open_wrong = int((~ticked & right).sum()), int((~ticked & ~right).sum())
            one_by_one, at_once = open_right + 2 * open_wrong, 1 + open_wrong
            wrong = int((ticked & ~right).sum())
            page = 1 + wrong + min(one_by_one, at_once)
            self.spent["checking suggestions"] += min(page, len(rows))
            self.library.confirm(rows[right], person)
            self.library.refuse(rows[~right], person)

    def answer(self) -> None:
        """Answer so many questions of Review."""
        library = self.library
        for question in questions(library.review, library.calibration, EVERY):
            self.spent["answering questions"] += 1
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

    def reached(self) -> Point:
        """How far it has come."""
        library = self.library
        named = np.isin(library.homes, list(library.names))
        right = named & (library.homes == library.truth)
        theirs = np.isin(library.truth, list(self.people)).sum()
        wrong, count = named & ~right, max(1, int(named.sum()))
        return Point(
            self.actions,
            float(right.sum() / max(1, theirs)),
            float((wrong & ~library.clicked).sum() / count),
            float((wrong & library.clicked).sum() / count),
        )

    def causes(self) -> dict[str, int]:
        """How many faces came in which way to a name that is not theirs."""
        library = self.library
        wrong = np.isin(library.homes, list(library.names)) & (library.homes != library.truth)
        return {
            "joined by themselves": int((wrong & ~library.confirmed).sum()),
            "named with their group": int((wrong & library.confirmed & ~library.clicked).sum()),
            'confirmed by "All are right"': int((wrong & library.clicked).sum()),
        }


Faces = tuple[Floats, NDArray[np.int64]]


def mixed(view1: Faces, wild: Faces, least: int) -> Faces:
    """View 1 with so many people of the other set that STRANGERS are with nobody to be named, in
    random order."""
    chance = np.random.default_rng(0)
    persons, counts = np.unique(view1[1], return_counts=True)
    strangers = int(counts[counts < least].sum())
    named = len(view1[1]) - strangers
    rows: list[NDArray[np.intp]] = []
    for person in chance.permutation(np.unique(wild[1])).tolist():
        if named >= strangers * (1 - STRANGERS) / STRANGERS:
            break
        own = np.flatnonzero(wild[1] == person)
        if len(own) >= least:
            rows.append(own)
            named += len(own)
    chosen = np.concatenate(rows)
    order = chance.permutation(len(view1[1]) + len(chosen))
    embeddings = np.concatenate([view1[0], wild[0][chosen]])
    truth = np.concatenate([view1[1], wild[1][chosen] + int(persons.max())])
    return embeddings[order], truth[order]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", choices=SETS, default=SETS[0])
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="for the table and the plot")
    parser.add_argument("--weights", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--least", type=int, default=5, metavar="N")
    parser.add_argument("--actions", type=int, default=3000, metavar="N", help="at most so many")
    arguments = parser.parse_args()
    name, least = arguments.set, arguments.least
    read = embedded_wild if name == "celeba_wild" else embedded
    embeddings, truth, calibration = read(arguments.data, arguments.weights)
    if name == "mixed":
        wild = embedded_wild(arguments.data, arguments.weights)[:2]
        embeddings, truth = mixed((embeddings, truth), wild, least)
    portions = PORTIONS if name == "mixed" else 1
    curve = simulate(embeddings, truth, calibration, least, arguments.actions, portions)
    if arguments.out:
        write(arguments.out, name, curve)


def simulate(
    embeddings: Floats,
    truth: NDArray[np.int64],
    calibration: Calibration,
    least: int,
    most: int,
    portions: int = 1,
) -> list[Point]:
    """Label a library whose photos arrive in portions, and print the curve."""
    persons, counts = np.unique(truth, return_counts=True)
    parts = np.array_split(np.arange(len(truth)), portions)
    library = Library(embeddings[:0], truth[:0], calibration)
    user = User(library, persons[counts >= least])
    print(f"{len(user.people)} people with {least} faces or more, of {len(truth)} faces")
    print("actions   rightly named   named wrongly")
    curve = [Point(0, 0.0, 0.0, 0.0)]
    last: list[Point] = []
    for number, rows in enumerate(parts, start=1):
        library.add(embeddings[rows], truth[rows])
        last = _label(user, most, ask=number == len(parts))
        curve += last
    for kind, count in user.spent.items():
        print(f"actions of {kind}: {count}")
    for cause, count in user.causes().items():
        print(f"wrongly named at the end, {cause}: {count}")
    enough = [point.actions for point in last if point.right >= ENOUGH]
    if enough:
        needed = enough[0] / len(user.people)
        print(f"95 % are rightly named after {needed:.2f} actions a person")
    return curve


def _label(user: User, most: int, *, ask: bool) -> list[Point]:
    """Name and check all there is with the photos that are there; ask: and answer questions."""
    library = user.library
    curve: list[Point] = []
    before = -1
    while before < user.actions < most:
        before = user.actions
        library.group()
        while user.actions < before + EVERY and user.name_next():
            pass
        user.check()
        if user.actions == before and ask:
            user.answer()
        point = user.reached()
        print(
            f"{point.actions:>7}   {100 * point.right:>11.1f} %   {100 * point.wrong:>11.2f} %",
            flush=True,
        )
        curve.append(point)
    return curve


def write(folder: Path, name: str, curve: list[Point]) -> None:
    """The curve as a table and as a plot."""
    from matplotlib.figure import Figure

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"clicks-{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(asdict(curve[0])))
        writer.writeheader()
        writer.writerows(asdict(point) for point in curve)
    figure = Figure(figsize=(9, 4), layout="constrained")
    right, wrong = figure.subplots(1, 2)
    actions = [point.actions for point in curve]
    right.plot(actions, [100 * point.right for point in curve], "o-", markersize=3)
    right.axhline(100 * ENOUGH, color="grey", linestyle=":")
    right.set(xlabel="actions", ylabel="of the people's faces rightly named, %", ylim=(0, 101))
    wrong.plot(actions, [100 * point.wrong for point in curve], "o-", color="C3", markersize=3)
    wrong.set(xlabel="actions", ylabel="of the named faces wrongly named, %")
    wrong.set_ylim(bottom=0)
    for axes in (right, wrong):
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(folder / f"clicks-{name}.png", dpi=110)


if __name__ == "__main__":
    main()
