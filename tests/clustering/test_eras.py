"""Photos with dates are compared with how people looked then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from photoclust.clustering.eras import YEARS, eras, nearest_era
from photoclust.clustering.joining import are_sure
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet
from tests.clustering.points import Ints, face_set, unit

YEAR = YEARS / 5
CALIBRATION = Calibration(
    threshold=1.2, slope=16.0, middle=1.2, others_mean=0.02, others_spread=0.15
)
SIZE = 44
"""Of the space: random directions in it have cosines of a spread of 0.15."""


def grown_up(likeness: float, seed: int = 0) -> tuple[FaceSet, Ints]:
    """Twenty people, each with six faces as a child and six as an adult, twenty years later; and
    2,000 strangers from both times. Half of the people's faces are confirmed.

    likeness: the cosine of the mean directions of child and adult. Two faces of one time have one
    of 0.6.
    """
    rng = np.random.default_rng(seed)
    adults = unit(rng.normal(size=(20, SIZE)))
    other = rng.normal(size=(20, SIZE))
    aside = unit(other - (other * adults).sum(axis=1, keepdims=True) * adults)
    children = likeness * adults + np.sqrt(1 - likeness**2) * aside
    centres = np.repeat(np.stack([children, adults], axis=1), 6, axis=1).reshape(-1, SIZE)
    own = unit(np.sqrt(0.6) * centres + np.sqrt(0.4) * unit(rng.normal(size=centres.shape)))
    truth = np.concatenate([np.repeat(np.arange(1, 21), 12), np.zeros(2000, np.int64)])
    taken = np.concatenate([np.tile(np.repeat([0.0, 20.0], 6), 20), rng.choice([0.0, 20.0], 2000)])
    confirmed = (np.arange(len(truth)) % 2 == 0) & (truth > 0)
    vectors = np.concatenate([own, unit(rng.normal(size=(2000, SIZE)))]).astype(np.float32)
    ids = np.arange(1, len(truth) + 1)
    faces = face_set(ids, ids, vectors, np.where(confirmed, truth, 0), confirmed)
    return replace(faces, taken=(taken + rng.uniform(0, 1, len(truth))) * YEAR), truth


def shares(faces: FaceSet, truth: Ints) -> tuple[float, float]:
    """Of the people's other faces those that join, and of the strangers."""
    sure = are_sure(faces, np.where(truth > 0, truth, 1 + faces.ids % 20), CALIBRATION)
    own = (truth > 0) & ~faces.confirmed
    return float(sure[own].mean()), float(sure[truth == 0].mean())


def test_with_dates_those_who_grow_up_are_known_at_both_ages() -> None:
    faces, truth = grown_up(0.3)
    undated = replace(faces, taken=np.full(len(truth), np.nan))
    with_dates, without = shares(faces, truth), shares(undated, truth)
    assert with_dates[0] > without[0] + 0.2
    assert with_dates[1] <= 1e-3


def test_who_looks_the_same_is_compared_as_without_dates() -> None:
    faces, truth = grown_up(1.0)
    undated = replace(faces, taken=np.full(len(truth), np.nan))
    assert shares(faces, truth) == shares(undated, truth)


def looks(taken: list[float], *, grown: bool = True) -> list[list[int]]:
    """Twelve faces of one person, six of each age: which of them are of one look."""
    faces, _ = grown_up(0.2 if grown else 1.0)
    found = eras(faces.embeddings, np.arange(12), np.array(taken) * YEAR, CALIBRATION)
    return [era.rows.tolist() for era in found]


def test_looks_are_of_years_in_which_somebody_changed() -> None:
    child, adult = list(range(6)), list(range(6, 12))
    years = [0.0, 1, 2, 3, 4, 4.5, 20, 21, 22, 23, 24, 24.5]
    assert looks(years) == [child, adult]
    assert looks(years, grown=False) == []
    # Parts of years in between in which nobody changed are one.
    assert looks([0.0, 1, 2, 6, 7, 8, 20, 21, 22, 26, 27, 28]) == [child, adult]
    assert looks([0.0] * 6 + [3.0] * 6) == []  # no time to change
    nan = float("nan")
    assert looks([0.0, 1, nan, nan, nan, nan, 20, 21, nan, nan, nan, nan]) == [[0, 1], [6, 7]]
    # One photo makes no look.
    assert looks([0.0] + [nan] * 5 + [20.0] * 6) == []
    assert looks([nan] * 12) == []


def test_a_photo_is_compared_with_the_anchors_nearest_in_time() -> None:
    faces, _ = grown_up(0.2)
    taken = np.array([0.0, 1, 2, 3, 4, 4.5, 20, 21, 22, 23, 24, 24.5]) * YEAR
    found = eras(faces.embeddings, np.arange(12), taken, CALIBRATION)
    asked = np.array([-5, 2, 12, 13, 30, float("nan")]) * YEAR
    assert nearest_era(found, asked).tolist() == [0, 0, 0, 1, 1, -1]


def test_without_figures_of_strangers_everybody_has_one_look() -> None:
    faces, _ = grown_up(0.2)
    bare = replace(CALIBRATION, others_spread=0.0)
    taken = np.repeat([0.0, 20 * YEAR], 6)
    assert eras(faces.embeddings, np.arange(12), taken, bare) == []
