"""The value types that the packages of the engine share.

Plain, frozen, comparable. Coordinates are pixels of the *upright* image (EXIF orientation
applied) at full resolution, origin at its top-left corner, unless a docstring says
otherwise. Arrays: images are uint8 RGB of shape (height, width, 3); embeddings float32 of
shape (n, 128) and unit norm; distances are squared L2, so from 0 (same) to 4 (opposite).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.messages import Message, explained

Image = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Box:
    """An axis-aligned rectangle. `x`, `y` is its top-left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def area(self) -> float:
        return self.width * self.height

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def scaled(self, factor: float) -> Box:
        """The same box in an image `factor` times as large."""
        return Box(self.x * factor, self.y * factor, self.width * factor, self.height * factor)

    def overlap(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        if wide <= 0 or high <= 0:
            return 0.0
        shared = wide * high
        return shared / (self.area + other.area - shared)


@dataclass(frozen=True)
class Detection:
    """A face as the detector saw it.

    `landmarks`: float32 (5, 2), x and y of the left eye, right eye, nose tip, left and
    right corner of the mouth, left and right as the viewer sees them. `score`: the last
    network's probability that this is a face, 0 to 1.
    """

    box: Box
    landmarks: Floats
    score: float

    def scaled(self, factor: float) -> Detection:
        """The same detection in an image `factor` times as large."""
        landmarks = (self.landmarks * factor).astype(np.float32)
        return Detection(self.box.scaled(factor), landmarks, self.score)


@dataclass(frozen=True)
class FoundFace:
    """A face that is detected, rated and embedded, before it is stored in the library.

    `quality`: 0 (useless) to 1 (large, sharp, frontal). `embedding`: float32 (128,), unit norm.
    `crop`: the face with some margin, as a small JPEG for lists and grids.
    """

    detection: Detection
    quality: float
    embedding: Floats
    crop: bytes


@dataclass(frozen=True)
class Failure:
    """Why one file was passed over. `stage`: scan, read, decode, export, or "remark" for what is
    to be said about a photo that was read, such as one whose file is cut off. `since`: when it was
    first met so, ISO 8601; None when that is not known."""

    path: Path
    stage: str
    problem: Message
    since: str | None = field(default=None, compare=False)

    @property
    def reason(self) -> str:
        """The problem in English, with what can be done about it."""
        return explained(self.problem)


class PersonState(StrEnum):
    """VISIBLE people are shown and exported; IGNORED ones, such as strangers, are not."""

    VISIBLE = "visible"
    IGNORED = "ignored"


CLEAR = 0.5
"""Least quality of a face that is more likely recognised than not."""
SHOWN_FROM = 3
"""In how many photos somebody without a name is at the least to be shown, by default. In albums of
groups and families, all groups of three photos or more were people; of those of two about half."""


@dataclass(frozen=True)
class Person:
    """A group of faces held to be one person.

    `name` None: not named yet. `faces` and `photos` count what is visible now; `confirmed` how
    many of the faces the user has confirmed; `clear` how many are clear, None where that is not
    known. `first` and `last`: dates of the earliest and latest photo, ISO 8601, None when no photo
    is dated. `born`: YYYY, YYYY-MM or YYYY-MM-DD. `favourite`: who comes
    first. `distinct_name`: the name, with something in brackets where others have it too.
    """

    id: int
    name: str | None
    state: PersonState
    faces: int
    photos: int
    confirmed: int
    first: str | None
    last: str | None
    cover: int | None
    clear: int | None = None
    born: str | None = None
    favourite: bool = False
    distinct_name: str | None = None

    def is_minor(self, least: int = SHOWN_FROM) -> bool:
        """Whether it is a group of few photos or of mostly blurred faces, which nobody has decided
        about. least: photos from which on it is not small."""
        if self.name is not None or self.confirmed or self.favourite:
            return False
        blurred = self.clear is not None and 2 * self.clear < self.faces
        return self.photos < least or blurred

    @property
    def label(self) -> str:
        """The name that nobody else has, or a stand-in for one: "Person 12"."""
        return self.distinct_name or self.name or f"Person {self.id}"


@dataclass(frozen=True)
class Face:
    """A face in the library.

    `person_id` None: unsorted. `confirmed`: the user put it there. `probability`: how sure
    the program is of `person_id`, 0 to 1; 1 when confirmed.
    """

    id: int
    photo_id: int
    box: Box
    score: float
    quality: float
    person_id: int | None
    confirmed: bool
    probability: float


@dataclass(frozen=True)
class FaceSet:
    """Faces as arrays, row by row: what is clustered, reviewed and recognised.

    `ids`, `photos`: int64 (n,). `embeddings`: float32 (n, 128), unit norm. `people`: int64 (n,),
    whose each face is now, 0 where unsorted. `confirmed`: bool (n,), whether the user put it
    there. `quality`: float32 (n,), 0 to 1. `seen`: bool (n,), whether a network sees a face there,
    too, and not only whoever drew a box. `shown`: bool (n,), whether the face is visible now, and
    not in a photo that is gone. `places`: float32 (n, 5), left, top, right and bottom of the box in
    parts of the photo, and the photo's width over its height. `taken`: float64 (n,), when the photo
    was taken by the camera's clock, in seconds; NaN where the camera does not say.
    """

    ids: NDArray[np.int64]
    photos: NDArray[np.int64]
    embeddings: Floats
    people: NDArray[np.int64]
    confirmed: NDArray[np.bool_]
    quality: Floats
    seen: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    places: Floats
    taken: NDArray[np.float64]

    def at(self, rows: NDArray[np.intp]) -> FaceSet:
        """Some of the faces, in the order of the rows: int64 (m,)."""
        return FaceSet(*(getattr(self, column.name)[rows] for column in fields(self)))


@dataclass(frozen=True)
class Births:
    """What dates of birth say of the faces of a FaceSet, row by row.

    `dated`: float64 (n,), when each photo was taken, in seconds, NaN where nobody knows; when a
    file was changed says little of that. `born`: when people were born, by number, in seconds.
    """

    dated: NDArray[np.float64]
    born: Mapping[int, float]

    def too_early(self, persons: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each photo was taken before the person's birth: bool (n,). persons: (n,)."""
        early = np.zeros(len(persons), bool)
        for person, born in self.born.items():
            early |= (persons == person) & (self.dated < born)
        return early

    def before(self, person: int) -> NDArray[np.bool_]:
        """Whether each photo was taken before one person's birth: bool (n,)."""
        return np.asarray(self.dated < self.born.get(person, -np.inf))


class ClusteringMethod(StrEnum):
    """How people are found: by density (HDBSCAN), by their number (k-means), or by average
    linkage."""

    HDBSCAN = "hdbscan"
    KMEANS = "kmeans"
    LINKAGE = "linkage"


class FaceOrder(StrEnum):
    """QUALITY: best first. DOUBT: least sure first. DATE: oldest photo first. LIKENESS: similar
    faces beside each other."""

    QUALITY = "quality"
    DOUBT = "doubt"
    DATE = "date"
    LIKENESS = "likeness"


class DateSource(StrEnum):
    """Who says when a photo was taken, the most credible first: what the camera wrote into it
    (ORIGINAL, DIGITIZED), other programs (XMP, IPTC, CONTAINER), and outside it a SIDECAR
    of Google's, the NAME of the file, and the time when the FILE was changed last."""

    ORIGINAL = "original"
    DIGITIZED = "digitized"
    XMP = "xmp"
    IPTC = "iptc"
    CONTAINER = "container"
    SIDECAR = "sidecar"
    NAME = "name"
    FILE = "file"


OUTSIDE = (DateSource.SIDECAR, DateSource.NAME, DateSource.FILE)
"""The sources outside of a photo's file."""


_DOUBTS = {source: doubt for doubt, source in enumerate(DateSource)}


@dataclass(frozen=True)
class Dated:
    """When a photo was taken, YYYY-MM-DDTHH:MM:SS by the camera's or the local clock, and who says
    so."""

    date: str
    source: DateSource

    @property
    def doubt(self) -> int:
        """0 for the most credible source."""
        return _DOUBTS[self.source]

    @classmethod
    def stored(cls, date: str | None, source: str | None) -> Dated | None:
        """From the columns of a library; None when either is not known."""
        return None if date is None or source is None else cls(date, DateSource(source))


class PhotoState(StrEnum):
    """PRESENT at a place at least; OFFLINE while none can be reached; MISSING from all."""

    PRESENT = "present"
    OFFLINE = "offline"
    MISSING = "missing"


@dataclass(frozen=True)
class PhotoInfo:
    """A photo and who is in it.

    `paths`: where it lies, those at hand first; where it lay when it is missing. `width`,
    `height` of the upright image. `date`: ISO 8601; `date_source`: who says so, None when that is
    not known. `faces` from left to right, without those that are no faces.
    """

    id: int
    paths: tuple[Path, ...]
    width: int
    height: int
    date: str | None
    faces: tuple[Face, ...]
    state: PhotoState
    date_source: DateSource | None = None


@dataclass(frozen=True)
class UnnamedFaces:
    """The faces of some photos that have no name, but those of ignored people.

    `people`: who is in no other photo; `people_elsewhere`: who is in others too; both by number.
    `faces`: those that are with nobody.
    """

    people: tuple[int, ...]
    people_elsewhere: tuple[int, ...]
    faces: tuple[int, ...]


@dataclass(frozen=True)
class Companion:
    """A person who appears in the same photos as another one; `photos`: in how many."""

    person_id: int
    photos: int


@dataclass(frozen=True)
class Tie:
    """Two people who are in photos together; `photos`: in how many."""

    one: int
    other: int
    photos: int


@dataclass(frozen=True)
class PeopleGraph:
    """Who is with whom.

    `places`: of people by their numbers in a picture that is wider than high, x and y from 0 to 1;
    `ties`: the strongest first.
    """

    places: dict[int, tuple[float, float]]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Folder:
    """A folder that is scanned. Counts are of what is visible below it; `online`: it can be
    reached just now."""

    path: Path
    photos: int
    faces: int
    online: bool


@dataclass(frozen=True)
class Question:
    """Whether faces are a person's.

    `person_id` and `name` (None: not named) of the person. `other_id`: the unnamed person asked
    about as a whole, None for single faces. `faces`: asked about, best first. `distance` in
    squared L2; `probability` 0 to 1, that they are. `anchor`: a face of the person to show beside.
    `doubtful`: the faces are confirmed as the person's, and may be wrong; `rival_id`: whom they
    show then, as far as that is known.
    """

    person_id: int
    name: str | None
    other_id: int | None
    faces: tuple[int, ...]
    distance: float
    probability: float
    anchor: int
    doubtful: bool = False
    rival_id: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """A face that is near to a named person, but not surely theirs; `probability` 0 to 1."""

    face: int
    person_id: int
    probability: float


@dataclass(frozen=True)
class Chain:
    """Why two faces of a person are together.

    `faces`: from the one to the other; `links`: how probable it is, from 0 to 1, that each and the
    next show one person, were both cases equally frequent. `weakest`: which link is the weakest;
    None where there is none. `beyond`: the faces that a cut there would part from the others of the
    person, those of the lesser part.
    """

    person_id: int
    faces: tuple[int, ...]
    links: tuple[float, ...]
    weakest: int | None
    beyond: tuple[int, ...]


@dataclass(frozen=True)
class Doubt:
    """A face that is confirmed as a person's, and may be wrong: `probability`, 0 to 1, that it is.
    `rival_id`: whom it shows then, as far as that is known."""

    face: int
    person_id: int
    probability: float
    rival_id: int | None


@dataclass(frozen=True)
class Completeness:
    """How many of a person's faces in the library are with the person: the expected share, 0 to 1,
    and a range, `low` to `high`, in which it is with nine tenths probability.

    `found`: faces with the person that are expected to be theirs; `missing`: others.
    """

    person_id: int
    share: float
    low: float
    high: float
    found: float
    missing: float


class Answer(StrEnum):
    """The answers to a question."""

    YES = "yes"
    NO = "no"
    NOT_A_FACE = "not a face"


@dataclass(frozen=True)
class FaceRecord:
    """A face with all that a table or an album needs to know about it.

    `paths`: where the photo lies, the first one first found; further ones are copies with
    the same content. `width`, `height` of the upright image. `date`: ISO 8601. `person`: the name
    of whose it is, as nobody else is called.
    """

    face: Face
    paths: tuple[Path, ...]
    width: int
    height: int
    date: str | None
    person: str | None


@dataclass(frozen=True)
class Joined:
    """A named person whom a scan has put so many new faces with."""

    person_id: int
    name: str
    faces: int


@dataclass(frozen=True)
class Repaired:
    """What a repair did: faces that were read anew from their photos, faces that could not be and
    are dropped, people whose name lost what could not be read, decisions that can no longer be
    taken back."""

    renewed: int = 0
    dropped: int = 0
    names: int = 0
    decisions: int = 0


@dataclass
class ScanReport:
    """What a scan found. Counts are files, except for `faces`.

    `seen`: how many it saw. Each of them is one of the following, or could not be read, or was
    not come to before the scan was cancelled; those missing and offline were not seen. `new` were
    embedded; `changed` had another content at a known path; `moved` a known content at another
    path; `copies` lie there once more; `missing` are gone from a folder that is still there;
    `offline` lie under a folder that cannot be reached just now and keep everything. `new_failures`
    are those of the `failures` that an earlier scan had not reported. `albums` are folders that
    were passed over, as photoclust exported them. `left_behind`: changed files with faces that were
    named or drawn, and are followed by no face of the new picture. `remarks` concern photos that
    were read now, though something is wrong with their files. `passed_over`: how many files are of
    kinds that are not read, by suffix, with its dot and in small letters. `joined`: the named
    people whom new faces surely show, with the numbers of these; one undo takes that back.
    `arrived`: the numbers of the photos of the `new` files.
    """

    seen: int = 0
    new: int = 0
    changed: int = 0
    moved: int = 0
    copies: int = 0
    unchanged: int = 0
    missing: int = 0
    offline: int = 0
    faces: int = 0
    seconds: float = 0.0
    cancelled: bool = False
    failures: list[Failure] = field(default_factory=list)
    new_failures: list[Failure] = field(default_factory=list)
    albums: list[Path] = field(default_factory=list)
    left_behind: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    joined: list[Joined] = field(default_factory=list)
    arrived: list[int] = field(default_factory=list)

    @property
    def unread(self) -> int:
        """How many of the files seen could not be read."""
        return sum(failure.stage in ("read", "decode") for failure in self.failures)

    @property
    def waiting(self) -> int:
        """How many of the files seen were not come to, as the scan was cancelled."""
        read = self.new + self.changed + self.moved + self.copies + self.unchanged
        return max(0, self.seen - read - self.unread)
