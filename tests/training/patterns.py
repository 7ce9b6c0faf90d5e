"""People for the trainer's tests: each a soft pattern of colours, seen in changing light."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from photoclust.faces.weights import Description
from training.dataset import MARGIN, LabelledFaces

SIZE = (140, 116)
DESCRIPTION = Description(
    name="test",
    architecture="nns2",
    input_size=SIZE,
    mean=(128.0, 128.0, 128.0),
    scale=1 / 64,
    origin="tests",
    licence="none",
    template=((38.0, 60.0), (78.0, 60.0), (58.0, 82.0), (42.0, 104.0), (74.0, 104.0)),
)


def patterns(people: int, each: int, seed: int = 0) -> LabelledFaces:
    """Faces of `people`, `each` of everybody, all of one namespace."""
    random = np.random.default_rng(seed)
    height, width = (side + 2 * MARGIN for side in SIZE)
    chips = []
    for _ in range(people):
        own = random.normal(0, 45, (5, 4, 3))
        for _ in range(each):
            # The light differs more than the people do, as in photos.
            seen = 128 + own + random.normal(0, 15, own.shape) + random.normal(0, 30, 3)
            large = cv2.resize(seen.astype(np.float32), (width, height))
            chips.append((large + random.normal(0, 12, large.shape)).clip(0, 255))
    return LabelledFaces(
        chips=np.array(chips, np.uint8),
        identities=np.repeat(np.arange(people), each),
        namespaces=np.zeros(people * each, np.int64),
        names=tuple(str(person) for person in range(people)),
        paths=tuple(Path(f"{n // each}/{n}.png") for n in range(people * each)),
        unusable=(),
    )
