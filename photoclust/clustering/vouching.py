"""What a name vouches for: the faces of a group that surely show whom the shown ones show.

Who names a group sees a face of it or a few, not all. The name is true of these; of the others, of
those that no stranger in the library is likely to be as near to, by the likeness of `joining`. What
is sure is shown, too, from then on, and others may be near to all of it. A group is made of what is
alike, so its faces are no chance strangers: the bound counts on all in the library.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from photoclust.clustering.anchors import tell_whom
from photoclust.clustering.joining import WITHOUT_FIGURES, strangers_by
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

WRONG = 0.01
"""How many strangers in the library are expected to be as near to whom is shown."""
ROUNDS = 10
"""How often what is sure is shown, too."""


def are_vouched_for(
    faces: FaceSet,
    group: NDArray[np.intp],
    shown: NDArray[np.intp],
    calibration: Calibration,
) -> NDArray[np.bool_]:
    """Whether each face of a group surely shows the person of the faces shown: bool (m,).

    faces: of the library. group: rows of some, (m,). shown: rows among these; they are vouched for
    in any case.
    """
    vouched = np.isin(group, shown)
    fit = tell_whom(faces)[group]
    others = np.ones(len(faces.ids), bool)
    others[group] = False
    for _ in range(ROUNDS):
        if not (vouched & fit).any():
            break
        mean = faces.embeddings[group[vouched & fit]].mean(axis=0)
        likeness = faces.embeddings @ (mean / np.linalg.norm(mean))
        least = _least(likeness[others], calibration)
        more = vouched | (fit & (likeness[group] > least))
        if (more == vouched).all():
            break
        vouched = more
    return vouched


def _least(others: Floats, calibration: Calibration) -> float:
    """The likeness that WRONG of so many strangers are expected to exceed."""
    strangers = strangers_by(others, calibration)
    if strangers is None:
        return 1 - WITHOUT_FIGURES * calibration.threshold / 2
    return strangers.mean + strangers.spread * float(-ndtri(WRONG / max(1, len(others))))
