"""Dates of birth, and ages."""

from __future__ import annotations

import re
from datetime import date

from photoclust.errors import EditError

EARLIEST = 1800
"""No photo shows anybody who was born before."""
_BIRTH = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def clean_birth(text: str) -> str:
    """A date of birth as it is stored: YYYY, YYYY-MM or YYYY-MM-DD.

    Raises :class:`EditError` for what is no day, month or year, and for one that is not over.
    """
    cleaned = text.strip()
    found = _BIRTH.fullmatch(cleaned) if cleaned.isascii() else None
    try:
        begun = None if found is None else date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        begun = None
    if begun is None or begun.year < EARLIEST:
        raise EditError("birth-unclear", born=text)
    if begun > date.today():
        raise EditError("birth-to-come", born=cleaned)
    return cleaned


def age_at(born: str, day: str) -> int | None:
    """Whole years of somebody at a day, both the beginnings of dates in ISO 8601.

    Where either is known less exactly than to the day, the greater of the two ages it may be. None
    before the birth, and for what is no date.
    """
    try:
        years = int(day[:4]) - int(born[:4])
    except ValueError:
        return None
    length = min(len(born), len(day[:10]))
    is_to_come = day[4:length] < born[4:length]
    age = years - is_to_come
    return age if age >= 0 else None


def is_before(day: str, born: str) -> bool:
    """Whether a day is surely before a birth, both the beginnings of dates in ISO 8601."""
    length = min(len(day[:10]), len(born))
    return day[:length] < born[:length]
