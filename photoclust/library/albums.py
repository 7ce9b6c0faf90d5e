"""Albums that are recipes: saved by name, and true to the library as it is whenever they are
looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass

from photoclust.library.rows import Queries, fetched


@dataclass(frozen=True)
class StoredAlbum:
    """A recipe by its name. `people`: the numbers of those in it, by the names they had when it
    was saved."""

    id: int
    name: str
    recipe: str
    people: dict[str, int]


class AlbumQueries(Queries):
    """The saved albums of a library."""

    def all(self) -> list[StoredAlbum]:
        """Every album, the first saved first."""
        with self.database.reading() as connection:
            rows = fetched(connection, "SELECT id, name, recipe, people FROM albums ORDER BY id")
        return [StoredAlbum(row[0], row[1], row[2], unpacked_people(row[3])) for row in rows]


def packed_people(people: dict[str, int]) -> str:
    """The column `people`."""
    return json.dumps(people, sort_keys=True, ensure_ascii=True)


def unpacked_people(text: str) -> dict[str, int]:
    """The people of a recipe; nobody where the column is damaged."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return {str(name): int(number) for name, number in read.items()}
