"""The one way from the window to the engine.

Quick calls go to one worker thread and are done in the order asked; long ones (jobs) to a
second, scans to a third, so that an export need not wait for a scan. Jobs and scans are carried
out by engines of their own, which have a process each. Results come back in the window's thread.
Nothing in the window calls the engine directly.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from photoclust import (
    Cancelled,
    Edit,
    Engine,
    Entry,
    Job,
    PhotoclustError,
    ProcessEnded,
    ScanReport,
    Settings,
    told,
)

from ..i18n.engine_messages import remedy_said, said
from .crashes import through_crashes
from .decisions import HistoryChange, HistoryState, apply_edit, history_state, undo_or_redo
from .dispatcher import Dispatcher
from .gathered_folders import GatheredFolders
from .memory import give_back
from .running_job import JobState, RunningJob
from .worker import Worker

T = TypeVar("T")
Failed = Callable[[PhotoclustError], None]
EngineMaker = Callable[[Path, Settings], Engine]
PHOTOS = "photos"
"""The stage of a scan in which photos are looked at."""

LOOK_SECONDS = 0.5
"""How often the window looks whether another program has changed the library."""
REFRESH_SECONDS = 2.0
"""While a scan runs, the people are read anew at most this often."""
PATIENCE_SECONDS = 3.0
"""How long closing waits for work that does not stop."""

log = logging.getLogger(__name__)


@dataclass
class _OpenLibrary:
    """What works on one library: an engine and a thread for quick calls, for scans and for other
    jobs, and the way back to the window's thread."""

    engine: Engine
    scanning: Engine
    working: Engine
    quick: Worker
    scans: Worker
    jobs: Worker
    dispatcher: Dispatcher


