"""Folders and files: the paths of photos, and whether they can be reached."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from photoclust.library.rows import Queries, below, to_bytes, to_path
from photoclust.messages import Message
from photoclust.types import Dated, Failure

COLUMNS = (
    "path, size, mtime_ns, photo_id, state, stage, problem, details, since, tried, orientation,"
    " date, date_source"
)
_PLACES = ", ".join("?" * len(COLUMNS.split(",")))


LIES_OTHERWISE = "ifnull(files.orientation <> photos.orientation, 0)"
"""Whether a file has another orientation than that by which its photo's faces are upright."""


@dataclass(frozen=True)
class StoredFile:
    """A file as the last scan saw it. `photo_id` None: it could never be read. `orientation` and
    `dated`: what it said about its photo; None when it was not read for long. `tried`: with what
    a file that could not be read was last tried, see `photoclust.engine.attempt`."""

    path: Path
    size: int
    mtime_ns: int
    photo_id: int | None
    state: str
    failure: Failure | None
    orientation: int | None = None
    dated: Dated | None = None
    tried: str | None = None


class FileQueries(Queries):
    """The folders that are scanned, and the files below them."""

    def add_root(self, path: Path) -> None:
        with self.database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO roots VALUES (?, ?)", (to_bytes(path), now()))

    def roots(self) -> list[Path]:
        with self.database.reading() as connection:
            rows = connection.execute("SELECT path FROM roots ORDER BY path").fetchall()
        return [to_path(row[0]) for row in rows]

    def remove_root(self, root: Path) -> None:
        """Forget a folder and the files below it, but those below others that are scanned."""
        kept = [other for other in self.roots() if other != root]
        with self.database.writing() as connection:
            connection.execute("DELETE FROM roots WHERE path = ?", (to_bytes(root),))
            if any(root.is_relative_to(other) for other in kept):
                return
            _reopen(connection, root)
            spared = [below(other) for other in kept]
            condition = "".join(" AND NOT (path >= ? AND path < ?)" for _ in spared)
            connection.execute(
                f"DELETE FROM files WHERE path >= ? AND path < ?{condition}",
                (*below(root), *(bound for bounds in spared for bound in bounds)),
            )

    def relocate(
        self, source: Path, target: Path, moves: Mapping[Path, Path], there: Collection[Path]
    ) -> None:
        """Write files' new paths, and those of the folders scanned. `there`: the old paths of
        files that were seen at the new ones; others that could not be reached are taken for
        being there too. A file that is known at its new path already stays as it is."""
        old = {file.path: file for file in self.below(source)}
        roots = self.roots()
        moved = [root for root in roots if root == source or root.is_relative_to(source)]
        with self.database.writing() as connection:
            for path, file in old.items():
                if path not in moves:
                    continue
                state = "present" if path in there or file.state == "offline" else file.state
                connection.execute("DELETE FROM files WHERE path = ?", (to_bytes(path),))
                connection.execute(
                    f"INSERT OR IGNORE INTO files ({COLUMNS}) VALUES ({_PLACES})",
                    (
                        *(to_bytes(moves[path]), file.size, file.mtime_ns, file.photo_id),
                        *(state, *_failure_columns(file.failure)),
                        *(file.failure and file.failure.since, file.tried, file.orientation),
                        *_date_columns(file.dated),
                    ),
                )
            for root in moved:
                connection.execute(
                    "UPDATE OR REPLACE roots SET path = ? WHERE path = ?",
                    (to_bytes(target / root.relative_to(source)), to_bytes(root)),
                )
            _reopen(connection, source)
        if not any(target.is_relative_to(root) for root in self.roots()):
            self.add_root(target)

    def counts_below(self, root: Path) -> tuple[int, int]:
        """How many photos and faces are visible below a folder."""
        photos = (
            "SELECT DISTINCT photo_id FROM files WHERE path >= ? AND path < ?"
            " AND state IN ('present', 'offline') AND photo_id NOT NULL"
        )
        with self.database.reading() as connection:
            row = connection.execute(
                f"SELECT (SELECT count(*) FROM ({photos})),"
                f" (SELECT count(*) FROM faces WHERE shown AND photo_id IN ({photos}))",
                below(root) * 2,
            ).fetchone()
        return int(row[0]), int(row[1])

    def at(self, paths: Iterable[Path]) -> list[StoredFile]:
        """The files known at these paths; others are left out."""
        with self.database.reading() as connection:
            query = f"SELECT {COLUMNS} FROM files WHERE path = ?"
            rows = [connection.execute(query, (to_bytes(path),)).fetchone() for path in paths]
        return [_stored_file(row) for row in rows if row is not None]

    def below(self, root: Path) -> list[StoredFile]:
        """The files known below a folder."""
        with self.database.reading() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM files WHERE path >= ? AND path < ? ORDER BY path",
                below(root),
            ).fetchall()
        return [_stored_file(row) for row in rows]

    def failures(self) -> list[Failure]:
        """The files, and the folders, that could not be read, with the reasons."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT path, stage, problem, details, since FROM files"
                " WHERE problem IS NOT NULL AND state = 'present' UNION ALL"
                " SELECT path, 'scan', problem, details, since FROM closed ORDER BY path"
            ).fetchall()
        return [as_failure(row) for row in rows]

    def set_closed(self, root: Path, failures: Iterable[Failure]) -> None:
        """Replace the list of unreadable folders and files at and below a folder."""
        with self.database.writing() as connection:
            rows = connection.execute("SELECT path, problem, since FROM closed").fetchall()
            since = {(row[0], row[1]): row[2] for row in rows}
            _reopen(connection, root)
            for failure in failures:
                path, code = to_bytes(failure.path), failure.problem.code
                connection.execute(
                    "INSERT OR REPLACE INTO closed (path, problem, details, since)"
                    " VALUES (?, ?, ?, ?)",
                    (path, code, failure.problem.as_json(), since.get((path, code), now())),
                )

    def closed(self) -> set[Path]:
        """The folders and files that the last scan could not read."""
        with self.database.reading() as connection:
            rows = connection.execute("SELECT path FROM closed").fetchall()
        return {to_path(row[0]) for row in rows}

    def set_states(self, states: Iterable[tuple[Path, str]]) -> None:
        with self.database.writing() as connection:
            connection.executemany(
                "UPDATE files SET state = ? WHERE path = ? AND state <> ?",
                ((state, to_bytes(path), state) for path, state in states),
            )

    def forget_moved(self) -> set[Path]:
        """Delete missing paths of photos that are present at another path; returns these paths."""
        moved = (
            "FROM files WHERE state = 'missing' AND EXISTS (SELECT 1 FROM files AS f"
            " WHERE f.photo_id = files.photo_id AND f.state = 'present')"
        )
        with self.database.writing() as connection:
            rows = connection.execute(f"SELECT path {moved}").fetchall()
            connection.execute(f"DELETE {moved}")
        return {to_path(row[0]) for row in rows}

    def put(
        self,
        connection: sqlite3.Connection,
        path: Path,
        size: int,
        mtime_ns: int,
        photo_id: int | None,
        failure: Failure | None = None,
        *,
        orientation: int | None = None,
        dated: Dated | None = None,
        tried: str | None = None,
    ) -> None:
        """Store where a photo lies and what the file says about it, or why it could not be read
        and with what it was tried.

        A problem that a file had before keeps the time since when.
        """
        facts = (size, mtime_ns, orientation, *_date_columns(dated))
        if failure is None and _renew(connection, path, photo_id, facts):
            return
        connection.execute(
            f"INSERT INTO files ({COLUMNS}) VALUES ({_PLACES})"
            " ON CONFLICT (path) DO UPDATE SET photo_id = excluded.photo_id, size = excluded.size,"
            " mtime_ns = excluded.mtime_ns, state = excluded.state, stage = excluded.stage,"
            " since = iif(problem IS excluded.problem, since, excluded.since),"
            " problem = excluded.problem, details = excluded.details, tried = excluded.tried,"
            " orientation = excluded.orientation, date = excluded.date,"
            " date_source = excluded.date_source",
            (
                *(to_bytes(path), size, mtime_ns, photo_id, "present"),
                *_failure_columns(failure),
                *(now() if failure else None, tried, orientation, *_date_columns(dated)),
            ),
        )

    def paths_of(self, connection: sqlite3.Connection, photo_id: int) -> set[Path]:
        """Where a photo was last seen."""
        rows = connection.execute("SELECT path FROM files WHERE photo_id = ?", (photo_id,))
        return {to_path(row[0]) for row in rows}

    def set_gone(self, connection: sqlite3.Connection, paths: Iterable[Path]) -> None:
        """Mark files as not there. A later scan of their folder finds out whether for good."""
        connection.executemany(
            "UPDATE files SET state = 'offline' WHERE path = ? AND state = 'present'",
            ((to_bytes(path),) for path in paths),
        )

    def photo_paths(self) -> dict[int, list[Path]]:
        """Where each visible photo lies: first where it is present, then offline, sound files
        before broken ones."""
        with self.database.reading() as connection:
            return paths_by_photo(connection)


def now() -> str:
    """The time, with its offset from UTC, as it is stored."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def as_failure(row: sqlite3.Row) -> Failure:
    """From a row of path, stage, problem, details, since."""
    return Failure(to_path(row[0]), row[1], Message.stored(row[2], row[3]), row[4])


