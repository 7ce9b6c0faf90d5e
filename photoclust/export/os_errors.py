"""Errors of the operating system as :class:`ExportError`."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from photoclust.errors import ExportError
from photoclust.messages import reason_of

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


def export_error(error: OSError, path: Path) -> ExportError:
    """The ExportError for an OSError that occurred while `path` was written."""
    if error.errno in _FULL:
        return ExportError("export-disk-full", path=printable(path))
    if error.errno in _READ_ONLY:
        return ExportError("export-read-only", path=printable(path))
    if error.errno in _NO_FOLDER:
        return ExportError("export-file-in-the-way", path=printable(path))
    return ExportError("export-failed", path=printable(path), reason=reason_of(error, str(error)))


@contextmanager
def as_export_errors(path: Path) -> Iterator[None]:
    """Turn every OSError of the block into an ExportError about `path`."""
    try:
        yield
    except OSError as error:
        raise export_error(error, path) from error


def printable(path: str | os.PathLike[str]) -> str:
    """A path fit for one line of text: undecodable and control characters replaced."""
    return "".join(
        "\ufffd" if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char
        for char in os.fspath(path)
    )
