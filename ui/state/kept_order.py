"""An order that stays while things come and go."""

from __future__ import annotations

from collections.abc import Sequence


class KeptOrder:
    """Keeps numbers where they were first shown, so that nothing moves under the user's hand.

    What goes keeps its place, as it may come back by undo; what is new comes behind whom it
    follows in the list found.
    """

    def __init__(self) -> None:
        self._order: list[int] = []

    def clear(self) -> None:
        """Take the next list as it is."""
        self._order = []

    def arranged(self, found: Sequence[int]) -> list[int]:
        """The numbers found, in the order kept."""
        known = set(self._order)
        followers: dict[int | None, list[int]] = {}
        before: int | None = None
        for number in found:
            if number in known:
                before = number
            else:
                followers.setdefault(before, []).append(number)
        order = followers.get(None, [])
        for number in self._order:
            order += [number, *followers.get(number, ())]
        self._order = order
        there = set(found)
        return [number for number in order if number in there]
