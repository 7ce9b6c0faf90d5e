"""Atomic writing: files that appear whole or not at all.

A file is written under a temporary name in the folder of its target, `.photoclust-*.tmp`,
flushed to disk and then renamed. After a crash such a file may be left; `sweep` deletes it.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

READ_WRITE = 0o666
"""The permissions of a new file, from which the process's umask takes some away."""

PRIVATE_FOLDER = 0o700
"""The permissions of a folder whose content is its user's alone."""


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it, for their owner alone; what is there stays as it is."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


_TEMPORARY = re.compile(r"\.photoclust-[0-9a-f]{16}\.tmp(-wal|-shm|-journal)?")
ABANDONED_SECONDS = 24 * 3600
"""The age at which a temporary file is nobody's, where a lock cannot tell."""


def temporary_name(folder: Path) -> Path:
    """A fresh hidden name in `folder`."""
    return folder / f".photoclust-{secrets.token_hex(8)}.tmp"


@contextmanager
def atomic_write(
    target: Path, *, replace: bool = False, durable: bool = True, mode: int = READ_WRITE
) -> Iterator[Path]:
    """An empty file beside `target` to be filled in the block, which then becomes `target`.

    When the block raises, or is left by a crash, `target` is as it was. `replace`: take the place
    of a file that is there. The content is flushed to disk before the rename, so that no loss of
    power leaves a file without its content. `durable`: flush the new name too, which takes time;
    without it, see `flush_folder`. `mode`: the permissions, less the process's umask.

    Raises FileExistsError when `target` exists and `replace` is False, and OSError when it
    cannot be written, both for the temporary file and in the end.
    """
    path, lock = _claimed(target.parent, mode)
    try:
        yield path
        _flush_file(path)
        if replace:
            path.replace(target)
        else:
            publish(path, target)
    finally:
        path.unlink(missing_ok=True)
        if lock is not None:
            os.close(lock)
    if durable:
        flush_folder(target.parent)


def sweep(folder: Path) -> None:
    """Delete the temporary files in `folder` that writers which were killed have left.

    Those of writers at work stay. What cannot be looked into or deleted stays, too.
    """
    with suppress(OSError):
        # Sorted, so that the side files of a database come after it.
        for path in sorted(p for p in folder.iterdir() if _TEMPORARY.fullmatch(p.name)):
            with suppress(OSError):
                if _is_abandoned(path):
                    path.unlink()


def _claimed(folder: Path, mode: int) -> tuple[Path, int | None]:
    """A new temporary file, and the descriptor whose lock says that its writer lives."""
    while True:
        path = temporary_name(folder)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        if not _can_be_locked(descriptor):
            os.close(descriptor)
            return path, None
        if os.fstat(descriptor).st_nlink:
            return path, descriptor
        os.close(descriptor)  # another's sweep came before the lock


def _can_be_locked(descriptor: int) -> bool:
    """Lock an open file unless somebody else has; False also where there are no such locks.

    Only on Linux: elsewhere they would keep SQLite from writing the file, or it from its name.
    """
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_abandoned(path: Path) -> bool:
    if path.suffix != ".tmp":  # a side file of SQLite's goes with its database
        return not path.with_name(path.name.rpartition("-")[0]).exists()
    descriptor = os.open(path, os.O_RDONLY)
    try:
        old = time.time() - os.fstat(descriptor).st_ctime > ABANDONED_SECONDS
        return _can_be_locked(descriptor) or old
    finally:
        os.close(descriptor)


def write_atomically(
    target: Path, content: bytes, *, replace: bool = False, mode: int = READ_WRITE
) -> None:
    """Write `content` as `target`; see `atomic_write` for the options and errors."""
    with atomic_write(target, replace=replace, mode=mode) as path:
        path.write_bytes(content)


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


def _publish_without_links(finished: Path, target: Path) -> None:
    """For file systems without hard links, such as exFAT: create an empty file, then replace
    it."""
    target.open("xb").close()
    try:
        finished.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _flush_file(path: Path) -> None:
    # Windows flushes only files that are open for writing.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Flush the folder's entry to disk, on systems and file systems that support it."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
