"""Whether other programs have written into a library, by the numbers of its transactions."""

from __future__ import annotations

import threading


class TransactionWatch:
    """Tells this program's transactions from others. Thread-safe.

    `number`: of the last transaction when the library was opened.

    A transaction is judged at the second call that sees it: a process that works for this program
    says what it writes before others can see it, but it may take a moment until that is heard.
    """

    def __init__(self, number: int) -> None:
        self._lock = threading.Lock()
        self._judged = self._seen = number
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
        """Whether another has made one of those that the last call was the first to see. `number`:
        of the last one now."""
        with self._lock:
            new = range(self._judged + 1, self._seen + 1)
            foreign = any(one not in self._own for one in new)
            self._judged, self._seen = self._seen, max(self._seen, number)
            self._own = {one for one in self._own if one > self._judged}
            return foreign
