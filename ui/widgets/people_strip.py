"""The people at the side of a page, for faces to be dropped on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ..context import Context
from ..state.likeness import ask_likeliest
from ..theme import GRID
from .face_grid import FaceGrid
from .person_list import NEW, PersonList
from .search_field import SearchField

SETTLE_MS = 250
"""Pause in selecting after which people are ordered anew."""
WIDTH, LEAST_WIDTH = 29 * GRID, 20 * GRID
"""What it takes, and what it takes where the page beside it needs the room."""


class PeopleStrip(QWidget):
    """A search field above a :class:`PersonList` that takes faces.

    grid: whose selected faces the menu of a row gives to somebody.
    """

    given = Signal(object, int)
    """Faces, and the person they were given to, or NEW."""
    opened = Signal(int)
    """Somebody is to be looked at."""

    def __init__(self, context: Context, grid: FaceGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self.search = SearchField(self.tr("Search people"))
        self.list = PersonList(context, drops=True)
        self.list.offer_new(self.tr("New person"))
        hint = QLabel(self.tr("Drag faces onto the person whose they are."))
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.search)
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        self.search.textChanged.connect(self.list.search)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.faces_dropped.connect(lambda home, faces: self.given.emit(faces, home))
        self.list.opened.connect(self._open)
        self.list.menu_wanted.connect(self._menu)
        self._session = context.session
        self._person: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._rank)
        grid.selection_changed.connect(self._soon.start)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def show_beside(self, person: int | None) -> None:
        """Show everybody else, those first who look most like this person, or like the faces that
        are selected."""
        self._person = person
        self.list.leave_out(() if person is None else (person,))
        self.list.rank(())
        self._soon.start()

    def _rank(self) -> None:
        chosen = self._grid.selected()
        if self.isVisible():
            then = self.list.rank
            ask_likeliest(self._session, self, then, faces=chosen, person=self._person)

    def _open(self, key: int) -> None:
        if key == NEW:
            self._give(NEW)
        else:
            self.opened.emit(key)

    def _give(self, home: int) -> None:
        if faces := self._grid.selected():
            self.given.emit(faces, home)

    def _menu(self, at: QPoint) -> None:
        for key in self.list.selected():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            count = self._grid.selected_count()
            move = menu.addAction(self.tr("Move %Ln selected face(s) here", "", count))
            move.setEnabled(count > 0)
            move.triggered.connect(partial(self._give, key))
            if key != NEW:
                menu.addAction(self.tr("Open person")).triggered.connect(
                    partial(self.opened.emit, key)
                )
            menu.popup(at)
