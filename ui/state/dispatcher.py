"""Calls from a worker into the thread of the window."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

Delivery = Callable[[], None]


class Dispatcher(QObject):
    """Runs calls in the thread that made this object, in the order they were sent in.

    A call for an owner that Qt has deleted in the meantime is dropped.
    """

    _sent = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._sent.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, owner: QObject, delivery: Delivery) -> None:
        """From any thread: run this in the window's thread, unless the owner is gone by then."""
        if not self._closed and shiboken6.isValid(self):
            self._sent.emit(owner, delivery)

    def close(self) -> None:
        """Deliver nothing any more."""
        self._closed = True

    @Slot(object, object)
    def _deliver(self, owner: QObject, delivery: Delivery) -> None:
        if not self._closed and shiboken6.isValid(owner):
            delivery()
