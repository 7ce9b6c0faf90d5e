"""Whether other programs have written into a library, by the number of its last transaction."""

from __future__ import annotations

import threading


class TransactionWatch:
    """Tells this process's transactions from others. Thread-safe.

    `number`: of the last transaction when the library was opened.
    """

    def __init__(self, number: int) -> None:
        self._lock = threading.Lock()
        self._last = number
        self._foreign = False

    def committed(self, number: int) -> None:
        """This process has made the transaction of this number."""
        with self._lock:
            self._foreign |= number != self._last + 1
            self._last = max(self._last, number)

    def has_changed(self, number: int) -> bool:
        """Whether another has made one since the last call. `number`: of the last one now."""
        with self._lock:
            changed = self._foreign or number > self._last
            self._last, self._foreign = max(self._last, number), False
            return changed
