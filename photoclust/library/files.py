"""Folders and files: where photos lie, and whether they are there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from photoclust.library.rows import Room, below, to_bytes, to_path
from photoclust.types import Failure


@dataclass(frozen=True)
class StoredFile:
    """A file as the last scan saw it. `photo_id` None: it could never be read."""

    path: Path
    size: int
    mtime_ns: int
    photo_id: int | None
    state: str
    failure: Failure | None


class Files(Room):
    """The folders the user gave us, and the files below them."""

    def add_root(self, path: Path) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        with self.database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO roots VALUES (?, ?)", (to_bytes(path), now))

    def roots(self) -> list[Path]:
        with self.database.reading() as connection:
            rows = connection.execute("SELECT path FROM roots ORDER BY path").fetchall()
        return [to_path(row[0]) for row in rows]

    def files_below(self, root: Path) -> list[StoredFile]:
        """The files known below a folder."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT path, size, mtime_ns, photo_id, state, stage, reason FROM files"
                " WHERE path >= ? AND path < ? ORDER BY path",
                below(root),
            ).fetchall()
        return [_stored_file(row) for row in rows]

    def failures(self) -> list[Failure]:
        """The files that could not be read, with the reasons."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT path, stage, reason FROM files"
                " WHERE reason IS NOT NULL AND state = 'present' ORDER BY path"
            ).fetchall()
        return [Failure(to_path(row[0]), row[1], row[2]) for row in rows]

    def set_file_states(self, states: Iterable[tuple[Path, str]]) -> None:
        with self.database.writing() as connection:
            connection.executemany(
                "UPDATE files SET state = ? WHERE path = ? AND state <> ?",
                ((state, to_bytes(path), state) for path, state in states),
            )

    def forget_moved(self) -> set[Path]:
        """Drop the old places of photos that lie somewhere else now; which these were."""
        moved = (
            "FROM files WHERE state = 'missing' AND EXISTS (SELECT 1 FROM files AS f"
            " WHERE f.photo_id = files.photo_id AND f.state = 'present')"
        )
        with self.database.writing() as connection:
            rows = connection.execute(f"SELECT path {moved}").fetchall()
            connection.execute(f"DELETE {moved}")
        return {to_path(row[0]) for row in rows}

    def put_file(
        self,
        connection: sqlite3.Connection,
        path: Path,
        size: int,
        mtime_ns: int,
        photo_id: int | None,
        failure: Failure | None = None,
    ) -> None:
        """Store where a photo lies, or why a file could not be read."""
        connection.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?, 'present', ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET photo_id = excluded.photo_id, size = excluded.size,"
            " mtime_ns = excluded.mtime_ns, state = excluded.state, stage = excluded.stage,"
            " reason = excluded.reason",
            (
                to_bytes(path),
                photo_id,
                size,
                mtime_ns,
                failure.stage if failure else None,
                failure.reason if failure else None,
            ),
        )

    def paths_of(self, connection: sqlite3.Connection, photo_id: int) -> set[Path]:
        """Where a photo was last seen."""
        rows = connection.execute("SELECT path FROM files WHERE photo_id = ?", (photo_id,))
        return {to_path(row[0]) for row in rows}

    def set_gone(self, connection: sqlite3.Connection, paths: Iterable[Path]) -> None:
        """These files are not there now. Whether for good, a scan of their folder will tell."""
        connection.executemany(
            "UPDATE files SET state = 'offline' WHERE path = ? AND state = 'present'",
            ((to_bytes(path),) for path in paths),
        )

    def photo_paths(self) -> dict[int, list[Path]]:
        """Where each visible photo lies: first where it is present, then offline, sound files
        before broken ones."""
        with self.database.reading() as connection:
            return paths_by_photo(connection)


def paths_by_photo(connection: sqlite3.Connection) -> dict[int, list[Path]]:
    """Where each visible photo lies, as `photo_paths` says."""
    paths: dict[int, list[Path]] = {}
    for photo_id, path in _visible_files(connection):
        paths.setdefault(photo_id, []).append(path)
    return paths


def _visible_files(connection: sqlite3.Connection) -> Iterator[tuple[int, Path]]:
    rows = connection.execute(
        "SELECT photo_id, path FROM files WHERE photo_id IS NOT NULL"
        " AND state IN ('present', 'offline') ORDER BY state = 'offline', reason IS NOT NULL, path"
    )
    return ((int(row[0]), to_path(row[1])) for row in rows)


def _stored_file(row: sqlite3.Row) -> StoredFile:
    path = to_path(row["path"])
    failure = Failure(path, row["stage"], row["reason"]) if row["reason"] is not None else None
    return StoredFile(path, row["size"], row["mtime_ns"], row["photo_id"], row["state"], failure)
