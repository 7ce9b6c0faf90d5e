"""How many questions each library had when they were last looked for."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .preferences import Preferences


class ReviewCounts:
    """Kept from one start to the next: to look for questions takes torch, and its memory."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def of(self, library: Path) -> int | None:
        """The number of a library; None when it is not known, or there was no question."""
        text = self._preferences.text(_key(library))
        return int(text) if text.isdecimal() and int(text) else None

    def keep(self, library: Path, count: int | None) -> None:
        """Remember the number of a library."""
        self._preferences.set_text(_key(library), str(count or 0))


def _key(library: Path) -> str:
    """Paths hold what means something else in the name of a setting."""
    return f"questions/{hashlib.sha256(str(library).encode()).hexdigest()[:16]}"
