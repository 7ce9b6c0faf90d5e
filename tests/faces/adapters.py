"""Adapters made up for tests."""

from __future__ import annotations

import numpy as np

from photoclust.faces.adapter import Adapter
from photoclust.faces.weights import Calibration


def made_adapter(base: str, seed: int = 0, *, size: float = 0.05) -> Adapter:
    """One that moves faces somewhat, in directions of chance. Its threshold is 0.3."""
    random = np.random.default_rng(seed)
    first, second = random.normal(size=(2, 16, 128)).astype(np.float32)
    return Adapter(
        base=base,
        calibration=Calibration(0.3, 30.0, 0.3),
        people=4,
        faces=40,
        first=first,
        bias=random.normal(size=16).astype(np.float32),
        second=np.ascontiguousarray(second.T) * np.float32(size),
    )
