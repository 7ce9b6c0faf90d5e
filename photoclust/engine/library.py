"""The library as a file: where it is, who has it open, what it holds, and copies of it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.locks import locked
from photoclust.library.permissions import may_be_written
from photoclust.messages import Message

if TYPE_CHECKING:
    from filelock import FileLock


class LibraryFile:
    """The file of the library that is open."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._held: FileLock | None = None

    @property
    def path(self) -> Path:
        """Where it lies, or will lie once something is written."""
        return self._context.path

    def lock(self) -> None:
        """Claim the library for one window. It ends with `unlock`, the engine or the process.

        One that is only read needs no claim. Raises LibraryError when another window shows it.
        """
        if self.path.exists() and not may_be_written(self.path):
            return
        with self._lock:
            if self._held is None:
                self._held = locked(
                    Path(f"{self.path}.window"),
                    Message.of("library-in-window", library=self.path),
                )

    def unlock(self) -> None:
        """Let other windows open the library."""
        with self._lock:
            if self._held is not None:
                self._held.release()
                self._held = None

    def counts(self) -> dict[str, int]:
        """How many photos, faces, people and so on the library holds."""
        return self._context.repository.counts()

    def has_faces(self) -> bool:
        """Whether any face is known."""
        return self.counts()["faces"] > 0

    def back_up(self, target: Path) -> None:
        """Write a copy of the library to a new file, and read it again to be sure of it.

        Raises LibraryError when something is there already, or the copy is not sound.
        """
        self._context.repository.database.back_up(target)
