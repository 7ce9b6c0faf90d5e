"""What the desktop shows of a scan while the window may be out of sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from photoclust import Progress, ScanReport

from ..desktop.launcher import show_progress
from ..desktop.notifications import Notifications
from ..state.session import Session
from .messages import Messages

STEPS = 100
"""Progress is told to the desktop in so many steps, so that it has not to draw all the time."""


class TaskBar(QObject):
    """Progress in the task bar, and a notification at the end if the window is not active."""

    progressed = Signal(object)
    """How far a scan is, as a :class:`photoclust.Progress`; None when there is none."""

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window
        self._step: int | None = None
        self.notifications = Notifications(self)
        session.jobs_changed.connect(self._follow)
        session.scan_ended.connect(self._tell)
        session.closed.connect(self._end)

    def _follow(self) -> None:
        for running in self._session.jobs:
            if running.property("scan") and not running.property("followed"):
                running.setProperty("followed", True)
                running.progress.connect(self._show)
        if not self._session.scanning:
            self._end()

    def _show(self, progress: Progress) -> None:
        self.progressed.emit(progress)
        if progress.total:
            self._show_step(STEPS * progress.done // progress.total)

    def _end(self) -> None:
        self.progressed.emit(None)
        self._show_step(None)

    def _show_step(self, step: int | None) -> None:
        if step != self._step:
            self._step = step
            show_progress(None if step is None else step / STEPS)

    def _tell(self, report: ScanReport) -> None:
        QApplication.alert(self._window)
        if not report.cancelled and not self._window.isActiveWindow():
            self.notifications.show(self._window.windowTitle(), self._messages.found(report))
