"""A library of drawn people, to try the program with.

A detector of real faces finds none in drawings, so faces, boxes and embeddings are stored as a scan
would have found them: embeddings lie around a centre for each person, so that grouping and
questions behave as with photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.faces.description import describe, shipped
from photoclust.library.edits import Merge, Name, Regroup, Reject, SetState
from photoclust.library.repository import NewPhoto, Repository
from photoclust.messages import Message
from photoclust.photos import content, thumbnails
from photoclust.photos.display import read_pixels
from photoclust.photos.picture_digest import picture_digest
from photoclust.types import Box, DateSource, Detection, Floats, FoundFace, PersonState

SOME_UNSORTED = 9
SPLIT = (1, 4)
"""Of these people the first grouping makes two groups each, so that there is something to ask."""
DIMENSIONS = 128
"""Of the embeddings of the network that ships."""
MOST_PIXELS = 10_000_000


@dataclass(frozen=True)
class DrawnPhoto:
    """A drawn photo: its file, when it is said to be taken, its size in pixels, who is where.

    `people`: numbers of a cast, from 0; `boxes`: of their faces, in pixels.
    """

    path: Path
    taken: datetime
    width: int
    height: int
    people: tuple[int, ...]
    boxes: tuple[Box, ...]


def make_demo(
    library: Path, root: Path, photos: Sequence[DrawnPhoto], cast: Sequence[str | None]
) -> None:
    """Make a library of drawn photos below a folder, which is one of its own.

    cast: the names; None for those whom nobody has named yet. The last one is ignored. The file is
    there once all is in it. Raises LibraryError and OSError.
    """
    unfinished = library.with_name(f"unfinished {library.name}")
    unfinished.unlink(missing_ok=True)
    repository = Repository(unfinished)
    try:
        chance = np.random.default_rng(7)
        vectors = _Vectors(len(cast), chance)
        owners: dict[int, int] = {}
        for photo in photos:
            _store(repository, photo, vectors, owners)
        repository.files.add_root(root)
        _decide(repository, owners, cast, chance)
    finally:
        repository.close()
    unfinished.replace(library)


class _Vectors:
    """Unit vectors in a cone, as a network's are: two of a person some 0.1 apart in squared
    L2, those of two people some 0.4."""

    def __init__(self, people: int, chance: np.random.Generator) -> None:
        self._chance = chance
        middle = _unit(chance.normal(size=(1, DIMENSIONS)))
        self._centers = _unit(middle + 0.5 * _unit(chance.normal(size=(people, DIMENSIONS))))

    def of(self, person: int) -> Floats:
        radius = np.sqrt(self._chance.uniform(0.02, 0.09))
        around = _unit(self._chance.normal(size=DIMENSIONS))
        return _unit(self._centers[person] + radius * around)


def _unit(vectors: NDArray[np.floating]) -> Floats:
    unit: Floats = (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)
    return unit


def _store(
    repository: Repository, photo: DrawnPhoto, vectors: _Vectors, owners: dict[int, int]
) -> None:
    read = content.read_content(photo.path)
    pixels = read_pixels(photo.path, photo.width, MOST_PIXELS)
    found = [
        FoundFace(
            Detection(box, _landmarks(box), 0.99),
            quality=min(1.0, box.width / 260),
            embedding=vectors.of(person),
            crop=thumbnails.crop_face(pixels, box),
        )
        for person, box in zip(photo.people, photo.boxes, strict=True)
    ]
    new = NewPhoto(
        *(len(read.data), read.digest, photo.width, photo.height),
        *(photo.taken.isoformat(timespec="seconds"), describe(shipped("detector")).name),
        *(describe(shipped("embedding")).name, found),
        picture=picture_digest(read),
        date_source=DateSource.NAME,
    )
    with repository.database.writing() as connection:
        number = repository.photos.add(connection, new)
        status = photo.path.stat()
        repository.files.put(connection, photo.path, status.st_size, status.st_mtime_ns, number)
    faces = sorted(repository.photos.get(number).faces, key=lambda face: face.id)
    owners.update((f.id, person) for f, person in zip(faces, photo.people, strict=True))


def _landmarks(box: Box) -> Floats:
    """Where eyes, nose and corners of the mouth are in a portrait that is not tilted."""
    points = np.array([(0.3, 0.48), (0.7, 0.48), (0.5, 0.65), (0.34, 0.8), (0.66, 0.8)])
    return (points * (box.width, box.height) + (box.x, box.y)).astype(np.float32)


def _decide(
    repository: Repository,
    owners: dict[int, int],
    cast: Sequence[str | None],
    chance: np.random.Generator,
) -> None:
    """A first grouping with a few faults, then what a user did about it."""
    faces = list(owners)
    unsorted = {
        int(f) for f in chance.choice(faces, min(SOME_UNSORTED, len(faces) // 4), replace=False)
    }
    seen: dict[int, int] = {}
    placed = []
    for face in faces:
        owner = owners[face]
        seen[owner] = seen.get(owner, 0) + 1
        # Every third face of some people lands in a group of its own.
        group = owner + len(cast) if owner in SPLIT and seen[owner] % 3 == 0 else owner
        number = 0 if face in unsorted else -(group + 1)
        placed.append((face, number, float(chance.uniform(0.72, 0.97))))
    repository.apply(
        Regroup(Message.of("grouped", count=len(faces), method="hdbscan"), tuple(placed))
    )
    person_of = _largest(repository, owners)
    for index, person in person_of.items():
        name = cast[index]
        if name is not None:
            repository.apply(Name(person, name))
    if SPLIT[1] in person_of:
        _merge_one(repository, owners, person_of[SPLIT[1]])
    stranger = len(cast) - 1
    if stranger in person_of:
        repository.apply(SetState(person_of[stranger], PersonState.IGNORED))
    repository.apply(Reject((min(unsorted),)))


def _largest(repository: Repository, owners: dict[int, int]) -> dict[int, int]:
    """For each of the cast the person with most of their faces."""
    best: dict[int, tuple[int, int]] = {}
    for person in repository.people.all():
        owner = owners[repository.faces.of_person(person.id)[0].id]
        best[owner] = max(best.get(owner, (0, 0)), (person.faces, person.id))
    return {owner: number for owner, (_, number) in sorted(best.items())}


def _merge_one(repository: Repository, owners: dict[int, int], person: int) -> None:
    """As a user who has answered one question would."""
    own = owners[repository.faces.of_person(person)[0].id]
    for other in repository.people.all():
        if other.name is None and owners[repository.faces.of_person(other.id)[0].id] == own:
            repository.apply(Merge(person, (other.id,)))
