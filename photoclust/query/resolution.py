"""The people and folders of a library that a recipe means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from photoclust.errors import QueryError
from photoclust.library.namesakes import NameBook
from photoclust.query import tree
from photoclust.query.tree import PersonNamed, PersonNumber, Query, Who


def resolved(query: Query, names: NameBook, has_folder: Callable[[str], bool]) -> Query:
    """The same with a number for everybody.

    Raises QueryError at the word for somebody, or a folder, that is not there, and at a name that
    several people have.
    """
    for part in leaves(query):
        if isinstance(part, tree.Below) and not has_folder(part.folder):
            raise QueryError("query-no-such-folder", folder=part.folder, place=part.at.start + 1)
    return with_people(query, lambda who: _found(who, names))


def people_named(query: Query, names: NameBook) -> dict[str, int]:
    """The numbers of the people whom a recipe names, by the names as they stand in it; a name that
    several people have is left out."""
    named = (who for part in leaves(query) for who in people_of(part))
    called = {who.name: names.called(who.name) for who in named if isinstance(who, PersonNamed)}
    return {name: numbers[0] for name, numbers in called.items() if len(numbers) == 1}


def renamed(query: Query, known: Mapping[str, int], names: NameBook) -> Query:
    """The same with today's names of people. `known`: their numbers by the names in the recipe.

    Somebody who has lost the name is called by number; of somebody who is gone, as after a merge,
    the name stays.
    """

    def today(who: Who) -> Who:
        number = who.number if isinstance(who, PersonNumber) else known.get(who.name)
        if number is None or number not in names:
            return who
        name = names.label(number)
        return PersonNumber(number) if name is None else PersonNamed(name)

    return with_people(query, today)


def with_people(query: Query, change: Callable[[Who], Who]) -> Query:
    """The same recipe about other people."""
    match query:
        case tree.Shows():
            return tree.Shows(change(query.who))
        case tree.Together():
            return tree.Together(tuple(map(change, query.people)))
        case tree.Not():
            return tree.Not(with_people(query.part, change))
        case tree.And() | tree.Or():
            return replace(query, parts=tuple(with_people(p, change) for p in query.parts))
        case _:
            return query


def leaves(query: Query) -> Iterator[Query]:
    """The conditions that a recipe is made of."""
    match query:
        case tree.Not():
            yield from leaves(query.part)
        case tree.And() | tree.Or():
            for part in query.parts:
                yield from leaves(part)
        case _:
            yield query


def people_of(leaf: Query) -> tuple[Who, ...]:
    """Whom one condition is about."""
    match leaf:
        case tree.Shows():
            return (leaf.who,)
        case tree.Together():
            return leaf.people
        case _:
            return ()


def _found(who: Who, names: NameBook) -> PersonNumber:
    if isinstance(who, PersonNumber):
        if who.number not in names:
            raise QueryError("query-no-such-number", number=who.number, place=who.at.start + 1)
        return who
    found, place = names.called(who.name), who.at.start + 1
    if len(found) > 1:
        ways = ", ".join(f"#{number} = {names.label(number)}" for number in found)
        raise QueryError(
            "query-name-shared", name=who.name, count=len(found), ways=ways, place=place
        )
    if not found:
        raise QueryError("query-no-such-name", name=who.name, place=place)
    return PersonNumber(found[0], who.at)
