"""A narrow list of people that faces can be dropped on, and that is searched by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from photoclust import Person, PersonState

from ..context import Context
from ..desktop.drag_data import FACES, numbers
from ..i18n.wording import photos
from ..state.search import has_words
from ..theme import GRID
from .row_view import RowView
from .rows import LazyRows, Row

NEW = 0
"""The key of the row that stands for somebody new; people's numbers begin at 1."""
ROW_HEIGHT = 7 * GRID


class PersonList(RowView):
    """Who is not ignored, the named first, or as ranked. `opened` tells a number, or NEW.

    drops: whether faces can be dropped on a row; `faces_dropped` then tells its number, or
    NEW, and the faces.
    """

    faces_dropped = Signal(int, object)

    def __init__(
        self, context: Context, *, drops: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", height=ROW_HEIGHT, thumbnails=context.thumbnails, parent=parent)
        self.setAccessibleName(self.tr("People"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._people = context.people
        self._text = ""
        self._left_out: frozenset[int] = frozenset()
        self._new = ""
        self._ranks: dict[int, int] = {}
        self.setAcceptDrops(drops)
        if drops:
            self.drop_formats = (FACES,)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
            self.setDropIndicatorShown(False)
        self._stale = True
        self._people.changed.connect(self._fill_soon)

    @property
    def keys(self) -> list[int]:
        """The numbers shown, NEW among them."""
        if self._stale:
            self.fill()
        return [int(str(key)) for key in self.rows.keys]

    def search(self, text: str, new: str | None = None) -> None:
        """Show only whose name or label has these words; `new` as for `offer_new`."""
        self._text = text
        self._new = self._new if new is None else new
        self._fill_soon()

    def leave_out(self, people: Collection[int]) -> None:
        """Do not show these."""
        self._left_out = frozenset(people)
        self._fill_soon()

    def rank(self, people: Sequence[int]) -> None:
        """Show these first, in this order, such as by likeness; then the others as before."""
        self._ranks = {person: place for place, person in enumerate(people)}
        self._fill_soon()

    def offer_new(self, title: str) -> None:
        """Put a row for somebody new on top, called so; none when empty."""
        self._new = title
        self._fill_soon()

    def fill(self) -> None:
        """Show the people as they are now."""
        self._stale = False
        last = len(self._ranks)
        shown = {
            person.id: person
            for person in sorted(self._people.people, key=lambda one: self._ranks.get(one.id, last))
            if person.state is PersonState.VISIBLE
            and person.id not in self._left_out
            and (person.faces or person.name is not None)
            and (not self._text or has_words(self._people.label(person.id), self._text))
        }
        new = Row(NEW, self._new, icon="plus")
        keys = [NEW, *shown] if self._new else list(shown)
        self.rows.set_rows(LazyRows(keys, lambda key: self._row(shown[key]) if key else new))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.fill()

    def _fill_soon(self) -> None:
        # Thousands of rows are not made while nobody sees them.
        if self.isVisible():
            self.fill()
        else:
            self._stale = True

    def _row(self, person: Person) -> Row:
        label = self._people.title(person.id)
        faces = () if person.cover is None else (person.cover,)
        return Row(
            person.id, label, text=photos(person.photos), faces=faces, icon="person", tip=label
        )

    def drop_target(self, index: QModelIndex, data: QMimeData) -> int | None:
        return int(str(self._key(index)))

    def take_drop(self, target: int, data: QMimeData) -> bool:
        faces = numbers(data, FACES)
        if faces:
            self.faces_dropped.emit(target, faces)
        return bool(faces)
