"""Average linkage among unit vectors, without the matrix of all distances.

The mean squared distance between two groups of unit vectors is ``2 - 2 a·b`` of their plain
means, so a group is one vector. Average linkage is reducible: joining two groups brings the
result no nearer to a third than the nearer of both was. Hence all pairs that are each
other's nearest can be joined at once, round by round, with the same outcome as one by one
(Bruynooghe 1978; Müllner 2011).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.neighbours import most_similar, unchecked
from photoclust.clustering.search import Check
from photoclust.types import Floats

Labels = NDArray[np.int64]


def agglomerate(vectors: Floats, groups: Labels, cut: float, check: Check = unchecked) -> Labels:
    """Join groups while their mean squared distance is below `cut`.

    vectors: (n, d) of unit norm. groups: (n,) where to start from, numbers of any kind; all
    different for plain average linkage. Returns new numbers 0, 1, … (n,).
    """
    _, label = np.unique(groups, return_inverse=True)
    sizes = np.bincount(label).astype(np.float32)
    means = np.zeros((len(sizes), vectors.shape[1]), np.float32)
    np.add.at(means, label, vectors)
    means /= sizes[:, None]
    number = np.arange(len(means))
    partner, similarity = most_similar(means, check)
    while len(means) > 1:
        distance = 2 - 2 * similarity
        mutual = (partner[partner] == number) & (number < partner) & (distance < cut)
        if not mutual.any():
            # With rounding, equal neighbours may have no mutual pair: then join the best pair
            # alone.
            best = int(distance.argmin())
            if not distance[best] < cut:
                break
            mutual[best] = True
        one, other = number[mutual], partner[mutual]
        total = sizes[one] + sizes[other]
        means[one] = (means[one] * sizes[one, None] + means[other] * sizes[other, None]) / total[
            :, None
        ]
        sizes[one] = total
        kept = np.ones(len(means), bool)
        kept[other] = False
        target = number.copy()
        target[other] = one
        target = (np.cumsum(kept) - 1)[target]
        label = target[label]
        stale = np.isin(number, one) | np.isin(partner, one) | np.isin(partner, other)
        means, sizes, number = means[kept], sizes[kept], np.arange(int(kept.sum()))
        partner, similarity, stale = target[partner[kept]], similarity[kept], stale[kept]
        # A merge brings no group nearer to others than its nearest was, so the other nearest pairs
        # hold.
        again = np.flatnonzero(stale)
        if len(means) > 1:
            partner[again], similarity[again] = most_similar(means, check, again)
    return label.astype(np.int64)
