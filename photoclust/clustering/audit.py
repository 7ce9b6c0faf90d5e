"""Second thoughts: confirmed faces that may be wrong, with a probability that is true.

Each confirmed face is compared with the others of its person, itself and its near copies left out,
and with everybody else who is known, by the evidence of `evidence`. What is wrongly confirmed shows
somebody else who is known as often as not, and was taken as often as not for whom it is most like
of those who are known. Of a person's right faces some are no more like the others than strangers
are: seen from the side, or as a child. By Bayes' rule, from the share of
confirmations that are wrong, each face is wrong with some probability; that share is estimated from
the library itself, by expectation maximisation as in `evidence`. (Faces that their own labels'
model doubts are the candidates for label errors: Northcutt, Jiang, Chuang: Confident Learning,
Journal of Artificial Intelligence Research 70, 2021.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from photoclust.clustering.anchors import COPY, are_anchors, tell_whom
from photoclust.clustering.evidence import Barred, Evidence, evidence, own_likeness
from photoclust.clustering.methods import groups
from photoclust.clustering.neighbours import unchecked
from photoclust.clustering.search import Check
from photoclust.clustering.similarity import representatives
from photoclust.faces.description import Calibration
from photoclust.types import Doubt, FaceSet, Floats

LEAST = 0.1
"""Least probability of a doubt."""
UNUSUAL = 0.015
"""Of right faces, the share that is no more like the person's others than strangers are: between
what `benchmarks.second_thoughts` shows for good pictures and for mixed ones."""
OF_THE_KNOWN = 0.5
"""Of wrong faces, the share that shows somebody else who is known."""
MISTAKEN = 0.5
"""Of wrong faces, the share that was taken for whom they are most like; the others for anybody."""
FEW_WRONG = (1.0, 200.0)
"""What is believed before a library is looked at: so many wrong of so many confirmed faces."""
SURELY = 1e5
"""So much likelier as its person's than as a stranger's a face is not compared with others."""
ROUNDS = 30
BLOCK = 4_000_000
"""Likenesses that are held in memory at a time."""

Rows = NDArray[np.intp]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class _Confirmed:
    """Confirmed faces that can be compared: their `rows`, (n,), the place of the person of each
    among the known, (n,), its likeness to the others of the person, (n,), and how many these are,
    (n,)."""

    rows: Rows
    places: Rows
    likeness: Floats
    beside: Numbers


def doubts(
    faces: FaceSet,
    people: Sequence[int],
    exclusions: frozenset[tuple[int, int]],
    affirmed: frozenset[tuple[int, int]],
    calibration: Calibration,
    check: Check = unchecked,
) -> list[Doubt]:
    """The confirmed faces of these people that are wrong with LEAST probability, surest first.

    people: their numbers; others are not compared with. exclusions, affirmed: pairs of a face's
    number and who it is said not to be, and to be; the latter are not doubted again.
    """
    anchors = are_anchors(faces, calibration)
    references = _references(faces, anchors, people)
    if not references:
        return []
    known = np.array(list(references), np.int64)
    vectors = faces.embeddings
    evident = evidence(vectors, list(references.values()), vectors[:0], calibration)
    confirmed = _confirmed(faces, references, COPY * calibration.threshold, check)
    if not len(confirmed.rows):
        return []
    barred = _ruled_out(faces, confirmed, known, exclusions)
    own = _as_their_own(confirmed, evident)
    strange, rivals = _as_others(vectors, confirmed, own, evident, barred, check)
    wrong = _wrong(own, strange * _mistaken(confirmed, evident), confirmed.beside)
    found = []
    for number in np.flatnonzero(wrong >= LEAST):
        row, person = confirmed.rows[number], int(known[confirmed.places[number]])
        face, rival = int(faces.ids[row]), int(rivals[number])
        if faces.shown[row] and (face, person) not in affirmed:
            whose = int(known[rival]) if rival >= 0 else None
            found.append(Doubt(face, person, float(wrong[number]), whose))
    return sorted(found, key=lambda doubt: -doubt.probability)


def _references(
    faces: FaceSet, anchors: NDArray[np.bool_], people: Sequence[int]
) -> Mapping[int, Rows]:
    """The faces that represent each of the people, without those of whom there are none."""
    rows = np.flatnonzero(anchors & np.isin(faces.people, list(people)))
    parts = (rows[own] for own in groups(np.unique(faces.people[rows], return_inverse=True)[1]))
    return {int(faces.people[own[0]]): representatives(own) for own in parts}


def _confirmed(
    faces: FaceSet, references: Mapping[int, Rows], copy: float, check: Check
) -> _Confirmed:
    """The confirmed faces of which there are others to compare them with.

    copy: squared distance within which two are near copies, and say nothing of each other.
    """
    rows = np.flatnonzero(faces.confirmed & tell_whom(faces))
    rows = rows[np.isin(faces.people[rows], list(references))]
    place = {person: number for number, person in enumerate(references)}
    found: list[tuple[Rows, Rows, Floats, Numbers]] = []
    for own in groups(np.unique(faces.people[rows], return_inverse=True)[1]):
        check()
        person = int(faces.people[rows[own[0]]])
        near, others = faces.embeddings[rows[own]], faces.embeddings[references[person]]
        likeness = near @ others.T
        apart = likeness <= 1 - copy / 2
        beside = apart.sum(axis=1)
        means = apart @ others
        norms = np.maximum(np.linalg.norm(means, axis=1), 1e-9)
        told = beside > 0
        mean_likeness = np.asarray((near * means).sum(axis=1) / norms, np.float32)
        places = np.full(int(told.sum()), place[person], np.intp)
        found.append((rows[own][told], places, mean_likeness[told], beside[told]))
    if not found:
        none = np.zeros(0, np.intp)
        return _Confirmed(none, none, np.zeros(0, np.float32), np.zeros(0, np.int64))
    return _Confirmed(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _ruled_out(
    faces: FaceSet, confirmed: _Confirmed, known: Numbers, exclusions: frozenset[tuple[int, int]]
) -> Barred:
    """Pairs of a confirmed face and one of the known who it was said not to be."""
    number = dict(zip(faces.ids[confirmed.rows].tolist(), range(len(confirmed.rows)), strict=True))
    place = {int(person): column for column, person in enumerate(known)}
    pairs = [(number[f], place[p]) for f, p in exclusions if f in number and p in place]
    found = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _as_their_own(confirmed: _Confirmed, evident: Evidence) -> Floats:
    """How much likelier each face is as one of its person's than as a stranger's: (n,)."""
    own = own_likeness(evident.pair, confirmed.beside)
    return evident.ratios(confirmed.likeness, confirmed.places, own)


def _mistaken(confirmed: _Confirmed, evident: Evidence) -> NDArray[np.float64]:
    """How much likelier each face's likeness to its person is if it was taken for them wrongly than
    that of a stranger: (n,). The largest of p likenesses has the density p F^(p - 1) f."""
    if evident.others is None:
        return np.ones(len(confirmed.rows))
    mean, spread = (part[confirmed.places] for part in evident.others)
    count = len(evident.means)
    below = ndtr((confirmed.likeness - mean) / spread)
    return np.asarray(1 - MISTAKEN + MISTAKEN * count * below ** (count - 1))


def _as_others(
    vectors: Floats,
    confirmed: _Confirmed,
    own: Floats,
    evident: Evidence,
    barred: Barred,
    check: Check,
) -> tuple[NDArray[np.float64], Rows]:
    """How much likelier each face is as a wrong one than as a stranger's, (n,); and the place of
    whom it shows then, -1 where that is more probably nobody known, (n,).

    vectors: of all faces. own: see `_as_their_own`.
    """
    count = len(evident.means)
    wrong, rivals = np.ones(len(own)), np.full(len(own), -1, np.intp)
    unsure = np.flatnonzero(own < SURELY)
    if count < 2 or not len(unsure):
        return wrong, rivals
    everybody = np.arange(count, dtype=np.intp)
    size = max(1, BLOCK // count)
    for start in range(0, len(unsure), size):
        check()
        part = unsure[start : start + size]
        likeness = vectors[confirmed.rows[part]] @ evident.means.T
        ratio = evident.ratios(likeness, everybody, evident.own)
        here = np.isin(barred[0], part)
        ratio[np.searchsorted(part, barred[0][here]), barred[1][here]] = 0
        ratio[np.arange(len(ratio)), confirmed.places[part]] = 0
        known = OF_THE_KNOWN * ratio.sum(axis=1) / (count - 1)
        wrong[part] = known + 1 - OF_THE_KNOWN
        nearest = ratio.argmax(axis=1)
        likely = OF_THE_KNOWN * ratio.max(axis=1) / (count - 1) > wrong[part] / 2
        rivals[part] = np.where(likely, nearest, -1)
    return wrong, rivals


def _wrong(own: Floats, others: NDArray[np.float64], beside: Numbers) -> Floats:
    """The probability that each face is wrong: (n,).

    own, others: how likely it looks as it does if it is right, and wrong. beside: how many faces of
    the person it was compared with; of few, one that is wrong misleads.
    """
    share = FEW_WRONG[0] / FEW_WRONG[1]
    wrong = np.zeros(len(own))
    for _ in range(ROUNDS):
        unusual = np.minimum(UNUSUAL + share / beside, 0.5)
        right = (1 - unusual) * own + unusual
        wrong = share * others / (share * others + (1 - share) * right)
        share = float((wrong.sum() + FEW_WRONG[0]) / (len(wrong) + FEW_WRONG[1]))
    return np.asarray(wrong, np.float32)
