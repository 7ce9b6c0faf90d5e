"""Who looks most like some faces: for lists of people from which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photoclust.library.repository import Repository

REPRESENTATIVES = 4
"""Faces that stand for a person: the confirmed ones first, then the best."""
ASKED = 32
"""Faces that are compared, evenly taken from those asked about."""


def likeliest(repository: Repository, faces: Sequence[int], model: str) -> list[int]:
    """The people who are not ignored, the likeliest to be shown by these faces first.

    By the cosine of the faces' mean direction and the nearest representative of each person. Quick
    rather than exact: no question is decided by it. Those without an embedding are left out.
    """
    rows = np.linspace(0, len(faces) - 1, min(len(faces), ASKED)).astype(int)
    asked = repository.faces.face_set_at([faces[row] for row in rows], model)
    if not len(asked.ids):
        return []
    known = repository.faces.representatives(model, REPRESENTATIVES)
    likeness = known.embeddings @ asked.embeddings.mean(axis=0)
    order = np.argsort(-likeness, kind="stable")
    return [int(person) for person in dict.fromkeys(known.people[order].tolist())]
