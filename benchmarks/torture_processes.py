"""Processes that are forked, and may be killed: what they acknowledge comes through a pipe."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from photoclust.engine import Engine
from tests.library.albums import Album, FakeAnalyser, fake_engine

Say = Callable[[str], None]
Work = Callable[[Say], None]


class Child:
    """A process that carries out `work`; what it says is one line each."""

    def __init__(self, work: Work) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            _serve(work, writing)
        os.close(writing)
        self._reading = reading

    def kill(self) -> list[str]:
        """End it at once; what it had said."""
        os.kill(self.pid, signal.SIGKILL)
        return self.join()[1]

    def join(self) -> tuple[int, list[str]]:
        """Wait for its end; its exit status and what it said."""
        said = b""
        while block := os.read(self._reading, 1 << 16):
            said += block
        os.close(self._reading)
        status = os.waitpid(self.pid, 0)[1]
        return os.waitstatus_to_exitcode(status), said.decode().splitlines()


def _serve(work: Work, writing: int) -> None:
    """In the child, which never returns."""
    try:
        work(lambda text: _write(writing, text))
    except BaseException:
        _write(writing, "ERROR " + traceback.format_exc().replace("\n", " | "))
        sys.stdout.flush()
        os._exit(1)
    os._exit(0)


def _write(descriptor: int, text: str) -> None:
    os.write(descriptor, text.encode() + b"\n")


def told(work: Work) -> list[str]:
    """What a process says that runs to its end, whatever becomes of it."""
    return Child(work).join()[1]


def killed_after(work: Work, seconds: float) -> list[str]:
    """What a process had said when it was killed after so many seconds, or had ended."""
    child = Child(work)
    time.sleep(seconds)
    return child.kill()


def engine_of(library: Path) -> Engine:
    """An engine with the stand-in for the networks."""
    return fake_engine(FakeAnalyser(), library)


def make_album(folder: Path, count: int) -> Album:
    """So many pictures with a person or two in each."""
    album = Album(folder)
    for number in range(count):
        album.put(f"{number:05}.png", 1 + number % 40, 41 + number % 30)
    return album


def problems_of(engine: Engine) -> list[str]:
    """What the check-up finds wrong with a library."""
    from photoclust.photos.thumbnails import is_picture

    repository = engine._context.repository
    flaws = repository.soundness.examine(is_picture).messages()
    return repository.database.check() + [message.code for message in flaws]
