"""A worker thread that runs tasks one after the other."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable

Task = Callable[[], None]
SWITCH_SECONDS = 0.0005
"""How long a thread may run while another one waits for the interpreter."""


def share_interpreter() -> None:
    """Have threads take turns often, so that the window's need not wait for a worker's."""
    sys.setswitchinterval(SWITCH_SECONDS)


class Worker:
    """A thread with a queue. A task must not raise: its submitter catches the errors."""

    def __init__(self, name: str) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        # Daemon, so that a read from a dead network drive cannot keep the program alive.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._stopping = threading.Event()
        self._thread.start()

    def submit(self, task: Task) -> None:
        """Run this after the tasks submitted before."""
        self._tasks.put(task)

    def stop(self) -> None:
        """Drop what waits, and end after the task at hand."""
        self._stopping.set()
        self._tasks.put(None)

    def join(self, seconds: float) -> bool:
        """Wait for the end; whether it came in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None and not self._stopping.is_set():
            task()
