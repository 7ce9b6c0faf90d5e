"""Which groups are worth being a person.

Faces that are blurred or tiny are near each other whoever they show: their embeddings say little.
So they may join a group, but not found one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.defaults import FOUNDERS, FOUNDING_QUALITY
from photoclust.clustering.methods import UNSORTED, Labels, renumbered
from photoclust.types import Floats


def founded(labels: Labels, quality: Floats, confirmed: NDArray[np.bool_]) -> Labels:
    """Labels (n,) without the groups that have too few faces good enough to found one, numbered
    anew; their faces are UNSORTED. A confirmed face founds a group, whatever it looks like.

    quality: float32 (n,), 0 to 1. confirmed: bool (n,).
    """
    good = quality >= FOUNDING_QUALITY
    grouped = labels != UNSORTED
    founders = np.bincount(labels[grouped & good], minlength=int(labels.max(initial=0)) + 1)
    known: NDArray[np.int64] = np.unique(labels[grouped & confirmed])
    worth = founders >= FOUNDERS
    worth[known] = True
    return renumbered(np.where(grouped & worth[labels], labels, UNSORTED))
