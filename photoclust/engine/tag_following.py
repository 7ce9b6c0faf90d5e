"""Edits that other programs made to tags of ours, followed by the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from photoclust.errors import EditError
from photoclust.library.edits import Bundle, Edit, Introduce, Move, Remove, clean_name, same_name
from photoclust.library.namesakes import NameBook
from photoclust.library.repository import Repository
from photoclust.library.tags import NamedBox
from photoclust.messages import Message
from photoclust.tags.merging import EditElsewhere
from photoclust.types import Failure


@dataclass(frozen=True)
class Followed:
    """A face whose region in a file another program has renamed or removed."""

    path: Path
    face: NamedBox
    edit: EditElsewhere

    def said(self) -> Failure:
        """What was changed, to be reported."""
        ours, theirs = self.edit.ours.name, self.edit.name
        if theirs is None:
            told = Message.of("tags-removed-elsewhere", ours=ours)
        elif self.edit.is_conflict:
            told = Message.of("tags-renamed-by-both", ours=ours, theirs=theirs)
        else:
            told = Message.of("tags-renamed-elsewhere", ours=ours, theirs=theirs)
        return Failure(self.path, "tags", told)


def follow(
    repository: Repository, edits: Sequence[Followed], *, dry_run: bool
) -> tuple[list[Failure], list[Failure]]:
    """Make these edits in the library too, as one entry of its history; what was followed, and
    what cannot be. Of several edits of one face the first counts."""
    first = {edit.face.face: edit for edit in reversed(edits)}
    book = repository.people.names()
    followed: list[Failure] = []
    refused: list[Failure] = []
    groups: dict[str | None, list[int]] = {}
    for face, one in sorted(first.items()):
        try:
            name = None if one.edit.name is None else clean_name(one.edit.name)
        except EditError as error:
            problem = Message.of("tags-name-refused", problem=error.explanation)
            refused.append(Failure(one.path, "tags", problem))
            continue
        if name is not None and len(meant := book.may_be_meant(name)) > 1:
            refused.append(Failure(one.path, "tags", shared(book, name, meant)))
            continue
        known = (other for other in groups if other and name and same_name(other, name))
        groups.setdefault(next(known, name), []).append(face)
        followed.append(one.said())
    if groups and not dry_run:
        message = Message.of("tags-followed", count=sum(map(len, groups.values())))
        parts = tuple(_edit(name, faces, book) for name, faces in groups.items())
        repository.apply(Bundle(message, parts))
    return followed, refused


def shared(book: NameBook, name: str, people: Sequence[int]) -> Message:
    """That a name may mean several people, and nothing is decided by it."""
    return Message.of("tags-name-shared", theirs=name, ways=book.ways(people))


def _edit(name: str | None, faces: Sequence[int], book: NameBook) -> Edit:
    if name is None:
        return Remove(tuple(faces))
    meant = book.may_be_meant(name)
    return Move(tuple(faces), meant[0]) if meant else Introduce(tuple(faces), name)
