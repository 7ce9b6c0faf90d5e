"""Tags put on the disk: a file is written beside, read again, and then takes its place."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from photoclust.errors import TagError
from photoclust.files import READ_WRITE, atomic_write
from photoclust.messages import reason_of
from photoclust.photos.content import Content

_OWNER = stat.S_IRUSR | stat.S_IWUSR


@dataclass(frozen=True)
class Seen:
    """A file as it was when it was read."""

    size: int
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> Seen | None:
        """As it is now; None without it."""
        try:
            status = path.stat()
        except OSError:
            return None
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


def store_sidecar(path: Path, data: bytes, seen: Seen | None, photo: Path) -> None:
    """Write a sidecar: a new one with the permissions of its photo, or in the place of the one that
    was `seen`. Raises TagError; then all is as it was."""
    with _explained(path):
        mode = READ_WRITE & stat.S_IMODE((path if seen else photo).stat().st_mode) | _OWNER
        with atomic_write(path, replace=seen is not None, durable=False, mode=mode) as temporary:
            _write(temporary, data)
            _require(path, seen)


def store_photo(file: Content, seen: Seen, *, keep_time: bool) -> Seen:
    """Write a photo's file with other metadata in the place of the one that was `seen`, with its
    permissions and attributes, and its time if it is to be kept; as it is now. A symbolic link
    stays one.

    Raises TagError; then all is as it was.
    """
    with _explained(file.path):
        path = file.path.resolve()
        status = path.stat()
        if status.st_nlink > 1:
            raise TagError("tags-photo-with-several-names")
        mode = stat.S_IMODE(status.st_mode) | _OWNER
        with atomic_write(path, replace=True, durable=False, mode=mode) as temporary:
            _write(temporary, file.data)
            shutil.copystat(path, temporary)
            with suppress(OSError, AttributeError):  # only who may give files away can do so
                os.chown(temporary, status.st_uid, status.st_gid)
            if not keep_time:
                os.utime(temporary)
            _require(path, seen)
        now = Seen.of(path)
        assert now is not None
        return now


def _write(temporary: Path, data: bytes) -> None:
    temporary.write_bytes(data)
    if temporary.read_bytes() != data:
        raise TagError("tags-written-wrongly")


def _require(path: Path, seen: Seen | None) -> None:
    """Raises TagError when another program has written the file meanwhile."""
    if Seen.of(path) != seen:
        raise TagError("tags-changed-meanwhile")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise TagError("tags-changed-meanwhile") from error
    except OSError as error:
        raise TagError("tags-unwritable", file=path.name, reason=reason_of(error)) from error
