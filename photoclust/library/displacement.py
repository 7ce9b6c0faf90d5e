"""A library that is deleted, moved or replaced while it is open.

SQLite goes on with the file that it has open, which nobody can reach any more: all that is
written to it is gone at the end. So every write asks first whether the file is still in its
place, and if it is not, what was in it is kept in a new file.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from photoclust.errors import LibraryError
from photoclust.files import atomic_write
from photoclust.library.permissions import PRIVATE, side_files

Identity = tuple[int, int]
"""The device and the inode of a file."""
MOST_NAMES = 100
TRIES = 5
PAUSE_SECONDS = 0.05


def identity(path: Path) -> Identity | None:
    """Which file lies at a path; None when there is none, or it cannot be reached."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def require_one_name(library: Path) -> None:
    """Raises LibraryError for a file with a second name, a hard link.

    SQLite keeps a -wal for each name, and what was written by the one is destroyed by the other.
    """
    for _ in range(TRIES):
        try:
            if library.stat().st_nlink <= 1:
                return
        except OSError:
            return
        time.sleep(PAUSE_SECONDS)  # a file that appears has its temporary name for a moment
    raise LibraryError("library-has-two-names", library=library)


def displaced(
    path: Path, wal: Identity | None, connections: Sequence[sqlite3.Connection], *, replaced: bool
) -> LibraryError:
    """What to say of a library that is not in its place any more, its content kept if possible.

    `connections`: some that still have its file open. `wal`: which file its -wal is.
    """
    kept = _kept(path, connections)
    if kept is None:
        if replaced:
            return LibraryError("library-replaced-and-lost", library=path)
        return LibraryError("library-gone-and-lost", library=path)
    _remove_side_files(path, wal)
    if replaced:
        return LibraryError("library-replaced", library=path, kept=kept)
    return LibraryError("library-gone", library=path, kept=kept)


def _remove_side_files(path: Path, wal: Identity | None) -> None:
    """Remove what is left of a library that was kept elsewhere.

    SQLite would play its -wal back into whatever file lies in the old place.
    """
    if wal is not None and identity(wal_of(path)) == wal:
        for side in side_files(path):
            with suppress(OSError):
                side.unlink()


def wal_of(path: Path) -> Path:
    """Where SQLite keeps what it has not yet written into a library."""
    return path.with_name(f"{path.name}-wal")


def _kept(path: Path, connections: Sequence[sqlite3.Connection]) -> Path | None:
    """The new file beside the old place, with all that was written; None if none can be made."""
    for connection in connections:
        for number in range(1, MOST_NAMES):
            target = path.with_name(f"{path.stem} kept {number}{path.suffix}")
            try:
                with atomic_write(target, mode=PRIVATE) as partial:
                    name = os.fsencode(partial)
                    connection.execute("VACUUM INTO CAST(? AS TEXT)", (name,))
            except FileExistsError:
                continue
            except (OSError, sqlite3.Error):
                break
            return target
    return None
