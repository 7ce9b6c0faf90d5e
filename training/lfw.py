"""LFW View 1: the development pairs, embedded by the program's own detector and network.

Huang, Ramesh, Berg, Learned-Miller: Labeled Faces in the Wild, 2007. The folder holds
`images/` and the official lists `pairsDevTrain.txt` and `pairsDevTest.txt`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from photoclust.faces.alignment import align
from photoclust.faces.detection import Detector
from photoclust.faces.embedding import Embedder
from photoclust.types import Detection, Floats, Image

BATCH = 32


@dataclass(frozen=True)
class Pairs:
    """`left`, `right`: rows of the embeddings, (n,); `same`: whether they show one person."""

    left: NDArray[np.intp]
    right: NDArray[np.intp]
    same: NDArray[np.bool_]

    def distances(self, embeddings: Floats) -> Floats:
        """Squared L2 of every pair, (n,)."""
        difference = embeddings[self.left] - embeddings[self.right]
        return np.asarray((difference**2).sum(axis=1), np.float32)


def read_pairs(folder: Path, name: str, images: dict[Path, int]) -> Pairs:
    """A pair list; adds the images it names to `images`, each with its row."""
    rows = []
    for line in (folder / name).read_text().splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) == 3:
            person, first, second = fields
            rows.append((_image(folder, person, first), _image(folder, person, second), True))
        else:
            person, first, other, second = fields
            rows.append((_image(folder, person, first), _image(folder, other, second), False))
    left = [images.setdefault(a, len(images)) for a, _, _ in rows]
    right = [images.setdefault(b, len(images)) for _, b, _ in rows]
    return Pairs(np.array(left), np.array(right), np.array([same for _, _, same in rows]))


def embed(
    images: dict[Path, int],
    detector: Detector,
    embedder: Embedder,
    progress: Callable[[int], None] = lambda done: None,
) -> tuple[Floats, int]:
    """Embeddings (n, 128) in the order of the rows, and in how many images no face was found.

    Each image shows its person in the middle: of several faces the one nearest to it counts.
    Where none is found, the face is taken to be where LFW's funnelling puts most of them.
    """
    paths = sorted(images, key=lambda path: images[path])
    embeddings, missed = [], 0
    for start in range(0, len(paths), BATCH):
        pictures = [np.asarray(Pillow.open(p).convert("RGB")) for p in paths[start : start + BATCH]]
        chips = []
        for picture, faces in zip(pictures, detector.detect(pictures), strict=True):
            missed += not faces
            chips.append(central_chip(picture, faces, embedder))
        embeddings.append(embedder.embed(chips))
        progress(len(chips))
    return np.concatenate(embeddings), missed


def central_chip(picture: Image, faces: list[Detection], embedder: Embedder) -> Image:
    """The aligned face nearest to the middle, or what lies there when none was found."""
    height, width = picture.shape[:2]
    if not faces:
        template = np.array(embedder.description.template, np.float32)
        size = embedder.description.input_size
        middle = np.array([width, height], np.float32) / 2
        # Funnelled faces are about 0.6 of a chip wide per 250 pixels.
        landmarks = middle + (template - size / 2) * (width / 250) * 0.75
        return align(picture, landmarks.astype(np.float32), template, size)

    def off_center(face: Detection) -> float:
        x, y = face.box.center
        return float(np.hypot(x - width / 2, y - height / 2))

    return embedder.chip(picture, min(faces, key=off_center))


def _image(folder: Path, person: str, number: str) -> Path:
    return folder / "images" / person / f"{person}_{int(number):04d}.jpg"
