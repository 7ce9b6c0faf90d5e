"""The progress of a job on the terminal, and the signals that stop it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from photoclust.cli.terminal import counted, format_duration
from photoclust.job import Job
from photoclust.job import Progress as State

POLL_SECONDS = 0.1


@contextmanager
def watched(unit: str) -> Iterator[Job]:
    """A job whose progress is shown on standard error, and which Ctrl-C asks to stop.

    The second Ctrl-C interrupts at once. `unit`: what the job counts, in the plural.
    """
    job = Job()
    with _stopping(job), displayed(job, unit, stderr=True):
        yield job


class Display:
    """A bar with the state of a job, a note at its end, and lines above it."""

    def __init__(self, console: Console, unit: str) -> None:
        self._unit = unit
        self._note = ""
        self._stage = ""
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[note]}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID = self._bars.add_task("", total=None, note="")

    def note(self, text: str) -> None:
        """Show this at the end of the bar until the next call."""
        self._note = text

    def line(self, text: str) -> None:
        """Print a line that stays."""
        self._bars.console.print(text, highlight=False, markup=False)

    def _update(self, state: State) -> None:
        if state.stage != self._stage:
            self._stage = state.stage
            self._bars.reset(self._task, description=state.stage)
            # Neither `reset` nor `update` can take a total away again.
            self._bars.tasks[0].total = state.total
        note = ", ".join(text for text in (_pace(state, self._unit), self._note) if text)
        self._bars.update(self._task, completed=state.done, total=state.total, note=note)


@contextmanager
def displayed(job: Job, unit: str = "", *, stderr: bool = False) -> Iterator[Display]:
    """Show a job's progress on standard output while the block runs, if that is a terminal.

    `unit`: what the job counts, in the plural; without one the rate is not shown. `stderr`:
    show it on standard error.
    """
    display = Display(Console(stderr=stderr, soft_wrap=True), unit)
    over = threading.Event()

    def refresh() -> None:
        while not over.wait(POLL_SECONDS):
            display._update(job.progress)

    watcher = threading.Thread(target=refresh, name="progress", daemon=True)
    with display._bars:
        watcher.start()
        try:
            yield display
        finally:
            over.set()
            watcher.join()


@contextmanager
def _stopping(job: Job) -> Iterator[None]:
    """The first SIGINT or SIGTERM cancels the job; the second one interrupts."""

    def stop(number: int, _frame: object) -> None:
        if job.cancelled:
            raise KeyboardInterrupt
        job.cancel()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _pace(state: State, unit: str) -> str:
    parts = [f"{state.rate:.1f} {unit}/s"] if unit and state.rate else []
    if state.faces:
        parts.append(counted(state.faces, "face"))
    if state.seconds_left is not None:
        parts.append(f"{format_duration(state.seconds_left)} left")
    return ", ".join(parts)
