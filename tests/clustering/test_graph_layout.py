from __future__ import annotations

import numpy as np
import pytest

from photoclust.clustering.graph_layout import ASPECT, laid_out


def distances(places: np.ndarray) -> np.ndarray:
    seen = places * (ASPECT, 1)
    return np.linalg.norm(seen[:, None] - seen[None], axis=2)


def test_two_families_lie_apart() -> None:
    ties = np.zeros((10, 10))
    ties[:5, :5] = ties[5:, 5:] = 20
    ties[0, 5] = ties[5, 0] = 1
    np.fill_diagonal(ties, 0)
    places = laid_out(ties)
    apart = distances(places)
    middles = places[:5].mean(axis=0), places[5:].mean(axis=0)
    assert apart[:5, :5].mean() < 0.6 * apart[:5, 5:].mean()
    assert np.linalg.norm((middles[0] - middles[1]) * (ASPECT, 1)) > 0.5


@pytest.mark.parametrize("count", [2, 3, 12, 50, 80])
def test_all_are_in_the_picture_and_nobody_on_another(count: int) -> None:
    chance = np.random.default_rng(count)
    ties = np.triu(chance.poisson(0.5, (count, count)), 1)
    places = laid_out(ties + ties.T)
    assert places.shape == (count, 2)
    assert places.min() >= 0
    assert places.max() <= 1
    apart = distances(places)[np.triu_indices(count, 1)]
    assert apart.min() > 0.5 * np.sqrt(ASPECT / count)


def test_the_same_ties_give_the_same_picture() -> None:
    ties = np.ones((7, 7)) - np.eye(7)
    assert (laid_out(ties) == laid_out(ties)).all()


def test_one_alone_is_in_the_middle_and_nobody_nowhere() -> None:
    assert laid_out(np.zeros((1, 1))).tolist() == [[0.5, 0.5]]
    assert laid_out(np.zeros((0, 0))).shape == (0, 2)
