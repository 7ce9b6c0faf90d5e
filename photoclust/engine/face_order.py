"""A person's faces, ordered by their embeddings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.ordering import chained, doubtful_first
from photoclust.library.repository import Repository
from photoclust.types import FaceOrder


def ordered(
    repository: Repository, person: int | None, order: FaceOrder, model: str
) -> NDArray[np.int64]:
    """The faces of a person, or the unsorted ones, by DOUBT or LIKENESS: int64 (n,).

    Faces that the model has not embedded come last. Raises UnknownItem.
    """
    everything = repository.faces.ids(person)
    known = repository.faces.face_set_of(person, model)
    if order is FaceOrder.DOUBT:
        rows = doubtful_first(known.embeddings, known.confirmed)
    else:
        cover = None if person is None else repository.faces.cover_of(person)
        start = np.flatnonzero(known.ids == cover)
        best = int(start[0]) if len(start) else int(known.quality.argmax()) if len(known.ids) else 0
        rows = chained(known.embeddings, best)
    return np.concatenate([known.ids[rows], everything[~np.isin(everything, known.ids)]])
