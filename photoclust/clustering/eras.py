"""How people looked in different years: means of their anchors from these alone.

Who was a child in some photos and is grown up in others is far from the mean of both. So where a
person's anchors of different years are less like each other than those of the same years, by as
much as strangers' likenesses are spread, the person has several looks, and a photo with a date is
compared with the one whose anchors are nearest in time. Which one that is its date says, and not
its likeness: so a stranger has no more chances than before. Photos without a date are compared with
the mean of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.own_likeness import likeness_within
from photoclust.faces.description import Calibration
from photoclust.types import Floats

YEARS = 5 * 365.25 * 24 * 3600.0
"""Seconds: anchors of so many years are of one look."""
LEAST = 2
"""Anchors of which a look is made, at the least."""
Rows = NDArray[np.intp]
Times = NDArray[np.float64]


@dataclass(frozen=True)
class Era:
    """The rows of the anchors of some years, and when their photos were taken, ascending, in
    seconds."""

    rows: Rows
    taken: Times


def eras(vectors: Floats, rows: Rows, taken: Times, calibration: Calibration) -> list[Era]:
    """A person's looks, in the order of time; none for who has only one.

    vectors: (n, d), unit norm. rows: of the person's anchors. taken: (n,), when the photos were
    taken, in seconds; NaN where nobody knows.
    """
    dated = rows[np.isfinite(taken[rows])]
    if calibration.others_spread <= 0 or len(dated) < 2 * LEAST:
        return []
    dated = dated[np.argsort(taken[dated], kind="stable")]
    if taken[dated[-1]] - taken[dated[0]] < YEARS:
        return []
    parts = _without_few(_by_years(dated, taken))
    while len(parts) > 1:
        alike = [_change(vectors, *pair, calibration) for pair in pairwise(parts)]
        least = int(np.argmin(alike))
        if alike[least] >= calibration.others_spread:
            break
        parts[least : least + 2] = [np.concatenate(parts[least : least + 2])]
    return [Era(part, taken[part]) for part in parts] if len(parts) > 1 else []


def nearest_era(some: Sequence[Era], taken: Times) -> NDArray[np.int64]:
    """Which of a person's looks is nearest in time to each photo: (n,); -1 for photos without a
    date."""
    away = np.stack([_away(era.taken, taken) for era in some], axis=1)
    return np.where(np.isfinite(taken), np.nan_to_num(away).argmin(axis=1), -1)


def is_near(era: Era, taken: Times) -> NDArray[np.bool_]:
    """Whether each photo was taken in the years of a look, or nearly so: bool (n,)."""
    return np.asarray((taken >= era.taken[0] - YEARS) & (taken <= era.taken[-1] + YEARS))


def _by_years(dated: Rows, taken: Times) -> list[Rows]:
    """Rows, in the order of time, in parts of YEARS at most."""
    parts: list[list[int]] = []
    for row in dated.tolist():
        if not parts or taken[row] - taken[parts[-1][0]] >= YEARS:
            parts.append([])
        parts[-1].append(row)
    return [np.array(part, np.intp) for part in parts]


def _without_few(parts: list[Rows]) -> list[Rows]:
    """The parts; those with too few rows are put with the one before them, or after them."""
    kept: list[Rows] = []
    for part in parts:
        if kept and (len(part) < LEAST or len(kept[-1]) < LEAST):
            kept[-1] = np.concatenate([kept[-1], part])
        else:
            kept.append(part)
    return kept


def _change(vectors: Floats, one: Rows, other: Rows, calibration: Calibration) -> float:
    """How much less alike faces of two parts are than faces of one."""
    across = float(vectors[one].mean(axis=0) @ vectors[other].mean(axis=0))
    own = [likeness_within(vectors[part], calibration) for part in (one, other)]
    return sum(own) / 2 - across


def _away(anchors: Times, taken: Times) -> Times:
    """How long before or after the nearest of the anchors each photo was taken."""
    place = np.searchsorted(anchors, taken)
    before = anchors[np.clip(place - 1, 0, len(anchors) - 1)]
    after = anchors[np.clip(place, 0, len(anchors) - 1)]
    return np.asarray(np.minimum(np.abs(taken - before), np.abs(after - taken)))
