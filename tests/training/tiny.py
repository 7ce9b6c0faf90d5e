"""A tiny data set of images with a real face in each, and pair lists like LFW's on it.

All show the one portrait that the tests have, so that the detector finds it: a "person" is
a way of stretching, mirroring and tinting it, their images differ in light alone.
"""

from __future__ import annotations

from itertools import combinations, cycle, islice
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Pillow

from photoclust.types import Image

PEOPLE = 6
EACH = 3
TINTS = ((1, 1, 1), (1, 0.7, 0.7), (0.7, 1, 0.8), (0.7, 0.8, 1), (1, 1, 0.6), (0.5, 0.5, 0.5))


def portrait(astronaut: Image, person: int, number: int) -> Image:
    """One image of a person, uint8 RGB (250, 250, 3)."""
    face = astronaut[10:210, 120:320].astype(np.float32) * TINTS[person]
    face += 12 * number
    if person % 2:
        face = face[:, ::-1]
    stretched = (0.85, 1.0, 1.15)[person % 3]
    wide = cv2.resize(face, (round(250 * stretched), 250))
    canvas = np.full((250, 250, 3), 90, np.float32)
    left = max(0, wide.shape[1] - 250) // 2
    part = wide[:, left : left + 250]
    start = (250 - part.shape[1]) // 2
    canvas[:, start : start + part.shape[1]] = part
    return canvas.clip(0, 255).astype(np.uint8)


def name(person: int) -> str:
    return f"Person_{'ABCDEF'[person]}"


def write_people(folder: Path, astronaut: Image) -> Path:
    """A folder per person."""
    for person in range(PEOPLE):
        own = folder / name(person)
        own.mkdir(parents=True)
        for number in range(1, EACH + 1):
            image = Pillow.fromarray(portrait(astronaut, person, number))
            image.save(own / f"{name(person)}_{number:04d}.jpg", quality=95)
    return folder


def write_view1(folder: Path, astronaut: Image, pairs: int = 40) -> Path:
    """`images` and both lists: so many pairs of each kind to train, a quarter of that to test."""
    write_people(folder / "images", astronaut)
    same = [
        f"{name(p)}\t{a}\t{b}"
        for p in range(PEOPLE)
        for a, b in combinations(range(1, EACH + 1), 2)
    ]
    other = [
        f"{name(p)}\t{n}\t{name(q)}\t{n}"
        for n in range(1, EACH + 1)
        for p, q in combinations(range(PEOPLE), 2)
    ]
    for list_name, count in (("pairsDevTrain.txt", pairs), ("pairsDevTest.txt", pairs // 4)):
        lines = [str(count), *islice(cycle(same), count), *islice(cycle(other), count)]
        (folder / list_name).write_text("\n".join(lines) + "\n")
    return folder
