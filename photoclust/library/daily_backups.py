"""A backup a day, beside the library; the last seven are kept.

They lie in a folder of the library's name, "library backups", and are named after their day.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from photoclust.errors import LibraryError
from photoclust.files import make_private_folder
from photoclust.library.database import Database
from photoclust.library.displacement import wal_of
from photoclust.messages import reason_of

KEPT = 7
VARIABLE = "PHOTOCLUST_BACKUPS"
"""The variable of the environment that says how many are kept; 0 for none."""

_DAY = r" \d{4}-\d\d-\d\d"


def backup_folder(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.with_name(f"{library.stem} backups")


def daily_backups(library: Path) -> list[Path]:
    """The backups of a library, the oldest first."""
    name = re.compile(re.escape(library.stem) + _DAY + re.escape(library.suffix))
    folder = backup_folder(library)
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))
    return []


def back_up_daily(database: Database, today: date) -> Path | None:
    """Make today's backup, and delete those before the last seven.

    None where none is due. Raises LibraryError when it cannot be made; then the earlier ones stay.
    """
    if not is_due(database, today):
        return None
    library = database.path
    target = _backup_of(library, today)
    try:
        make_private_folder(target.parent)
    except OSError as error:
        raise LibraryError("backup-refused", backup=target, reason=reason_of(error)) from error
    try:
        database.back_up(target)
    except LibraryError as error:
        if error.code != "backup-exists":  # another program was quicker
            raise
        return None
    for old in daily_backups(library)[: -kept()]:
        with suppress(OSError):
            old.unlink()
    return target


def is_due(database: Database, today: date) -> bool:
    """Whether today's backup is still to be made: not where nothing has changed since the last one,
    and not for a library that is only read."""
    library = database.path
    if not kept() or database.read_only or _backup_of(library, today).exists():
        return False
    return _has_changed(library)


def _backup_of(library: Path, day: date) -> Path:
    return backup_folder(library) / f"{library.stem} {day.isoformat()}{library.suffix}"


def kept() -> int:
    """How many backups are kept."""
    given = os.environ.get(VARIABLE, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 4 else KEPT


def _has_changed(library: Path) -> bool:
    """Whether a library was written to since its last backup."""
    backups = daily_backups(library)
    if not backups:
        return True
    with suppress(OSError):
        changed = [p.stat().st_mtime for p in (library, wal_of(library)) if p.exists()]
        return max(changed, default=0.0) > backups[-1].stat().st_mtime
    return True
