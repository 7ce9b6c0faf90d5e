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
    for path in (library, *side_files(library)):
        with suppress(OSError):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & OTHERS:
                path.chmod(mode & ~OTHERS)
    return made


def remove_if_empty(library: Path) -> None:
    """Remove a file that was made for a library and got no content, from nobody."""
    with suppress(OSError):
        files = [path for path in side_files(library) if path.exists()]
        if library.stat().st_size == 0 and not files:
            library.unlink()


def side_files(library: Path) -> list[Path]:
    """The files that SQLite may keep beside a library, whether they are there or not."""
    return [library.with_name(library.name + suffix) for suffix in SIDE_FILES]
