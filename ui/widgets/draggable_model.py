"""Models of numbers that can be dragged, with details fetched when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, QTimer

from photoclust import Engine

from ..desktop.drag_data import DragData
from ..state.session import Session
from .id_model import IdModel, Index

DETAILS_KEPT = 5000

D = TypeVar("D")


class DraggableModel(IdModel):
    """Numbers of one kind of :mod:`ui.desktop.drag_data`.

    files: the photos' files of some numbers, for other programs; called when one asks for them.
    """

    def __init__(
        self,
        session: Session,
        kind: str,
        files: Callable[[Engine, Sequence[int]], Sequence[Path]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._files = files

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [self._kind]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        numbers = [self.id_at(index) for index in sorted(indexes, key=lambda i: i.row())]

        def files() -> Sequence[Path]:
            engine = self._session.engine
            return () if engine is None else self._files(engine, numbers)

        return DragData(self._kind, numbers, files)


class DetailModel(DraggableModel, Generic[D]):
    """Numbers with details of those that are painted, as far as they are here.

    read: the details by number; called in the library's thread. batch: numbers read at once.
    """

    def __init__(
        self,
        session: Session,
        kind: str,
        files: Callable[[Engine, Sequence[int]], Sequence[Path]],
        read: Callable[[Engine, Sequence[int]], dict[int, D]],
        batch: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, kind, files, parent)
        self._read = read
        self._batch = batch
        self._details: dict[int, D] = {}
        self._wanted: dict[int, None] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fetch)
        session.changed.connect(self.forget_details)
        session.changed_elsewhere.connect(self.forget_details)
        session.opened.connect(self.forget_details)

    def details(self, number: int) -> D | None:
        """What is known; None while it is being fetched."""
        found = self._details.get(number)
        if found is None:
            self._wanted[number] = None
            if not self._soon.isActive():
                self._soon.start(0)
        return found

    def forget_details(self) -> None:
        """Fetch them anew, as after a decision."""
        self._details.clear()
        self.touch()

    def _fetch(self) -> None:
        # The latest ones: what was scrolled past need not be fetched.
        wanted = list(self._wanted)[-self._batch :]
        self._wanted.clear()
        self._session.ask(lambda engine: self._read(engine, wanted), self._take, self)

    def _take(self, found: dict[int, D]) -> None:
        if len(self._details) > DETAILS_KEPT:
            self._details.clear()
        self._details.update(found)
        self.touch(list(found))
