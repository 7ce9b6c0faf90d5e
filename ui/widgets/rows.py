"""Rows with a picture, a title, a line below it and a note at the right, as a model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from .id_model import Index
from .plain_text import as_plain

ROW = Qt.ItemDataRole.UserRole
Tone = Literal["plain", "warning", "faint", "link"]


@dataclass(frozen=True)
class Row:
    """One row.

    key: what it stands for. title, text, note: plain text, elided where there is no room.
    icon: by its name. faces: shown in the icon's place, three at most. tone: of the note, "link"
    for one that can be clicked, and "faint" of the whole row. tip: all that was elided.
    """

    key: Hashable
    title: str
    text: str = ""
    note: str = ""
    icon: str = ""
    faces: tuple[int, ...] = ()
    tone: Tone = "plain"
    tip: str = ""


class LazyRows(Sequence[Row]):
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
                return as_plain(row.tip) or None
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
        new = rows if isinstance(rows, LazyRows) else list(rows)
        keys = new.keys if isinstance(new, LazyRows) else [row.key for row in new]
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
