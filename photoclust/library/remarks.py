"""Remarks: what is wrong with files whose photos were read nevertheless."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from photoclust.library.files import as_failure, now
from photoclust.library.rows import Queries, to_bytes
from photoclust.messages import Message
from photoclust.types import Failure

LEFT_BEHIND = "faces-left-behind"
"""The remark about a changed picture, which no reading of its file takes back."""


class RemarkQueries(Queries):
    """The remarks about the photos of a library."""

    def all(self) -> list[Failure]:
        """What is wrong with files whose photos were read, but for what was dismissed."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT path, 'remark', remark, remark_details, remark_since FROM files"
                " JOIN photos ON photos.id = photo_id WHERE remark IS NOT NULL"
                " AND NOT remark_dismissed AND problem IS NULL AND state = 'present' ORDER BY path"
            ).fetchall()
        return [as_failure(row) for row in rows]

    def dismiss(self, paths: Iterable[Path]) -> None:
        """Show the remarks about the photos at these paths no more, until they are others."""
        with self.database.writing() as connection:
            connection.executemany(
                "UPDATE photos SET remark_dismissed = 1 WHERE remark IS NOT NULL"
                " AND id = (SELECT photo_id FROM files WHERE path = ?)",
                ((to_bytes(path),) for path in paths),
            )


def put_remark(connection: sqlite3.Connection, photo: int, remark: Message | None) -> None:
    """Store what is wrong with a photo; the same remark as before stays dismissed if it was."""
    if remark is None and _has_left_behind(connection, photo):
        return
    code, details = (remark.code, remark.as_json()) if remark else (None, None)
    connection.execute(
        "UPDATE photos SET remark_details = ?, remark_since = iif(remark IS ?, remark_since, ?),"
        " remark_dismissed = iif(remark IS ?, remark_dismissed, 0), remark = ? WHERE id = ?",
        (details, code, now() if code else None, code, code, photo),
    )


def _has_left_behind(connection: sqlite3.Connection, photo: int) -> bool:
    query = "SELECT 1 FROM photos WHERE id = ? AND remark = ?"
    return connection.execute(query, (photo, LEFT_BEHIND)).fetchone() is not None
