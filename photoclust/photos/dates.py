"""When a photo was taken, by what surrounds it: a file that Google Takeout puts beside it, the
name of its file, and the time when that was changed last."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from photoclust.types import Dated, DateSource

# The year of the oldest surviving photograph.
EARLIEST_YEAR = 1826

# With the spaces that some cameras write for zeros.
_DATE = re.compile(
    r"(\d{4})\D\s?(\d{1,2})\D\s?(\d{1,2})(?!\d)"
    r"(?:[T\s]+(\d{1,2})\D\s?(\d{1,2})(?:\D\s?(\d{1,2}))?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d))?(?!\d)")
_MOST_BYTES = 1 << 20

_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?:(?:[-_. T]| at |, )*([01]\d|2[0-3])([-_.:h ]?)([0-5]\d)\6([0-5]\d)(?:[-_.]?\d{3})?)?(?!\d)"
)
_STAMPED = re.compile(r"(?:^|FB_IMG_|mmexport)(1\d{12})(?!\d)")
"""Names of programs that count the milliseconds since 1970."""
_NUMBERED = re.compile(r"^(.*)(\(\d+\))(\.[^.]+)$")
_EDITED = re.compile(r"-(?:edited|bearbeitet|modifié|editado|수정됨)(?=\.[^.]+$)")
_LONGEST_SIDECAR = 46
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def outside_date(path: Path, mtime_ns: int) -> Dated:
    """What surrounds a photo says; the most credible that makes sense."""
    if beside := sidecar_date(path):
        return Dated(beside, DateSource.SIDECAR)
    if named := name_date(path.name):
        return Dated(named, DateSource.NAME)
    return Dated(file_date(mtime_ns), DateSource.FILE)


def parse_date(value: object) -> str | None:
    """YYYY-MM-DDTHH:MM:SS from what a camera wrote; None from junk, zeros and odd years.

    Fractions of a second and offsets from UTC are dropped; a time that is missing, or none, is
    midnight. Hour 24 is the next day's first, and second 60 the one before it.
    """
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return None
    text = text.strip(" \t\r\n\0")
    found = _DATE.match(text) or _COMPACT.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    if hour > 24 or minute > 59 or second > 60:
        hour = minute = second = 0
    try:
        date = datetime(year, month, day, hour % 24, minute, min(second, 59))
        date += timedelta(days=hour // 24)
    except (ValueError, OverflowError):
        return None
    if not EARLIEST_YEAR <= date.year <= datetime.now().year + 1:
        return None
    return date.isoformat(timespec="seconds")


def file_date(mtime_ns: int) -> str:
    """A file's time of change by the local clock, YYYY-MM-DDTHH:MM:SS."""
    try:
        local = (_EPOCH + timedelta(seconds=mtime_ns // 1_000_000_000)).astimezone()
    except (OverflowError, OSError, ValueError):  # file systems can store dates out of range
        local = _EPOCH
    return local.replace(tzinfo=None).isoformat(timespec="seconds")


def name_date(name: str) -> str | None:
    """The date in the name of a file, as phones and programs write it; midnight without a time."""
    if stamp := _STAMPED.search(name):
        return _local(int(stamp[1]) // 1000)
    for found in _IN_NAME.finditer(name):
        year, _, month, day, hour, _, minute, second = found.groups(default="00")
        if date := parse_date(f"{year}:{month}:{day} {hour}:{minute}:{second}"):
            return date
    return None


def sidecar_date(path: Path) -> str | None:
    """When Google Photos says that a photo was taken, by the local clock."""
    for name in takeout_files(path.name):
        try:
            with (path.parent / name).open("rb") as file:
                said = json.loads(file.read(_MOST_BYTES))
            return _local(int(said["photoTakenTime"]["timestamp"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            continue
    return None


def _local(seconds: int) -> str | None:
    """A moment by the local clock; None for one that no photo can be of."""
    try:
        moment = (_EPOCH + timedelta(seconds=seconds)).astimezone().replace(tzinfo=None)
    except (OverflowError, OSError, ValueError):
        return None
    return parse_date(moment.isoformat(timespec="seconds"))


def takeout_files(name: str) -> list[str]:
    """The names that the file may have that Google Takeout puts beside a photo, and cuts off."""
    original = _EDITED.sub("", name)
    number = ""
    if numbered := _NUMBERED.match(original):
        original, number = numbered[1] + numbered[3], numbered[2]
    full = f"{original}.supplemental-metadata"
    names = (original, full, full[:_LONGEST_SIDECAR], original[:_LONGEST_SIDECAR])
    return [f"{one}{number}.json" for one in dict.fromkeys(names)]
