"""A job on the terminal: a bar with what is done, the time left and a note; lines above it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from photoclust.job import Job

POLL_SECONDS = 0.2


class Display:
    """What stands beside the bar, and above it."""

    def __init__(self, bars: Progress, task: TaskID) -> None:
        self._bars = bars
        self._task = task

    def note(self, text: str) -> None:
        """Say this at the bar's end, until told otherwise."""
        self._bars.update(self._task, note=text)

    def line(self, text: str) -> None:
        """Print a line that stays."""
        self._bars.console.print(text, highlight=False, markup=False)


@contextmanager
def shown(job: Job) -> Iterator[Display]:
    """Show a job's progress while the block runs."""
    console = Console(soft_wrap=True)
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bars:
        task = bars.add_task("", total=None, note="")
        over = threading.Event()
        watcher = threading.Thread(target=_watch, args=(job, bars, task, over))
        watcher.start()
        try:
            yield Display(bars, task)
        finally:
            over.set()
            watcher.join()


def _watch(job: Job, bars: Progress, task: TaskID, over: threading.Event) -> None:
    stage = ""
    while not over.wait(POLL_SECONDS):
        now = job.progress
        if now.stage != stage:
            stage = now.stage
            bars.reset(task, description=stage)
            # Neither `reset` nor `update` can take a total away again.
            bars.tasks[0].total = now.total
        bars.update(task, completed=now.done, total=now.total, description=stage)
