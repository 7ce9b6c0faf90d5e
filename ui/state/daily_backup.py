"""The day's backup of the library, made by itself while the window is open."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from photoclust import PhotoclustError

from .preferences import Preferences
from .session import Session

SWITCH = "daily_backup"
"""The preference that says whether backups are made: "off" for no."""
HOUR = 3600 * 1000
"""How often it is looked whether a day has passed, in milliseconds."""
FIRST = 20 * 1000
"""Milliseconds until the first look: a copy of a large library keeps the disk busy."""

log = logging.getLogger(__name__)


class DailyBackup(QObject):
    """Asks for a backup soon after a library is opened, and every hour; one a day is made."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._timer = QTimer(self)
        self._timer.setInterval(HOUR)
        self._timer.timeout.connect(self.make)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(FIRST)
        self._soon.timeout.connect(self.make)
        session.opened.connect(self._begin)
        for timer in (self._soon, self._timer):
            session.closed.connect(timer.stop)

    def make(self) -> None:
        """Make today's backup, unless there is one or the user wants none."""
        if self._preferences.text(SWITCH) == "off":
            return
        # No process is started for nothing.
        self._session.ask(
            lambda engine: engine.library.is_backup_due(), self._begin_if_due, self, self._failed
        )

    def _begin_if_due(self, due: bool) -> None:
        if not due:
            return
        self._session.start(
            lambda engine, job: engine.library.back_up_daily(),
            self.tr("Backing up the library"),
            failed=self._failed,
            owner=self,
            quiet=True,
        )

    def _begin(self) -> None:
        self._soon.start()
        self._timer.start()

    def _failed(self, error: PhotoclustError) -> None:
        """Say so once; the window goes on."""
        log.warning("No backup of the day: %s", error.code)
        self._timer.stop()
        self._session.tell(error)
