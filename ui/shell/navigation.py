"""The pages that were shown, for the command "Back"."""

from __future__ import annotations

from typing import Any

Visit = tuple[str, dict[str, Any]]
"""A page by its name, and the arguments it was opened with."""
LONGEST = 50
"""Visits kept."""


class NavigationHistory:
    """The visit that is shown, and those before it.

    opened: the arguments that each page was opened with last, by the name of the page.
    """

    def __init__(self) -> None:
        self.current: Visit | None = None
        self.opened: dict[str, dict[str, Any]] = {}
        self._before: list[Visit] = []

    def __bool__(self) -> bool:
        """Whether one can go back."""
        return bool(self._before)

    def go(self, visit: Visit) -> None:
        """Show this; the same visit twice in a row counts once."""
        if self.current is not None and self.current != visit:
            self._before = [*self._before[1 - LONGEST :], self.current]
        self.current = visit

    def back(self) -> Visit | None:
        """Go back by one; the visit shown now, None where there is none before."""
        if self._before:
            self.current = self._before.pop()
            return self.current
        return None

    def clear(self) -> None:
        """Forget all visits."""
        self.current = None
        self.opened.clear()
        self._before.clear()
