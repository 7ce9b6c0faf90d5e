"""Files that appear whole or not at all, and never on top of another one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """A fresh hidden name in `folder`; whatever lies there at the end is removed."""
    path = folder / f".photoclust-{secrets.token_hex(8)}.tmp"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def publish(finished: Path, target: Path) -> None:
    """Give a finished file its name, in the same folder. `finished` may stay, as a second link.

    Raises FileExistsError when something has that name already.
    """
    try:
        target.hardlink_to(finished)
    except FileExistsError:
        raise
    except OSError:
        _publish_without_links(finished, target)


def write_whole(target: Path, content: bytes, *, replace: bool) -> None:
    """Write `content` to disk and then show it as `target`.

    Raises FileExistsError when `target` exists, unless `replace`; OSError otherwise.
    """
    with temporary(target.parent) as path:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            path.replace(target)
        else:
            publish(path, target)


def _publish_without_links(finished: Path, target: Path) -> None:
    """For exFAT and its like: claim the name with an empty file, then put ours in its place."""
    target.open("xb").close()
    try:
        finished.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise
