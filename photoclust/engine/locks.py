"""Locks on files, between programs that use one library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.errors import LibraryError
from photoclust.files import make_private_folder
from photoclust.library.permissions import PRIVATE
from photoclust.messages import Message, reason_of

if TYPE_CHECKING:
    from filelock import FileLock


def locked(path: Path, taken: Message) -> FileLock:
    """A lock on a file, held. The system releases it when the process ends, also after a crash.

    Raises LibraryError, which says `taken`, when another holds it, and when the file
    cannot be made.
    """
    from filelock import FileLock, Timeout

    # Another thread than the one that acquired the lock may release it.
    lock = FileLock(path, timeout=0, thread_local=False, mode=PRIVATE)
    try:
        make_private_folder(path.parent)
        lock.acquire()
    except Timeout as error:
        raise LibraryError(taken) from error
    except OSError as error:
        raise LibraryError("lock-refused", path=path, reason=reason_of(error)) from error
    return lock
