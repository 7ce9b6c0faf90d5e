"""The facade that the window, the command line and scripts all call.

Synchronous. Long calls take a `Job` to watch and to stop them by. Nothing here imports the
networks before they are needed, so naming a person takes no longer than the library does.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.clusters import Grouping as Grouping
from photoclust.engine.drawing import Drawing
from photoclust.engine.folders import Scanning
from photoclust.engine.folders import checked_folder as checked_folder
from photoclust.engine.health import Diagnosis, examine
from photoclust.engine.recognition import Guess as Guess
from photoclust.engine.recognition import Identification as Identification
from photoclust.engine.recognition import Recognising
from photoclust.engine.recognition import Verification as Verification
from photoclust.errors import LibraryError
from photoclust.faces.preload import preload_torch
from photoclust.job import Job
from photoclust.library.edits import Edit, Patch
from photoclust.paths import default_library
from photoclust.settings import Settings
from photoclust.types import (
    Companion,
    Face,
    FaceOrder,
    FaceRecord,
    Person,
    PersonState,
    PhotoInfo,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.export.albums import AlbumPlan, AlbumReport, Link
    from photoclust.library.history import Entry


class Engine(Scanning, Recognising, Drawing):
    """One library and all that can be done with it.

    library: its file; the default is PHOTOCLUST_LIBRARY or the platform's data folder. It is
    opened on first use, which raises LibraryError when it cannot be, and made when it is not
    there, unless `create` is False. Close the engine, or use it in `with`.
    """

    def __init__(
        self,
        library: Path | None = None,
        settings: Settings | None = None,
        *,
        create: bool = True,
    ) -> None:
        super().__init__(library or default_library(), settings or Settings(), create=create)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # People and faces

    def people(self) -> list[Person]:
        """Everybody, ignored people too: named first, then by number of faces."""
        return self._repository.people()

    def faces(self, person: int | None) -> list[Face]:
        """A person's faces, best first; the unsorted ones for None. Raises UnknownItem."""
        return self._repository.faces(person)

    def has_faces(self) -> bool:
        """Whether any face is known."""
        return self._repository.counts()["faces"] > 0

    def photo_paths(self) -> dict[int, list[Path]]:
        """Where each photo lies, by its number; those at hand before those offline."""
        return self._repository.photo_paths()

    def records(self) -> list[FaceRecord]:
        """Every visible face with its photo and person, but those of ignored people."""
        return self._repository.records()

    def crop(self, face: int) -> bytes:
        """A face as a small JPEG. Raises UnknownItem."""
        return self._repository.crop(face)

    def face_ids(
        self, person: int | None, order: FaceOrder = FaceOrder.QUALITY
    ) -> NDArray[np.int64]:
        """The numbers of a person's faces, or of the unsorted ones: (n,). Raises UnknownItem."""
        from photoclust.engine.face_order import ordered

        if order in (FaceOrder.QUALITY, FaceOrder.DATE):
            return self._repository.face_ids(person, by_date=order is FaceOrder.DATE)
        return ordered(self._repository, person, order, self._model)

    def face_details(self, ids: Iterable[int]) -> list[Face]:
        """Visible faces in the order asked for; what is not there any more is left out."""
        return self._repository.face_details(ids)

    def crops(self, ids: Iterable[int]) -> dict[int, bytes]:
        """Faces as small JPEGs, by number; what is not there any more is left out."""
        return self._repository.crops(ids)

    # Photos

    def photo(self, photo: int) -> PhotoInfo:
        """A photo and who is in it. Raises UnknownItem."""
        return self._repository.photo(photo)

    def photos_of(self, person: int | None) -> list[PhotoInfo]:
        """The photos a person is in, or those with unsorted faces, oldest first; UnknownItem."""
        return self._repository.photos_of(person)

    def photo_ids(self, person: int | None = None, folder: Path | None = None) -> NDArray[np.int64]:
        """All photos, or those a person is in, those below a folder, oldest first: (n,).

        Raises UnknownItem.
        """
        return self._repository.photo_ids(person, folder)

    def photo_details(self, ids: Sequence[int]) -> list[PhotoInfo]:
        """These photos, in this order; those that are gone are left out."""
        return self._repository.photo_details(ids)

    def people_below(self, folder: Path) -> set[int]:
        """Who has a face in a photo below this folder."""
        return self._repository.people_below(folder)

    def companions(self, person: int, limit: int = 12) -> list[Companion]:
        """Who is most often in a person's photos. Raises UnknownItem."""
        return self._repository.companions(person, limit)

    # Decisions

    def apply(self, edit: Edit) -> Patch:
        """Carry out a decision; returns its inverse. Raises EditError and UnknownItem."""
        return self._repository.apply(edit)

    def undo(self) -> Entry:
        """Take back the latest decision. Raises NothingToUndo."""
        return self._repository.history.undo()

    def redo(self) -> Entry:
        """Make again what was undone last. Raises NothingToUndo."""
        return self._repository.history.redo()

    def undo_to(self, entry: int) -> list[Entry]:
        """Take back all that was decided after an entry, or everything for 0; latest first.

        Raises NothingToUndo, and UnknownItem for an entry that is not done.
        """
        return self._repository.history.undo_to(entry)

    def redo_to(self, entry: int) -> list[Entry]:
        """Make again what was undone, up to and including an entry. Raises UnknownItem."""
        return self._repository.history.redo_to(entry)

    def history(self, limit: int = 100) -> list[Entry]:
        """The latest decisions, latest first."""
        return self._repository.history.entries(limit)

    # Taking it out

    def plan_albums(
        self,
        out: Path,
        *,
        people: Collection[int] = (),
        named_only: bool = False,
        together: bool = False,
    ) -> AlbumPlan:
        """What an export of albums would write: of these people, or of all that are shown.

        Raises UnknownItem and ExportError.
        """
        from photoclust.export.albums import plan_albums
        from photoclust.export.os_errors import explained

        records = self._records(people, named_only)
        with explained(out):
            absolute = Path(os.path.abspath(out))
        return plan_albums(records, absolute, together=together)

    def export_albums(
        self, plan: AlbumPlan, link: Link | None = None, job: Job | None = None
    ) -> AlbumReport:
        """Carry out a plan; copies unless told otherwise. Raises ExportError."""
        from photoclust.export.albums import Link, write_albums

        return write_albums(plan, link=link or Link.COPY, job=job)

    def export_table(self, target: Path, *, replace: bool = False) -> int:
        """Write one row per face as CSV or JSON; the number of rows. Raises ExportError."""
        from photoclust.export.tables import write_table

        return write_table(self.records(), target, replace=replace)

    # Health

    def doctor(self) -> Diagnosis:
        """The device, the versions, the weights and the library, looked at closely."""
        try:
            there = os.access(self.path, os.F_OK)
            return examine(self._repository if there else None, self.settings)
        except LibraryError as error:
            rest = examine(None, self.settings)
            return replace(rest, problems=(str(error), *rest.problems))

    def devices(self) -> dict[str, str]:
        """Every device by its name, with why it cannot be chosen; empty when it can."""
        preload_torch()
        from photoclust.faces.device import obstacles

        return obstacles()

    def counts(self) -> dict[str, int]:
        """How many photos, faces, people and so on the library holds."""
        return self._repository.counts()

    def unsorted_count(self) -> int:
        """How many visible faces are with nobody."""
        return self._repository.unsorted_count()

    def back_up(self, target: Path) -> None:
        """Write a copy of the library to a new file, and read it again to be sure of it.

        Raises LibraryError when something is there already, or the copy is not sound.
        """
        self._repository.database.back_up(target)

    # Inside

    def _records(self, people: Collection[int], named_only: bool) -> list[FaceRecord]:
        known = {person.id: person for person in self.people()}
        for person in people:
            self._repository.faces(person)  # raises for a person who is not there
        chosen = {
            p.id
            for p in known.values()
            if (p.id in people or not people)
            and p.state is PersonState.VISIBLE
            and (p.name is not None or not named_only)
        }
        return [r for r in self.records() if r.face.person_id in chosen]
