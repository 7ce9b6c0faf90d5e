"""The faces that scans brought and nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from .people_store import Difference, PeopleStore
from .session import Session


class Novelty(QObject):
    """How many faces people have got by scans since somebody looked at them.

    Of a library that had nobody before, nothing counts as new. It is forgotten with the library.
    """

    changed = Signal(object)
    """The numbers of the people whose marks changed."""

    def __init__(
        self, session: Session, people: PeopleStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._people = people
        self._before: dict[int, int] | None = None
        self._new: dict[int, int] = {}
        session.jobs_changed.connect(self._follow_scan)
        session.opened.connect(self._forget)
        people.changed.connect(self._follow_people)

    def of(self, person: int) -> int:
        """How many faces a person has got that nobody has looked at."""
        return self._new.get(person, 0)

    def see(self, person: int) -> None:
        """Somebody has looked at this person."""
        if self._new.pop(person, None) is not None:
            self.changed.emit([person])
        if self._before is not None and (known := self._people.get(person)) is not None:
            self._before[person] = known.faces

    def _follow_scan(self) -> None:
        if self._session.scanning and self._before is None:
            self._before = {person.id: person.faces for person in self._people.people}
        elif not self._session.scanning and self._before is not None:
            # Not before the people are read that the end of the scan has made; a reading that is
            # under way is followed by another one.
            self._people.refresh()
            self._after_reading(lambda: self._after_reading(self._end))

    def _after_reading(self, call: Callable[[], None]) -> None:
        self._session.ask(lambda engine: None, lambda _: call(), self)

    def _end(self) -> None:
        self._before = None

    def _follow_people(self, difference: Difference) -> None:
        for gone in difference.removed:
            self._new.pop(gone, None)
        if not self._before:
            return
        marked = []
        for number in difference.added | difference.altered:
            person = self._people.get(number)
            more = 0 if person is None else person.faces - self._before.get(number, 0)
            if more > 0:
                self._new[number] = more
                marked.append(number)
        if marked:
            self.changed.emit(marked)

    def _forget(self) -> None:
        marked = list(self._new)
        self._before, self._new = None, {}
        if marked:
            self.changed.emit(marked)
