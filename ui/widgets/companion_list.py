"""Who is often in a person's photos."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from photoclust import Companion

from ..context import Context
from ..theme import GRID
from .empty_state import EmptyState
from .id_model import Index
from .row_view import RowView
from .rows import Row

LEAST = 42 * GRID
"""A row is at least so wide; as many lie side by side as there is room for."""


class CompanionList(QStackedWidget):
    """People with the number of photos they share with somebody.

    A click on somebody opens them; a click on the number, or Space, the photos.
    """

    opened = Signal(int)
    photos_wanted = Signal(int)
    """The photos with this person too are to be seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self.view = RowView(
            self.tr("Together with"), height=9 * GRID, thumbnails=context.thumbnails
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.lie_side_by_side(LEAST)
        self.nobody = EmptyState(
            "people",
            self.tr("With nobody so far"),
            self.tr("People who are in the same photos are listed here."),
        )
        self.addWidget(self.view)
        self.addWidget(self.nobody)
        self.view.clicked.connect(self._clicked)
        self.view.opened.connect(self._open)
        self.view.installEventFilter(self)

    def show_companions(self, companions: Sequence[Companion]) -> None:
        """Show these, in this order."""
        self.view.rows.set_rows([self._row(one) for one in companions])
        self.setCurrentWidget(self.view if companions else self.nobody)

    def _row(self, one: Companion) -> Row:
        known = self._people.get(one.person_id)
        faces = () if known is None or known.cover is None else (known.cover,)
        together = self.tr("%Ln photo(s) together", "", one.photos)
        label = self._people.title(one.person_id)
        return Row(
            one.person_id, label, note=together, faces=faces, icon="person", tone="link", tip=label
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.view.currentIndex()
            if event.key() == Qt.Key.Key_Space and index.isValid():
                self.photos_wanted.emit(int(str(self.view.rows.keys[index.row()])))
                return True
        return super().eventFilter(watched, event)

    def _clicked(self, index: Index) -> None:
        """On the right half of a row there is the number of photos."""
        place = self.view.viewport().mapFromGlobal(QCursor.pos())
        key = int(str(self.view.rows.keys[index.row()]))
        number = place.x() > self.view.visualRect(index).center().x()
        (self.photos_wanted if number else self.opened).emit(key)

    def _open(self, key: object) -> None:
        self.opened.emit(int(str(key)))
