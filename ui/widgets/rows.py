"""A list whose rows have a picture, a title, a line below it and a note at the right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from .id_model import Index
from .keys import begins_selection

ROW = Qt.ItemDataRole.UserRole
Tone = Literal["plain", "warning", "faint"]
Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True)
class Row:
    """One row.

    key: what it stands for. title, text, note: plain text, elided where there is no room.
    icon: by its name. faces: shown in the icon's place, three at most. tone: of the note, and
    "faint" of the whole row. tip: all that was elided.
    """

    key: Hashable
    title: str
    text: str = ""
    note: str = ""
    icon: str = ""
    faces: tuple[int, ...] = ()
    tone: Tone = "plain"
    tip: str = ""


class MadeRows(Sequence[Row]):
    """Rows that are made when they are looked at: of thousands only those in sight.

    keys: of the rows. make: from a key the row.
    """

    def __init__(self, keys: Sequence[Hashable], make: Callable[[Any], Row]) -> None:
        self.keys = list(keys)
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        places = range(len(self))[place]
        if isinstance(places, range):
            return [self[one] for one in places]
        if places not in self._made:
            self._made[places] = self._make(self.keys[places])
        return self._made[places]


class RowModel(QAbstractListModel):
    """Rows in an order, each with a tick if `checkable`."""

    checks_changed = Signal()

    def __init__(self, *, checkable: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checkable = checkable
        self.rows: Sequence[Row] = []
        self.keys: list[Hashable] = []
        """Those of the rows."""
        self.checked: set[Hashable] = set()
        """Keys with a tick; also of rows that are not shown just now."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)  # asked for twice for each row

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.title, row.text, row.note) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return row.tip or None
            case Qt.ItemDataRole.CheckStateRole if self.checkable:
                checked = row.key in self.checked
                return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
            case _:
                return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.checkable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.checkable:
            return False
        key = self.rows[index.row()].key
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.checked.add(key)
        else:
            self.checked.discard(key)
        self.dataChanged.emit(index, index, [role])
        self.checks_changed.emit()
        return True

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; rows of the same keys are only painted anew."""
        new = rows if isinstance(rows, MadeRows) else list(rows)
        keys = new.keys if isinstance(new, MadeRows) else [row.key for row in new]
        if keys == self.keys:
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.rows, self.keys = new, keys
        self.endResetModel()

    def set_checked(self, keys: Collection[Hashable]) -> None:
        """Put ticks before just these."""
        if set(keys) != self.checked:
            self.checked = set(keys)
            if self.rows:
                self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
            self.checks_changed.emit()


class RowView(QListView):
    """Shows a :class:`RowModel`; what is selected stays so when the rows are set anew.

    With `checkable`, a click anywhere on a row, or the space bar, turns its tick.
    """

    opened = Signal(object)
    """A row was double-clicked, or Enter pressed on it: its key."""
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    """A context menu is asked for, at this global position."""

    def __init__(
        self, *, checkable: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel(checkable=checkable, parent=self)
        self._kept: tuple[set[Hashable], Hashable] = (set(), None)
        self.setModel(self.rows)
        self.setAccessibleName(name)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._have_current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._key(self.currentIndex()))
            return
        if begins_selection(self, event):
            self.selectionModel().select(self.currentIndex(), Flag.ClearAndSelect)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._have_current()

    def _have_current(self) -> None:
        """So that the keys have somewhere to go on from, and the eye something to see."""
        if not self.currentIndex().isValid() and self.rows.rows:
            self.selectionModel().setCurrentIndex(self.rows.index(0), Flag.NoUpdate)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
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
