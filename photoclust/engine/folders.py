"""The folders of a library, and the scans that look into them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.clusters import Proposing
from photoclust.errors import EditError, FolderError
from photoclust.job import Job
from photoclust.types import Failure, Folder, ScanReport

if TYPE_CHECKING:
    from photoclust.engine.scan import Ingest


class Scanning(Proposing):
    """What an engine does with folders."""

    def scan(
        self,
        folders: Iterable[Path] = (),
        job: Job | None = None,
        *,
        again: bool = False,
        group: bool = False,
    ) -> ScanReport:
        """Find, read and embed what is new below folders, or below all known ones when none
        are given. `again` looks anew at photos that are known already. `group` groups the faces
        that nobody has decided about while the scan runs, and at its end; that is no decision,
        and undo does not take it back.

        A cancelled scan returns its report. Raises FolderError for a folder that is missing or
        cannot be read, before anything is changed, and LibraryError while another scan is running.
        """
        job = job or Job()
        roots = [checked_folder(folder) for folder in folders]
        if not roots and not self._repository.roots():
            raise FolderError("No folder was ever scanned", "name one: photoclust scan FOLDER")
        # Before anything is written: the device may not be there, or the weights be damaged.
        _ = self._analyser
        known = self._repository.roots()
        with self._alone():
            for root in roots:
                self._remember(root)
            ingest = self._ingest(job, again=again, group=group)
            return ingest.run(_outermost(roots or known))

    def retry(self, paths: Iterable[Path], job: Job | None = None) -> ScanReport:
        """Look again at files of the library, such as those that could not be read.

        Files that are gone are missing from now on. Raises LibraryError while a scan is running.
        """
        job = job or Job()
        with self._alone():
            return self._ingest(job, again=True, group=False).look_again(list(paths))

    def _ingest(self, job: Job, *, again: bool, group: bool) -> Ingest:
        from photoclust.engine.scan import Ingest

        return Ingest(
            self._repository,
            self._analyser,
            self.settings,
            self.settings.workers or min(4, os.cpu_count() or 1),
            job,
            inherit_reach=self._base_calibration.threshold,
            again=again,
            settle=(lambda: self._settle(job)) if group else None,
        )

    def _remember(self, folder: Path) -> None:
        if not any(folder.is_relative_to(other) for other in self._repository.roots()):
            self._repository.add_root(folder)

    def failures(self) -> list[Failure]:
        """The files, and the folders, that could not be read, with the reasons."""
        return self._repository.failures()

    def roots(self) -> list[Path]:
        """The folders that were ever scanned."""
        return self._repository.roots()

    def folders(self) -> list[Folder]:
        """The folders that are scanned, what is in them, and whether they can be reached."""
        from photoclust.photos.scan import is_reachable

        counts = [(root, *self._repository.counts_below(root)) for root in self.roots()]
        return [
            Folder(root, photos, faces, is_reachable(root, had_files=photos > 0))
            for root, photos, faces in counts
        ]

    def add_folder(self, path: Path) -> None:
        """Have a folder scanned from now on; one below another that is makes no difference.

        Raises FolderError.
        """
        self._remember(checked_folder(path))

    def remove_folder(self, path: Path) -> None:
        """Leave a folder out: its photos are shown no more, and it is not scanned.

        Faces and decisions stay, and are there again when it is added and scanned again. Raises
        FolderError for a folder that is not scanned, LibraryError while a scan is running.
        """
        folder = Path(os.path.abspath(path))
        if folder not in self.roots():
            raise FolderError(
                f"The folder {folder} is not one that is scanned", "choose one of the list"
            )
        with self._alone():
            self._repository.remove_root(folder)

    def relocate_folder(self, old: Path, new: Path) -> int:
        """Tell the library that what was below `old` lies below `new` now; how many files.

        Raises FolderError when `new` cannot be read, EditError when none of the files lies
        there, and LibraryError while a scan is running; then nothing is changed.
        """
        source, target = Path(os.path.abspath(old)), checked_folder(new)
        if source == target:
            raise EditError("The folder lies there already", "choose the folder it was moved to")
        with self._alone():
            known = self._repository.files_below(source)
            moves = {file.path: target / file.path.relative_to(source) for file in known}
            there = {path for path, place in moves.items() if os.path.lexists(place)}
            if not there:
                raise EditError(
                    f"None of the photos of {source} is in {target}",
                    "choose the folder that they were moved to",
                )
            self._repository.relocate(source, target, moves, there)
        return len(moves)


def checked_folder(folder: Path) -> Path:
    """The folder, absolute. Raises FolderError when it is missing, closed or something else."""
    try:
        os.scandir(folder).close()
        return Path(os.path.abspath(folder))
    except FileNotFoundError as error:
        raise FolderError(f"The folder {folder} does not exist", "check the path") from error
    except NotADirectoryError as error:
        raise FolderError(f"{folder} is not a folder", "name the folder it lies in") from error
    except OSError as error:
        raise FolderError(
            f"The folder {folder} cannot be read: {error.strerror}", "check its permissions"
        ) from error


def _outermost(folders: Sequence[Path]) -> list[Path]:
    """The folders that do not lie below another of them, each once."""
    return [
        folder
        for folder in dict.fromkeys(folders)
        if not any(folder != other and folder.is_relative_to(other) for other in folders)
    ]
