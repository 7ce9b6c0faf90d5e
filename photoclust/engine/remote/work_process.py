"""A process that does the work of an engine, as its caller sees it."""

from __future__ import annotations

import itertools
import json
import logging
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from photoclust import __version__
from photoclust.engine.remote.wire import (
    Argument,
    Call,
    Control,
    Kept,
    Progressed,
    Raised,
    Release,
    Returned,
    Sender,
    Wish,
    Writes,
    received,
)
from photoclust.errors import Cancelled, ProcessEnded
from photoclust.job import Job
from photoclust.log import console_level
from photoclust.settings import Settings

SERVER = """
import json, sys
paths, version, *arguments = sys.argv[1:]
sys.path[:] = json.loads(paths)
import photoclust
if photoclust.__version__ != version:
    sys.exit(3)
from photoclust.engine.remote.server import main
main(*arguments)
"""
"""What the process runs. Modules are found where this process finds them, and none in the folder in
which it was started."""
UPDATED = 3
"""The status with which the process ends when another version of the program is installed by now:
it would bring the library up to date below this one."""
CONTROL_SECONDS = 0.05
"""How often a call looks whether its job is to be paused or cancelled."""
STOP_SECONDS = 2.0
"""How long the process may take to end."""

log = logging.getLogger(__name__)


class WorkProcess:
    """One such process. Thread-safe.

    `on_write` is called, in a thread, with the number of each transaction of the library that the
    process is about to commit. Raises ProcessEnded when it cannot be started.
    """

    def __init__(self, library: Path, on_write: Callable[[int], None]) -> None:
        try:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-c", SERVER),
                    *(json.dumps(sys.path), __version__, str(library), str(console_level())),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if sys.stderr is not None else subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise ProcessEnded("work-process-refused") from error
        assert self._process.stdin is not None
        self._requests = Sender(self._process.stdin)
        self._on_write = on_write
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._waiting: dict[int, queue.SimpleQueue[Any]] = {}
        self._unwanted: deque[int] = deque()
        self.has_ended = False
        self.kept: set[int] = set()
        """The objects that are kept there for their callers."""
        self._reader = threading.Thread(target=self._read, name="work process", daemon=True)
        self._reader.start()

    def call(
        self,
        target: str | int,
        method: str,
        arguments: tuple[Any, ...],
        named: Mapping[str, Any],
        settings: Settings,
    ) -> Returned | Kept:
        """Call a method there, and wait for its result; see `Call`.

        A job among the arguments stays here: it shows the progress there, and what is wanted of it
        is passed on. Raises the error of the method, and ProcessEnded when the process dies.
        """
        every = (*arguments, *named.values())
        job = next((value for value in every if isinstance(value, Job)), Job())
        if job.cancelled:
            raise Cancelled
        number, answers = self._enter()
        self._release()
        call = Call(
            number,
            target,
            method,
            tuple(_sendable(value) for value in arguments),
            {name: _sendable(value) for name, value in named.items()},
            settings,
        )
        try:
            with suppress(OSError):  # then its end is told as an answer
                self._requests.send(call)
            return self._result(number, job, answers)
        finally:
            with self._lock:
                self._waiting.pop(number, None)

    def let_go(self, kept: int) -> None:
        """An object that is kept there is not wanted any more. May be called at any time, also by
        the garbage collector."""
        self.kept.discard(kept)
        self._unwanted.append(kept)

    def close(self) -> None:
        """End the process, cancelling what it does; it is killed when it does not end in time."""
        self._requests.close(STOP_SECONDS)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            log.warning("The process for work did not stop in time")
            self._process.kill()
            self._process.wait()
        self._reader.join(STOP_SECONDS)
        if not self._reader.is_alive():
            assert self._process.stdout is not None
            self._process.stdout.close()

    def _enter(self) -> tuple[int, queue.SimpleQueue[Any]]:
        with self._lock:
            if self.has_ended:
                raise self._end()
            number = next(self._numbers)
            answers = self._waiting[number] = queue.SimpleQueue()
            return number, answers

    def _result(self, number: int, job: Job, answers: queue.SimpleQueue[Any]) -> Returned | Kept:
        asked = Wish.GO_ON
        while True:
            if (wish := _wish(job)) is not asked:
                asked = wish
                with suppress(OSError):
                    self._requests.send(Control(number, wish))
            try:
                answer = answers.get(timeout=CONTROL_SECONDS)
            except queue.Empty:
                continue
            match answer:
                case Progressed(_, progress):
                    job.follow(progress)
                case Raised(_, error):
                    raise error
                case Kept(_, kept):
                    self.kept.add(kept)
                    return answer
                case Returned():
                    return answer

    def _release(self) -> None:
        while self._unwanted:
            with suppress(IndexError, OSError):
                self._requests.send(Release(self._unwanted.popleft()))

    def _read(self) -> None:
        """Pass on what comes from the process, until it ends."""
        assert self._process.stdout is not None
        try:
            for message in received(self._process.stdout):
                if isinstance(message, Writes):
                    self._on_write(message.transaction)
                elif (answers := self._waiting.get(message.number)) is not None:
                    answers.put(message)
        except Exception:  # whatever it is, nobody must wait for ever
            log.exception("What the process for work sent cannot be read")
            self._process.kill()
        with self._lock:
            self.has_ended = True
            waiting = dict(self._waiting)
        for number, answers in waiting.items():
            answers.put(Raised(number, self._end()))

    def _end(self) -> ProcessEnded:
        """Why nothing more will come."""
        with suppress(subprocess.TimeoutExpired):
            if self._process.wait(STOP_SECONDS) == UPDATED:
                return ProcessEnded("work-process-updated")
        return ProcessEnded("work-process-ended")


def _sendable(value: Any) -> Any:
    return Argument.JOB if isinstance(value, Job) else value


def _wish(job: Job) -> Wish:
    if job.cancelled:
        return Wish.CANCEL
    return Wish.PAUSE if job.paused else Wish.GO_ON
