"""The folders of a library: which are scanned, and which files in them could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from photoclust.engine.context import EngineContext
from photoclust.engine.reading_journal import absorb, journal_of
from photoclust.engine.roots import checked_folder, remember
from photoclust.errors import EditError, FolderError, LibraryError
from photoclust.types import Failure, Folder


class Folders:
    """The folders that are scanned."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def all(self) -> list[Folder]:
        """The folders that are scanned, what is in them, and whether they can be reached."""
        from photoclust.photos.scan import is_reachable

        repository = self._context.repository
        counts = [(root, *repository.files.counts_below(root)) for root in self.roots()]
        return [
            Folder(root, photos, faces, is_reachable(root, had_files=photos > 0))
            for root, photos, faces in counts
        ]

    def roots(self) -> list[Path]:
        """The paths of these folders, without a look at the disk."""
        return self._context.repository.files.roots()

    def failures(self) -> list[Failure]:
        """The files, and the folders, that could not be read, with the reasons.

        With those during which a scan's process died, if one did.
        """
        if journal_of(self._context.path).exists():
            with suppress(LibraryError), self._context.scan_lock():
                absorb(self._context.repository)
        return self._context.repository.files.failures()

    def remarks(self) -> list[Failure]:
        """What is wrong with files whose photos were read nevertheless, but for what was
        dismissed; none of it is a failure."""
        return self._context.repository.remarks.all()

    def dismiss_remarks(self, paths: Iterable[Path]) -> None:
        """Tell of the remarks about these files no more, unless others are to be made."""
        self._context.repository.remarks.dismiss(paths)

    def add(self, path: Path) -> None:
        """Have a folder scanned from now on; one below another that is makes no difference.

        Raises FolderError.
        """
        remember(self._context.repository, checked_folder(path))

    def remove(self, path: Path) -> None:
        """Leave a folder out: its photos are shown no more, and it is not scanned.

        Faces and decisions stay, and are there again when it is added and scanned again. Raises
        FolderError for a folder that is not scanned, LibraryError while a scan is running.
        """
        folder = Path(os.path.abspath(path))
        if folder not in self.roots():
            raise FolderError("folder-not-scanned", folder=folder)
        with self._context.scan_lock():
            self._context.repository.files.remove_root(folder)

    def relocate(self, old: Path, new: Path) -> int:
        """Change the stored paths of files below `old` to `new`; returns how many files that were.

        Raises FolderError when `new` cannot be read, EditError when none of the files lies
        there, and LibraryError while a scan is running; then nothing is changed.
        """
        source, target = Path(os.path.abspath(old)), checked_folder(new)
        if source == target:
            raise EditError("folder-not-moved")
        repository = self._context.repository
        with self._context.scan_lock():
            known = repository.files.below(source)
            moves = {file.path: target / file.path.relative_to(source) for file in known}
            there = {path for path, place in moves.items() if os.path.lexists(place)}
            if not there:
                raise EditError("photos-not-there", old=source, new=target)
            repository.files.relocate(source, target, moves, there)
        return len(moves)
