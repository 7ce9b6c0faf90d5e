"""When questions are counted again, after decisions and scans."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from .running_job import JobState, RunningJob
from .session import Session

PAUSE_MS = 5000
"""Time without a decision after which questions are counted: it takes seconds in a large library,
and whoever decides goes on deciding."""
REST = 3
"""The least time between two countings, as a multiple of what the last one took."""


class Recount(QObject):
    """Says with `due` that questions may be others now: at once after a scan, after decisions in
    the next pause, and never while they are being counted, which :meth:`follow` is told of."""

    due = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counting: RunningJob | None = None
        self._again = False
        self._began = self._next = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._tell)
        session.scanned.connect(self._soon)
        for decided in (session.changed, session.changed_elsewhere, session.embeddings_changed):
            decided.connect(self._later)
        session.closed.connect(self._stop)

    def follow(self, counting: RunningJob) -> None:
        """Questions are being counted, by this job."""
        self._counting = counting
        self._began = time.monotonic()
        counting.state_changed.connect(self._running)
        counting.ended.connect(self._ended)

    def _soon(self) -> None:
        """In the next turn, when all have heard of the scan."""
        self._pause.start(0)

    def _later(self) -> None:
        rest = int(1000 * (self._next - time.monotonic()))
        self._pause.start(max(PAUSE_MS, rest))

    def _tell(self) -> None:
        if self._counting is not None:
            self._again = True
        elif self._session.scanning:  # which needs the machine, and changes what there is to ask
            self._later()
        else:
            self.due.emit()

    def _running(self) -> None:
        if self._counting is not None and self._counting.state is JobState.RUNNING:
            self._began = time.monotonic()  # it waited for other jobs until now

    def _ended(self) -> None:
        if self._counting is None:
            return  # with a library that was closed
        self._counting = None
        now = time.monotonic()
        self._next = now + REST * (now - self._began)
        if self._again:
            self._again = False
            self._later()

    def _stop(self) -> None:
        self._pause.stop()
        self._counting, self._again, self._next = None, False, 0.0
