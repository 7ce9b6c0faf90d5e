"""Anchors: the confirmed faces that stand for a person when others are compared with them.

A confirmed face is no anchor where its embedding says little of whom it shows, or nothing new: a
box that somebody drew and no network sees a face in, a face too bad to be recognised, a near copy
of another anchor. It stays with its person all the same, but draws nobody. Faces of photos that are
gone are anchors like others: what a person looks like does not depend on where a file lies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.methods import groups
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

LEAST_QUALITY = 0.5
"""Worse faces look like each other, whoever they are. Among 2,000 images of LFW View 1, with all in
the background, strangers have a mean cosine of .2 to .3 where both qualities are below .5, and one
pair in a thousand above .6 to .85; of .11 to .15, and one above .5, where both are above .7."""
COPY = 0.1
"""Of the threshold: the squared distance below which two faces of a person are one picture."""
BLOCK = 1000
"""Faces compared with all earlier ones at a time."""


def tell_whom(faces: FaceSet) -> NDArray[np.bool_]:
    """Whether each face is good enough to tell whom it shows: bool (n,)."""
    return np.asarray(faces.seen & (faces.quality >= LEAST_QUALITY))


def are_anchors(faces: FaceSet, calibration: Calibration) -> NDArray[np.bool_]:
    """Whether each face stands for the person that it is with: bool (n,)."""
    anchors = np.asarray(faces.confirmed & tell_whom(faces))
    rows = np.flatnonzero(anchors)
    if not len(rows):
        return anchors
    for own in groups(np.unique(faces.people[rows], return_inverse=True)[1]):
        own = rows[own]
        best_first = own[np.lexsort((-faces.quality[own], ~faces.shown[own]))]
        vectors = faces.embeddings[best_first]
        anchors[best_first[are_repeated(vectors, COPY * calibration.threshold)]] = False
    return anchors


def are_repeated(vectors: Floats, nearest: float) -> NDArray[np.bool_]:
    """Whether an earlier vector that is not repeated itself is nearer than that: bool (n,).

    vectors: (n, d), of unit norm. nearest: squared L2.
    """
    least = 1 - nearest / 2
    repeated = np.zeros(len(vectors), bool)
    for start in range(0, len(vectors), BLOCK):
        block = vectors[start : start + BLOCK]
        here = repeated[start : start + BLOCK]
        kept = vectors[:start][~repeated[:start]]
        if start:
            here |= (block @ kept.T > least).any(axis=1)
        near = np.triu(block @ block.T > least, 1)
        for row in np.flatnonzero(near.any(axis=1)):
            if not here[row]:
                here |= near[row]
    return repeated
