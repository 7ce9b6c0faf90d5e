"""The progress of a long-running call, the means to pause and cancel it, and the end of a process.

The worker writes the latest state and the caller polls it. States are not queued, so a caller that
polls ten times a second handles ten states, however many files were processed.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from photoclust.errors import Cancelled


@dataclass(frozen=True)
class Progress:
    """One state of a job.

    `done` and `total` count items (photos, mostly); `total` is None until it is known.
    `bytes` read and `faces` found so far. `rate` is items per second since the job began
    to work, `seconds_left` None until both rate and total are known. `current` names the
    item at hand.
    """

    stage: str = ""
    done: int = 0
    total: int | None = None
    bytes: int = 0
    faces: int = 0
    current: str = ""
    elapsed: float = 0.0

    @property
    def rate(self) -> float:
        return self.done / self.elapsed if self.elapsed > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        if self.total is None or self.rate == 0:
            return None
        return max(0, self.total - self.done) / self.rate


class Job:
    """Progress of, and control over, one long call. Safe to use from several threads."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._unpaused = threading.Event()
        self._unpaused.set()
        self._progress = Progress()
        self._began = time.monotonic()

    @property
    def progress(self) -> Progress:
        """The latest state."""
        return replace(self._progress, elapsed=time.monotonic() - self._began)

    def begin(self, stage: str, total: int | None = None) -> None:
        """Start a stage: counters to zero, the clock too."""
        self._began = time.monotonic()
        self._progress = Progress(stage=stage, total=total)

    def report(
        self, *, done: int = 0, bytes: int = 0, faces: int = 0, current: str | None = None
    ) -> None:
        """Add to the counters of the running stage. For the one thread that does the work."""
        p = self._progress
        self._progress = replace(
            p,
            done=p.done + done,
            bytes=p.bytes + bytes,
            faces=p.faces + faces,
            current=p.current if current is None else current,
        )

    def follow(self, progress: Progress) -> None:
        """Show the progress of another job, as of now: that of the same work in another process."""
        self._began = time.monotonic() - progress.elapsed
        self._progress = progress

    def cancel(self) -> None:
        """Ask the work to stop at its next :meth:`check`."""
        self._cancelled.set()
        self._unpaused.set()

    def pause(self) -> None:
        """Hold the work at its next :meth:`check`, until :meth:`resume` or :meth:`cancel`."""
        self._unpaused.clear()
        if self._cancelled.is_set():  # a job that is to stop must not wait
            self._unpaused.set()

    def resume(self) -> None:
        """Let paused work go on."""
        self._unpaused.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def paused(self) -> bool:
        return not self._unpaused.is_set()

    def check(self) -> None:
        """Called by the work between items. Raises :class:`Cancelled` once asked to stop."""
        if not self._unpaused.is_set():
            self._unpaused.wait()
        if self._cancelled.is_set():
            raise Cancelled


def end_first_without_memory(score: int) -> None:
    """When there is no memory left, have the system end this process before those with a lower
    score, from 0 to 1000. Only on Linux."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(score))


def end_process(status: int) -> NoReturn:
    """End this process with an exit status, also while threads are still at work.

    Work is cancelled by then, but some of it cannot be interrupted: PyTorch being loaded, a read
    from a dead network drive. Python would unwind the stack of such a thread, which is a daemon,
    as soon as it returned to the interpreter; within C++ code that aborts the process. So nothing
    is torn down while there are any. What is to be kept has been written.
    """
    if not any(thread.daemon for thread in threading.enumerate()):
        sys.exit(status)
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        # None in a window's process without a terminal.
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(status)
