"""A long call to the engine, with its state in the window."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from photoclust import Job, Progress

POLL_MS = 100


class JobState(StrEnum):
    """WAITING for its turn, then RUNNING or PAUSED, and in the end one of the other three."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class RunningJob(QObject):
    """Polls its job ten times a second, so that the work never waits for the window.

    `progress` carries a :class:`Progress`. `ended` comes once, after the result was delivered.
    `quiet`: the page that started it shows the progress, so the status bar does not.
    """

    progress = Signal(object)
    state_changed = Signal()
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.quiet = quiet
        self.job = Job()
        self.state = JobState.WAITING
        self._told: Progress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_over(self) -> bool:
        return self.state in ENDED

    def begin(self) -> None:
        """The work has its turn now."""
        if self.state is JobState.WAITING:
            self._set(JobState.RUNNING)
            self._timer.start()

    def pause(self) -> None:
        """Hold the work, until :meth:`resume`."""
        if self.state is JobState.RUNNING:
            self.job.pause()
            self._set(JobState.PAUSED)

    def resume(self) -> None:
        """Let paused work go on."""
        if self.state is JobState.PAUSED:
            self.job.resume()
            self._set(JobState.RUNNING)

    def cancel(self) -> None:
        """Stop the work; what is saved stays saved."""
        self.job.cancel()

    def end(self, state: JobState) -> None:
        """The work is over, one way or another."""
        if not self.is_over:
            self._timer.stop()
            self._look()
            self._set(state)
            self.ended.emit()

    def _look(self) -> None:
        if self.state is JobState.PAUSED:
            return  # its clock runs on, and the time left would grow
        progress = self.job.progress
        if progress != self._told:
            self._told = progress
            self.progress.emit(progress)

    def _set(self, state: JobState) -> None:
        self.state = state
        self.state_changed.emit()
