"""Non-maximum suppression: of boxes around the same face, the surest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats


def suppressed(
    boxes: Floats, scores: Floats, limit: float, *, of_smaller: bool = False
) -> NDArray[np.intp]:
    """Non-maximum suppression: the indices of the boxes to keep, surest first.

    A box goes when it overlaps a surer one by more than `limit`: intersection over union,
    or over the smaller of both areas.
    """
    order = np.argsort(-scores, kind="stable")
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    kept = []
    while len(order):
        best, rest = order[0], order[1:]
        kept.append(best)
        corner = np.maximum(boxes[best, :2], boxes[rest, :2])
        opposite = np.minimum(boxes[best, 2:], boxes[rest, 2:])
        shared = np.prod(np.maximum(0, opposite - corner), axis=1)
        if of_smaller:
            whole = np.minimum(areas[best], areas[rest])
        else:
            whole = areas[best] + areas[rest] - shared
        order = rest[shared <= limit * whole]
    return np.array(kept, np.intp)
