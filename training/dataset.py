"""Labelled faces: read from disk, aligned once into a cache, and split by person.

A data set is a folder with one folder per person, or an `index.csv` with the columns path,
identity and, if names mean different people in different parts, namespace. Any other column
divides the images into groups, say by age. Paths are relative to the index's folder or to the
one above it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from photoclust.errors import FolderError, PhotoclustError
from photoclust.faces import weights
from photoclust.faces.alignment import align
from photoclust.faces.analysis import AlignedFace, detect_and_align
from photoclust.faces.networks.layers import sides
from photoclust.faces.registry import Detector, open_detector
from photoclust.faces.weights import Description
from photoclust.files import write_atomically
from photoclust.job import Job
from photoclust.messages import reason_of
from photoclust.photos.decode import open_photo
from photoclust.settings import Settings
from photoclust.types import Detection, Floats, Image

MARGIN = 16
"""Pixels kept around an aligned face, for augmentation to move it in."""
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".heic", ".avif"}
COLUMNS = ("path", "identity", "namespace")
BATCH = 32
PARTIAL = ".photoclust-chips.tmp"
ALIGNMENT_VERSION = 3
"""Increased when detection or alignment changes: older caches are then not used."""


@dataclass(frozen=True)
class Sample:
    """An image of one person. Samples of equal identity and namespace show the same person; those
    of different identity within a namespace show different people. `groups`: the index's other
    columns."""

    path: Path
    identity: str
    namespace: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class UnusableImage:
    """An image that cannot be used, and why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class LabelledFaces:
    """Aligned faces. `chips`: uint8 (n, height, width, 3), a margin included, on disk.

    `identities`: int64 (n,), one number per person and namespace. `namespaces`: int64 (n,).
    `names`: what the identities are called. `paths`: where each came from. `folder`: the cache
    they are stored in, which may hold further files about them. `groups`: by column of the index,
    the value of each face, (n,). `landmarks`: float32 (n, 5, 2), in pixels of its picture.
    """

    chips: NDArray[np.uint8]
    identities: NDArray[np.int64]
    namespaces: NDArray[np.int64]
    names: tuple[str, ...]
    paths: tuple[Path, ...]
    unusable: tuple[UnusableImage, ...]
    folder: Path = Path()
    groups: Mapping[str, NDArray[np.str_]] = field(default_factory=dict)
    landmarks: Floats = field(default_factory=lambda: np.zeros((0, 5, 2), np.float32))

    def __len__(self) -> int:
        return len(self.identities)

    def split(self, held_out: float, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows to train on, and rows of the part of the people who are held out.

        The split is by person. Only people with two faces or more are held out, since a single
        face makes no pair of one person.
        """
        people, counts = np.unique(self.identities, return_counts=True)
        eligible = people[counts > 1]
        random = np.random.default_rng(seed)
        away = random.permutation(eligible)[: round(len(eligible) * held_out)]
        is_away = np.isin(self.identities, away)
        return np.flatnonzero(~is_away), np.flatnonzero(is_away)


def read_samples(source: Path) -> list[Sample]:
    """The samples of a data set. Raises FolderError when there are none, or of one person."""
    if source.suffix == ".csv":
        samples = list(_read_index(source))
    elif (source / "index.csv").is_file():
        samples = list(_read_index(source / "index.csv"))
    else:
        samples = list(_read_folders(source))
    if not samples:
        raise FolderError("no-images", folder=source)
    people = {(sample.namespace, sample.identity) for sample in samples}
    if len(people) < 2:
        raise FolderError("one-person-only", folder=source)
    return samples


def load_faces(
    samples: Sequence[Sample],
    description: Description,
    cache: Path,
    job: Job | None = None,
    device: torch.device | None = None,
) -> LabelledFaces:
    """The samples' faces, detected and aligned as the program does it, cached on disk.

    A cache belongs to these files (path, size, time), detector and alignment: anything else is
    aligned anew. It is written atomically.
    """
    folder = cache / _key(samples, description)
    if not (folder / "faces.json").is_file():
        try:
            _align(samples, description, folder, job or Job(), device or torch.device("cpu"))
        except OSError as error:
            raise FolderError("cache-not-written", cache=cache, reason=reason_of(error)) from error
        finally:
            with suppress(OSError):
                (folder / PARTIAL).unlink()
    listed = json.loads((folder / "faces.json").read_text())
    kept = [samples[row] for row in listed["rows"]]
    names = sorted({(s.namespace, s.identity) for s in kept})
    number = {name: index for index, name in enumerate(names)}
    spaces = sorted({s.namespace for s in kept})
    return LabelledFaces(
        chips=np.load(folder / "chips.npy", mmap_mode="r"),
        identities=np.array([number[s.namespace, s.identity] for s in kept], np.int64),
        namespaces=np.array([spaces.index(s.namespace) for s in kept], np.int64),
        names=tuple(identity for _, identity in names),
        paths=tuple(s.path for s in kept),
        unusable=tuple(UnusableImage(samples[row].path, why) for row, why in listed["troubles"]),
        folder=folder,
        groups={column: np.array([s.groups[column] for s in kept]) for column in samples[0].groups},
        landmarks=np.load(folder / "landmarks.npy"),
    )


def _align(
    samples: Sequence[Sample],
    description: Description,
    folder: Path,
    job: Job,
    device: torch.device,
) -> None:
    size = grown(description.input_size)
    height, width = sides(size)
    template = np.array(description.template, np.float32) + MARGIN
    detector = open_detector(weights.shipped("detector"), device)

    def chip(picture: Image, face: Detection) -> Image:
        return align(picture, face.landmarks, template, size)

    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / PARTIAL
    rows: list[int] = []
    landmarks: list[Floats] = []
    unusable: list[tuple[int, str]] = []
    chips = np.lib.format.open_memmap(partial, "w+", np.uint8, (len(samples), height, width, 3))
    job.begin("aligning", len(samples))
    for start in range(0, len(samples), BATCH):
        job.check()
        pictures: list[Image] = []
        read_rows: list[int] = []
        for row in range(start, min(start + BATCH, len(samples))):
            try:
                pictures.append(opened(samples[row].path))
                read_rows.append(row)
            except PhotoclustError as error:
                unusable.append((row, error.message))
        found = _faces(pictures, detector, chip)
        for row, faces in zip(read_rows, found, strict=True):
            if not faces:
                unusable.append((row, "no face was found"))
                continue
            chips[len(rows)] = faces[0].chip
            landmarks.append(faces[0].detection.landmarks)
            rows.append(row)
        job.report(done=min(BATCH, len(samples) - start), faces=len(rows) - job.progress.faces)
    if not rows:
        raise FolderError("no-faces")
    np.save(folder / "chips.npy", chips[: len(rows)])
    np.save(folder / "landmarks.npy", np.stack(landmarks))
    listed = json.dumps({"rows": rows, "troubles": unusable})
    write_atomically(folder / "faces.json", listed.encode(), replace=True)


def _faces(
    pictures: Sequence[Image], detector: Detector, chip: Callable[[Image, Detection], Image]
) -> list[list[AlignedFace]]:
    """The central face of each picture, if any; in a frame where it is found only then.

    Faces are learned with something around them: one that fills its picture is not found.
    """
    found = detect_and_align(pictures, detector, chip, central) if pictures else []
    again = [number for number, faces in enumerate(found) if not faces]
    framed = [_framed(pictures[number]) for number in again]
    looked = detect_and_align(framed, detector, chip, central) if framed else []
    for number, faces in zip(again, looked, strict=True):
        found[number] = faces
    return found


def _framed(picture: Image) -> Image:
    """A picture with its edges repeated around it, half as wide as it is on every side."""
    high, wide = (side // 2 for side in picture.shape[:2])
    framed = cv2.copyMakeBorder(picture, high, high, wide, wide, cv2.BORDER_REPLICATE)
    return np.asarray(framed, np.uint8)


def central(picture: Image, faces: Sequence[Detection]) -> Sequence[Detection]:
    """The face nearest to the middle of a portrait, which the label refers to, if any."""
    middle = np.array(picture.shape[1::-1], np.float32) / 2
    return sorted(faces, key=lambda face: float(np.hypot(*(np.array(face.box.center) - middle))))[
        :1
    ]


def without_margin(chips: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    """Chips (n, ...) without their margin, (n, height, width, 3)."""
    top, left = (chips.shape[1] - height) // 2, (chips.shape[2] - width) // 2
    return chips[:, top : top + height, left : left + width]


def grown(size: int | tuple[int, int], margin: int = MARGIN) -> int | tuple[int, int]:
    """A network's input size with the margin, in pixels, on all sides."""
    if isinstance(size, int):
        return size + 2 * margin
    return size[0] + 2 * margin, size[1] + 2 * margin


def opened(path: Path) -> Image:
    """The pixels of a photo, as large as the program would search it. Raises UnreadablePhoto."""
    settings = Settings()
    photo = open_photo(path, at_least=settings.detection_size, max_pixels=settings.max_pixels)
    return photo.pixels


def _read_index(index: Path) -> Iterator[Sample]:
    try:
        with index.open(newline="", encoding="utf-8") as file:
            rows = csv.DictReader(file)
            missing = {"path", "identity"} - set(rows.fieldnames or ())
            if missing:
                raise FolderError(
                    "index-without-column", index=index, columns=" or ".join(sorted(missing))
                )
            others = [n for n in rows.fieldnames or () if n and n not in COLUMNS]
            base: Path | None = None
            for row in rows:
                if not row["path"] or not row["identity"]:
                    raise FolderError("index-line-incomplete", line=rows.line_num, index=index)
                if base is None:
                    here = index.parent
                    base = here if (here / row["path"]).exists() else here.parent
                groups = {name: row[name] or "" for name in others}
                namespace = row.get("namespace") or ""
                yield Sample(base / row["path"], row["identity"], namespace, groups)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FolderError("index-unreadable", index=index, detail=str(error)) from error


def _read_folders(source: Path) -> Iterator[Sample]:
    if not source.is_dir():
        raise FolderError("data-missing", folder=source)
    for person in sorted(path for path in source.iterdir() if path.is_dir()):
        for path in sorted(person.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield Sample(path, person.name)


def _key(samples: Sequence[Sample], description: Description) -> str:
    digest = hashlib.sha256()
    geometry = [description.template, description.input_size, MARGIN, ALIGNMENT_VERSION]
    detector = weights.describe(weights.shipped("detector")).sha256
    digest.update(json.dumps([*geometry, detector]).encode())
    for sample in samples:
        try:
            status = sample.path.stat()
            state = f"{status.st_size} {status.st_mtime_ns}"
        except OSError:
            state = "missing"
        digest.update(os.fsencode(sample.path) + f"\0{state}\n".encode())
    return digest.hexdigest()[:16]