class Session(QObject):
    """An open library, and the requests to it.

    `make`: how an engine is made, for tests. `working`: an engine for long work, made of that one.
    """

    opened = Signal(object)  # the library's Path
    open_failed = Signal(str, str)
    """The library cannot be opened: message and remedy."""
    closed = Signal()
    """The library is about to be closed: release it, and end all work on it."""
    changed = Signal(object)
    """A decision was made, undone or redone: a :class:`ui.state.decisions.HistoryChange`."""
    changed_elsewhere = Signal()
    """Another program has changed the library. `people_changed` and `history_changed` come too."""
    people_changed = Signal()
    history_changed = Signal(object)
    """What can be undone and redone now: a :class:`ui.state.decisions.HistoryState`."""
    failed = Signal(str, str)
    """An error that no caller handles: message and remedy."""
    notice = Signal(str)
    jobs_changed = Signal()
    """A job was added or ended; see `jobs`."""
    embeddings_changed = Signal()
    """Faces are compared by other embeddings from now on: earlier suggestions no longer hold."""
    scanned = Signal(object)
    """A scan or an update has ended: its :class:`photoclust.types.ScanReport`."""
    scan_ended = Signal(object)
    """The same of a scan alone, after `scanned`."""
    update_ended = Signal(object)
    """The same of an update alone, after `scanned`."""

    def __init__(
        self,
        make: EngineMaker = Engine,
        parent: QObject | None = None,
        *,
        working: Callable[[Engine], Engine] = lambda engine: engine,
    ) -> None:
        super().__init__(parent)
        self.settings = Settings()
        self.reads_tags = False
        """Whether names of other programs are taken over after each scan."""
        self.path: Path | None = None
        self.history = HistoryState()
        self.jobs: list[RunningJob] = []
        self._make = make
        self._working = working
        self._library: _OpenLibrary | None = None
        self._waiting_scan: tuple[RunningJob, GatheredFolders] | None = None
        self._deciding = 0
        self._looking = False
        self._refreshed = 0.0
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self._tell_people)
        self._pulse = QTimer(self)
        self._pulse.setInterval(int(REFRESH_SECONDS * 1000))
        self._pulse.timeout.connect(self.refresh_people)
        self._look = QTimer(self)
        self._look.setInterval(int(LOOK_SECONDS * 1000))
        self._look.timeout.connect(self._look_elsewhere)

    # The library

    @property
    def is_open(self) -> bool:
        return self._library is not None

    @property
    def engine(self) -> Engine | None:
        """The engine, for workers of the window's own such as those that read crops."""
        return None if self._library is None else self._library.engine

    def open(self, path: Path) -> None:
        """Open a library, closing the one that is open; `opened` or `open_failed` tells."""
        self.close()
        engine = self._make(path, self.settings)
        library = _OpenLibrary(
            engine,
            self._working(engine),
            self._working(engine),
            Worker("library"),
            Worker("scans"),
            Worker("jobs"),
            Dispatcher(self),
        )
        self._library = library
        self.path = path

        def begin(engine: Engine) -> HistoryState:
            engine.library.lock()
            return history_state(engine)

        self.ask(begin, self._begun, self, self._not_begun)

    def restore(self, backup: Path, then: Callable[[Path | None], None], failed: Failed) -> None:
        """Put a backup in the library's place, and open it.

        `then` gets the path of what was there, None if nothing was. When the backup is not sound,
        the library is opened as it was, and `failed` told why.
        """
        path = self.path
        if path is None:
            return
        self.close()
        worker, dispatcher = Worker("restore"), Dispatcher(self)

        def task() -> None:
            try:
                with self._make(path, self.settings) as engine:
                    aside = engine.library.restore(backup)
            except Exception as error:
                explained = told(error)
                dispatcher.send(self, lambda: ended(lambda: failed(explained)))
            else:
                dispatcher.send(self, lambda: ended(lambda: then(aside)))

        def ended(tell: Callable[[], None]) -> None:
            worker.stop()
            dispatcher.deleteLater()
            self.open(path)
            tell()

        worker.submit(task)

    def open_again(self) -> None:
        """Try once more to open the library that could not be opened."""
        if self.path is not None:
            self.open(self.path)

    def _begun(self, state: HistoryState) -> None:
        self._set_history(state)
        self.opened.emit(self.path)
        self._refreshed = time.monotonic()  # the people are being read
        self._look.start()

    def _not_begun(self, error: PhotoclustError) -> None:
        self.close()
        self._set_history(HistoryState())
        self.open_failed.emit(said(error.explanation), remedy_said(error.explanation))

    def close(self) -> None:
        """Stop all work and release the library. What was committed is safe."""
        library, self._library = self._library, None
        if library is None:
            return
        library.dispatcher.close()
        self.closed.emit()
        self._pulse.stop()
        self._refresh.stop()
        self._look.stop()
        self._deciding, self._looking = 0, False
        for running in list(self.jobs):
            running.cancel()
            running.end(JobState.CANCELLED)
        self.jobs.clear()
        self._waiting_scan = None
        workers = (library.scans, library.jobs, library.quick)
        for worker in workers:
            worker.stop()
        for engine in (library.scanning, library.working):
            if engine is not library.engine:
                engine.close()
        deadline = time.monotonic() + PATIENCE_SECONDS
        # Not `all`, which would wait for no further worker once one is late.
        ended = [worker.join(max(0.0, deadline - time.monotonic())) for worker in workers]
        if not all(ended):
            log.warning("Work on %s did not stop in time", self.path)
        library.engine.close()
        if all(ended):
            library.dispatcher.deleteLater()

    # Asking

    def ask(
        self,
        work: Callable[[Engine], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Do quick work in the library's thread, then pass its result to `then` in this thread.

        Results are dropped once Qt has deleted the owner, or another library is open. Errors go to
        `failed`; without it, the window shows them.
        """
        if (library := self._library) is not None:
            library.quick.submit(lambda: self._do(library, work, then, owner, failed or self.tell))

    def _do(
        self,
        library: _OpenLibrary,
        work: Callable[[Engine], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed,
    ) -> None:
        try:
            result = work(library.engine)
        except Exception as error:
            explained = told(error)
            library.dispatcher.send(owner, lambda: failed(explained))
        else:
            library.dispatcher.send(owner, lambda: then(result))

    def tell(self, error: PhotoclustError) -> None:
        """Show an error that no caller handles to the user."""
        self.failed.emit(said(error.explanation), remedy_said(error.explanation))

    # Deciding

    def apply(
        self,
        edit: Edit,
        then: Callable[[HistoryChange], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Carry out a decision. `then` is called after `changed` was sent out.

        A decision that makes no difference says so with `notice`, and `then` is not called.
        """
        self._decide(lambda engine: apply_edit(engine, edit), then, failed, owner)

    def undo(self) -> None:
        """Take back the latest decision."""
        shown = self._shown(self.history.undo)
        self._decide(lambda engine: undo_or_redo(engine, "undo", None, shown), None, None, None)

    def redo(self) -> None:
        """Make again what was undone last."""
        shown = self._shown(self.history.redo)
        self._decide(lambda engine: undo_or_redo(engine, "redo", None, shown), None, None, None)

    def undo_to(self, entry: int) -> None:
        """Take back all that was decided after this entry; 0: everything."""
        shown = self._shown(self.history.undo)
        self._decide(lambda engine: undo_or_redo(engine, "undo", entry, shown), None, None, None)

    def redo_to(self, entry: int) -> None:
        """Make again what was undone, up to and including this entry."""
        self._decide(lambda engine: undo_or_redo(engine, "redo", entry), None, None, None)

    def _decide(
        self,
        work: Callable[[Engine], tuple[HistoryChange | None, HistoryState]],
        then: Callable[[HistoryChange], None] | None,
        failed: Failed | None,
        owner: QObject | None,
    ) -> None:
        def decided(result: tuple[HistoryChange | None, HistoryState]) -> None:
            self._deciding -= 1
            change, now = result
            if change is None:
                self._set_history(now)
                self.notice.emit(self.tr("That makes no difference."))
                return
            self.announce(change, now)
            if then is not None:
                then(change)

        def refused(error: PhotoclustError) -> None:
            self._deciding -= 1
            (failed or self.tell)(error)
            self.refresh_history()

        self._deciding += 1
        self.ask(work, decided, owner or self, refused)

    def _shown(self, entry: Entry | None) -> Entry | None:
        """What the window says that undo or redo concern; None while decisions are under way."""
        return None if self._deciding else entry

    def announce(self, change: HistoryChange, now: HistoryState) -> None:
        """Announce a decision that a job has carried out."""
        self._set_history(now)
        self.changed.emit(change)
        self._tell_people()

    def _set_history(self, now: HistoryState) -> None:
        self.history = now
        self.history_changed.emit(now)

    # Long work

    def start(
        self,
        work: Callable[[Engine, Job], T],
        title: str,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> RunningJob:
        """Do long work with a job that shows progress and can be cancelled; jobs run one at a
        time.

        `then` gets the result, unless the owner is gone. A cancelled job calls neither; without
        a library every job is cancelled.
        `quiet`: the status bar does not show it, as the page that wants it does.
        """
        running = RunningJob(title, self, quiet=quiet)
        if self._library is not None:
            self._add(running, self._library.jobs, work, then, failed, owner or self)
        else:
            # Once the caller can have connected to its end.
            QTimer.singleShot(0, running, lambda: running.end(JobState.CANCELLED))
        return running

    def scan(self, folders: Iterable[Path] = (), *, again: bool = False) -> RunningJob:
        """Scan folders, or all known ones; people appear meanwhile.

        Folders that come while a scan waits for its turn join that scan.
        """
        wanted = set(folders)
        if self._waiting_scan and wanted and not again:
            running, gathered = self._waiting_scan
            waits = running.state is JobState.WAITING and not running.job.cancelled
            if waits and gathered.join(wanted):
                return running
        running = RunningJob(self.tr("Scanning"), self)
        if (library := self._library) is None:
            return running
        folders_to_scan = GatheredFolders(wanted)
        if not again:
            self._waiting_scan = (running, folders_to_scan)

        def work(engine: Engine, job: Job) -> ScanReport:
            folders = folders_to_scan.take()

            def scan() -> ScanReport:
                # What has begun to be looked at anew is due, and later scans go on with it.
                begun = job.progress.stage == PHOTOS
                return engine.photos.scan(folders, job, again=again and not begun, group=True)

            report = through_crashes(engine, scan)
            if self.reads_tags and not report.cancelled:
                self._take_tags(engine, job)
            return report

        self._add(running, library.scans, work, self._scan_ended, None, self)
        self._pulse.start()
        return running

    def update_photos(self) -> RunningJob:
        """Look again at the photos that networks of another version have looked at."""
        running = RunningJob(self.tr("Looking again"), self)
        if (library := self._library) is not None:

            def work(engine: Engine, job: Job) -> ScanReport:
                return through_crashes(engine, lambda: engine.photos.update(job, group=True))

            self._add(running, library.scans, work, self._update_ended, _log_refusal, self)
            self._pulse.start()
        return running

    def _take_tags(self, engine: Engine, job: Job) -> None:
        """Take names of other programs over; what goes wrong is told apart from the scan."""
        try:
            engine.tags.take(engine.tags.read(job), job=job)
        except Cancelled:
            return
        except PhotoclustError as error:
            explained = error
            if (library := self._library) is not None:
                library.dispatcher.send(self, lambda: self.tell(explained))

    @property
    def scanning(self) -> bool:
        """Whether a scan runs or waits."""
        return any(job.property("scan") for job in self.jobs)

    def _scan_ended(self, report: ScanReport) -> None:
        self.scanned.emit(report)
        self.scan_ended.emit(report)

    def _update_ended(self, report: ScanReport) -> None:
        self.scanned.emit(report)
        self.update_ended.emit(report)

    def _add(
        self,
        running: RunningJob,
        worker: Worker,
        work: Callable[[Engine, Job], T],
        then: Callable[[T], None] | None,
        failed: Failed | None,
        owner: QObject,
    ) -> None:
        library = self._library
        assert library is not None
        running.setProperty("scan", worker is library.scans)
        self.jobs.append(running)
        self.jobs_changed.emit()

        def ended(state: JobState) -> None:
            running.end(state)
            self._forget(running)
            worker.submit(give_back)

        def task() -> None:
            if running.job.cancelled:
                library.dispatcher.send(self, lambda: ended(JobState.CANCELLED))
                return
            library.dispatcher.send(running, running.begin)
            try:
                engine = library.scanning if worker is library.scans else library.working
                result = work(engine, running.job)
            except Cancelled:
                library.dispatcher.send(self, lambda: ended(JobState.CANCELLED))
            except Exception as error:
                explained = told(error)
                library.dispatcher.send(owner, lambda: (failed or self.tell)(explained))
                library.dispatcher.send(self, lambda: ended(JobState.FAILED))
                # It may have written. Quiet work does not, and would be begun anew by this.
                if isinstance(error, ProcessEnded) and not running.quiet:
                    library.dispatcher.send(self, self.reread)
            else:
                if then is not None:
                    library.dispatcher.send(owner, lambda: then(result))
                library.dispatcher.send(self, lambda: ended(JobState.DONE))

        worker.submit(task)

    def _forget(self, running: RunningJob) -> None:
        if running in self.jobs:
            self.jobs.remove(running)
        if not self.scanning:
            self._pulse.stop()
            self._waiting_scan = None
        running.deleteLater()
        self.jobs_changed.emit()
        self.refresh_history()
        self.refresh_people()

    # Telling

    def refresh_people(self) -> None:
        """Reload the people soon; many calls in a row become one."""
        if not self._refresh.isActive():
            wait = max(0.0, self._refreshed + REFRESH_SECONDS / 2 - time.monotonic())
            self._refresh.start(int(wait * 1000))

    def refresh_history(self) -> None:
        """Read again what can be undone, as after a job that made a decision."""
        self.ask(history_state, self._set_history, self)

    def reread(self) -> None:
        """Have everything read anew, after a job that has changed the library as a whole."""
        self.ask(history_state, self._followed, self)

    def _look_elsewhere(self) -> None:
        """Ask whether another program has changed the library."""
        if not self._looking:
            self._looking = True
            self.ask(_elsewhere, self._followed, self, self._cannot_look)

    def _followed(self, state: HistoryState | None) -> None:
        self._looking = False
        if state is not None:
            self._set_history(state)
            self.changed_elsewhere.emit()
            self._tell_people()

    def _cannot_look(self, error: PhotoclustError) -> None:
        self._looking = False  # the next decision says why

    def _tell_people(self) -> None:
        self._refreshed = time.monotonic()
        self.people_changed.emit()


def _log_refusal(error: PhotoclustError) -> None:
    """For an update, which nobody has asked for: a scan, when there is one, tells what is wrong."""
    log.info("Photos are not looked at again: %s", error.code)


def _elsewhere(engine: Engine) -> HistoryState | None:
    """What can be undone now if another program has changed the library, else None."""
    return history_state(engine) if engine.library.has_changed_elsewhere() else None
