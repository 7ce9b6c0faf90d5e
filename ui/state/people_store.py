"""The window's copy of the list of people."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from photoclust import Engine, NameBook, Person, PersonState, PhotoclustError, person_value

from .session import Session


@dataclass(frozen=True)
class Difference:
    """Numbers of people who were added, removed or changed."""

    added: frozenset[int]
    removed: frozenset[int]
    altered: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.altered)


class PeopleStore(QObject):
    """Everybody, ignored people too, in the engine's order: named first, then by faces.

    Kept up to date by itself. `changed` carries a :class:`Difference` and comes only when
    something is different; `loaded` comes after the first reading of a library. `unsorted`: how
    many faces are with nobody.
    """

    changed = Signal(object)
    unsorted_changed = Signal()
    loaded = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._people: dict[int, Person] = {}
        self.names = NameBook(())
        """Who is meant by a name."""
        self._asked = False
        self._again = False
        self.is_loaded = False
        self.unsorted = 0
        session.people_changed.connect(self.refresh)
        session.opened.connect(self._begin)

    @property
    def people(self) -> list[Person]:
        return list(self._people.values())

    @property
    def ids(self) -> list[int]:
        return list(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def __contains__(self, person: int) -> bool:
        return person in self._people

    def get(self, person: int) -> Person | None:
        """The person with this number, if there is one."""
        return self._people.get(person)

    def title(self, person: int) -> str:
        """The name as nobody else has it, or that there is none: for places that show the face and
        the count too."""
        known = self._people.get(person)
        return self.tr("Unnamed") if known is None or known.name is None else known.label

    def label(self, person: int) -> str:
        """The name, or what tells an unnamed person from others: that, and in how many photos."""
        known = self._people.get(person)
        if known is None or known.name is not None:
            return self.title(person)
        return self.tr("Unnamed (%Ln photo(s))", "", known.photos)

    def parameter(self, person: int) -> object:
        """Who this is, as a parameter of a message."""
        known = self.get(person)
        named = known is not None and known.name is not None
        return person_value(person, known.label if named and known is not None else None)

    def named(self) -> list[Person]:
        """Who has a name, those with most faces first."""
        return [person for person in self._people.values() if person.name is not None]

    def visible(self) -> list[Person]:
        """Who is not ignored."""
        return [p for p in self._people.values() if p.state is PersonState.VISIBLE]

    def shown(self, least: int) -> list[Person]:
        """Who is not ignored, without minor groups (those of fewer photos, or of blurred faces) if
        there are others."""
        visible = self.visible()
        return [person for person in visible if not person.is_minor(least)] or visible

    def called(self, name: str) -> list[Person]:
        """Who is meant by this name, upper and lower case being one; see `NameBook.called`."""
        found = (self._people.get(number) for number in self.names.called(name))
        return [person for person in found if person is not None]

    def find(self, name: str) -> Person | None:
        """The first of those, if there is anybody."""
        return next(iter(self.called(name)), None)

    def refresh(self) -> None:
        """Read the people anew. While a reading is under way, once more after it."""
        if self._asked:
            self._again = True
            return
        self._asked = True
        self._session.ask(_read, self._take, self, self._failed)

    def _begin(self) -> None:
        """Read the people of another library, before anything else is asked of it."""
        self._forget()
        self.refresh()

    def _take(self, read: tuple[list[Person], int]) -> None:
        people, unsorted = read
        self._asked = False
        now = {person.id: person for person in people}
        was, self._people = self._people, now
        self.names = NameBook((person.id, person.name, person.born) for person in people)
        difference = Difference(
            added=frozenset(now.keys() - was.keys()),
            removed=frozenset(was.keys() - now.keys()),
            altered=frozenset(i for i in now.keys() & was.keys() if now[i] != was[i]),
        )
        first, self.is_loaded = not self.is_loaded, True
        if difference:
            self.changed.emit(difference)
        self._count_unsorted(unsorted)
        if first:
            self.loaded.emit()
        if self._again:
            self._again = False
            self.refresh()

    def _count_unsorted(self, faces: int) -> None:
        if faces != self.unsorted:
            self.unsorted = faces
            self.unsorted_changed.emit()

    def _failed(self, error: PhotoclustError) -> None:
        self._asked = self._again = False
        self._session.tell(error)

    def _forget(self) -> None:
        removed = frozenset(self._people)
        self._people = {}
        self.names = NameBook(())
        self._asked = self._again = self.is_loaded = False
        if removed:
            self.changed.emit(Difference(frozenset(), removed, frozenset()))
        self._count_unsorted(0)


def _read(engine: Engine) -> tuple[list[Person], int]:
    return engine.people.all(), engine.people.unsorted_count()
