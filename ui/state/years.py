"""Faces by the years of their photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

YEAR = 4
"""Characters of a date in ISO 8601 that are its year."""


@dataclass(frozen=True)
class Year:
    """So many rows from this one on. `year` empty: nobody knows it. `since`, `until`: the first and
    the last day."""

    first: int
    count: int
    year: str
    since: str
    until: str


def years_of(dates: Sequence[str]) -> list[Year]:
    """The years of dates in ISO 8601, in their order; empty dates are of no year."""
    found: list[Year] = []
    for year, some in groupby(dates, key=lambda date: date[:YEAR]):
        days = list(some)
        first = found[-1].first + found[-1].count if found else 0
        found.append(Year(first, len(days), year, min(days), max(days)))
    return found
