"""A list on whose items something can be dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView, QWidget


class DropListView(QListView):
    """Takes what is dragged as one of `drop_formats`; none, as it is, takes nothing.

    A subclass says with :meth:`drop_target` which item it is over, and what becomes of it with
    :meth:`take_drop`. Delegates frame the item whose number is `target`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks_current = True
        """Whether to show where the keys are. A frame around a row that nobody chose looks as if
        the row were selected, so lists of rows show it only once keys are used."""
        self.drop_formats: tuple[str, ...] = ()
        self.target: int | None = None
        """The number of the item that something is being dragged onto."""

    def drop_target(self, index: QModelIndex, data: QMimeData) -> int | None:
        """The number of the item at an index, if these data can be dropped on it."""
        raise NotImplementedError

    def take_drop(self, target: int, data: QMimeData) -> bool:
        """These data were dropped on an item; whether they were of use."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(event.mimeData().hasFormat(format_) for format_ in self.drop_formats):
            event.acceptProposedAction()
        else:
            event.ignore()  # the window takes folders

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._set_target(self._target_of(event))
        if self.target is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._target_of(event)
        self._set_target(None)
        if target is None or not self.take_drop(target, event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _target_of(self, event: QDropEvent) -> int | None:
        index = self.indexAt(event.position().toPoint())
        return self.drop_target(index, event.mimeData()) if index.isValid() else None

    def _set_target(self, target: int | None) -> None:
        if target != self.target:
            self.target = target
            self.viewport().update()
