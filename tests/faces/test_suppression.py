from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.faces.suppression import suppressed
from photoclust.types import Floats

corner = st.integers(0, 12)
side = st.integers(1, 10)
rectangles = st.tuples(corner, corner, side, side)


def overlap(one: Floats, other: Floats, *, of_smaller: bool) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(0, wide) * max(0, high)
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return float(shared / (min(areas) if of_smaller else sum(areas) - shared))


# Halves and quarters are exact in any floating-point arithmetic.
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(rectangles, st.integers(0, 6)), max_size=25),
    st.sampled_from([0.25, 0.5, 0.75]),
    st.booleans(),
)
def test_suppressed_equals_brute_force(
    faces: list[tuple[tuple[int, int, int, int], int]], limit: float, of_smaller: bool
) -> None:
    boxes = np.array([[x, y, x + w, y + h] for (x, y, w, h), _ in faces], np.float32)
    boxes = boxes.reshape(-1, 4)
    scores = np.array([score for _, score in faces], np.float32)
    kept: list[int] = []
    for index in sorted(range(len(faces)), key=lambda i: -scores[i]):
        if all(overlap(boxes[index], boxes[k], of_smaller=of_smaller) <= limit for k in kept):
            kept.append(index)
    assert suppressed(boxes, scores, limit, of_smaller=of_smaller).tolist() == kept
