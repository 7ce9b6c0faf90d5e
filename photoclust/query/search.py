"""The photos of a library that a recipe asks for, as one SQL condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import singledispatch

import numpy as np
from numpy.typing import NDArray

from photoclust.library.photos import BY_DATE
from photoclust.library.rows import VISIBLE, Queries, fetched, numbers, to_path
from photoclust.query import tree
from photoclust.query.folders import lies_below
from photoclust.query.tree import PersonNumber, Query

Condition = tuple[str, Sequence[object]]
"""SQL about a row of `photos`, and its parameters."""

_SEEN = "files.photo_id = photos.id AND files.state IN ('present', 'offline')"
_FACES = f"faces.photo_id = photos.id AND {VISIBLE}"
# From the few faces of a photo, never from the thousands of a person for each photo anew: SQLite
# keeps to the order of a CROSS JOIN.
_SORTED = (
    "SELECT {what} FROM faces CROSS JOIN members ON members.face_id = faces.id"
    f" CROSS JOIN people ON people.id = members.person_id WHERE {_FACES}"
)
_PHOTOS_OF = (
    "SELECT faces.photo_id FROM members JOIN faces ON faces.id = members.face_id"
    f" WHERE members.person_id = ? AND {VISIBLE}"
)
_SHOWN = "people.state = 'visible'"


class Search(Queries):
    """Finds photos. Recipes are resolved: everybody in them is a number."""

    def photos(self, query: Query) -> NDArray[np.int64]:
        """The visible photos that a recipe asks for, oldest first: (n,)."""
        sql, values = condition(query)
        with self.database.reading() as connection, self._functions():
            return numbers(
                connection,
                f"SELECT id FROM photos WHERE EXISTS (SELECT 1 FROM files WHERE {_SEEN})"
                f" AND {sql} ORDER BY {BY_DATE}",
                values,
            )

    def has_folder(self, folder: str) -> bool:
        """Whether a photo lies below a folder that is called so."""
        is_below = lies_below(folder)
        with self.database.reading() as connection:
            rows = connection.execute("SELECT path FROM files WHERE photo_id NOT NULL")
            return any(is_below(row[0]) for row in rows)

    def folders(self) -> list[str]:
        """The names of the folders that photos lie in, sorted."""
        with self.database.reading() as connection:
            rows = fetched(connection, "SELECT path FROM files WHERE photo_id NOT NULL")
        return sorted({to_path(row[0]).parent.name for row in rows} - {""})

    @contextmanager
    def _functions(self) -> Iterator[None]:
        """What the conditions call, on this thread's connection."""
        known: dict[str, Callable[[bytes], bool]] = {}

        def is_below(path: bytes, folder: str) -> bool:
            if folder not in known:
                known[folder] = lies_below(folder)
            return known[folder](path)

        connection = self.database.connection
        connection.create_function("is_below", 2, is_below, deterministic=True)
        try:
            yield
        finally:
            connection.create_function("is_below", 2, None)


@singledispatch
def condition(query: object) -> Condition:
    """What a recipe says of a row of `photos`, in brackets or as one call."""
    raise TypeError(f"not a resolved query: {type(query).__name__}")


@condition.register
def _(query: tree.Shows) -> Condition:
    return f"photos.id IN ({_PHOTOS_OF})", (_number(query.who),)


@condition.register
def _(query: tree.Together) -> Condition:
    people = [_number(who) for who in query.people]
    holes = ", ".join("?" * len(people))
    own = [condition(tree.Shows(who)) for who in query.people]
    others = f"NOT EXISTS ({_SORTED.format(what=1)} AND {_SHOWN} AND people.id NOT IN ({holes}))"
    return _all([*own, (others, people)], "AND")


@condition.register
def _(query: tree.Taken) -> Condition:
    # A bound is the beginning of a date: compared with as much of the photo's.
    return (
        "ifnull(photos.date >= ? AND substr(photos.date, 1, ?) <= ?, 0)",
        (query.first, len(query.last), query.last),
    )


@condition.register
def _(query: tree.Undated) -> Condition:
    return "photos.date IS NULL", ()


@condition.register
def _(query: tree.Below) -> Condition:
    sql = f"EXISTS (SELECT 1 FROM files WHERE {_SEEN} AND is_below(files.path, ?))"
    return sql, (query.folder,)


@condition.register
def _(query: tree.Count) -> Condition:
    if query.what is tree.Counted.PEOPLE:
        counted = f"({_SORTED.format(what='count(DISTINCT people.id)')} AND {_SHOWN})"
    else:
        counted = (
            "(SELECT count(*) FROM faces LEFT JOIN members ON members.face_id = faces.id"
            f" LEFT JOIN people ON people.id = members.person_id WHERE {_FACES}"
            " AND ifnull(people.state, 'visible') = 'visible')"
        )
    if query.most is None:
        return f"{counted} >= ?", (query.least,)
    return f"{counted} BETWEEN ? AND ?", (query.least, query.most)


@condition.register
def _(query: tree.Holds) -> Condition:
    match query.kind:
        case tree.Kind.UNSORTED:
            nobody = "faces.id NOT IN (SELECT face_id FROM members)"
            return f"EXISTS (SELECT 1 FROM faces WHERE {_FACES} AND {nobody})", ()
        case tree.Kind.NAMED:
            name = "people.name IS NOT NULL"
        case tree.Kind.UNNAMED:
            name = "people.name IS NULL"
    return f"EXISTS ({_SORTED.format(what=1)} AND {_SHOWN} AND {name})", ()


@condition.register
def _(query: tree.Not) -> Condition:
    sql, values = condition(query.part)
    return f"NOT {sql}", values


@condition.register
def _(query: tree.And) -> Condition:
    return _all([condition(part) for part in query.parts], "AND")


@condition.register
def _(query: tree.Or) -> Condition:
    return _all([condition(part) for part in query.parts], "OR")


def _all(parts: Sequence[Condition], word: str) -> Condition:
    sql = f" {word} ".join(sql for sql, _ in parts)
    return f"({sql})", [value for _, values in parts for value in values]


def _number(who: tree.Who) -> int:
    if not isinstance(who, PersonNumber):
        raise TypeError("the people of a query are to be resolved first")
    return who.number
