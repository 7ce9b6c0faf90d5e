"""Which files are being decoded just now, in a file beside the library.

A process that dies meanwhile, of a decoder's fault or for want of memory, leaves it behind. Whoever
opens the library next finds the files there, notes them as problems, and the next scan decodes
them in a process of their own; see `photoclust.photos.isolated`.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from photoclust.errors import LibraryError
from photoclust.library.permissions import PRIVATE
from photoclust.library.repository import Repository
from photoclust.messages import Message
from photoclust.photos import scan
from photoclust.types import Failure

SUFFIX = ".reading"
ENDED, ENDS = "program-ended", "photo-ends-program"
"""Problems of files during which the program ended: once, and in a process of their own."""


def journal_of(library: Path) -> Path:
    """Where the journal of a library lies."""
    return library.with_name(library.name + SUFFIX)


class ReadingJournal:
    """The files that the threads of one scan decode. Thread-safe.

    Where it cannot be written, the scan goes on without.
    """

    def __init__(self, library: Path) -> None:
        self._path = journal_of(library)
        self._lock = threading.Lock()
        self._files: list[Path] = []
        self._written: BinaryIO | None = None
        self._closed = False

    @contextmanager
    def noted(self, path: Path) -> Iterator[None]:
        """Around the decoding of a file."""
        self._change(lambda: self._files.append(path))
        try:
            yield
        finally:
            self._change(lambda: self._files.remove(path))

    def close(self) -> None:
        """Remove the journal: the scan has ended, and not with the process."""
        with self._lock:
            self._closed = True
            if self._written is not None:
                self._written.close()
                self._written = None
                with suppress(OSError):
                    self._path.unlink()

    def _change(self, change: Callable[[], None]) -> None:
        with self._lock:
            change()
            if self._closed:
                return
            names = [os.fsencode(path).hex() for path in self._files]
            with suppress(OSError):
                if self._written is None:
                    descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, PRIVATE)
                    self._written = os.fdopen(descriptor, "r+b", buffering=0)
                self._written.seek(0)
                # The line's end says that it is whole, whatever is left of a longer one behind it.
                self._written.write(json.dumps(names).encode() + b"\n")


def absorb(repository: Repository) -> None:
    """Note the files during which another process died as problems of the library.

    Only while no scan is running, of this process or another.
    """
    library = repository.database.path
    files = _left(journal_of(library))
    if not files:
        return
    known = {file.path: file for file in repository.files.at(files)}
    failures = [Failure(path, "read", Message.of("program-ended")) for path in files]
    with suppress(LibraryError), repository.database.writing() as connection:
        for failure in failures:
            path, before = failure.path, known.get(failure.path)
            with suppress(OSError):
                seen = scan.seen(path)
                photo = before.photo_id if before else None
                repository.files.put(connection, path, seen.size, seen.mtime_ns, photo, failure)
    with suppress(OSError):
        journal_of(library).unlink()


def _left(journal: Path) -> list[Path]:
    try:
        line = journal.read_bytes().partition(b"\n")[0]
        return [Path(os.fsdecode(bytes.fromhex(name))) for name in json.loads(line)]
    except (OSError, ValueError, TypeError):
        return []
