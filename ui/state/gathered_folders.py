"""The folders of a scan that waits for its turn, while further ones join it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path


class GatheredFolders:
    """Joined in the window's thread, and taken in that of the scan: none is lost between them.

    folders: to begin with; none at all stands for all that are known, which nothing joins.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = set(folders)
        self._lock = threading.Lock()
        self._is_open = bool(self._folders)

    def join(self, folders: Iterable[Path]) -> bool:
        """Add these; False, and nothing is added, once the folders were taken."""
        with self._lock:
            if self._is_open:
                self._folders.update(folders)
            return self._is_open

    def take(self) -> list[Path]:
        """All of them, for the scan that begins now."""
        with self._lock:
            self._is_open = False
            return sorted(self._folders)
