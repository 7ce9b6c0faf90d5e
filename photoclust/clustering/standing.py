"""What may be named people's beside their own faces, and how complete they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.completeness import Tally
from photoclust.clustering.constraints import SAME_PICTURE
from photoclust.clustering.defaults import JOIN
from photoclust.clustering.evidence import NONE, Barred, VectorsAt, all_barred, evidence
from photoclust.clustering.neighbours import unchecked
from photoclust.clustering.reviewed import ReviewData, ReviewedPeople, Rows, placed, places_among
from photoclust.clustering.search import Check
from photoclust.faces.description import Calibration
from photoclust.types import Completeness, FaceSet, Floats, Suggestion

SUGGESTED = 0.5
"""Least probability of a suggestion."""
BLOCK = 500_000
"""Probabilities that are held in memory at a time."""


def suggestions(
    data: ReviewData, calibration: Calibration, check: Check = unchecked
) -> list[Suggestion]:
    """The faces that nobody with a name has, each with the named person it more probably shows than
    anybody else, surest first.

    None for whom it was said not to be, and for a person who is in the photo already.
    """
    return standing(data, calibration, check).suggestions


@dataclass(frozen=True)
class Standing:
    """What is known of the named people beside their faces: what may be theirs, surest first, and
    how complete each of them is."""

    suggestions: list[Suggestion]
    completeness: list[Completeness]


def standing(data: ReviewData, calibration: Calibration, check: Check = unchecked) -> Standing:
    """See `suggestions` and `completeness`, computed in one go."""
    index = ReviewedPeople(data, calibration)
    faces = data.faces
    named = index.known([p for p in index.people if data.names[p] is not None])
    nameless = [0, *(person for person in index.people if data.names[person] is None)]
    undecided = ~faces.confirmed & index.fit & faces.shown
    rows = np.flatnonzero(undecided & np.isin(faces.people, [*nameless, *named]))
    if not named:
        return Standing([], [])
    barred = all_barred(_said_not_to_be(data, rows, named), _born_later(data, rows, named))
    references = [index.references(person) for person in named]
    vectors = faces.embeddings
    evident = evidence(vectors, references, VectorsAt(vectors, rows), calibration, barred=barred)
    homes = places_among(faces.people[rows], named)
    tally = Tally.of(_confirmed_of(faces, named))
    found: list[Suggestion] = []
    size = max(1, BLOCK // len(named))
    for start in range(0, len(rows), size):
        check()
        here = (barred[0] >= start) & (barred[0] < start + size)
        place = barred[0][here] - start, barred[1][here]
        part = slice(start, start + size)
        likely = evident.posteriors(vectors[rows[part]], place)
        found += _suggested(index, rows[part], homes[part], named, likely, calibration)
        with_them = np.flatnonzero(homes[part] >= 0)
        own = homes[part][with_them]
        np.add.at(tally.found, own, likely[with_them, own])
        likely[with_them, own] = 0
        tally.add(likely)
    return Standing(
        sorted(found, key=lambda one: -one.probability),
        [tally.completeness(place, person) for place, person in enumerate(named)],
    )


def _suggested(
    index: ReviewedPeople,
    rows: Rows,
    homes: Rows,
    named: list[int],
    likely: Floats,
    calibration: Calibration,
) -> list[Suggestion]:
    """Of faces, with how likely each is each of the named people, those to suggest."""
    apart = SAME_PICTURE * JOIN * calibration.threshold
    best = likely.argmax(axis=1)
    found = []
    for number in np.flatnonzero((likely.max(axis=1) > SUGGESTED) & (homes < 0)):
        row, person = rows[number], named[best[number]]
        if not index.meet(row[None], person, apart):
            probability = float(likely[number, best[number]])
            found.append(Suggestion(int(index.faces.ids[row]), person, probability))
    return found


def _confirmed_of(faces: FaceSet, named: list[int]) -> NDArray[np.float64]:
    """How many confirmed faces each of the named people has that are seen: (p,)."""
    places = places_among(faces.people[faces.confirmed & faces.shown], named)
    return np.bincount(places[places >= 0], minlength=len(named)).astype(np.float64)


def _said_not_to_be(data: ReviewData, rows: Rows, people: list[int]) -> Barred:
    """Pairs of a place among the rows, and one among the people, that were excluded."""
    column = {person: number for number, person in enumerate(people)}
    said = placed(data.exclusions, data.faces.ids[rows])
    pairs = [(place, column[person]) for place, person in said if person in column]
    found = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _born_later(data: ReviewData, rows: Rows, people: list[int]) -> Barred:
    """Pairs of a place among the rows, and one among the people who were not born yet."""
    if data.births is None:
        return NONE
    found = [
        (places, np.full(len(places), column))
        for column, person in enumerate(people)
        if person in data.births.born
        and len(places := np.flatnonzero(data.births.before(person)[rows]))
    ]
    return all_barred(NONE, *found)
