"""Watches the folders of a library: at the start, and while the library is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from photoclust import Job, ScanReport

from .dispatcher import Dispatcher
from .session import Session
from .worker import Worker

START_MS, SETTLE_MS = 8_000, 6_000
"""After the start, and after the last change of a folder, when it is looked what is new."""
MOST = 2_000
"""Folders watched while the library is open: systems have limits, and share them."""


class FolderWatch(QObject):
    """Tells of files that came, and leaves it to the user to have them read.

    It looks again after each scan, so that what was told of is not told of anew; nor is what a scan
    has left that the user has stopped. It has a thread of its own: a drive that does not answer is
    not to hold up other work.
    """

    arrived = Signal(int)
    """So many photo files are new or have changed; more than when it was told last."""
    waiting_changed = Signal(int)
    """So many photo files are new or have changed, and wait to be read."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.waiting = 0
        """How many photo files waited when it was looked last."""
        self._told = 0
        self._looking = False
        self._was_stopped = False
        self._job = Job()
        self._worker: Worker | None = None
        self._dispatcher = Dispatcher(self)
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda: self._look_in(SETTLE_MS))
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.scanned.connect(self._scanned)

    def look(self) -> None:
        """Look now, unless a scan does, whose end looks again."""
        engine = self._session.engine
        if engine is None or self._looking or self._session.scanning:
            return
        self._looking = True
        job, dispatcher = self._job, self._dispatcher

        def work() -> None:
            try:
                found = engine.photos.waiting(job)
            except Exception:  # what cannot be looked at tells nothing; a scan says why
                found = None
            dispatcher.send(self, lambda: self._take(found))

        if self._worker is None:
            self._worker = Worker("folders")
        self._worker.submit(work)

    def _begin(self) -> None:
        self._told, self._was_stopped = 0, False
        self._look_in(START_MS)

    def _end(self) -> None:
        self._soon.stop()
        self._job.cancel()
        self._dispatcher.close()
        self._dispatcher.deleteLater()
        self._job, self._dispatcher, self._looking = Job(), Dispatcher(self), False
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
            worker.join(1)
        self._watch([])
        self._set_waiting(0)

    def _set_waiting(self, files: int) -> None:
        if files != self.waiting:
            self.waiting = files
            self.waiting_changed.emit(files)

    def _scanned(self, report: ScanReport) -> None:
        self._set_waiting(0)  # until it is looked again
        self._told, self._was_stopped = 0, report.cancelled
        self._look_in(SETTLE_MS)

    def _look_in(self, milliseconds: int) -> None:
        self._soon.start(milliseconds)

    def _take(self, found: tuple[int, list[Path]] | None) -> None:
        self._looking = False
        if found is None:
            return
        waiting, folders = found
        self._watch(folders[:MOST])
        if self._session.scanning:
            return  # its end looks again
        self._set_waiting(waiting)
        if waiting > self._told and not self._was_stopped:
            self.arrived.emit(waiting)
        self._told, self._was_stopped = waiting, False

    def _watch(self, folders: list[Path]) -> None:
        wanted, watched = {str(folder) for folder in folders}, set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))
