"""What a library knows, as plain values: photos, faces, people, albums, and the decisions.

Numbers are those of the library they come from. `resources/library-1.schema.json` documents the
same as files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from photoclust.types import Box, Floats


@dataclass(frozen=True)
class PersonContent:
    """A person. `state`: "visible" or "ignored". `cover`: the face chosen to show them with.
    `born`: YYYY, YYYY-MM or YYYY-MM-DD. `favourite`: comes first."""

    id: int
    name: str | None
    state: str
    cover: int | None
    born: str | None = None
    favourite: bool = False


@dataclass(frozen=True)
class FaceContent:
    """A face and all that was decided about it.

    `box` and `landmarks` (x and y of five points) in pixels of the upright photo. `vector`: the row
    of its embedding, None for one without. `person`: whom it is with, `confirmed`: by the user.
    `excluded`: people who it is not. `rejected`: it is no face. `drawn`: by hand.
    """

    id: int
    photo: int
    box: Box
    landmarks: tuple[float, ...]
    score: float
    quality: float
    drawn: bool
    vector: int | None
    person: int | None
    confirmed: bool
    excluded: tuple[int, ...]
    rejected: bool

    @property
    def is_decided(self) -> bool:
        """Whether somebody decided anything about it."""
        return self.confirmed or self.rejected or self.drawn or bool(self.excluded)


@dataclass(frozen=True)
class PhotoContent:
    """A photo. `picture`: the digest of its coded picture, None where no file was read for long;
    `size` and `digest` of a whole file that shows it. `width`, `height` of the upright image,
    `orientation` EXIF's, by which it is upright. `paths`: where it lies or lay. `detector` and
    `embedder`: the networks that looked at it; "" for the one when it should be looked at anew."""

    id: int
    picture: bytes | None
    size: int
    digest: bytes
    width: int
    height: int
    orientation: int | None
    date: str | None
    date_source: str | None
    paths: tuple[str, ...]
    detector: str = ""
    embedder: str = ""


@dataclass(frozen=True)
class AlbumContent:
    """A recipe saved by name. `people`: the numbers of those whom it names, by these names."""

    name: str
    recipe: str
    people: dict[str, int]


@dataclass(frozen=True)
class LibraryContent:
    """All of a library. `model`: the network of the `vectors`, float32 (n, 128), unit norm.
    `folders` that are scanned. `crop`: a face's small picture as JPEG by its number, None where
    there is none. `forgotten`: digests of pictures that were erased."""

    model: str
    photos: tuple[PhotoContent, ...]
    faces: tuple[FaceContent, ...]
    people: tuple[PersonContent, ...]
    albums: tuple[AlbumContent, ...]
    folders: tuple[str, ...]
    vectors: Floats
    crop: Callable[[int], bytes | None] = lambda face: None
    forgotten: frozenset[bytes] = frozenset()

    @cached_property
    def faces_by_photo(self) -> dict[int, list[FaceContent]]:
        """The faces of each photo."""
        found: dict[int, list[FaceContent]] = {}
        for face in self.faces:
            found.setdefault(face.photo, []).append(face)
        return found

    @cached_property
    def people_by_number(self) -> dict[int, PersonContent]:
        """Everybody."""
        return {person.id: person for person in self.people}

    @cached_property
    def confirmed_faces(self) -> dict[int, list[FaceContent]]:
        """The confirmed faces of each person who has any."""
        found: dict[int, list[FaceContent]] = {}
        for face in self.faces:
            if face.person is not None and face.confirmed:
                found.setdefault(face.person, []).append(face)
        return found
