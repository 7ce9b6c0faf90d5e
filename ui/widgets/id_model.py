"""A list of numbers as a model; what belongs to them is fetched when it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole
FEW = 32
"""Up to so many runs of rows are taken out or put in one by one, and rows painted anew; beyond,
it is the whole list."""


class IdModel(QAbstractListModel):
    """Numbers, each once, in an order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}

    @property
    def ids(self) -> Sequence[int]:
        return self._ids

    def row_of(self, number: int) -> int | None:
        """Where a number is."""
        return self._rows.get(number)

    def id_at(self, index: Index) -> int:
        """The number in this row."""
        return self._ids[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._ids[index.row()] if role == ID and index.isValid() else None

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these now. Rows that stay keep their place in the view's mind where possible."""
        new = list(ids)
        if new == self._ids:
            return
        if self._ids and new and self._in_steps(new):
            return
        self.beginResetModel()
        self._set(new)
        self.endResetModel()

    def touch(self, numbers: Sequence[int] | None = None) -> None:
        """Have these painted anew; all of them without numbers."""
        if numbers is None:
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
            return
        rows = [row for number in numbers if (row := self._rows.get(number)) is not None]
        if len(rows) > FEW:  # a view looks where each one is, and paints many at once anyway
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
            return
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _in_steps(self, new: list[int]) -> bool:
        """Take rows out and put rows in, if that is all and not too much."""
        wanted = set(new)
        gone = _runs([row for row, number in enumerate(self._ids) if number not in wanted])
        come = _runs([row for row, number in enumerate(new) if number not in self._rows])
        kept = [number for number in self._ids if number in wanted]
        if (
            len(gone) + len(come) > FEW
            or not kept
            or kept != [number for number in new if number in self._rows]
        ):
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set(self._ids[:first] + self._ids[last + 1 :])
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._set(self._ids[:first] + new[first : last + 1] + self._ids[first:])
            self.endInsertRows()
        return True

    def _set(self, ids: list[int]) -> None:
        self._ids = ids
        self._rows = {number: row for row, number in enumerate(ids)}


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending rows as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
