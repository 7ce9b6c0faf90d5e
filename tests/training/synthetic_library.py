"""Embeddings with a common disturbance that an adapter can remove."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats

Rows = NDArray[np.int64]


def library(
    people: int, faces: int, *, nuisance: float, noise: float = 0.5, seed: int = 0
) -> tuple[Floats, Rows]:
    """Faces around their people, who differ in 40 directions; in eight others all faces
    scatter by `nuisance`, whoever they show: light, say, that the network did not get rid of."""
    random = np.random.default_rng(seed)
    middles = np.zeros((people, 128))
    middles[:, :40] = random.normal(size=(people, 40))
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    labels = np.repeat(np.arange(1, people + 1), faces)
    vectors = middles[labels - 1] + noise * random.normal(size=(len(labels), 128)) / 128**0.5
    vectors[:, 40:48] += nuisance * random.normal(size=(len(labels), 8)) / 8**0.5
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), labels
