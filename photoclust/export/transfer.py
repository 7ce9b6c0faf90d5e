"""Copies or links one photo into an album; never overwrites a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from photoclust.files import READ_WRITE, atomic_write
from photoclust.messages import Message, reason_of

_CHUNK = 1 << 20
OWNER = stat.S_IRUSR | stat.S_IWUSR


class Link(StrEnum):
    """How a photo is put into an album.

    COPY: a second file with the same content and date. HARD: a second name of the same file, on
    the same disk, so an edit of either is an edit of both. SYMBOLIC: a link to the absolute path
    of the photo, broken once the photo moves.
    """

    COPY = "copy"
    HARD = "hard"
    SYMBOLIC = "symbolic"


class SkippedPhoto(Exception):
    """A photo that cannot be put into the album, with the reason; the export goes on."""

    def __init__(self, code: str, /, **parameters: object) -> None:
        self.reason = Message.of(code, **parameters)
        super().__init__(self.reason)


def place(source: Path, target: Path, link: Link) -> int:
    """Make `source` appear as `target`, whose folder exists. Returns its size in bytes.

    Raises SkippedPhoto when `source` cannot be read, FileExistsError when `target` is
    taken, OSError for all else about `target`.
    """
    try:
        status = source.stat()
    except OSError as error:
        raise _unreadable(error) from error
    match link:
        case Link.COPY:
            return _copy(source, target, status)
        case Link.HARD:
            # Resolved, as a hard link to a symbolic link is a symbolic link on Linux.
            target.hardlink_to(source.resolve())
        case Link.SYMBOLIC:
            target.symlink_to(source.absolute())
    return status.st_size


def _copy(source: Path, target: Path, status: os.stat_result) -> int:
    # Nobody may read the copy who may not read the photo; its owner may write it in any case.
    mode = READ_WRITE & stat.S_IMODE(status.st_mode) | OWNER
    # The names of many photos are flushed together, at the end.
    with atomic_write(target, durable=False, mode=mode) as path:
        with path.open("wb") as file:
            size = sum(map(file.write, _chunks(source)))
        # Copy the date only: copied permissions or flags could forbid the rename or a later edit.
        with suppress(OSError):
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return size


def _chunks(source: Path) -> Iterator[bytes]:
    """The content of `source`. A generator, so that an error in writing is not taken for one
    in reading."""
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise _unreadable(error) from error


def _unreadable(error: OSError) -> SkippedPhoto:
    return SkippedPhoto("photo-unreadable", reason=reason_of(error, str(error)))
