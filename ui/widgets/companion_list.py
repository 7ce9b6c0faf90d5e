"""Who is often in a person's photos."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from photoclust import Companion

from ..context import Context
from ..theme import GRID
from .empty_state import EmptyState
from .row_view import RowView
from .rows import Row

WIDEST = 70 * GRID


class CompanionList(QStackedWidget):
    """People with the number of photos they share with somebody; a click opens one."""

    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self.view = RowView(
            self.tr("Together with"), height=9 * GRID, thumbnails=context.thumbnails
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setMaximumWidth(WIDEST)
        self.nobody = EmptyState(
            "people",
            self.tr("With nobody so far"),
            self.tr("People who are in the same photos are listed here."),
        )
        self.addWidget(self.view)
        self.addWidget(self.nobody)
        self.view.clicked.connect(lambda index: self._open(self.view.rows.rows[index.row()].key))
        self.view.opened.connect(self._open)

    def show_companions(self, companions: Sequence[Companion]) -> None:
        """Show these, in this order."""
        self.view.rows.set_rows([self._row(one) for one in companions])
        self.setCurrentWidget(self.view if companions else self.nobody)

    def _row(self, one: Companion) -> Row:
        known = self._people.get(one.person_id)
        faces = () if known is None or known.cover is None else (known.cover,)
        together = self.tr("%Ln photo(s) together", "", one.photos)
        label = self._people.title(one.person_id)
        return Row(one.person_id, label, text=together, faces=faces, icon="person", tip=label)

    def _open(self, key: object) -> None:
        self.opened.emit(int(str(key)))
