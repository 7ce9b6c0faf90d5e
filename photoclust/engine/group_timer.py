"""When faces are grouped while a scan runs."""

from __future__ import annotations

import time
from collections.abc import Callable


class GroupTimer:
    """Groups faces early at first, and takes a tenth of the scan's time at most."""

    REST = 9
    """The pause before the next grouping, as a multiple of the last one's duration."""

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
