"""Places for people in a picture of who is with whom.

Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991): all push each other
apart, ties pull together, and the steps grow shorter. Afterwards those that are too near to each
other are moved apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEPS = 250
APART_STEPS = 80
ASPECT = 1.6
"""Width of the picture in heights."""
NEAREST = 0.95
"""How near two may be, in parts of the distance of as many that fill the picture evenly."""
GRAVITY = 0.6
"""Pull to the middle, in parts of the distance above, so that groups without ties stay near."""

Places = NDArray[np.float64]


def laid_out(ties: NDArray[np.floating] | NDArray[np.integer]) -> Places:
    """Places, x and y from 0 to 1: (n, 2). The same for the same ties.

    ties: how strongly two belong together, symmetric, 0 for not at all: (n, n).
    """
    count = len(ties)
    if count < 2:
        return np.full((count, 2), 0.5)
    ideal = np.sqrt(ASPECT / count)
    strength = np.log1p(ties) / max(np.log1p(ties).max(), 1e-9)
    angles = np.arange(count) * np.pi * (3 - np.sqrt(5))  # a sunflower's, so that nobody meets
    radii = 0.45 * np.sqrt((np.arange(count) + 0.5) / count)
    places = np.stack([ASPECT * (0.5 + radii * np.cos(angles)), 0.5 + radii * np.sin(angles)], 1)
    for step in range(STEPS):
        moves = _forces(places, strength, ideal)
        lengths = np.linalg.norm(moves, axis=1, keepdims=True)
        longest = 0.1 * (1 - step / STEPS)
        places += moves / np.maximum(lengths, 1e-9) * np.minimum(lengths, longest)
        places = np.clip(places, 0, (ASPECT, 1))
    places = _spread(places)
    for _ in range(APART_STEPS):
        places = np.clip(_apart(places, NEAREST * ideal), 0, (ASPECT, 1))
    return places / (ASPECT, 1)


def _forces(places: Places, strength: NDArray[np.floating], ideal: float) -> Places:
    """How each is pushed and pulled: (n, 2)."""
    between = places[:, None] - places[None]
    distances = np.maximum(np.linalg.norm(between, axis=2), 1e-3)
    push = ideal**2 / distances**2
    np.fill_diagonal(push, 0)
    pull = strength * distances / ideal
    middle = GRAVITY * ideal * ((ASPECT / 2, 0.5) - places)
    forces: Places = ((push - pull)[:, :, None] * between).sum(axis=1) + middle
    return forces


def _spread(places: Places) -> Places:
    """The same so that the picture is filled."""
    least, most = places.min(axis=0), places.max(axis=0)
    spread: Places = (places - least) / np.maximum(most - least, 1e-9) * (ASPECT, 1)
    return spread


def _apart(places: Places, nearest: float) -> Places:
    """One step of those who are too near to each other, away from each other."""
    between = places[:, None] - places[None]
    distances = np.maximum(np.linalg.norm(between, axis=2), 1e-6)
    lack = np.maximum(nearest - distances, 0)
    np.fill_diagonal(lack, 0)
    moved: Places = places + ((lack / 2 / distances)[:, :, None] * between).sum(axis=1) * 0.5
    return moved
