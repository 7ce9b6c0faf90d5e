from __future__ import annotations

import numpy as np

from photoclust.engine.people_graph import people_graph
from photoclust.types import Tie


def appearances(*photos: tuple[int, ...]) -> np.ndarray:
    pairs = [(photo, person) for photo, people in enumerate(photos) for person in people]
    return np.array(pairs, np.int64).reshape(-1, 2)


def test_ties_are_photos_together_the_strongest_first() -> None:
    graph = people_graph(appearances((7, 2), (2, 7, 9), (9,), (4,), (4,), (2,)), 50)
    assert graph.ties == (Tie(2, 7, 2), Tie(2, 9, 1), Tie(7, 9, 1))
    assert sorted(graph.places) == [2, 7, 9]  # 4 is with nobody
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in graph.places.values())


def test_only_those_with_most_photos_are_shown() -> None:
    photos = [(1, 2), (1, 2), (1, 2, 3), (3, 4)]
    assert people_graph(appearances(*photos), 2).ties == (Tie(1, 2, 3),)
    assert sorted(people_graph(appearances(*photos), 3).places) == [1, 2, 3]


def test_nobody_is_with_anybody() -> None:
    assert people_graph(appearances(), 50).places == {}
    assert people_graph(appearances((1,), (2,)), 50).ties == ()
