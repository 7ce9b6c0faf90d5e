"""The library as a file: where it is, who has it open, what it holds, and copies of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.locks import locked
from photoclust.files import make_private_folder
from photoclust.library.daily_backups import back_up_daily, backup_folder, daily_backups, is_due
from photoclust.library.permissions import may_be_written
from photoclust.library.restoring import restore
from photoclust.messages import Message
from photoclust.paths import absolute

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

    def has_changed_elsewhere(self) -> bool:
        """Whether another program has changed it since the opening, or since this was last true;
        what it has changed since the last call is told by the next one."""
        return self._context.repository.database.has_changed_elsewhere()

    def require_in_place(self) -> None:
        """Raises LibraryError when the file that is open is not at its path any more."""
        self._context.repository.database.require_in_place()

    def on_write(self, told: Callable[[int], object]) -> None:
        """Have this called with the number of each transaction that is about to be committed."""
        self._context.on_write = told

    def expect_write(self, transaction: int) -> None:
        """A process that works for this program commits the transaction of this number next: it
        does not count as changed elsewhere."""
        self._context.repository.database.expect_write(transaction)

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

    @property
    def backup_folder(self) -> Path:
        """Where its daily backups lie."""
        return backup_folder(self.path)

    def backups(self) -> list[Path]:
        """Its daily backups, the oldest first."""
        return daily_backups(self.path)

    def is_backup_due(self) -> bool:
        """Whether `back_up_daily` has anything to do; quick."""
        return self._is_there() and is_due(self._context.repository.database, date.today())

    def back_up_daily(self) -> Path | None:
        """Make today's backup beside the library, and delete those before the last seven; None
        where there is nothing to do.

        Raises LibraryError when it cannot be made; then the earlier ones stay.
        """
        if not self._is_there():
            return None
        return back_up_daily(self._context.repository.database, date.today())

    def _is_there(self) -> bool:
        return os.access(self.path, os.F_OK)  # `Path.exists` raises for names that are too long

    def restore(self, backup: Path) -> Path | None:
        """Put a copy of a backup in the library's place; where the old file lies now, if any.

        The library is closed meanwhile. Raises LibraryError when the backup is not sound, when
        another window shows the library, or while it is scanned; then all is as it was.
        """
        with self._lock:
            held = self._held is not None
        make_private_folder(self.path.parent)
        with self._context.scan_lock():
            self.lock()
            try:
                with self._context.let_go():
                    return restore(absolute(backup), self.path)
            finally:
                if not held:
                    self.unlock()
