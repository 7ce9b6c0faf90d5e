"""Stated probabilities are true."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust.clustering import evidence as module
from photoclust.clustering.evidence import Evidence, Rows, evidence
from photoclust.faces.description import Calibration
from photoclust.types import Floats
from tests.clustering.points import Ints, unit

SIZE = 44
"""Directions by chance have cosines of a spread of .15."""
MEASURED = Calibration(1.2, 12.0, 1.2, others_mean=0.0, others_spread=0.15)


def library(
    known: int, strangers: int, own: float = 0.45, faces: int = 3, seed: int = 0
) -> tuple[Floats, list[Rows], Ints, NDArray[np.intp]]:
    """Known people with so many faces each and as many that arrive, and strangers who arrive. The
    vectors, the rows of the known faces of each person, who all are, and the rows that arrive."""
    rng = np.random.default_rng(seed)
    truth = np.concatenate([np.repeat(np.arange(known), 2 * faces), np.full(strangers, -1)])
    centres = unit(rng.normal(size=(known, SIZE)))
    noise = unit(rng.normal(size=(len(truth), SIZE)))
    theirs = np.sqrt(own) * centres[truth] + np.sqrt(1 - own) * noise
    vectors = unit(np.where(truth[:, None] >= 0, theirs, noise))
    rows = np.arange(2 * faces * known).reshape(known, 2, faces)
    references = [np.asarray(part) for part in rows[:, 0]]
    arriving = np.concatenate([rows[:, 1].ravel(), np.arange(2 * faces * known, len(truth))])
    return vectors, references, truth, arriving


@pytest.mark.parametrize(("known", "strangers"), [(100, 2000), (200, 300), (20, 4000)])
def test_what_is_stated_is_no_more_than_true(known: int, strangers: int) -> None:
    vectors, references, truth, arriving = library(known, strangers)
    asked = vectors[arriving]
    found = evidence(vectors, references, asked, MEASURED)
    share = (truth[arriving] >= 0).mean()
    assert found.share == pytest.approx(share, abs=0.03 + 0.1 * share)
    likely = found.posteriors(asked)
    best = likely.max(axis=1)
    right = likely.argmax(axis=1) == truth[arriving]
    assert right[best > 0.99].all()
    for low in (0.2, 0.5, 0.8):
        those = (best >= low) & (best < low + 0.2)
        # No more is stated than is true, as near as so many faces can tell. Less is, as the tails
        # of random directions are shorter than Gaussian ones.
        few = 2.5 * np.sqrt(0.25 / max(1, those.sum()))
        assert not those.any() or best[those].mean() < right[those].mean() + few


def test_of_strangers_more_are_doubted() -> None:
    vectors, references, _, arriving = library(20, 4000)
    likely = [
        evidence(vectors, references, vectors[asked], MEASURED).posteriors(vectors[arriving[:60]])
        for asked in (arriving[:60], arriving)
    ]
    assert (likely[0].max(axis=1) > likely[1].max(axis=1) - 1e-6).all()


def test_who_it_is_not_counts_for_nobody() -> None:
    vectors, references, truth, arriving = library(5, 100, own=0.8)
    asked = vectors[arriving]
    found = evidence(vectors, references, asked, MEASURED)
    barred = np.array([0, 0, 3]), np.array([0, 1, 4])
    likely = found.posteriors(asked, barred)
    assert likely[0].sum() < 0.01 < 0.9 < found.posteriors(asked)[0, truth[arriving[0]]]
    told = evidence(
        vectors, references, asked[:3], MEASURED, barred=(np.arange(3), truth[arriving[:3]])
    )
    assert told.share < 0.4


def test_two_that_may_be_one_do_not_compete() -> None:
    vectors, references, _, arriving = library(2, 100, own=0.8, faces=6)
    halves = [references[0][:3], references[0][3:]]
    asked = vectors[arriving]
    exclusive = evidence(vectors, halves, asked, MEASURED)
    assert exclusive.posteriors(asked)[0].sum() == pytest.approx(1, abs=0.01)
    alone = replace(exclusive, exclusive=False)
    assert (alone.posteriors(asked)[0] > 0.95).all()


def test_without_figures_of_strangers_the_curve_counts() -> None:
    vectors, references, truth, arriving = library(5, 100, own=0.8)
    plain = Calibration(1.2, 12.0, 1.2)
    found = evidence(vectors, references, vectors[arriving], plain)
    assert found.others is None
    likely = found.posteriors(vectors[arriving])
    assert (likely[:15].argmax(axis=1) == truth[arriving[:15]]).all()
    assert likely[:15].max(axis=1).min() > likely[15:].max()


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors, references, _, arriving = library(20, 200)
    barred = np.arange(0, 200, 7), np.arange(0, 200, 7) % 20

    def share() -> float:
        known = evidence(vectors, references, vectors[arriving], MEASURED, barred=barred)
        assert isinstance(known, Evidence)
        return known.share

    whole = share()
    monkeypatch.setattr(module, "BLOCK", 100)
    assert share() == pytest.approx(whole, abs=1e-5)


def test_nothing_asked() -> None:
    vectors, references, _, _ = library(3, 50)
    found = evidence(vectors, references, vectors[:0], MEASURED)
    assert found.posteriors(vectors[:0]).shape == (0, 3)
    assert 0 < found.share < 1
