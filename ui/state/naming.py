"""The edit for a typed name: a new name names the person, an existing one merges."""

from __future__ import annotations

from collections.abc import Collection

from photoclust import (
    Bundle,
    Edit,
    Face,
    Introduce,
    Merge,
    Message,
    Move,
    Name,
    clean_name,
    person_value,
)

from .people_store import PeopleStore


def naming(people: PeopleStore, person: int, text: str, *, another: bool = False) -> Edit | None:
    """The decision to call a person by what was typed; None when they are called so already.

    another: whoever has that name is somebody else. Raises EditError for a name that cannot be, or
    that several people have.
    """
    name = clean_name(text)
    other = None if another else people.names.only_one(name)
    if other is not None and other != person:
        return Merge(other, (person,))
    known = people.get(person)
    if known is not None and known.name == name:
        return None
    return Name(person, name, another=another)


def naming_together(people: PeopleStore, chosen: Collection[int], name: str) -> Edit:
    """The decision that these people are one, called by a clean name that nobody else of them has.

    The named one, else the largest, stays; all that is one entry of the history. Raises
    IndexError without anybody.
    """
    into, *others = [person for person in people.ids if person in chosen]
    told = [people.parameter(other) for other in others]
    message = Message.of("merged", others=told, person=person_value(into, name))
    return Bundle(message, (Name(into, name, another=True), Merge(into, tuple(others))))


def naming_face(people: PeopleStore, face: Face, text: str, *, another: bool = False) -> Edit:
    """The decision to call this one face by what was typed, whoever it is with now.

    It goes to who has that name, or is somebody new; `another` and errors as for `naming`.
    """
    name = clean_name(text)
    other = None if another else people.names.only_one(name)
    if other is None:
        return Introduce((face.id,), name, another=another)
    return Move((face.id,), other)
