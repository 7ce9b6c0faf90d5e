"""The months of photos in the order of a list, for headings and the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QDate, Qt

from ..i18n.wording import month_of

LENGTH = len("2014-05")


@dataclass(frozen=True)
class Month:
    """Photos of one month that follow one another in a list: so many from the row `first` on.

    iso: such as "2014-05", or "2014" where no more is known; empty for photos without a date.
    """

    first: int
    count: int
    iso: str

    @property
    def year(self) -> str:
        return self.iso[:4]

    @property
    def text(self) -> str:
        """In the user's language: "May 2014"; empty without a date."""
        day = QDate.fromString(f"{self.iso}-01", Qt.DateFormat.ISODate)
        return month_of(day) if day.isValid() else self.iso


def months_of(photos: Iterable[int], dates: Mapping[int, str]) -> Sequence[Month]:
    """The months of photos in this order. dates: as ISO 8601, of those that have one."""
    months: list[Month] = []
    first = 0
    for iso, run in groupby(dates.get(photo, "")[:LENGTH] for photo in photos):
        count = sum(1 for _ in run)
        months.append(Month(first, count, iso))
        first += count
    return months
