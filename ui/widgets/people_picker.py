"""Choosing people: a list with ticks, and a field to search it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photoclust import Person, PersonState

from ..context import Context
from ..i18n.wording import number, photos
from ..state.search import has_words
from ..theme import GRID
from .row_view import RowView
from .rows import LazyRows, Row
from .search_field import SearchField

ROW_HEIGHT = 6 * GRID


class PeoplePicker(QWidget):
    """Everybody who is not ignored, to be ticked. `chosen` is what is ticked, shown or not."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self.search = SearchField(self.tr("Search people"))
        self.view = RowView(
            self.tr("People to choose"),
            height=ROW_HEIGHT,
            thumbnails=context.thumbnails,
            framed=True,
            checkable=True,
        )
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        everybody, nobody = QPushButton(self.tr("Tick all")), QPushButton(self.tr("None"))
        everybody.setAccessibleName(self.tr("Tick all people shown"))
        nobody.setAccessibleName(self.tr("Take all ticks away"))
        for button in (everybody, nobody):
            button.setProperty("role", "link")
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(everybody)
        foot.addWidget(nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.view.setFocus)
        everybody.clicked.connect(self._tick_shown)
        nobody.clicked.connect(lambda: self.choose(()))
        self.view.rows.checks_changed.connect(self._ticked)
        self._people.changed.connect(self._fill)
        self._stale = True

    @property
    def chosen(self) -> list[int]:
        """Who is ticked, in the store's order."""
        ticked = self.view.rows.checked
        return [person.id for person in self._people.visible() if person.id in ticked]

    def choose(self, people: Collection[int]) -> None:
        """Tick just these."""
        self.view.rows.set_checked(people)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        """List those who fit; once somebody sees it."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        typed = self.search.text()
        shown = {
            person.id: person
            for person in self._people.people
            if person.state is PersonState.VISIBLE
            and has_words(self._people.label(person.id), typed)
        }
        self.view.rows.set_rows(LazyRows(list(shown), lambda key: self._row(shown[key])))
        self._count()

    def _row(self, person: Person) -> Row:
        faces = () if person.cover is None else (person.cover,)
        label = self._people.title(person.id)
        return Row(person.id, label, note=photos(person.photos), faces=faces, icon="person")

    def _tick_shown(self) -> None:
        shown = [int(str(key)) for key in self.view.rows.keys]
        self.choose({*self.chosen, *shown})

    def _ticked(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        chosen = len(self.chosen)
        self.count.setText(self.tr("{0} chosen").format(number(chosen)))
