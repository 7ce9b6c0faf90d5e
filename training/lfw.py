"""LFW's pairs, embedded by the program's own detector and network.

Huang, Ramesh, Berg, Learned-Miller: Labeled Faces in the Wild, 2007. The folder holds
`images/`, or the people's folders themselves, and the official lists: `pairsDevTrain.txt` and
`pairsDevTest.txt` of View 1, for development, or `pairs.txt` of View 2, for the final measurement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from photoclust.errors import FolderError, UnreadablePhoto
from photoclust.faces.alignment import align
from photoclust.faces.analysis import detect_and_align
from photoclust.faces.registry import Detector, Embedder
from photoclust.faces.weights import Description
from photoclust.job import Job
from photoclust.types import Floats, Image

from . import dataset
from .dataset import MARGIN, LabelledFaces, Sample, central, opened

BATCH = 32
EYES_APART = 0.164
"""In funnelled images, in parts of their width."""
PLACE = (0.5, 0.482)
"""Where the mean of the landmarks is in them, in parts of width and height."""
TRAIN, TEST = "pairsDevTrain.txt", "pairsDevTest.txt"


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

    def joined(self, other: Pairs) -> Pairs:
        """These pairs, then the others."""
        return Pairs(
            np.concatenate([self.left, other.left]),
            np.concatenate([self.right, other.right]),
            np.concatenate([self.same, other.same]),
        )


@dataclass(frozen=True)
class View1:
    """The development set. `faces`: every image that the pairs name, in the order of their
    rows. `missed`: in how many of them no face was found."""

    faces: LabelledFaces
    train: Pairs
    test: Pairs
    missed: int


def folder_in(data: Path) -> Path | None:
    """The folder with LFW's lists: DATA itself or its `lfw_view1`; None if there is none."""
    for folder in (data / "lfw_view1", data):
        if (folder / TRAIN).is_file():
            return folder
    return None


def load_view1(
    folder: Path,
    description: Description,
    cache: Path,
    job: Job | None = None,
    device: torch.device | None = None,
) -> View1:
    """Both lists and the faces they name, aligned with a data set's margin.

    Where no face was found, the usual position of faces in funnelled LFW images is used.
    """
    images: dict[Path, int] = {}
    train, test = (read_pairs(folder, name, images) for name in (TRAIN, TEST))
    faces, missed = load_images(list(images), description, cache, job, device)
    return View1(faces, train, test, missed)


def load_images(
    images: Sequence[Path],
    description: Description,
    cache: Path,
    job: Job | None = None,
    device: torch.device | None = None,
) -> tuple[LabelledFaces, int]:
    """The face of every funnelled image, in their order, and in how many none was found.

    There the usual position of faces in such images is used.
    """
    samples = [Sample(path, path.parent.name) for path in images]
    faces = dataset.load_faces(samples, description, cache, job, device)
    return _completed(faces, samples, description), len(faces.unusable)


def read_pairs(folder: Path, name: str, images: dict[Path, int]) -> Pairs:
    """A pair list; adds the images it names to `images`, each with its row.

    Raises FolderError when the list cannot be read, or is none.
    """
    path = folder / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
    except (OSError, UnicodeDecodeError) as error:
        raise FolderError("pair-list-unreadable", path=path) from error
    rows = []
    for number, line in enumerate(lines, start=2):
        fields = line.split("\t")
        if len(fields) == 3 and fields[1].isdecimal() and fields[2].isdecimal():
            person, first, second = fields
            rows.append((_image(folder, person, first), _image(folder, person, second), True))
        elif len(fields) == 4 and fields[1].isdecimal() and fields[3].isdecimal():
            person, first, other, second = fields
            rows.append((_image(folder, person, first), _image(folder, other, second), False))
        else:
            raise FolderError("pair-line-foreign", line=number, path=path)
    if not rows:
        raise FolderError("pair-list-empty", path=path)
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

    Each image shows its person in the middle: of several faces the one nearest to it counts. Where
    none is found, the usual position of faces in funnelled LFW images is used.
    """
    paths = sorted(images, key=lambda path: images[path])
    embeddings, missed = [], 0
    for start in range(0, len(paths), BATCH):
        pictures = [_opened(path) for path in paths[start : start + BATCH]]
        found = detect_and_align(pictures, detector, embedder.chip, central)
        missed += sum(not faces for faces in found)
        chips = [
            faces[0].chip if faces else guessed(picture, embedder.description)
            for picture, faces in zip(pictures, found, strict=True)
        ]
        embeddings.append(embedder.embed(chips).vectors)
        progress(len(chips))
    return np.concatenate(embeddings), missed


def guessed(picture: Image, description: Description, margin: int = 0) -> Image:
    """The usual face area of a funnelled LFW image, aligned, with a margin around it."""
    template = np.array(description.template, np.float32) + margin
    size = dataset.grown(description.input_size, margin)
    return align(picture, funnelled(picture, description), template, size)


def funnelled(picture: Image, description: Description) -> Floats:
    """The usual positions of the landmarks in a funnelled LFW image."""
    height, width = picture.shape[:2]
    template = np.array(description.template, np.float32)
    scale = EYES_APART * width / float(np.hypot(*(template[1] - template[0])))
    place = np.array([PLACE[0] * width, PLACE[1] * height], np.float32)
    return np.asarray(place + (template - template.mean(axis=0)) * scale, np.float32)


def _completed(
    faces: LabelledFaces, samples: list[Sample], description: Description
) -> LabelledFaces:
    """The faces of all samples, in their order; those not found cut where they should be."""
    if not faces.unusable:
        return faces
    row = {path: index for index, path in enumerate(faces.paths)}
    chips = np.empty((len(samples), *faces.chips.shape[1:]), np.uint8)
    for index, sample in enumerate(samples):
        found = row.get(sample.path)
        chips[index] = (
            guessed(_opened(sample.path), description, MARGIN)
            if found is None
            else faces.chips[found]
        )
    names = sorted({sample.identity for sample in samples})
    number = {name: index for index, name in enumerate(names)}
    return replace(
        faces,
        chips=chips,
        identities=np.array([number[sample.identity] for sample in samples], np.int64),
        namespaces=np.zeros(len(samples), np.int64),
        names=tuple(names),
        paths=tuple(sample.path for sample in samples),
    )


def _opened(path: Path) -> Image:
    try:
        return opened(path)
    except UnreadablePhoto as error:
        raise FolderError("pair-image-unreadable", path=path) from error


def _image(folder: Path, person: str, number: str) -> Path:
    base = folder if (folder / person).is_dir() else folder / "images"
    return base / person / f"{person}_{int(number):04d}.jpg"
