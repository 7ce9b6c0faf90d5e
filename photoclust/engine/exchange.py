"""Libraries in and out: what was decided as files, and another library joined to this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from photoclust.engine.attempt import version_of
from photoclust.engine.context import EngineContext
from photoclust.errors import LibraryError, UnknownItem
from photoclust.library.adoption import AdoptedFace, adopt, decide
from photoclust.library.repository import NewPhoto, Repository
from photoclust.messages import Message
from photoclust.paths import absolute
from photoclust.types import Box, DateSource, Detection, FoundFace

if TYPE_CHECKING:
    from photoclust.interchange.content import FaceContent, LibraryContent, PhotoContent
    from photoclust.interchange.merging import Merge
    from photoclust.interchange.people_matching import PersonQuestion


@dataclass(frozen=True)
class JoinReport:
    """What joining a library does, or would do.

    `photos` and `faces` are new here; `decided`: so many faces are decided about anew. `known` and
    `new`: how many of its people are known here, and how many are not. `questions`: whether
    somebody of theirs is somebody of ours; unanswered, they stay two. `conflicts`: where the two
    disagree; what was decided here stays. `folders` of theirs that are there, and are scanned from
    now on.
    """

    photos: int
    faces: int
    decided: int
    known: int
    new: int
    questions: tuple[PersonQuestion, ...]
    conflicts: tuple[Message, ...]
    folders: tuple[Path, ...]


class Exchange:
    """Other libraries, and files for other programs."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def export(self, folder: Path) -> int:
        """Write all that was decided as documented files into a folder: see
        `photoclust.interchange.json_lines`. Returns how many faces they hold.

        Raises LibraryError when an export is there already, or it cannot be written.
        """
        from photoclust.interchange.json_lines import write_library
        from photoclust.interchange.library_content import content_of

        with self._context.repository.database.reading() as connection:
            content = content_of(connection, self._model(self._context.repository))
        write_library(content, folder, f"photoclust {version_of('photoclust')}")
        return len(content.faces)

    def preview(self, other: Path, answers: Mapping[int, int | None] | None = None) -> JoinReport:
        """What `join` would do."""
        with self._opened(other) as theirs:
            merge, folders = self._merged(theirs, answers), self._folders(theirs)
            return _report(merge, folders)

    def join(self, other: Path, answers: Mapping[int, int | None] | None = None) -> JoinReport:
        """Join another library, or the files of an exported one, to this one; it stays as it is.

        The same photos are known by their pictures, the same people by their faces, else by name
        and likeness. `answers`: people of theirs with ours whom they are, None for nobody known
        here. What was decided in either is kept, as one entry of the history; photos that are new
        appear when a scan finds them.

        Raises LibraryError when the other cannot be read, or is this one.
        """
        repository = self._context.repository
        with self._context.scan_lock(), self._opened(other) as theirs:
            folders = self._folders(theirs)
            with repository.database.writing(durable=True) as connection:
                merge = self._merged(theirs, answers)
                new_photos = [_new_photo(photo) for photo in merge.matches.new_photos]
                stored = adopt(
                    connection, repository.photos, new_photos, list(_new_faces(theirs, merge))
                )
                message = Message.of("library-joined", name=other.name, count=merge.decided)
                decide(connection, repository.history, merge.writes, stored, message)
            for folder in folders:
                repository.files.add_root(folder)
        return _report(merge, folders)

    def _merged(self, theirs: LibraryContent, answers: Mapping[int, int | None] | None) -> Merge:
        from photoclust.interchange.library_content import content_of
        from photoclust.interchange.merging import merged

        repository = self._context.repository
        with repository.database.reading() as connection:
            ours = content_of(connection, theirs.model)
        for number in (answers or {}).values():
            if number is not None and number not in ours.people_by_number:
                raise UnknownItem("no-such-person", person=number)
        return merged(ours, theirs, self._context.base_calibration.threshold, answers)

    def _folders(self, theirs: LibraryContent) -> tuple[Path, ...]:
        known = self._context.repository.files.roots()
        found = (Path(path) for path in theirs.folders)
        return tuple(
            path
            for path in found
            if path.is_absolute()
            and path.is_dir()
            and not any(path.is_relative_to(root) for root in known)
        )

    @contextmanager
    def _opened(self, other: Path) -> Iterator[LibraryContent]:
        """The content of a library's file, or of a folder with an exported one."""
        from photoclust.interchange.json_lines import read_library
        from photoclust.interchange.library_content import content_of

        other = absolute(other)
        if other.is_dir():
            yield read_library(other)
            return
        if other.exists() and self._context.path.exists() and other.samefile(self._context.path):
            raise LibraryError("join-itself", path=other)
        repository = Repository(other, create=False)
        try:
            with repository.database.reading() as connection:
                model = self._model(repository)
                yield content_of(connection, model, lambda face: _crop(repository, face))
        finally:
            repository.close()

    def _model(self, repository: Repository) -> str:
        from photoclust.interchange.library_content import newest_model

        with repository.database.reading() as connection:
            return newest_model(connection)


def _report(merge: Merge, folders: tuple[Path, ...]) -> JoinReport:
    return JoinReport(
        photos=len(merge.matches.new_photos),
        faces=len(merge.new_faces),
        decided=merge.decided,
        known=merge.same,
        new=merge.new,
        questions=merge.questions,
        conflicts=merge.conflicts,
        folders=folders,
    )


def _new_photo(photo: PhotoContent) -> NewPhoto:
    """Without its faces, which keep their order."""
    known = set(DateSource)
    return NewPhoto(
        photo.size,
        photo.digest,
        photo.width,
        photo.height,
        photo.date,
        photo.detector,
        photo.embedder,
        (),
        photo.picture,
        photo.orientation or 1,
        DateSource(photo.date_source) if photo.date_source in known else None,
    )


def _new_faces(theirs: LibraryContent, merge: Merge) -> Iterator[AdoptedFace]:
    """In the order of the numbers below zero that stand for them."""
    places = {photo.id: -n for n, photo in enumerate(merge.matches.new_photos, start=1)}
    here = {face.id: (photo, box) for face, photo, box in merge.matches.new_faces}
    faces = {face.id: face for face in theirs.faces}
    for number in merge.new_faces:
        face = faces[number]
        photo, box = here.get(number, (places.get(face.photo, 0), face.box))
        yield AdoptedFace(photo, _found(theirs, face, box), face.drawn, theirs.model)


def _found(theirs: LibraryContent, face: FaceContent, box: Box) -> FoundFace:
    # It takes OpenCV and Pillow, without which the window starts.
    from photoclust.photos.thumbnails import blank_crop

    landmarks = np.array(face.landmarks, np.float32).reshape(5, 2)
    detection = Detection(box, landmarks, face.score)
    vector = theirs.vectors[face.vector or 0]
    return FoundFace(detection, face.quality, vector, theirs.crop(face.id) or blank_crop())


def _crop(repository: Repository, face: int) -> bytes | None:
    try:
        return repository.faces.crop(face)
    except UnknownItem:
        return None
