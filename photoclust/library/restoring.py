"""A backup in the place of a library, without what SQLite left beside the old file.

A `-wal` of the old library would be played into the backup, and destroy it. So the old files
move aside together, and the new one comes under a name that nothing lies beside.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from photoclust.errors import LibraryError
from photoclust.files import atomic_write
from photoclust.library.database import APPLICATION_ID
from photoclust.library.lineage import begin_anew
from photoclust.library.migrations import STEPS
from photoclust.library.permissions import PRIVATE, side_files
from photoclust.messages import reason_of


def restore(backup: Path, library: Path) -> Path | None:
    """Put a copy of a backup into a library's place; where the old file lies now, if there was one.

    Both paths are absolute, and nobody may have the library open. The backup is read, and stays.
    Raises LibraryError when it is not a sound library; then all is as it was.
    """
    if not backup.is_file():
        raise LibraryError("restore-missing", backup=backup)
    if library.exists() and backup.samefile(library):
        raise LibraryError("restore-itself", backup=backup)
    aside: Path | None = None
    try:
        with atomic_write(library, mode=PRIVATE) as partial:
            try:
                _copy(backup, partial)
            finally:
                for side in side_files(partial):
                    side.unlink(missing_ok=True)
            aside = _move_aside(library)
    except OSError as error:
        if aside is not None:
            _move(aside, library)
        raise LibraryError("restore-failed", library=library, reason=reason_of(error)) from error
    return aside


def _copy(backup: Path, target: Path) -> None:
    """Copy a backup, with its own -wal if it has one, and look at the copy closely."""
    wal = side_files(backup)[0]
    alone = not wal.exists() or not wal.stat().st_size
    address = f"{backup.as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))
        with closing(sqlite3.connect(target)) as connection:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            begin_anew(connection)
            connection.commit()
            connection.execute("PRAGMA journal_mode = WAL")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise LibraryError("restore-unsound", backup=backup) from error
    if owner != APPLICATION_ID:
        raise LibraryError("not-a-library", library=backup)
    if version > len(STEPS):
        raise LibraryError("library-newer", library=backup)
    if not sound:
        raise LibraryError("restore-unsound", backup=backup)


def _move_aside(library: Path) -> Path | None:
    """Give the old library, with what SQLite keeps beside it, another name."""
    if not os.path.lexists(library):
        for side in side_files(library):
            side.unlink(missing_ok=True)
        return None
    number = 1
    while os.path.lexists(
        aside := library.with_name(f"{library.stem} before restoring {number}{library.suffix}")
    ):
        number += 1
    _move(library, aside)
    return aside


def _move(source: Path, target: Path) -> None:
    source.rename(target)
    for old, new in zip(side_files(source), side_files(target), strict=True):
        with suppress(FileNotFoundError):
            old.rename(new)
