"""A library is its user's alone: embeddings and crops of faces are personal data.

The files beside it, `-wal` and `-shm`, get their permissions from SQLite, which takes the
library's.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
OTHERS = 0o077
SIDE_FILES = ("-wal", "-shm", "-journal")


def make_private(library: Path) -> bool:
    """Make the file if it is not there, for its owner alone, and take it from others if it is.

    Returns whether it was made. What the system refuses stays as it is: another user's library
    is theirs to protect, and SQLite says why a file cannot be made.
    """
    made = False
    with suppress(OSError):
        os.close(os.open(library, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        made = True
    with suppress(OSError):
        wanted = stat.S_IMODE(library.stat().st_mode) & ~OTHERS
        for path in (library, *side_files(library)):
            # Also one that could not be written when the library could not: SQLite would fail.
            with suppress(FileNotFoundError):
                if stat.S_IMODE(path.stat().st_mode) != wanted:
                    path.chmod(wanted)
    return made


def may_be_written(library: Path) -> bool:
    """Whether a library and its side files can be written where it lies.

    Not so on media and file systems that are read-only, nor where permissions forbid it.
    """
    return os.access(library, os.W_OK) and os.access(library.parent, os.W_OK)


def remove_if_empty(library: Path) -> None:
    """Remove a file that was made for a library and got no content, from nobody."""
    with suppress(OSError):
        files = [path for path in side_files(library) if path.exists()]
        if library.stat().st_size == 0 and not files:
            library.unlink()


def side_files(library: Path) -> list[Path]:
    """The files that SQLite may keep beside a library, whether they are there or not."""
    return [library.with_name(library.name + suffix) for suffix in SIDE_FILES]
