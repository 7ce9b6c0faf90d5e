"""Watches the folders of a library: at the start, and while the library is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from photoclust import Engine, Job

from .session import Session

START_MS, SETTLE_MS = 8_000, 6_000
"""After the start, and after the last change of a folder, when it is looked what is new."""
MOST = 2_000
"""Folders watched while the library is open: systems have limits, and share them."""


class FolderWatch(QObject):
    """Tells of files that came, and leaves it to the user to have them read.

    It looks again after each scan, so that what was told of is not told of anew.
    """

    arrived = Signal(int)
    """So many photo files are new or have changed; more than when it was told last."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = 0
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda: self._look_in(SETTLE_MS))
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.scanned.connect(self._scanned)

    def look(self) -> None:
        """Look now, unless a scan does."""
        if self._looking or not self._session.is_open:
            return
        if self._session.scanning:
            return  # its end looks again
        self._looking = True
        running = self._session.start(
            _waiting,
            self.tr("Looking for new photos"),
            self._take,
            lambda error: None,
            self,
            quiet=True,
        )
        running.ended.connect(self._looked)

    def _begin(self) -> None:
        self._told = 0
        self._look_in(START_MS)

    def _end(self) -> None:
        self._soon.stop()
        self._looking = False
        self._watch([])

    def _scanned(self) -> None:
        self._told = 0
        self._look_in(SETTLE_MS)

    def _look_in(self, milliseconds: int) -> None:
        self._soon.start(milliseconds)

    def _looked(self) -> None:
        self._looking = False

    def _take(self, found: tuple[int, list[Path]]) -> None:
        waiting, folders = found
        self._watch(folders[:MOST])
        if waiting > self._told:
            self.arrived.emit(waiting)
        self._told = waiting

    def _watch(self, folders: list[Path]) -> None:
        wanted, watched = {str(folder) for folder in folders}, set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))


def _waiting(engine: Engine, job: Job) -> tuple[int, list[Path]]:
    return engine.photos.waiting(job)
