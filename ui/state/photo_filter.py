"""Which photos are shown, chosen by chips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from photoclust import DateSource

WEEK = 3
"""Days before and after one that make a week with it."""
LEAP_YEAR = 2020
"""A year that has all days."""


@dataclass(frozen=True)
class PhotoFilter:
    """All of it holds for a photo that is shown.

    people: by number, who is in it: all of them, or with `any_of` one at least. without: who is
    not. folder: below which it lies. since, until: days, YYYY-MM-DD, between which it was taken.
    day: such as "12-24", in any year; with `week` also the three before and after. count: how many
    people, as a recipe has it. unsorted: with a face that is with nobody. dated_by: where its date
    is from.
    """

    people: tuple[int, ...] = ()
    any_of: bool = False
    without: tuple[int, ...] = ()
    folder: Path | None = None
    since: str | None = None
    until: str | None = None
    day: str = ""
    week: bool = False
    count: str = ""
    unsorted: bool = False
    dated_by: tuple[DateSource, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it leaves any photo out."""
        return replace(self, any_of=False, week=False) != PhotoFilter()

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the year on one of which it was taken; none for any."""
        if not self.day or not self.week:
            return (self.day,) if self.day else ()
        middle = date.fromisoformat(f"{LEAP_YEAR}-{self.day}")
        around = (middle + timedelta(days=by) for by in range(-WEEK, WEEK + 1))
        return tuple(f"{day:%m-%d}" for day in around)

    @property
    def is_recipe(self) -> bool:
        """Whether a recipe can say all of it."""
        return not self.day and not self.dated_by

    def recipe(self, name: Callable[[int], str | None], *, folder: bool = False) -> str:
        """As much of it as a recipe can say; empty for nothing. `name`: of a person by number.

        folder: also where the photo lies.
        """
        who = [_called(person, name) for person in self.people]
        joined = " or ".join(who) if self.any_of else " and ".join(who)
        parts = [
            f"({joined})" if len(who) > 1 else joined,
            *(f"not {_called(person, name)}" for person in self.without),
            self._dates,
            self.count,
            "unsorted" if self.unsorted else "",
            f"in {_quoted(self.folder.as_posix())}" if folder and self.folder is not None else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def _dates(self) -> str:
        if self.since and self.until:
            return f"{self.since} to {self.until}"
        if self.since:
            return f"since {self.since}"
        return f"until {self.until}" if self.until else ""


def _called(person: int, name: Callable[[int], str | None]) -> str:
    known = name(person)
    return f"#{person}" if known is None else _quoted(known)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
