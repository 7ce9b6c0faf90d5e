"""The bytes of a photo file, read once, and the digest they are known by."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from photoclust.errors import UnreadablePhoto
from photoclust.messages import Value, reason_of
from photoclust.photos.budget import LARGE
from photoclust.photos.jpeg_segments import Segment, jpeg_segments

MAX_GIB = 2
Identity = tuple[int, bytes]
"""Size and digest of a file's content."""


@dataclass(frozen=True)
class Content:
    """All bytes of a file. What is not asked for is not computed."""

    path: Path
    data: bytes

    @cached_property
    def digest(self) -> bytes:
        """The BLAKE2b digest of the bytes, 16 bytes."""
        return hashlib.blake2b(self.data, digest_size=16).digest()

    @property
    def identity(self) -> Identity:
        """What a photo is known by."""
        return self.size, self.digest

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)

    @cached_property
    def segments(self) -> list[Segment]:
        """What a JPEG consists of; empty for other files."""
        return jpeg_segments(self.data)

    def let_go(self, max_gib: int = MAX_GIB) -> Source:
        """This content, or how to read it again, within `max_gib`, when it is large."""
        if len(self.data) < LARGE:
            return self
        return Unheld(self.path, *self.identity, max_gib)


@dataclass(frozen=True)
class Unheld:
    """A large content that was read, and is not kept in memory. `size` in bytes."""

    path: Path
    size: int
    digest: bytes
    max_gib: int

    def read(self) -> Content:
        """Read it again. Raises UnreadablePhoto, also when the file has another content now."""
        content = read_content(self.path, self.max_gib)
        if content.identity != (self.size, self.digest):
            raise UnreadablePhoto("photo-changed")
        return content


Source = Content | Unheld


def read_content(path: Path, max_gib: int = MAX_GIB) -> Content:
    """Read a file whole.

    Raises UnreadablePhoto when it cannot be read, is empty, larger than `max_gib` GiB, or not a
    regular file.
    """
    try:
        data = _bytes_of(path, max_gib)
    except MemoryError as error:
        raise UnreadablePhoto("file-too-large-for-memory") from error
    except OSError as error:
        raise UnreadablePhoto("file-unreadable", reason=_reason(error)) from error
    if not data:
        raise UnreadablePhoto("file-empty")
    return Content(path, data)


def _bytes_of(path: Path, max_gib: int) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for its writer
        raise UnreadablePhoto("file-not-regular")
    if status.st_size > max_gib << 30:
        raise UnreadablePhoto("file-too-large", limit=max_gib)
    return path.read_bytes()


def _reason(error: OSError) -> Value:
    reason = reason_of(error, "unknown reason")
    return reason | {"text": reason["text"][0].lower() + reason["text"][1:]}
