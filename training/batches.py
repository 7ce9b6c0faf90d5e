"""Sampling of batches: many faces of a few people, and others as negatives."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


def batch(
    identities: Rows,
    size: int,
    faces_per_identity: int,
    random: np.random.Generator,
    strangers: float = 0.25,
) -> Rows:
    """Rows of one batch, each at most once.

    identities: int64 (n,), one number per person and namespace. People come in random order,
    each with up to `faces_per_identity` faces (Schroff et al. 2015, 3.2: about 40), only
    those with two or more; the last part, `strangers` of the batch, are faces of anybody, as
    negatives. Smaller than `size` only when there are fewer faces than that.
    """
    size = min(size, len(identities))
    order = np.argsort(identities, kind="stable")
    people, starts = np.unique(identities[order], return_index=True)
    groups = np.split(order, starts[1:])
    chosen: list[Rows] = []
    room = round(size * (1 - strangers))
    for person in random.permutation(len(people)):
        own = groups[person]
        take = min(len(own), faces_per_identity, room)
        if take < 2:
            continue
        chosen.append(random.choice(own, take, replace=False))
        room -= take
        if room < 2:
            break
    rows = np.concatenate(chosen) if chosen else np.zeros(0, np.int64)
    rest = np.setdiff1d(np.arange(len(identities)), rows)
    others = random.choice(rest, size - len(rows), replace=False)
    return np.concatenate([rows, others]).astype(np.int64)
