"""What a recipe means: a tree of conditions on one photo.

A photo shows a person when a face in it is with that person and was not rejected. Ignored people
do not count as anybody else in the photo; nor do unsorted faces, of which nobody knows whose they
are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Span:
    """A part of a recipe's text: from a character up to, not including, another, from 0."""

    start: int
    end: int


NOWHERE = Span(0, 0)
"""Of what was not read from a text."""


@dataclass(frozen=True)
class PersonNamed:
    """A person by name, upper and lower case being one. Found in a library, it is a number."""

    name: str
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class PersonNumber:
    """A person by number; in text "#12"."""

    number: int
    at: Span = field(default=NOWHERE, compare=False)


Who = PersonNamed | PersonNumber


@dataclass(frozen=True)
class Shows:
    """The person is in the photo."""

    who: Who


@dataclass(frozen=True)
class Together:
    """These people are in the photo and nobody else; one of them alone."""

    people: tuple[Who, ...]


@dataclass(frozen=True)
class Taken:
    """The photo was taken between two days, months or years, both included.

    Each is the beginning of a date in ISO 8601, such as "2019" or "2019-05"; "" for no bound.
    """

    first: str
    last: str


@dataclass(frozen=True)
class Undated:
    """Nobody knows when the photo was taken."""


@dataclass(frozen=True)
class Below:
    """A file of the photo lies below a folder of this name, or of this path or its end, with
    slashes; upper and lower case are one."""

    folder: str
    at: Span = field(default=NOWHERE, compare=False)


class Counted(StrEnum):
    """PEOPLE: different people who are sorted. FACES: all faces, sorted or not."""

    PEOPLE = "people"
    FACES = "faces"


@dataclass(frozen=True)
class Count:
    """The photo has so many people or faces at the least, and at the most (None: any number)."""

    what: Counted
    least: int
    most: int | None


class Kind(StrEnum):
    """NAMED: the photo shows somebody who has a name. UNNAMED: somebody who has none. UNSORTED:
    a face that is with nobody."""

    NAMED = "named"
    UNNAMED = "unnamed"
    UNSORTED = "unsorted"


@dataclass(frozen=True)
class Holds:
    """The photo holds a face of this kind."""

    kind: Kind


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    part: Query


@dataclass(frozen=True)
class And:
    """All of two or more conditions hold."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Or:
    """One of two or more conditions holds, or several do."""

    parts: tuple[Query, ...]


Query = Shows | Together | Taken | Undated | Below | Count | Holds | Not | And | Or
