"""Dates in recipes: days, months, years and the time from one to another.

All are the beginnings of dates in ISO 8601: "2019", "2019-05", "2019-05-03".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

EARLIEST, LATEST = 1000, 2999
"""The years that a recipe may name."""

_RANGE = re.compile(r"(.+?)\.\.(.+)|(\d{4})[-–](\d{4})|(\d{4})[-–](\d{2})")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def interval(text: str) -> tuple[str, str] | None:
    """The first and last day, month or year of "2019", "2019-05", "2019-21", "2019–2021" or
    "2019-05..2019-08"; None for what is none.

    Two digits after a hyphen are a month where they can be one, as in ISO 8601; after a dash they
    are a year.
    """
    if is_day(text):
        return text, text
    if (found := _RANGE.fullmatch(text)) is None:
        return None
    if found[1]:
        first, last = found[1], found[2]
    elif found[3]:
        first, last = found[3], found[4]
    else:
        first, last = found[5], found[5][:2] + found[6]
    return (first, last) if is_day(first) and is_day(last) and first <= last else None


def is_day(text: str) -> bool:
    """Whether a text is a day, a month or a year."""
    found = _DAY.fullmatch(text)
    if found is None or not text.isascii():
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= year <= LATEST


def before(text: str) -> str:
    """The day before a day, the month before a month, the year before a year."""
    return _shifted(text, -1)


def after(text: str) -> str:
    """The day, month or year that follows."""
    return _shifted(text, 1)


def _shifted(text: str, by: int) -> str:
    if len(text) == len("2019-05-03"):
        return (date.fromisoformat(text) + timedelta(days=by)).isoformat()
    if len(text) == len("2019-05"):
        months = 12 * int(text[:4]) + int(text[5:]) - 1 + by
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{int(text) + by:04}"
