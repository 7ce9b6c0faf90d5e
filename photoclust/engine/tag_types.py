"""What is asked of, and told by, the writing and the reading of tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from photoclust.tags.reading import TagOrigin
from photoclust.tags.schemas import USUAL_FORMS, TagForm
from photoclust.tags.written import Written
from photoclust.types import Box, Failure


class TagTarget(StrEnum):
    """Where tags are written: SIDECARS beside the photos, or the ORIGINALS themselves, where their
    kind can hold them."""

    SIDECARS = "sidecars"
    ORIGINALS = "originals"


@dataclass(frozen=True)
class TagOptions:
    """How tags are written. `forms`: in which ways; others are left as they are. `keep_time`: give
    originals the time of change that they had. `folder`: only photos below it."""

    forms: tuple[TagForm, ...] = USUAL_FORMS
    into: TagTarget = TagTarget.SIDECARS
    keep_time: bool = False
    folder: Path | None = None


@dataclass(frozen=True)
class TagChange:
    """A file whose tags change: names that are new in it, and that are taken away. `photo`: the
    number of the photo."""

    path: Path
    photo: int
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass
class TagReport:
    """What a writing of tags did, or would do. `files`: how many were looked at. `changes`: those
    written. `followed`: edits made elsewhere that the library has followed, as one entry of the
    history. `conflicts`: where a file says something else and stays. `failures`: files passed
    over, with the reasons."""

    files: int = 0
    changes: list[TagChange] = field(default_factory=list)
    followed: list[Failure] = field(default_factory=list)
    conflicts: list[Failure] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    cancelled: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the files say what the library says."""
        return not (self.changes or self.followed or self.conflicts or self.failures)


@dataclass(frozen=True)
class Taking:
    """A face that is to get a name: one that is known, or one to be drawn at a box in pixels of the
    upright photo, maybe one that was drawn before and taken back."""

    photo: int
    name: str
    box: Box
    face: int | None = None
    taken_back: bool = False


@dataclass(frozen=True)
class NameFound:
    """Somebody whom other programs name. `person`: who is called so already, if anybody.
    `photos`: in how many; `faces`: known faces that would get the name; `drawn`: further ones;
    `known`: those that have it already. `origins`: where it was read."""

    name: str
    person: int | None
    photos: int
    faces: int
    drawn: int
    known: int
    origins: tuple[TagOrigin, ...]

    @property
    def new(self) -> int:
        """How many faces would change."""
        return self.faces + self.drawn


@dataclass
class TagReading:
    """What tags of other programs say, before anything is changed.

    `files`: how many files were looked at, `tagged` of them with names. `names`: the people, most
    faces first. `takings`: what would be done. `conflicts`: where the library surely knows
    better; `failures`: what could not be read. `unplaced`: names of which it is not known which
    face of the photo they belong to. `said`: what files hold that we may write, each with its
    photo.
    """

    files: int = 0
    tagged: int = 0
    names: list[NameFound] = field(default_factory=list)
    takings: list[Taking] = field(default_factory=list)
    conflicts: list[Failure] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unplaced: int = 0
    seconds: float = 0.0
    said: list[tuple[Path, int, Written]] = field(default_factory=list)

    @property
    def existing(self) -> list[NameFound]:
        """The people who would get faces and whose names are known already."""
        return [name for name in self.names if name.person is not None and name.new]

    @property
    def changes(self) -> int:
        """How many faces would get a name."""
        return sum(name.new for name in self.names)


@dataclass
class TagsTaken:
    """What taking names over did. `faces`: how many have got one, `drawn` of them were not known
    before; `people`: how many are new. `failures`: faces that could not be drawn."""

    faces: int = 0
    drawn: int = 0
    people: int = 0
    failures: list[Failure] = field(default_factory=list)
