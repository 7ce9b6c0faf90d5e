"""The library's own adapter, and the embeddings it makes of those of its base.

Adapted embeddings stand beside the base's, under the adapter's name. A trigger queues every face
that the base embeds from then on, so that `adapt` can embed them later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from photoclust.library.checksums import embeddings, put_embedding
from photoclust.library.photos import model_id
from photoclust.library.rows import VISIBLE, Queries, fetched
from photoclust.types import Floats

BLOCK = 5000
"""Faces adapted in one transaction."""


class AdapterQueries(Queries):
    """The adapter of a library: one at most."""

    def name(self) -> str | None:
        """The name of the adapted model; None when there is no adapter."""
        with self.database.reading() as connection:
            row = connection.execute(
                "SELECT name FROM adapters JOIN models ON models.id = adapters.model_id"
            ).fetchone()
        return None if row is None else str(row[0])

    def data(self) -> bytes | None:
        """The adapter as it was stored."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT data FROM adapters").fetchone()
        return None if row is None else bytes(row[0])

    def kept(self) -> str | None:
        """When the adapter was stored, in UTC as ISO 8601.

        None when there is no adapter, or one that an earlier version stored.
        """
        with self.database.reading() as connection:
            row = connection.execute("SELECT kept FROM adapters").fetchone()
        return None if row is None else row[0]

    def count_confirmed_people(self, model: str, faces: int) -> int:
        """How many visible people have so many confirmed faces that the model has embedded."""
        with self.database.reading() as connection:
            # Person by person, as most have enough faces among their first ones.
            rows = fetched(
                connection,
                "SELECT count(*) FROM people WHERE state = 'visible' AND :faces ="
                " (SELECT count(*) FROM (SELECT 1 FROM members"
                f"  JOIN faces ON faces.id = members.face_id AND {VISIBLE}"
                "  JOIN embeddings ON embeddings.face_id = faces.id"
                "  AND embeddings.model_id = (SELECT id FROM models WHERE name = :model)"
                "  WHERE members.person_id = people.id AND members.confirmed LIMIT :faces))",
                {"model": model, "faces": faces},
            )
        return int(rows[0][0])

    def set(self, name: str, base: str, data: bytes) -> None:
        """Store an adapter in the place of the one before; `base` is the model it builds on.

        Every face that the base has embedded is then to be adapted.
        """
        with self.database.writing(durable=True) as connection:
            _remove(connection)
            base_id = model_id(connection, base)
            connection.execute(
                "INSERT INTO adapters VALUES (?, ?, ?, ?)",
                (model_id(connection, name), base_id, data, _now()),
            )
            connection.execute(
                "INSERT INTO unadapted SELECT face_id FROM embeddings WHERE model_id = ?",
                (base_id,),
            )

    def remove(self) -> bool:
        """Remove the adapter and its embeddings; whether there was one."""
        with self.database.writing(durable=True) as connection:
            return _remove(connection)

    def adapt(self, name: str, apply: Callable[[Floats], Floats]) -> int:
        """Embed what the adapter of this name has not embedded yet; how many faces that were.

        apply: from embeddings (n, 128) of the base to adapted ones.
        """
        count = 0
        while part := self._adapt_some(name, apply):
            count += part
        return count

    def _adapt_some(self, name: str, apply: Callable[[Floats], Floats]) -> int:
        with self.database.reading() as connection:
            # Called before each use of the embeddings, so it must not wait for a writer.
            if connection.execute("SELECT 1 FROM unadapted LIMIT 1").fetchone() is None:
                return 0
        with self.database.writing() as connection:
            rows = fetched(
                connection,
                "SELECT unadapted.face_id, vector, adapters.model_id FROM adapters"
                " JOIN models ON models.id = adapters.model_id AND name = ?"
                " CROSS JOIN unadapted JOIN embeddings ON embeddings.face_id = unadapted.face_id"
                " AND embeddings.model_id = base_id LIMIT ?",
                (name, BLOCK),
            )
            adapted = apply(embeddings([row[1] for row in rows])) if rows else ()
            for row, vector in zip(rows, adapted, strict=True):
                put_embedding(connection, row[0], row[2], vector)
            connection.executemany(
                "DELETE FROM unadapted WHERE face_id = ?", ((row[0],) for row in rows)
            )
        return len(rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _remove(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT model_id FROM adapters").fetchone()
    if row is None:
        return False
    for statement in ("DELETE FROM unadapted", "DELETE FROM adapters"):
        connection.execute(statement)
    connection.execute("DELETE FROM embeddings WHERE model_id = ?", (row[0],))
    connection.execute("DELETE FROM models WHERE id = ?", (row[0],))
    return True
