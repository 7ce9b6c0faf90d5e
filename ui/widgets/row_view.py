"""A list of rows with a picture, a title, a line below it and a note at the right."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ..images.thumbnails import Thumbnails
from ..theme import GRID
from .drop_list_view import DropListView
from .id_model import Index
from .keys import begins_selection
from .row_delegate import RowDelegate
from .rows import RowModel

Flag = QItemSelectionModel.SelectionFlag
BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class RowView(DropListView):
    """Shows a :class:`RowModel`; what is selected stays so when the rows are set anew.

    name: for screen readers. height: of a row, in device-independent pixels. thumbnails: where
    the faces of rows come from, if they have any. framed: with a border of its own. With
    `checkable`, a click anywhere on a row, or the space bar, turns its tick.
    """

    opened = Signal(object)
    """A row was double-clicked, or Enter pressed on it: its key."""
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    """A context menu is asked for, at this global position."""

    def __init__(
        self,
        name: str,
        *,
        height: int = 8 * GRID,
        thumbnails: Thumbnails | None = None,
        framed: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel(checkable=checkable, parent=self)
        self._kept: tuple[set[Hashable], Hashable] = (set(), None)
        self.marks_current = False
        self._height = height
        self._least: int | None = None
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(thumbnails, height=height, parent=self))
        if framed:
            self.setProperty("role", "plain")
        if thumbnails is not None:
            thumbnails.ready.connect(self._repaint)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.NoSelection
            if checkable
            else QAbstractItemView.SelectionMode.ExtendedSelection
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(self._key(index)))
        self.rows.modelAboutToBeReset.connect(self._remember)
        self.rows.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())

    def selected(self) -> list[Any]:
        """The keys of the rows selected, in the order shown."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda i: i.row())
        return [self._key(index) for index in indexes]

    def select(self, keys: Collection[Hashable]) -> None:
        """Select just these."""
        self.selectionModel().clearSelection()
        for number, key in enumerate(self.rows.keys):
            if key in keys:
                index = self.rows.index(number)
                self.selectionModel().select(index, Flag.Select)
                self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def lie_side_by_side(self, least: int) -> None:
        """Lay the rows side by side too, each at least so wide, in device-independent pixels."""
        self._least = least
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._least is not None:
            room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
            columns = max(1, room // self._least)
            self.setGridSize(QSize(room // columns, self._height))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._have_current()
        self.marks_current = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._key(self.currentIndex()))
            return
        if begins_selection(self, event):
            self.selectionModel().select(self.currentIndex(), Flag.ClearAndSelect)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.marks_current = event.reason() in BY_KEYS
        self._have_current()

    def _have_current(self) -> None:
        """So that the keys have somewhere to go on from, and the eye something to see."""
        if not self.currentIndex().isValid() and self.rows.rows:
            self.selectionModel().setCurrentIndex(self.rows.index(0), Flag.NoUpdate)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    def _key(self, index: Index) -> Hashable:
        return self.rows.keys[index.row()]

    def _remember(self) -> None:
        current = self.currentIndex()
        self._kept = (set(self.selected()), self._key(current) if current.isValid() else None)

    def _restore(self) -> None:
        chosen, current = self._kept
        self.selectionModel().blockSignals(True)
        self.select(chosen)
        if current is not None and current in self.rows.keys:
            index = self.rows.index(self.rows.keys.index(current))
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        if self.hasFocus():
            self._have_current()
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        self.selection_changed.emit()
