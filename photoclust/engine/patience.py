"""What may hang, such as a look at a network drive, done in a thread that can be left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")

CHUNK = 256
CHUNK_SECONDS = 0.1
LOOK_SECONDS = 0.1
"""How often a wait is interrupted by `check`."""


class TookTooLong(Exception):
    """Nothing came for too long; nobody waits any more."""


def patiently(
    make: Callable[[], Iterable[Item]], check: Callable[[], None], seconds: float
) -> Iterator[Item]:
    """The items of what `make` returns, which a thread goes through.

    `check` is called while waiting, and may raise. What the thread raises comes out here. Raises
    TookTooLong when nothing comes for so many seconds; the thread then ends when it can.
    """
    came: SimpleQueue[list[Item] | BaseException | None] = SimpleQueue()
    left = threading.Event()
    thread = threading.Thread(target=_go_through, args=(make, came, left), daemon=True)
    thread.start()
    try:
        while (part := _next(came, check, seconds)) is not None:
            yield from part
    finally:
        left.set()


def _go_through(
    make: Callable[[], Iterable[Item]],
    came: SimpleQueue[list[Item] | BaseException | None],
    left: threading.Event,
) -> None:
    chunk: list[Item] = []
    sent = time.monotonic()
    try:
        for item in make():
            if left.is_set():
                return
            chunk.append(item)
            if len(chunk) >= CHUNK or time.monotonic() - sent >= CHUNK_SECONDS:
                came.put(chunk)
                chunk, sent = [], time.monotonic()
    except BaseException as error:
        came.put(chunk)
        came.put(error)
    else:
        came.put(chunk)
        came.put(None)


def _next(
    came: SimpleQueue[list[Item] | BaseException | None],
    check: Callable[[], None],
    seconds: float,
) -> list[Item] | None:
    deadline = time.monotonic() + seconds
    while True:
        check()
        try:
            part = came.get(timeout=LOOK_SECONDS)
        except Empty:
            if time.monotonic() > deadline:
                raise TookTooLong from None
            continue
        if isinstance(part, BaseException):
            raise part
        return part
