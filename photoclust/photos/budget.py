"""How much memory the decoding of photos may take, in all threads together.

What a file needs is reckoned from its header, before anything is decoded; see `decoding_cost`. A
file that needs more than there is at all is refused; one that needs more than is left waits.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from photoclust.errors import UnreadablePhoto

BYTES_PER_PIXEL = 3.25
"""Of the limit on pixels: what one setting allows in pixels and in bytes belongs together."""
LEAST = 256 << 20
LARGE = 32 << 20
"""The size in bytes from which files are read one at a time, and not held. Smaller ones hardly
count."""


class MemoryBudget:
    """Memory shared by threads, each of which decodes one file at a time. Thread-safe."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._limits: dict[int, int] = {}
        self._sizes: dict[int, int] = {}
        self._taken: dict[int, int] = {}
        self._patience: dict[int, float] = {}
        self._queue: deque[int] = deque()

    @contextmanager
    def one_file(self, size: int, max_pixels: int, patience: float | None = None) -> Iterator[None]:
        """Around all that one thread does with a file of `size` bytes.

        `patience`: for how many seconds it waits at a time; None: as long as it takes. Within
        another block of the same thread it adds nothing. Raises UnreadablePhoto when the file alone
        is larger than what `max_pixels` allows, and when the patience is over.
        """
        me = threading.get_ident()
        if me in self._limits:
            yield
            return
        limit = max(LEAST, int(BYTES_PER_PIXEL * max_pixels))
        if size > limit:
            raise UnreadablePhoto("file-over-memory-limit", needed=size, limit=limit)
        with self._changed:
            self._limits[me] = limit
            if patience is not None:
                self._patience[me] = patience
        try:
            self._begin(me, size)
            yield
        finally:
            self.give_up(me)

    def take(self, needed: int) -> None:
        """Wait until this thread may use `needed` bytes besides the file's own, until its block
        ends. The last call counts.

        Raises UnreadablePhoto when it never may. Outside of a block it does nothing.
        """
        me = threading.get_ident()
        if me not in self._limits:
            return
        limit, needed = self._limits[me], needed + self._sizes.get(me, 0)
        if needed > limit:
            raise UnreadablePhoto("image-over-memory-limit", needed=needed, limit=limit)
        with self._changed:
            # Not held while waiting for more, so that no two threads wait for each other.
            self._taken.pop(me, None)
            self._wait(me, lambda: sum(self._taken.values()) + needed <= limit)
            self._taken[me] = needed

    def take_all(self) -> None:
        """Wait until this thread is the only one, and take all there is."""
        me = threading.get_ident()
        if me in self._limits:
            self.take(self._limits[me] - self._sizes.get(me, 0))

    def waits(self, thread: int) -> bool:
        """Whether a thread, by its `ident`, waits for others."""
        with self._changed:
            return thread in self._queue

    def give_up(self, thread: int) -> None:
        """Count a thread no longer: it is done, or nobody waits for it any more."""
        with self._changed:
            for kept in (self._limits, self._sizes, self._taken, self._patience):
                kept.pop(thread, None)
            self._changed.notify_all()

    def _begin(self, me: int, size: int) -> None:
        with self._changed:
            if size >= LARGE:
                self._wait(me, lambda: all(other < LARGE for other in self._sizes.values()))
            self._sizes[me] = size

    def _wait(self, me: int, may_go: Callable[[], bool]) -> None:
        """In the order of asking, so that large files get their turn."""
        self._queue.append(me)
        try:
            patience = self._patience.get(me)
            if not self._changed.wait_for(lambda: self._queue[0] == me and may_go(), patience):
                raise UnreadablePhoto("file-takes-too-long", seconds=round(patience or 0))
        finally:
            self._queue.remove(me)
            self._changed.notify_all()


DECODING = MemoryBudget()
"""What the threads of this process share."""
