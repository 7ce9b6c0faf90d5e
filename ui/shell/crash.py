"""Unexpected errors: a message, a traceback in the log, and the window goes on."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from photoclust import Message

from ..i18n.engine_messages import remedy_said, said

log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Handles uncaught exceptions of all threads; `crashed` reports them to the window."""

    crashed = Signal(str, str)
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks, until :meth:`remove`."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def remove(self) -> None:
        """Give Python its hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_error(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("Unexpected error", exc_info=(kind, error, trace))
        self._caught.emit(f"{kind.__name__}: {error}")

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self._on_error(arguments.exc_type, error, arguments.exc_traceback)

    def _tell(self, what: str) -> None:
        message = Message.of("unexpected", detail=what)
        self.crashed.emit(said(message), remedy_said(message))
