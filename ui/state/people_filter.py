"""The filter and order of the people shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from photoclust import Person, PersonState

from ..i18n.natural_order import name_key
from .search import has_words


class Show(StrEnum):
    """ALL is everybody but the ignored."""

    ALL = "all"
    NAMED = "named"
    UNNAMED = "unnamed"
    IGNORED = "ignored"


class Order(StrEnum):
    """NAMED: the named first, then by number of photos. LATEST: by their latest photo."""

    NAMED = "named"
    PHOTOS = "photos"
    NAME = "name"
    LATEST = "latest"
    EARLIEST = "earliest"


@dataclass(frozen=True)
class Filter:
    """The criteria of the filter.

    text: letters in the name or label. members: these people only, such as those of a folder.
    since, until: days, YYYY-MM-DD, between which they have photos. least: photos of which somebody
    without a name has fewer only in a minor group. minor: whether these are shown, after the
    others; what is searched for is shown in any case.
    """

    text: str = ""
    show: Show = Show.ALL
    order: Order = Order.NAMED
    members: frozenset[int] | None = None
    since: str | None = None
    until: str | None = None
    least: int = 1
    minor: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out whom the user might look for."""
        return self != Filter(order=self.order, least=self.least, minor=self.minor)

    def is_minor(self, person: Person) -> bool:
        """Whether this person is kept on the shelf."""
        kept = self.show in (Show.ALL, Show.UNNAMED) and not self.text
        return kept and person.is_minor(self.least)

    def fits(self, person: Person, label: Callable[[int], str]) -> bool:
        """Whether this person is shown. label: what people are called, by number."""
        return (
            self._state_fits(person)
            and (self.members is None or person.id in self.members)
            and self._dates_fit(person)
            and (not self.text or has_words(label(person.id), self.text))
        )

    def _state_fits(self, person: Person) -> bool:
        if self.show is Show.IGNORED:
            return person.state is PersonState.IGNORED
        if person.state is PersonState.IGNORED:
            return False
        return self.show is Show.ALL or (person.name is not None) == (self.show is Show.NAMED)

    def _dates_fit(self, person: Person) -> bool:
        if self.since is None and self.until is None:
            return True
        if person.first is None or person.last is None:
            return False
        late_enough = self.since is None or person.last[:10] >= self.since
        early_enough = self.until is None or person.first[:10] <= self.until
        return late_enough and early_enough


def arranged(people: Iterable[Person], wanted: Filter, label: Callable[[int], str]) -> list[int]:
    """The numbers of the people to show, in order, favourites before the others. `people` come as
    the engine orders them."""
    shown = [person for person in people if wanted.fits(person, label)]
    if wanted.order is Order.NAMED:
        shown.sort(key=lambda p: (p.name is None, -p.photos))
    elif wanted.order is Order.PHOTOS:
        shown.sort(key=lambda p: -p.photos)
    elif wanted.order is Order.NAME:
        key = name_key()
        shown.sort(key=lambda p: (p.name is None, key(label(p.id))))
    elif wanted.order is Order.LATEST:
        shown.sort(key=lambda p: p.last or "", reverse=True)
    elif wanted.order is Order.EARLIEST:
        shown.sort(key=lambda p: p.first or "~")
    shown.sort(key=lambda p: (wanted.is_minor(p), not p.favourite))
    return [person.id for person in shown if wanted.minor or not wanted.is_minor(person)]


def on_shelf(people: Iterable[Person], wanted: Filter, label: Callable[[int], str]) -> int:
    """How many of those who fit are minor groups."""
    return sum(wanted.is_minor(p) and wanted.fits(p, label) for p in people)
