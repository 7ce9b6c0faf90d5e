"""The decisions a user can make.

An edit is a value; `planning` says which rows it writes.

Naming, merging, splitting, moving and ignoring confirm the faces they concern: no scan and no
clustering moves confirmed faces. Who names or merges groups may have seen few of their faces, so
that vouches for some of them only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from photoclust.errors import EditError
from photoclust.library.history import Write
from photoclust.messages import Message
from photoclust.types import Answer, PersonState, Question

LONGEST_NAME = 200


@dataclass(frozen=True)
class Vouching:
    """For which faces of a group its name vouches: all but these.

    `kept` stay with the person, unconfirmed; `left` are with nobody from then on.
    """

    kept: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


FOR_ALL = Vouching()


@dataclass(frozen=True)
class Name:
    """Name a person; None removes the name.

    `vouching`: for which faces of a person without a name; None: for the engine to find. The faces
    of somebody who has a name stay as they are. `another`: a name that somebody has already is
    meant for one more person of that name; else it is refused.
    """

    person: int
    name: str | None
    vouching: Vouching | None = None
    another: bool = False


@dataclass(frozen=True)
class Merge:
    """`others` are the same person as `person`, who keeps the number and, if any, the name.

    `vouching`: as in :class:`Name`, for those among all of them who have no name.
    """

    person: int
    others: tuple[int, ...]
    vouching: Vouching | None = None


@dataclass(frozen=True)
class Split:
    """These faces of a person are of one other person: make a new one of them."""

    person: int
    faces: tuple[int, ...]


@dataclass(frozen=True)
class Introduce:
    """These faces, with whomever they are now, are of a new person; `name` None: not named yet.

    `state`: IGNORED for somebody who does not matter. `another`: as in :class:`Name`.
    """

    faces: tuple[int, ...]
    name: str | None = None
    state: PersonState = PersonState.VISIBLE
    another: bool = False


@dataclass(frozen=True)
class Move:
    """These faces belong to that person."""

    faces: tuple[int, ...]
    person: int


@dataclass(frozen=True)
class Confirm:
    """All faces of a person are correct."""

    person: int


@dataclass(frozen=True)
class Affirm:
    """These faces rightly are that person, as an answer to a doubt; it is not asked again."""

    faces: tuple[int, ...]
    person: int


@dataclass(frozen=True)
class Remove:
    """These faces are not of the person they are with; they become unsorted."""

    faces: tuple[int, ...]


@dataclass(frozen=True)
class Exclude:
    """These faces are not that person. Those that are with them become unsorted."""

    faces: tuple[int, ...]
    person: int


@dataclass(frozen=True)
class NotSame:
    """These two are different people: no face of the one is the other."""

    person: int
    other: int


@dataclass(frozen=True)
class Reject:
    """These are not faces."""

    faces: tuple[int, ...]


@dataclass(frozen=True)
class SetState:
    """Ignore a person, or show an ignored one again."""

    person: int
    state: PersonState


@dataclass(frozen=True)
class SetStates:
    """Ignore several people, or show them again."""

    people: tuple[int, ...]
    state: PersonState


@dataclass(frozen=True)
class SetCover:
    """Show a person with this face of theirs."""

    person: int
    face: int


@dataclass(frozen=True)
class SetBirth:
    """When a person was born: YYYY, YYYY-MM or YYYY-MM-DD, None where it is not known.

    Faces in photos from before that are with the person, and not confirmed, become unsorted.
    """

    person: int
    born: str | None


@dataclass(frozen=True)
class SetFavourites:
    """Have people come first, or no longer."""

    people: tuple[int, ...]
    favourite: bool


@dataclass(frozen=True)
class Draw:
    """A face that was drawn by hand is there."""

    face: int


@dataclass(frozen=True)
class SaveAlbum:
    """Keep a recipe by a name; of one that has this name already it becomes the recipe.

    `people`: the numbers of those whom the recipe names, each with that name.
    """

    name: str
    recipe: str
    people: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class DeleteAlbum:
    """Keep a recipe no longer. No photo is deleted."""

    album: int


@dataclass(frozen=True)
class Regroup:
    """A new grouping of the faces that the user has not decided about.

    `placed`: for each face a person, and how sure it is, 0 to 1. Positive numbers are persons
    there are, each negative number one new person, 0 nobody. Faces confirmed or rejected in the
    meantime are left alone, and none is put with a person who it was said not to be; unnamed
    people that lose their last face are deleted.
    """

    message: Message
    placed: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True)
class TakeNames:
    """Faces have these names in other programs: each with a person who is called so, or a new one.

    `confirmed`: they surely are; else they are proposals. Faces that are confirmed already, and
    those said not to be that person, are left alone.
    """

    message: Message
    named: tuple[tuple[str, tuple[int, ...]], ...]
    confirmed: bool


@dataclass(frozen=True)
class Patch:
    """Rows to write: the inverse of an edit."""

    message: Message
    writes: tuple[Write, ...]


@dataclass(frozen=True)
class Bundle:
    """Several edits, planned one after the other, that form one entry of the history.

    `message`: the text of that entry.
    """

    message: Message
    edits: tuple[Edit, ...]


Edit = (
    Name
    | Merge
    | Split
    | Introduce
    | Move
    | Confirm
    | Affirm
    | Remove
    | Exclude
    | NotSame
    | Reject
    | SetState
    | SetStates
    | SetCover
    | SetBirth
    | SetFavourites
    | Draw
    | SaveAlbum
    | DeleteAlbum
    | Regroup
    | TakeNames
    | Bundle
    | Patch
)


def answer(question: Question, choice: Answer) -> Edit:
    """The decision that answers a question.

    YES: a group becomes the person, who keeps a name, or single faces move there; all of them have
    been asked about, and are vouched for. NO: it is remembered that they are not. NOT_A_FACE: the
    faces go. That a doubtful face is right is remembered, too.
    """
    if choice is Answer.NOT_A_FACE:
        return Reject(question.faces)
    if question.doubtful and choice is Answer.YES:
        return Affirm(question.faces, question.person_id)
    if question.other_id is None:
        if choice is Answer.YES:
            return Move(question.faces, question.person_id)
        return Exclude(question.faces, question.person_id)
    if choice is Answer.YES:
        return Merge(question.person_id, (question.other_id,), FOR_ALL)
    return NotSame(question.person_id, question.other_id)


def answer_with_person(question: Question, person: int) -> Edit:
    """The decision that what is asked about is somebody else."""
    if question.other_id is None:
        return Move(question.faces, person)
    return Merge(person, (question.other_id,), FOR_ALL)


def answer_with_name(question: Question, name: str) -> Edit:
    """The decision that what is asked about is somebody new of this name."""
    if question.other_id is None:
        return Introduce(question.faces, name)
    return Name(question.other_id, name, FOR_ALL)


def clean_name(name: str) -> str:
    """A name as it is stored: composed (NFC), white space folded, without control characters.

    Raises :class:`EditError` when no visible character is left, or too many.
    """
    written = "".join(
        " " if c.isspace() else c
        for c in name
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")
    )
    cleaned = unicodedata.normalize("NFC", " ".join(written.split()))
    # Joiners and marks of direction may be part of a name, but are not visible alone.
    if all(c == " " or unicodedata.category(c) == "Cf" for c in cleaned):
        raise EditError("name-empty")
    if len(cleaned) > LONGEST_NAME:
        raise EditError("name-too-long", length=len(cleaned), limit=LONGEST_NAME)
    return cleaned


def same_name(one: str, other: str) -> bool:
    """Whether two clean names are the same but for upper and lower case."""
    return one.casefold() == other.casefold()
