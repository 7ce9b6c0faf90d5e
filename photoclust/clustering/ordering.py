"""Orders of faces for reviewing them. From arrays to row numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats

Order = NDArray[np.intp]
EXACT = 256
"""Faces up to which a chain is made of them directly; more are first sorted into bins."""


def doubtful_first(vectors: Floats, confirmed: NDArray[np.bool_]) -> Order:
    """Rows by doubt: unconfirmed faces before confirmed ones, the farthest from the mean of all
    first.

    vectors: unit embeddings (n, d). confirmed: (n,).
    """
    if not len(vectors):
        return np.zeros(0, np.intp)
    likeness = vectors @ vectors.mean(axis=0)
    return np.lexsort((likeness, confirmed))


def chained(vectors: Floats, first: int = 0) -> Order:
    """Rows in a chain from `first` on: each is followed by its nearest neighbour among the rest.

    The nearest that is left comes next. Among many faces only those in the same bin are
    looked at: bins are sqrt(n) faces drawn at random with what is nearest to each, and are
    themselves in a chain; so the cost grows with n to the power 1.5. vectors: (n, d), unit.
    """
    count = len(vectors)
    if count <= EXACT:
        return _chain(vectors, first)
    sample = np.random.default_rng(0).permutation(count)[: int(np.sqrt(count))]
    bins = np.unique(np.append(sample, first))
    place = np.concatenate(
        [(part @ vectors[bins].T).argmax(axis=1) for part in np.array_split(vectors, len(sample))]
    )
    # A face may equal two of the drawn ones: the first must be in its own bin.
    start = int(np.searchsorted(bins, first))
    place[first] = start
    order: list[NDArray[np.intp]] = []
    last = vectors[first]
    for label in chained(vectors[bins], start):
        members = np.flatnonzero(place == label)
        if not len(members):
            continue
        begin = members.tolist().index(first) if label == start else None
        likeness = vectors[members] @ last
        near = int(likeness.argmax()) if begin is None else begin
        if len(members) > max(EXACT, count // 2):
            # One bin holds nearly all faces, as when all are alike: binning would not reduce the
            # cost.
            likeness[near] = np.inf
            some = members[np.argsort(-likeness, kind="stable")]
        else:
            some = members[chained(vectors[members], near)]
        order.append(some)
        last = vectors[some[-1]]
    return np.concatenate(order)


def _chain(vectors: Floats, first: int) -> Order:
    likeness = vectors @ vectors.T
    order = np.empty(len(vectors), np.intp)
    place = first
    for step in range(len(vectors)):
        order[step] = place
        likeness[:, place] = -np.inf
        place = int(likeness[place].argmax())
    return order
