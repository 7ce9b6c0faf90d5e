"""When faces are grouped while a scan runs."""

from __future__ import annotations

import time
from collections.abc import Callable


class GroupTimer:
    """Groups faces soon at first, and never takes more than a tenth of the time."""

    REST = 9
    """How many times as long as a grouping took the next one waits."""

    def __init__(self, group: Callable[[], None]) -> None:
        self._group = group
        self._grouped = 0
        self._next = 0.0

    def consider(self, faces: int) -> None:
        """Group if there are new faces among the `faces` found so far, and it is time."""
        if faces != self._grouped and time.monotonic() >= self._next:
            self.now(faces)

    def now(self, faces: int) -> None:
        """Group, whatever the time."""
        began = time.monotonic()
        self._group()
        ended = time.monotonic()
        self._grouped, self._next = faces, ended + self.REST * (ended - began)
