"""Photos: found by scans, shown with who is in them, and completed by hand."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.reading_journal import absorb
from photoclust.engine.roots import checked_folder, outermost, remember
from photoclust.errors import FolderError
from photoclust.job import Job
from photoclust.log import log_duration
from photoclust.types import Box, DateSource, Face, PhotoInfo, ScanReport, UnnamedFaces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.engine.scan import Scan
    from photoclust.library.forgetting import Forgotten


class Photos:
    """The photos of a library."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    @log_duration("scan")
    def scan(
        self,
        folders: Iterable[Path] = (),
        job: Job | None = None,
        *,
        again: bool = False,
        group: bool = False,
    ) -> ScanReport:
        """Find, read and embed what is new below folders, or below all known ones when none
        are given. `again` looks anew at photos that are known already; what of it is interrupted,
        later scans and updates go on with. `group` groups the faces
        that nobody has decided about while the scan runs, and at its end. Those that surely show a
        named person join them, as one entry of the history; the rest is no decision, and undo does
        not take it back.

        A cancelled scan returns its report. Raises FolderError for a folder that is missing or
        cannot be read, before anything is changed, and LibraryError while another scan is running.
        """
        job = job or Job()
        roots = [checked_folder(folder) for folder in folders]
        if not roots and not self._context.repository.files.roots():
            raise FolderError("no-folder-scanned")
        # Load the networks before a library is created: the device may be missing or the weights
        # damaged.
        _ = self._context.analyser
        repository = self._context.repository
        known = repository.files.roots()
        with self._context.scan_lock():
            absorb(repository)
            for root in roots:
                remember(repository, root)
            folders = outermost(roots or known)
            if again:
                repository.photos.make_due(folders)
            return self._scan(job, again=again, group=group).run(folders)

    def retry(self, paths: Iterable[Path], job: Job | None = None) -> ScanReport:
        """Look again at files of the library, such as those that could not be read.

        Files that no longer exist are marked as missing. Raises LibraryError while a scan is
        running.
        """
        with self._context.scan_lock():
            absorb(self._context.repository)
            return self._scan(job or Job(), again=True, group=False).retry(list(paths))

    def waiting(self, job: Job | None = None) -> tuple[int, list[Path]]:
        """How many photo files in the folders are new or have changed since the last scan, and
        these folders with those below them that hold photos.

        Without the networks, and without writing anything.
        """
        from photoclust.engine.arrivals import waiting_files

        return waiting_files(self._context.repository, job or Job())

    def outdated(self) -> int:
        """How many photos at hand other networks than today's have looked at; quick. 0 for a
        library that can only be read.

        Their faces cannot be compared with others until `update`, or a scan, has looked at them
        again; the people in them stay as they are until then. Raises WeightsError.
        """
        context = self._context
        if not os.access(context.path, os.F_OK) or context.repository.database.read_only:
            return 0
        names = (context.detection.name, context.embedding.name)
        return len(context.repository.photos.outdated(*names))

    def update(self, job: Job | None = None, *, group: bool = False) -> ScanReport:
        """Look again at the photos that other networks than today's have looked at, those of named
        people first, then the newest.

        Names and decisions stay. `group` groups the faces that nobody has decided about, at the
        end. A cancelled update returns its report, and the next one goes on where it stopped.
        Raises LibraryError while a scan is running.
        """
        with self._context.scan_lock():
            absorb(self._context.repository)
            return self._scan(job or Job(), again=False, group=group).update()

    def forget(self, photos: Sequence[int]) -> Forgotten:
        """Erase photos from the library for good, with all faces in them; the files stay.

        No undo brings them back; backups keep them. Scans pass over their pictures from then on.
        Raises UnknownItem, and LibraryError while a scan is running.
        """
        with self._context.scan_lock():
            return self._context.repository.forgetting.photos(photos)

    def get(self, photo: int) -> PhotoInfo:
        """A photo and who is in it. Raises UnknownItem."""
        return self._context.repository.photos.get(photo)

    def details(self, ids: Sequence[int]) -> list[PhotoInfo]:
        """These photos, in this order; those that are gone are left out."""
        return self._context.repository.photos.details(ids)

    def ids(
        self,
        person: int | None = None,
        folder: Path | None = None,
        dated_by: Collection[DateSource] = (),
        days: Collection[str] = (),
    ) -> NDArray[np.int64]:
        """All photos, or those a person is in, those below a folder, those whose date is from one
        of these sources, those of these days, such as "12-24", in any year; oldest first: (n,).

        Raises UnknownItem.
        """
        return self._context.repository.photos.ids(person, folder, dated_by, days)

    def unnamed_faces(self, photos: Iterable[int]) -> UnnamedFaces:
        """The faces of these photos that have no name, but those of ignored people."""
        return self._context.repository.photos.unnamed_faces(photos)

    def newest(self) -> int:
        """The number of the photo that was found last; 0 without any. Later ones have larger
        numbers."""
        return self._context.repository.photos.newest()

    def dates(self) -> dict[int, str]:
        """When each photo was taken, as ISO 8601, by its number; those undated are left out."""
        return self._context.repository.photos.dates()

    def of_person(self, person: int | None) -> list[PhotoInfo]:
        """The photos a person is in, or those with unsorted faces, oldest first.

        Raises UnknownItem.
        """
        return self._context.repository.photos.of_person(person)

    def paths(self) -> dict[int, list[Path]]:
        """Where each photo lies, by its number; those at hand before those offline."""
        return self._context.repository.files.photo_paths()

    def at(self, paths: Iterable[Path]) -> list[int]:
        """The photos that lie at these paths, each once; paths without one are left out."""
        found = self._context.repository.files.at(paths)
        return list(dict.fromkeys(file.photo_id for file in found if file.photo_id is not None))

    def draw_face(self, photo: int, box: Box) -> Face:
        """A face at a box in a photo, in pixels of the upright photo; undoable.

        No scan drops it. Raises UnknownItem, UnreadablePhoto, and EditError for a box outside
        the photo, too small a one, or one around a face that is known.
        """
        from photoclust.engine.drawing import draw_face

        return draw_face(self._context, photo, box)

    def _scan(self, job: Job, *, again: bool, group: bool) -> Scan:
        from photoclust.engine.scan import scan_with

        return scan_with(self._context, job, again=again, group=group)
