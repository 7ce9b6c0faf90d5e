"""The bytes of a photo file, read once, and the digest they are known by."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from photoclust.errors import UnreadablePhoto

MAX_BYTES = 2 << 30
Identity = tuple[int, bytes]
"""Size and digest of a file's content."""


@dataclass(frozen=True)
class Content:
    """All bytes of a file, and their BLAKE2b digest of 16 bytes."""

    path: Path
    data: bytes
    digest: bytes

    @property
    def identity(self) -> Identity:
        """What a photo is known by."""
        return len(self.data), self.digest


def read(path: Path) -> Content:
    """Read a file whole.

    Raises UnreadablePhoto when it cannot be read, is empty, larger than 2 GiB, or not a
    regular file.
    """
    try:
        data = _bytes_of(path)
    except (OSError, MemoryError) as error:
        raise UnreadablePhoto(f"The file cannot be read: {_reason(error)}") from error
    if not data:
        raise UnreadablePhoto("The file is empty")
    return Content(path, data, hashlib.blake2b(data, digest_size=16).digest())


def _bytes_of(path: Path) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # to open a pipe would be to wait for its writer
        raise UnreadablePhoto("This is not a regular file")
    if status.st_size > MAX_BYTES:
        raise UnreadablePhoto(f"The file is over the limit of {MAX_BYTES >> 30} GiB")
    return path.read_bytes()


def _reason(error: OSError | MemoryError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "it does not fit into memory" if isinstance(error, MemoryError) else "unknown reason"