def _renew(
    connection: sqlite3.Connection, path: Path, photo_id: int | None, facts: tuple[object, ...]
) -> bool:
    """Store what a file says that shows the same photo as before, as most do, without the columns
    that the triggers watch. False: it does not."""
    changed = connection.execute(
        "UPDATE files SET size = ?, mtime_ns = ?, orientation = ?, date = ?, date_source = ?,"
        " stage = NULL, problem = NULL, details = NULL, since = NULL, tried = NULL"
        " WHERE path = ? AND photo_id = ? AND state = 'present'",
        (*facts, to_bytes(path), photo_id),
    )
    return changed.rowcount == 1


def _reopen(connection: sqlite3.Connection, root: Path) -> None:
    """Delete the entries of unreadable folders and files at and below a folder."""
    connection.execute(
        "DELETE FROM closed WHERE path = ? OR (path >= ? AND path < ?)",
        (to_bytes(root), *below(root)),
    )


def paths_by_photo(connection: sqlite3.Connection) -> dict[int, list[Path]]:
    """Where each visible photo lies, as `photo_paths` says."""
    paths: dict[int, list[Path]] = {}
    for photo_id, path in _visible_files(connection):
        paths.setdefault(photo_id, []).append(path)
    return paths


def _visible_files(connection: sqlite3.Connection) -> Iterator[tuple[int, Path]]:
    rows = connection.execute(
        "SELECT photo_id, path FROM files JOIN photos ON photos.id = photo_id"
        " WHERE state IN ('present', 'offline')"
        f" ORDER BY state = 'offline', problem IS NOT NULL, {LIES_OTHERWISE}, path"
    )
    return ((int(row[0]), to_path(row[1])) for row in rows)


def _failure_columns(failure: Failure | None) -> tuple[str | None, str | None, str | None]:
    """The values of the columns stage, problem and details."""
    if failure is None:
        return None, None, None
    return failure.stage, failure.problem.code, failure.problem.as_json()


def _date_columns(dated: Dated | None) -> tuple[str | None, str | None]:
    """The values of the columns date and date_source."""
    return (dated.date, dated.source) if dated else (None, None)


def _stored_file(row: sqlite3.Row) -> StoredFile:
    path, failure = to_path(row["path"]), None
    if row["problem"] is not None:
        message = Message.stored(row["problem"], row["details"])
        failure = Failure(path, row["stage"], message, row["since"])
    return StoredFile(
        path=path,
        size=row["size"],
        mtime_ns=row["mtime_ns"],
        photo_id=row["photo_id"],
        state=row["state"],
        failure=failure,
        orientation=row["orientation"],
        dated=Dated.stored(row["date"], row["date_source"]),
        tried=row["tried"],
    )
