"""Who may join a person without being asked about: faces that are surely theirs.

The likeness of a face to a person is its cosine with the unit mean of the person's anchors.
That of faces of other people is nearly Gaussian, with a mean and spread that depend on the person,
on the photos and on the network. A face joins when a stranger would be as near to any of the known
people with a probability below the bound: the more people are known, the nearer it must be. (Such
standardised scores are Z-norm in the verification of speakers: Auckenthaler, Carey, Lloyd-Thomas,
Score Normalization for Text-Independent Speaker Verification Systems, DSP 10, 2000.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from photoclust.clustering.anchors import are_anchors, tell_whom
from photoclust.clustering.eras import Era, eras, is_near, nearest_era
from photoclust.clustering.similarity import representatives, unit_means
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

WRONG_JOINS = 1e-3
"""Of the strangers that are looked at, the share that may join somebody, by default."""
LEAST_OTHERS = 50
"""Faces of others from which their own likenesses say anything."""
CALIBRATED_OTHERS = 300
"""How many of the library's faces what the calibration says of strangers counts for."""
OF_A_MEAN = 1.1
"""How much wider likenesses to a mean of several faces are spread than those to single ones:
measured with 2 to 16 faces of 1,400 people."""
WITHOUT_FIGURES = 0.5
"""Of the threshold: the squared distance within which faces join where nothing is known of
strangers."""
SAMPLE = 20_000
"""At most so many faces, evenly taken, say how near others are to a person."""
BLOCK = 4_000_000
"""Likenesses that are held in memory at a time."""


@dataclass(frozen=True)
class Strangers:
    """Likenesses of other people's faces to a person: their mean and spread."""

    mean: float
    spread: float


def are_sure(
    faces: FaceSet,
    persons: NDArray[np.int64],
    calibration: Calibration,
    wrong_joins: float = WRONG_JOINS,
    anchors: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_]:
    """Whether each face surely shows the person that it would be with: bool (n,).

    Faces that are too bad to tell never do, however near they are.
    persons: (n,), who each face would be with. True for confirmed faces and for those that are
    with nobody who has anchors. wrong_joins: the share of strangers that may join somebody, more
    than 0. anchors: (n,), see `are_anchors`, where it is known already.
    A face in a photo with a date is compared with how people looked in those years, see `eras`.
    """
    if anchors is None:
        anchors = are_anchors(faces, calibration)
    known = np.unique(faces.people[anchors & (faces.people > 0)])
    sure = faces.confirmed | ~np.isin(persons, known)
    if sure.all():
        return sure
    looks = _looks(faces, known, anchors, calibration)
    strangers = _strangers(faces, looks, calibration)
    rows = np.flatnonzero(~sure)
    # Nobody else may be as near: a brother or sister may be known too.
    least = -ndtri(min(0.5, wrong_joins / len(known)))
    fit = tell_whom(faces)
    for part in _parts(rows, len(known)):
        likeness = faces.embeddings[part] @ looks.means.T
        own = np.searchsorted(known, persons[part])
        if strangers is None:
            near = likeness[np.arange(len(part)), own]  # without figures everybody has one look
            sure[part] = fit[part] & (near > 1 - WITHOUT_FIGURES * calibration.threshold / 2)
            continue
        scores = looks.seen_then((likeness - strangers[0]) / strangers[1], faces.taken[part])
        nearest = fit[part] & (scores.argmax(axis=1) == own)
        sure[part] = nearest & (scores[np.arange(len(part)), own] > least)
    return sure


@dataclass(frozen=True)
class _Looks:
    """Unit means to compare faces with, (l, d): first the mean of all anchors of each person, (p,),
    then those of the looks of people who have several. `eras`: these, by the place of the person,
    each with the place of its mean."""

    people: NDArray[np.int64]
    means: Floats
    eras: Mapping[int, Sequence[tuple[int, Era]]]

    def seen_then(self, scores: Floats, taken: NDArray[np.float64]) -> Floats:
        """Of the scores by all means, (n, l), those by the means that count at these times:
        (n, p)."""
        found = scores[:, : len(self.people)].copy()
        for place, some in self.eras.items():
            nearest = nearest_era([era for _, era in some], taken)
            rows = np.flatnonzero(nearest >= 0)
            columns = np.array([column for column, _ in some])[nearest[rows]]
            found[rows, place] = scores[rows, columns]
        return found


def _looks(
    faces: FaceSet, known: NDArray[np.int64], anchors: NDArray[np.bool_], calibration: Calibration
) -> _Looks:
    vectors, people = faces.embeddings[anchors], faces.people[anchors]
    taken = faces.taken[anchors]
    means = [unit_means(vectors, people, known)]
    found: dict[int, list[tuple[int, Era]]] = {}
    column = len(known)
    for place in np.flatnonzero(np.isin(known, people[np.isfinite(taken)])).tolist():
        rows = np.flatnonzero(people == known[place])
        for era in eras(vectors, rows, taken, calibration):
            found.setdefault(place, []).append((column, era))
            means.append(unit_means(vectors[era.rows], people[era.rows], known[[place]]))
            column += 1
    return _Looks(known, np.concatenate(means), found)


def strangers_by(others: Floats, calibration: Calibration) -> Strangers | None:
    """What the likenesses of faces that are not confirmed as a person's own say of strangers.

    others: (n,). By their lower half, as further faces of the person are in the upper one; together
    with the calibration's figures. None where neither says anything.
    """
    count = len(others) if len(others) >= LEAST_OTHERS else 0
    weight = CALIBRATED_OTHERS if calibration.others_spread > 0 else 0
    if not count + weight:
        return None
    middle, low = np.quantile(others, (0.5, ndtr(-1))) if count else (0.0, 0.0)
    share = count / (count + weight)
    mean = share * middle + (1 - share) * calibration.others_mean
    prior = calibration.others_spread * OF_A_MEAN
    variance = share * (middle - low) ** 2 + (1 - share) * prior**2
    return Strangers(float(mean), max(1e-6, float(variance) ** 0.5))


def _strangers(
    faces: FaceSet, looks: _Looks, calibration: Calibration
) -> tuple[Floats, Floats] | None:
    """The means and the spreads of strangers' likenesses to each look, (l,) and (l,)."""
    rows = representatives(np.arange(len(faces.ids)), SAMPLE)
    people = np.where(faces.confirmed[rows], faces.people[rows], 0)
    whose = [
        *looks.people.tolist(),
        *(looks.people[p] for p, some in looks.eras.items() for _ in some),
    ]
    years = dict(pair for some in looks.eras.values() for pair in some)
    found: list[Strangers] = []
    for part in _parts(np.arange(len(looks.means)), len(rows)):
        likeness = looks.means[part] @ faces.embeddings[rows].T
        for column, near in zip(part.tolist(), likeness, strict=True):
            others = people != whose[column]
            if (era := years.get(column)) is not None:
                # Children are like children, and photos of some years like each other.
                then = others & is_near(era, faces.taken[rows])
                others = then if then.sum() >= LEAST_OTHERS else others
            strangers = strangers_by(near[others], calibration)
            if strangers is None:
                return None
            found.append(strangers)
    mean, spread = ([s.mean for s in found], [s.spread for s in found])
    return np.array(mean, np.float32), np.array(spread, np.float32)


def _parts(rows: NDArray[np.intp], others: int) -> list[NDArray[np.intp]]:
    """The rows in parts, each with BLOCK likenesses to so many others at most."""
    size = max(1, BLOCK // max(1, others))
    return [rows[start : start + size] for start in range(0, len(rows), size)]
