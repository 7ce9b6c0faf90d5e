"""A guard of folders that tests share: no test changes what others read at the same time."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

_guarded: list[str] = []

CHANGES = {
    "os.chmod": slice(1),
    "os.link": slice(1, 2),
    "os.mkdir": slice(1),
    "os.remove": slice(1),
    "os.rename": slice(2),
    "os.rmdir": slice(1),
    "os.symlink": slice(1, 2),
    "os.truncate": slice(1),
    "os.utime": slice(1),
}
"""Python's audit events of changes, and which of their arguments are the paths changed."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def guard(folder: Path) -> None:
    """From now on, whatever this process changes below the folder raises PermissionError.

    Permissions would not do: they do not hold for root, who runs the tests in a container.
    """
    if not _guarded:
        sys.addaudithook(_refuse)
    _guarded.append(str(folder))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        changed = (path,) if flags & WRITING else ()
    else:
        changed = arguments[CHANGES.get(event, slice(0))]
    for path in changed:
        if isinstance(path, (str, bytes, os.PathLike)) and _is_guarded(os.fsdecode(path)):
            raise PermissionError(f"tests share {path!r}: change a copy")


def _is_guarded(path: str) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in _guarded)
