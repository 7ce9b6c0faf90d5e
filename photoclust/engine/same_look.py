"""Whether faces look the same in their small pictures, so that they may be near copies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.library.repository import Repository
from photoclust.photos.look import ALIKE, look_of
from photoclust.types import Floats

AT_ONCE = 1000
"""Small pictures that are read at a time."""


class SameLook:
    """Compares the small pictures of faces; each is read once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def __call__(self, pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
        """pairs: numbers of faces, (m, 2). Returns bool (m,)."""
        faces, places = np.unique(pairs, return_inverse=True)
        looks = self._looks(faces)[places.reshape(pairs.shape)]
        return np.asarray((looks[:, 0] * looks[:, 1]).sum(axis=1) > ALIKE)

    def _looks(self, faces: NDArray[np.int64]) -> Floats:
        looks = np.zeros((len(faces), len(look_of(b""))), np.float32)
        for start in range(0, len(faces), AT_ONCE):
            part = faces[start : start + AT_ONCE]
            crops = self._repository.faces.crops(part)
            looks[start : start + len(part)] = [look_of(crops.get(int(f), b"")) for f in part]
        return looks
