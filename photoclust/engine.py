"""The facade that the window, the command line and scripts all call.

Synchronous. Long calls take a `Job` to watch and to stop them by. Nothing here imports the
networks before they are needed, so naming a person takes no longer than the library does.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.doctor import Diagnosis, examine
from photoclust.errors import (
    EditError,
    FolderError,
    LibraryError,
    NoFace,
    SettingError,
    UnreadablePhoto,
)
from photoclust.job import Job
from photoclust.library.edits import Edit, Patch, Split
from photoclust.paths import default_library
from photoclust.settings import Settings
from photoclust.types import (
    Box,
    Companion,
    Face,
    FaceOrder,
    FaceRecord,
    Failure,
    Person,
    PersonState,
    PhotoInfo,
    Question,
    ScanReport,
)
from photoclust.workshop import Workshop

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.export.albums import AlbumPlan, AlbumReport, Link
    from photoclust.faces.analysis import AnalysedFace
    from photoclust.library.history import Entry
    from photoclust.regrouping import Regrouping


@dataclass(frozen=True)
class Grouping:
    """What a clustering proposed. Counts are faces, but for `people`, the groups they are in."""

    people: int
    grouped: int
    unsorted: int


@dataclass(frozen=True)
class Verification:
    """Whether two photos show one person. `distance` and `threshold` in squared L2;
    `probability` 0 to 1; `faces`: how many faces each photo has, the largest of which counts."""

    same: bool
    distance: float
    threshold: float
    probability: float
    faces: tuple[int, int]


@dataclass(frozen=True)
class Guess:
    """Somebody known whom a face may be. `distance` in squared L2, `probability` 0 to 1;
    `votes` of the nearest named faces are theirs."""

    person_id: int
    name: str
    probability: float
    distance: float
    votes: int


@dataclass(frozen=True)
class Identification:
    """A face in a photo and who it may be, likeliest first; nobody known when empty."""

    box: Box
    guesses: tuple[Guess, ...]


class Engine(Workshop):
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

    # Looking at photos

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
        from photoclust.ingest import Ingest

        job = job or Job()
        roots = [checked_folder(folder) for folder in folders]
        if not roots and not self._repository.roots():
            raise FolderError("No folder was ever scanned", "name one: photoclust scan FOLDER")
        # Before anything is written: the device may not be there, or the weights be damaged.
        analyser = self._analyser
        known = self._repository.roots()
        with self._alone():
            for root in roots:
                if not any(root.is_relative_to(other) for other in known):
                    self._repository.add_root(root)
            workers = self.settings.workers or min(4, os.cpu_count() or 1)
            ingest = Ingest(
                self._repository,
                analyser,
                self.settings,
                workers,
                job,
                inherit_reach=self._base_calibration.threshold,
                again=again,
                settle=(lambda: self._settle(job)) if group else None,
            )
            return ingest.run(_outermost(roots or known))

    def failures(self) -> list[Failure]:
        """The files that could not be read, with the reasons."""
        return self._repository.failures()

    def roots(self) -> list[Path]:
        """The folders that were ever scanned."""
        return self._repository.roots()

    def verify(self, one: Path, other: Path) -> Verification:
        """Whether the largest faces of two photos are the same person's.

        Raises UnreadablePhoto and NoFace.
        """
        from photoclust.people.recognition import probability

        calibration = self._calibration
        found = [self._faces_in(path) for path in (one, other)]
        a, b = (max(faces, key=lambda f: f.detection.box.area).embedding for faces in found)
        distance = float(((a - b) ** 2).sum())
        return Verification(
            same=distance < calibration.threshold,
            distance=distance,
            threshold=calibration.threshold,
            probability=float(probability(distance, calibration)),
            faces=(len(found[0]), len(found[1])),
        )

    def identify(self, photo: Path, neighbours: int = 5) -> list[Identification]:
        """Who the faces in a photo are, judged by the named faces nearest to each.

        The photo need not be in the library, and does not enter it. Faces from left to
        right. Raises UnreadablePhoto, NoFace, and EditError when nobody is named yet.
        """
        from photoclust.people.recognition import recognise

        if neighbours < 1:
            raise SettingError(f"The number of neighbours is {neighbours}", "choose 1 or more")
        names = {p.id: p.name for p in self.people() if p.name is not None}
        faces = self._repository.face_set(self._model)
        import numpy as np

        named = np.isin(faces.people, list(names)) & faces.confirmed
        if not named.any():
            raise EditError("Nobody has a name yet", "name people first: photoclust name 1 Anna")
        known, people = faces.embeddings[named], faces.people[named]
        found = sorted(self._faces_in(photo), key=lambda face: face.detection.box.x)
        return [
            Identification(
                face.detection.box,
                tuple(
                    Guess(c.person, names[c.person] or "", c.probability, c.distance, c.votes)
                    for c in recognise(face.embedding, known, people, self._calibration, neighbours)
                ),
            )
            for face in found
        ]

    # Grouping

    def cluster(
        self, method: str = "hdbscan", people: int | None = None, job: Job | None = None
    ) -> Grouping:
        """Propose people for all faces that nobody has decided about; undoable.

        method: "hdbscan", "kmeans" (which needs the number of `people`) or "linkage".
        Confirmed faces stay where they are and draw their look-alikes along. Raises
        SettingError for a method or number that does not fit.
        """
        preview = self.regrouping(method, people, job).at(0, job)
        self.apply(preview.edit)
        return Grouping(preview.people, preview.grouped, preview.unsorted)

    def regrouping(
        self, method: str = "hdbscan", people: int | None = None, job: Job | None = None
    ) -> Regrouping:
        """The same to look at first, coarser or finer; the edit of a preview makes it so.

        Raises SettingError for a method or number that does not fit.
        """
        job = job or Job()
        job.begin("grouping")
        return self._regrouping(method, people, job)

    def _regrouping(self, method: str, people: int | None, job: Job) -> Regrouping:
        from photoclust.people import grouping
        from photoclust.regrouping import Regrouping
        from photoclust.reviewing import as_faces

        ground = grouping.prepare(
            as_faces(self._repository.face_set(self._model)),
            self._repository.exclusions(),
            self._calibration,
            method=method,
            people=people,
            check=job.check,
        )
        return Regrouping(ground, method)

    def _settle(self, job: Job) -> None:
        preview = self._regrouping("hdbscan", None, job).at(0, job)
        self._repository.settle(preview.edit.placed)

    def divide(self, person: int) -> list[Edit]:
        """Cluster one person alone, more finely, and split off what does not belong together.

        The largest part stays the person. Returns the splits made, none when the faces all
        hold together; each is undoable by itself. Raises UnknownItem.
        """
        import numpy as np

        from photoclust.people import grouping

        own = {face.id for face in self.faces(person)}
        faces = self._repository.face_set(self._model)
        rows = np.isin(faces.ids, list(own))
        labels = grouping.divide(faces.embeddings[rows], faces.photos[rows], self._calibration)
        ids = faces.ids[rows]
        splits: list[Edit] = [
            Split(person, tuple(int(i) for i in ids[labels == label]))
            for label in range(1, int(labels.max(initial=0)) + 1)
        ]
        for split in splits:
            self.apply(split)
        return splits

    # Asking

    def questions(
        self, limit: int = 50, person: int | None = None, job: Job | None = None
    ) -> list[Question]:
        """What is worth asking: which groups and faces may be somebody's, surest first.

        About one `person`, or about all who have a name; while nobody has, which of the largest
        groups are one person. What was answered before is not asked again. Raises UnknownItem.
        """
        from photoclust.people import review
        from photoclust.reviewing import album

        if person is not None:
            self._repository.require(person)
        known = album(self._repository, self._model)
        check = (job or Job()).check
        return review.questions(known, self._calibration, limit, person, check)

    def proposals(self, person: int, limit: int = 6, job: Job | None = None) -> list[Question]:
        """Who else, named or not, may be the same as this person. Raises UnknownItem."""
        from photoclust.people import review
        from photoclust.reviewing import album

        self._repository.require(person)
        known = album(self._repository, self._model)
        check = (job or Job()).check
        return review.proposals(known, self._calibration, person, limit, check)

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
        from photoclust.viewing import ordered

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
        from photoclust.export.trouble import explained

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
        from photoclust.faces.device import obstacles

        return obstacles()

    def counts(self) -> dict[str, int]:
        """How many photos, faces, people and so on the library holds."""
        return self._repository.counts()

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

    def _faces_in(self, path: Path) -> list[AnalysedFace]:
        from photoclust.photos import content, decode, scan

        try:
            picture = decode.decode(
                content.read(path).data,
                at_least=self.settings.detection_size,
                max_pixels=self.settings.max_pixels,
                raw=scan.is_raw(path),
            )
        except UnreadablePhoto as error:
            raise UnreadablePhoto(f"{path}: {error.message}", error.hint) from error
        faces = self._analyser.analyse([picture.pixels])[0]
        if not faces:
            raise NoFace(f"No face was found in {path}", "try a larger or sharper photo")
        return [replace(f, embedding=self._adapted(f.embedding[None])[0]) for f in faces]


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
