"""Items that are worked off in batches, and stored by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")


class Batches(Generic[Item, Done]):
    """Collects items, and passes full batches to `work_off` and what it returns to `store`.

    `store` is called every `seconds`. Whoever waits for an item calls `pass_time`, so that what is
    there is worked off and stored meanwhile, however long that takes.
    """

    def __init__(
        self,
        size: int,
        seconds: float,
        work_off: Callable[[Sequence[Item]], Sequence[Done]],
        store: Callable[[Sequence[Done]], None],
    ) -> None:
        self._size = size
        self._seconds = seconds
        self._work_off = work_off
        self._store = store
        self._waiting: list[Item] = []
        self._done: list[Done] = []
        self._stored = time.monotonic()

    def add(self, item: Item) -> None:
        """Take an item."""
        self._waiting.append(item)
        if len(self._waiting) >= self._size:
            self._empty()
            if self._is_time():
                self.store()

    def pass_time(self) -> None:
        """Store what is there if it is time."""
        if (self._waiting or self._done) and self._is_time():
            self._empty()
            self.store()

    def finish(self) -> None:
        """Work off what is there."""
        self._empty()

    def store(self) -> None:
        """Store what is worked off."""
        done, self._done = self._done, []
        if done:
            self._store(done)
        self._stored = time.monotonic()

    def _empty(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._done += self._work_off(waiting)

    def _is_time(self) -> bool:
        return time.monotonic() - self._stored >= self._seconds
