"""Prefetching: threads produce results ahead of the thread that consumes them.

The threads are daemons and are joined with a timeout: a read from a disconnected network drive may
never return, and must not keep a cancelled scan or the program from ending.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from itertools import islice
from queue import SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LOOK_SECONDS = 0.1
"""How often a wait for a result is interrupted by `check`."""
PATIENCE_SECONDS = 0.5
"""How long to wait for the threads to end after the consumer has stopped."""


def prefetch(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    most: int,
    check: Callable[[], None],
    prepare: Callable[[], None] | None = None,
) -> Generator[Result, None, None]:
    """The results of `work` in the order of the items, made by so many threads.

    At most `most` of them are begun before they are taken. `check` is called while waiting, and
    may raise. What `work` raises comes out here. `prepare` is called in each thread as it begins.
    """
    tasks: SimpleQueue[tuple[Item, Future[Result]] | None] = SimpleQueue()
    rest = iter(items)
    running: deque[Future[Result]] = deque()

    def begin(count: int) -> None:
        for item in islice(rest, count):
            future: Future[Result] = Future()
            running.append(future)
            tasks.put((item, future))

    def run() -> None:
        if prepare:
            prepare()
        while (task := tasks.get()) is not None:
            _carry_out(work, *task)
            del task  # frees the result, which may be large, while waiting for the next task

    threads = [threading.Thread(target=run, name="prefetch", daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    try:
        begin(most)
        while running:
            result = _awaited(running.popleft(), check)
            begin(1)
            yield result
    finally:
        for future in running:
            future.cancel()
        for _ in threads:
            tasks.put(None)
        deadline = time.monotonic() + PATIENCE_SECONDS
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))


def _carry_out(work: Callable[[Item], Result], item: Item, future: Future[Result]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(work(item))
    except BaseException as error:
        future.set_exception(error)


def _awaited(future: Future[Result], check: Callable[[], None]) -> Result:
    while True:
        try:
            return future.result(LOOK_SECONDS)
        except TimeoutError:
            if future.done():  # the error was raised by `work`, not by the wait
                raise
            check()
