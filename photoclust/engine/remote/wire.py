"""What a process that does the work of an engine and its caller tell each other.

The messages are pickled, one after the other, over the two pipes between the processes.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import IO, Any

from photoclust.errors import PhotoclustError
from photoclust.job import Progress
from photoclust.settings import Settings


class Wish(Enum):
    """What the caller wants of a call's job."""

    GO_ON = auto()
    PAUSE = auto()
    CANCEL = auto()


class Argument(Enum):
    """What stands for an argument that is not sent."""

    JOB = auto()
    """The job of the call."""


@dataclass(frozen=True)
class Call:
    """To the process: call a method of a part of the engine, by its name, or of an object that was
    kept there, by its number. `number` tells this call from others."""

    number: int
    target: str | int
    method: str
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]
    settings: Settings


@dataclass(frozen=True)
class Control:
    """To the process: what is wanted of the job of a call from now on."""

    number: int
    wish: Wish


@dataclass(frozen=True)
class Release:
    """To the process: an object that was kept there is not wanted any more."""

    kept: int


@dataclass(frozen=True)
class Progressed:
    """From the process: how far the job of a call has come."""

    number: int
    progress: Progress


@dataclass(frozen=True)
class Returned:
    """From the process: the result of a call."""

    number: int
    result: Any


@dataclass(frozen=True)
class Kept:
    """From the process: the result of a call stays there, under the number `kept`."""

    number: int
    kept: int


@dataclass(frozen=True)
class Raised:
    """From the process: the error that ended a call."""

    number: int
    error: PhotoclustError


@dataclass(frozen=True)
class Writes:
    """From the process: it is about to commit this transaction of the library."""

    transaction: int


Request = Call | Control | Release
Answer = Progressed | Returned | Kept | Raised
"""What answers a call. Each but the first ends it."""


class Sender:
    """Writes messages into a pipe. Thread-safe."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def send(self, message: Request | Answer | Writes) -> None:
        """Raises OSError when nobody reads any more, and what `pickle` raises for a message that
        cannot be sent; then nothing was written."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            if self._pipe.closed:
                raise BrokenPipeError
            self._pipe.write(data)
            self._pipe.flush()

    def close(self, seconds: float = -1) -> None:
        """Say that no more will come. A message that is being written may take so long, if the
        other process reads nothing; then it is not said."""
        if not self._lock.acquire(timeout=seconds):
            return
        try:
            with suppress(OSError):  # when nobody reads what is still to be written
                self._pipe.close()
        finally:
            self._lock.release()


def received(pipe: IO[bytes]) -> Iterator[Any]:
    """The messages from a pipe, until it is closed at the other end, or that process is gone."""
    while True:
        try:
            yield pickle.load(pipe)  # noqa: S301  from a process of our own
        except (EOFError, OSError):
            return
        except pickle.UnpicklingError:  # the process died while it wrote
            return
