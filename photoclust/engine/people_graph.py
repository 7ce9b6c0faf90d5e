"""Who is with whom, from the photos that people are in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.graph_layout import laid_out
from photoclust.types import PeopleGraph, Tie


def people_graph(appearances: NDArray[np.int64], most: int) -> PeopleGraph:
    """The picture of those with most photos, so many at most, without who is with none of them.

    appearances: photo and person, each pair once: (n, 2).
    """
    people, counts = np.unique(appearances[:, 1], return_counts=True)
    chosen = np.sort(people[np.lexsort((people, -counts))[:most]])
    together = _together(appearances, chosen)
    tied = together.any(axis=1)
    chosen, together = chosen[tied], together[np.ix_(tied, tied)]
    places = laid_out(together)
    ones, others = np.nonzero(np.triu(together))
    ties = [
        Tie(int(chosen[one]), int(chosen[other]), int(together[one, other]))
        for one, other in zip(ones, others, strict=True)
    ]
    ties.sort(key=lambda tie: (-tie.photos, tie.one, tie.other))
    return PeopleGraph(
        {int(person): (float(x), float(y)) for person, (x, y) in zip(chosen, places, strict=True)},
        tuple(ties),
    )


def _together(appearances: NDArray[np.int64], people: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many photos any two are together; 0 for one with themselves: (n, n)."""
    known = appearances[np.isin(appearances[:, 1], people)]
    photos, rows = np.unique(known[:, 0], return_inverse=True)
    there = np.zeros((len(photos), len(people)), np.float32)
    there[rows, np.searchsorted(people, known[:, 1])] = 1
    together = (there.T @ there).astype(np.int64)
    np.fill_diagonal(together, 0)
    return together
