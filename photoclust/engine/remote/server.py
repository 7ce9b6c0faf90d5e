"""The process that does the work of an engine; `work_process` starts it."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from photoclust.engine.facade import Engine
from photoclust.engine.preview import Previewer
from photoclust.engine.remote.wire import (
    Answer,
    Argument,
    Call,
    Control,
    Kept,
    Progressed,
    Raised,
    Release,
    Request,
    Returned,
    Sender,
    Wish,
    Writes,
    received,
)
from photoclust.job import Job, Progress, end_first_without_memory, end_process
from photoclust.log import recording, told

KEPT_TYPES = (Previewer,)
"""Results that stay here, as they hold much and are asked again."""
REPORT_SECONDS = 0.1
STOP_SECONDS = 1.5
"""How long calls may take to stop, once the caller is gone."""


class Server:
    """Carries out calls, each in a thread of its own, and answers them."""

    def __init__(self, engine: Engine, answers: Sender) -> None:
        self._engine = engine
        self._answers = answers
        self._jobs: dict[int, Job] = {}
        self._threads: dict[int, threading.Thread] = {}
        self._kept: dict[int, Any] = {}
        self._numbers = itertools.count(1)
        self._done = threading.Event()
        self._reporting = threading.Thread(target=self._report, name="progress", daemon=True)
        engine.library.on_write(lambda number: self._tell(Writes(number)))

    def serve(self, requests: Iterable[Request]) -> None:
        """Until there are no more requests; then what is still running is cancelled."""
        self._reporting.start()
        for request in requests:
            match request:
                case Call():
                    self._begin(request)
                case Control(number, wish):
                    if (job := self._jobs.get(number)) is not None:
                        _heed(job, wish)
                case Release(kept):
                    self._kept.pop(kept, None)
        self._stop()

    def _begin(self, call: Call) -> None:
        self._jobs[call.number] = job = Job()
        # Daemon, as a read from a dead network drive cannot be stopped.
        thread = threading.Thread(
            target=self._carry_out, args=(call, job), name=call.method, daemon=True
        )
        self._threads[call.number] = thread
        thread.start()

    def _carry_out(self, call: Call, job: Job) -> None:
        answer = self._answered(call, job)
        self._tell(Progressed(call.number, job.progress))
        del self._jobs[call.number]
        try:
            self._tell(answer)
        except Exception as error:
            self._tell(Raised(call.number, told(error)))
        del self._threads[call.number]

    def _answered(self, call: Call, job: Job) -> Answer:
        named = {name: _with_job(value, job) for name, value in call.named.items()}
        arguments = [_with_job(value, job) for value in call.arguments]
        try:
            if call.settings != self._engine.settings:
                self._engine.adopt(call.settings)
            result = getattr(self._target(call), call.method)(*arguments, **named)
        except Exception as error:
            return Raised(call.number, told(error))
        if isinstance(result, KEPT_TYPES):
            kept = next(self._numbers)
            self._kept[kept] = result
            return Kept(call.number, kept)
        return Returned(call.number, result)

    def _target(self, call: Call) -> Any:
        if isinstance(call.target, str):
            return getattr(self._engine, call.target)
        return self._kept[call.target]

    def _tell(self, message: Answer | Writes) -> None:
        with suppress(OSError):  # the caller is gone, and what is running is being cancelled
            self._answers.send(message)

    def _report(self) -> None:
        """Tell what jobs have come to, now and then."""
        known: dict[int, Progress] = {}
        while not self._done.wait(REPORT_SECONDS):
            before, known = known, {}
            for number, job in list(self._jobs.items()):
                progress = job.progress
                known[number] = replace(progress, elapsed=0.0)  # time alone is no progress
                if before.get(number) != known[number]:
                    self._tell(Progressed(number, progress))

    def _stop(self) -> None:
        for job in list(self._jobs.values()):
            job.cancel()
        deadline = time.monotonic() + STOP_SECONDS
        for thread in list(self._threads.values()):
            thread.join(max(0.0, deadline - time.monotonic()))
        self._done.set()
        self._reporting.join()


def _with_job(value: Any, job: Job) -> Any:
    return job if value is Argument.JOB else value


def _heed(job: Job, wish: Wish) -> None:
    match wish:
        case Wish.GO_ON:
            job.resume()
        case Wish.PAUSE:
            job.pause()
        case Wish.CANCEL:
            job.cancel()


def main(library: str, level: str) -> None:
    """Serve the calls that come by standard input, and answer by standard output.

    level: the least level of log records that are shown on standard error as well.
    """
    requests, answers = _pipes()
    # The caller ends this process. Ctrl+C in a terminal goes to both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_first_without_memory(500)
    with recording("photoclust, process for work", console=int(level), rotated=False):
        # The caller has it open: it is there, and sound.
        engine = Engine(Path(library), create=False, checked=True)
        Server(engine, Sender(answers)).serve(received(requests))
        # What still runs may hold locks of the engine; what was committed is safe.
        if not any(thread.daemon for thread in threading.enumerate()):
            engine.close()
    end_process(0)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, for this module alone: what libraries print goes to standard
    error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    return requests, answers
