"""The window's copy of the list of people."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from photoclust import Engine, Person, PersonState, PhotoclustError, person_value, same_name

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
        self._asked = False
        self._again = False
        self.is_loaded = False
        self.unsorted = 0
        session.people_changed.connect(self.refresh)
        session.opened.connect(self._forget)

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
        """The name, or that there is none: for places that show the face and the count too."""
        known = self._people.get(person)
        return self.tr("Unnamed") if known is None or known.name is None else known.name

    def label(self, person: int) -> str:
        """The name, or what tells an unnamed person from others: that, and in how many photos."""
        known = self._people.get(person)
        if known is None or known.name is not None:
            return self.title(person)
        return self.tr("Unnamed (%Ln photo(s))", "", known.photos)

    def parameter(self, person: int) -> object:
        """Who this is, as a parameter of a message."""
        known = self.get(person)
        return person_value(person, None if known is None else known.name)

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

    def find(self, name: str) -> Person | None:
        """Who has this name, upper and lower case being one."""
        wanted = " ".join(name.split())
        return next((p for p in self.named() if p.name and same_name(p.name, wanted)), None)

    def refresh(self) -> None:
        """Read the people anew. While a reading is under way, once more after it."""
        if self._asked:
            self._again = True
            return
        self._asked = True
        self._session.ask(_read, self._take, self, self._failed)

    def _take(self, read: tuple[list[Person], int]) -> None:
        people, unsorted = read
        self._asked = False
        now = {person.id: person for person in people}
        was, self._people = self._people, now
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
        self._asked = self._again = self.is_loaded = False
        if removed:
            self.changed.emit(Difference(frozenset(), removed, frozenset()))
        self._count_unsorted(0)


def _read(engine: Engine) -> tuple[list[Person], int]:
    return engine.people.all(), engine.people.unsorted_count()
