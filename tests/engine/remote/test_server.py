"""The server, in this process and with an engine of its own, over pipes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, cast

import pytest

from photoclust.engine import Engine
from photoclust.engine.preview import Previewer
from photoclust.engine.remote import server
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
from photoclust.errors import Cancelled, FolderError
from photoclust.job import Job
from photoclust.settings import Settings


class Kettle(Previewer):
    """Stays where it is."""

    def __init__(self) -> None:
        """Without any faces."""

    def degrees(self) -> int:
        return 99


class Part:
    """What a caller may ask for."""

    def add(self, one: int, *, two: int) -> int:
        return one + two

    def kettle(self) -> Kettle:
        return Kettle()

    def lock(self) -> Any:
        return threading.Lock()

    def refuse(self) -> None:
        raise FolderError("no-folder-scanned")

    def work(self, job: Job) -> None:
        job.begin("photos", 2)
        job.report(done=1)
        while True:
            job.check()


class Library:
    def on_write(self, told: Callable[[int], object]) -> None:
        self.told = told


@dataclass
class StubEngine:
    settings: Settings = field(default_factory=Settings)
    library: Library = field(default_factory=Library)
    part: Part = field(default_factory=Part)

    def adopt(self, settings: Settings) -> None:
        self.settings = settings


class Caller:
    """The other end of the pipes."""

    def __init__(self) -> None:
        requests, to_server = os.pipe()
        from_server, answers = os.pipe()
        self._requests = os.fdopen(requests, "rb")
        self._answers = os.fdopen(answers, "wb")
        self.sender = Sender(os.fdopen(to_server, "wb"))
        self._from_server: IO[bytes] = os.fdopen(from_server, "rb")
        self.answers = received(self._from_server)
        self.engine = StubEngine()
        served = server.Server(cast(Engine, self.engine), Sender(self._answers))
        self._thread = threading.Thread(target=served.serve, args=(received(self._requests),))
        self._thread.start()

    def call(self, number: int, method: str, *arguments: Any, **named: Any) -> None:
        """Send a call of a method of the part, or of what is kept under a number."""
        target = named.pop("target", "part")
        settings = named.pop("settings", Settings())
        self.sender.send(Call(number, target, method, arguments, named, settings))

    def result(self) -> Any:
        """The next answer that is not about progress."""
        return next(answer for answer in self.answers if not isinstance(answer, Progressed))

    def close(self) -> None:
        self.sender.close()
        self._thread.join()
        for pipe in (self._requests, self._answers, self._from_server):
            pipe.close()


@pytest.fixture
def caller(monkeypatch: pytest.MonkeyPatch) -> Iterator[Caller]:
    monkeypatch.setattr(server, "REPORT_SECONDS", 0.005)
    made = Caller()
    yield made
    made.close()


def test_results_and_errors(caller: Caller) -> None:
    caller.call(1, "add", 1, two=2)
    assert caller.result() == Returned(1, 3)
    caller.call(2, "refuse")
    raised = caller.result()
    assert isinstance(raised, Raised)
    assert (raised.number, type(raised.error)) == (2, FolderError)
    assert raised.error.code == "no-folder-scanned"
    # What cannot be sent is no reason to fall silent.
    caller.call(3, "lock")
    assert caller.result().error.code == "unexpected"
    caller.call(4, "add", 1, two=3)
    assert caller.result() == Returned(4, 4)


def test_what_stays_is_called_by_its_number_until_it_is_released(caller: Caller) -> None:
    caller.call(1, "kettle")
    kept = caller.result()
    assert isinstance(kept, Kept)
    caller.call(2, "degrees", target=kept.kept)
    assert caller.result() == Returned(2, 99)
    caller.sender.send(Release(kept.kept))
    caller.call(3, "degrees", target=kept.kept)
    assert isinstance(caller.result(), Raised)


def test_a_job_is_followed_paused_and_cancelled(caller: Caller) -> None:
    caller.call(1, "work", Argument.JOB)
    progress = next(a.progress for a in caller.answers if a.progress.done)
    assert (progress.stage, progress.done, progress.total) == ("photos", 1, 2)
    caller.sender.send(Control(1, Wish.PAUSE))
    caller.sender.send(Control(1, Wish.GO_ON))
    caller.sender.send(Control(1, Wish.CANCEL))
    assert isinstance(caller.result().error, Cancelled)
    caller.sender.send(Control(1, Wish.CANCEL))  # too late, and no matter
    caller.call(2, "add", 1, two=1)
    assert caller.result() == Returned(2, 2)


def test_writes_are_told_and_settings_adopted(caller: Caller) -> None:
    caller.engine.library.told(12)
    assert caller.result() == Writes(12)
    caller.call(1, "add", 1, two=1, settings=Settings(device="cpu"))
    caller.result()
    assert caller.engine.settings.device == "cpu"


def test_what_runs_is_cancelled_when_the_caller_is_gone(caller: Caller) -> None:
    caller.call(1, "work", Argument.JOB)
    next(a for a in caller.answers if a.progress.done)
    caller.sender.close()
    assert isinstance(caller.result().error, Cancelled)
