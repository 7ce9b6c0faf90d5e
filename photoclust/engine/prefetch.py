"""Prefetching: threads produce results ahead of the thread that consumes them.

The threads are daemons and are joined with a timeout: a read from a disconnected network drive may
never return, and must not keep a cancelled scan or the program from ending. Nor does one item that
hangs keep the others: they overtake it, and after a while nobody waits for it any more.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice
from queue import SimpleQueue
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LOOK_SECONDS = 0.1
"""How often a wait for a result is interrupted by `check`."""
PATIENCE_SECONDS = 0.5
"""How long to wait for the threads to end after the consumer has stopped."""
OVERTAKE_SECONDS = 10.0
"""How long an item is worked on before others overtake it."""
MOST_OVERTAKEN = 16
"""Each of them keeps a thread busy."""


@dataclass(frozen=True)
class Limit(Generic[Item, Result]):
    """How long an item may take, and what then becomes of it.

    `seconds`: of work, without the time in which `waits` says of a thread's `ident` that it waits
    for others. `late`: the result for an item that nobody waits for any more; `give_up` is told
    the thread that goes on working on it.
    """

    seconds: float
    late: Callable[[Item], Result]
    waits: Callable[[int], bool] = lambda thread: False
    give_up: Callable[[int], None] = lambda thread: None


@dataclass(eq=False)
class _Task(Generic[Item, Result]):
    """An item in work. `thread`: by its `ident`, once it has begun. `busy`: for how long."""

    item: Item
    future: Future[Result] = field(default_factory=Future)
    thread: int | None = None
    busy: float = 0.0


def prefetch(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    most: int,
    check: Callable[[], None],
    prepare: Callable[[], None] | None = None,
    limit: Limit[Item, Result] | None = None,
) -> Generator[Result, None, None]:
    """The results of `work` in the order of the items, made by so many threads.

    At most `most` of them are begun before they are taken. `check` is called while waiting, and
    may raise. What `work` raises comes out here. `prepare` is called in each thread as it begins.
    With a `limit`, items that take long come later than their turn, or not at all.
    """
    prefetcher = _Prefetcher(work, items, workers, check, prepare, limit)
    try:
        prefetcher.begin(most)
        while prefetcher.has_more():
            result = prefetcher.next_result()
            prefetcher.begin(most)
            yield result
            del result  # it may be large
    finally:
        prefetcher.close()


class _Prefetcher(Generic[Item, Result]):
    def __init__(
        self,
        work: Callable[[Item], Result],
        items: Iterable[Item],
        workers: int,
        check: Callable[[], None],
        prepare: Callable[[], None] | None,
        limit: Limit[Item, Result] | None,
    ) -> None:
        self._work = work
        self._rest = iter(items)
        self._check = check
        self._prepare = prepare
        self._limit = limit
        self._tasks: SimpleQueue[_Task[Item, Result] | None] = SimpleQueue()
        self._running: deque[_Task[Item, Result]] = deque()
        self._overtaken: list[_Task[Item, Result]] = []
        self._looked = time.monotonic()
        self._threads: list[threading.Thread] = []
        for _ in range(workers):
            self._start_thread()

    def begin(self, most: int) -> None:
        """Begin items until so many are in work and in their turn."""
        for item in islice(self._rest, max(0, most - len(self._running))):
            task = _Task[Item, Result](item)
            self._running.append(task)
            self._tasks.put(task)

    def has_more(self) -> bool:
        return bool(self._running or self._overtaken)

    def next_result(self) -> Result:
        """The next one in order, or one that was overtaken; waits for it."""
        self._looked = time.monotonic()
        while True:
            for task in self._overtaken:
                if task.future.done():
                    self._overtaken.remove(task)
                    return task.future.result()
                if self._is_late(task):
                    return self._given_up(task)
            if self._running and self._is_done(self._running[0]):
                return self._running.popleft().future.result()
            self._look()

    def close(self) -> None:
        """Tell the threads to end, and wait a little for it."""
        for task in (*self._running, *self._overtaken):
            task.future.cancel()
        for _ in self._threads:
            self._tasks.put(None)
        deadline = time.monotonic() + PATIENCE_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _start_thread(self) -> None:
        thread = threading.Thread(target=self._run, name="prefetch", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _run(self) -> None:
        if self._prepare:
            self._prepare()
        while (task := self._tasks.get()) is not None:
            task.thread = threading.get_ident()
            _carry_out(self._work, task)
            if task in self._overtaken:
                return  # another thread has come in this one's place
            del task  # frees the result, which may be large, while waiting for the next task

    def _is_done(self, task: _Task[Item, Result]) -> bool:
        """Whether a task is done within a look's time."""
        try:
            task.future.exception(LOOK_SECONDS)
        except TimeoutError:
            return False
        return True

    def _look(self) -> None:
        """Count the time that tasks have taken, and let others overtake the slow ones."""
        self._check()
        now = time.monotonic()
        seconds, self._looked = now - self._looked, now
        if self._limit is None:
            return
        if not self._running:
            time.sleep(LOOK_SECONDS)
        for task in (*self._running, *self._overtaken):
            if task.thread is not None and not self._limit.waits(task.thread):
                task.busy += seconds
        first = self._running[0] if self._running else None
        slow = first is not None and first.busy > min(OVERTAKE_SECONDS, self._limit.seconds)
        if first is not None and slow and len(self._overtaken) < MOST_OVERTAKEN:
            self._overtaken.append(self._running.popleft())
            self._start_thread()

    def _is_late(self, task: _Task[Item, Result]) -> bool:
        return self._limit is not None and task.busy > self._limit.seconds

    def _given_up(self, task: _Task[Item, Result]) -> Result:
        assert self._limit is not None
        self._overtaken.remove(task)
        self._threads = [thread for thread in self._threads if thread.ident != task.thread]
        if task.thread is not None:
            self._limit.give_up(task.thread)
        return self._limit.late(task.item)


def _carry_out(work: Callable[[Item], Result], task: _Task[Item, Result]) -> None:
    if not task.future.set_running_or_notify_cancel():
        return
    try:
        task.future.set_result(work(task.item))
    except BaseException as error:
        task.future.set_exception(error)
