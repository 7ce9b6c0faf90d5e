"""Verification between the groups of an index's column: between young and adult, say.

At the threshold that gives a false accept rate over all pairs, a group may be accepted falsely more
often than that, and found less often: what a figure over all pairs does not show.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from photoclust.learning.metrics import Rows
from photoclust.types import Floats

from .protocol import distance_blocks

FAR = 1e-3


@dataclass(frozen=True)
class GroupRates:
    """Pairs of one group's faces with another's. `far`, `val`: parts that are accepted at the
    threshold of all pairs, NaN where there are none; `own_val`: VAL at this group's own threshold
    for FAR."""

    name: str
    same: int
    others: int
    far: float
    val: float
    own_val: float


def of_groups(
    embeddings: Floats,
    identities: Rows,
    namespaces: Rows,
    groups: NDArray[np.str_],
    threshold: float,
) -> list[GroupRates]:
    """The rates of every two groups, and of each with itself, in the order of their names.

    embeddings: (n, 128), unit norm; the others (n,). threshold: the one of FAR over all pairs.
    """
    names = sorted(set(groups.tolist()))
    return [
        _between(one, other, embeddings, identities, namespaces, groups, threshold)
        for one, other in combinations_with_replacement(names, 2)
    ]


def _between(
    one: str,
    other: str,
    embeddings: Floats,
    identities: Rows,
    namespaces: Rows,
    groups: NDArray[np.str_],
    threshold: float,
) -> GroupRates:
    own: list[Floats] = []
    foreign: list[Floats] = []
    for start, distances in distance_blocks(embeddings):
        rows = np.arange(start, start + len(distances))
        later = np.arange(len(identities)) > rows[:, None]
        here, there = groups[rows, None], groups[None, :]
        between = later & (((here == one) & (there == other)) | ((here == other) & (there == one)))
        same = identities[rows, None] == identities
        near = namespaces[rows, None] == namespaces
        own.append(distances[between & same])
        foreign.append(distances[between & ~same & near])
    alike, strange = np.concatenate(own), np.sort(np.concatenate(foreign))
    own_threshold = strange[int(FAR * len(strange))] if len(strange) else np.nan
    return GroupRates(
        one if one == other else f"{one} and {other}",
        len(alike),
        len(strange),
        _part(strange, threshold),
        _part(alike, threshold),
        _part(alike, float(own_threshold)),
    )


def _part(distances: Floats, threshold: float) -> float:
    return float(np.mean(distances < threshold)) if len(distances) else float("nan")
