"""Which pages the user came by, and so where "back" leads."""

from __future__ import annotations

from typing import Any

Place = tuple[str, dict[str, Any]]
"""A page by its name, and what it was opened with."""
LONGEST = 50


class Trail:
    """The place that is shown, and those before it; `opened`: with what each page was, last."""

    def __init__(self) -> None:
        self.here: Place | None = None
        self.opened: dict[str, dict[str, Any]] = {}
        self._before: list[Place] = []

    def __bool__(self) -> bool:
        """Whether there is a way back."""
        return bool(self._before)

    def go(self, place: Place) -> None:
        """Another place is shown; the same one again is no step."""
        if self.here is not None and self.here != place:
            self._before = [*self._before[1 - LONGEST :], self.here]
        self.here = place

    def back(self) -> Place | None:
        """The place before is shown again: which one; None without one."""
        if self._before:
            self.here = self._before.pop()
            return self.here
        return None

    def clear(self) -> None:
        """Nobody has been anywhere yet."""
        self.here = None
        self.opened.clear()
        self._before.clear()
