"""Whether other programs have written into a library, by the numbers of its transactions."""

from __future__ import annotations

import threading


class TransactionWatch:
    """Tells this program's transactions from others. Thread-safe.

    `number`: of the last transaction when the library was opened.
    """

    def __init__(self, number: int) -> None:
        self._lock = threading.Lock()
        self._last = number
        self._own: set[int] = set()

    def expect(self, number: int) -> None:
        """This program makes the transaction of this number next."""
        with self._lock:
            self._own.add(number)

    def withdraw(self, number: int) -> None:
        """It does not after all; another may."""
        with self._lock:
            self._own.discard(number)

    def has_changed(self, number: int) -> bool:
        """Whether another has made one since the last call. `number`: of the last one now."""
        with self._lock:
            foreign = any(one not in self._own for one in range(self._last + 1, number + 1))
            self._last = max(self._last, number)
            self._own = {one for one in self._own if one > self._last}
            return foreign
