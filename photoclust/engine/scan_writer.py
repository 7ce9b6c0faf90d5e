"""What a scan has read, written into the library in transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from photoclust.engine.known_photos import KnownBy
from photoclust.engine.old_photos import OldPhoto
from photoclust.library.inheritance import pass_on_covers
from photoclust.library.photo_identity import (
    FileFacts,
    find_photo,
    is_somewhere,
    is_upright_elsewhere,
    recognise,
    take_facts,
)
from photoclust.library.remarks import put_remark
from photoclust.library.repository import NewPhoto, Repository, StoredFile
from photoclust.messages import Message
from photoclust.photos import scan
from photoclust.types import Dated, Failure, Floats, FoundFace, ScanReport


@dataclass(frozen=True)
class ReadFile:
    """A file that was read. `known_by` None: it could not be, for `failure`, or the job was
    cancelled before its turn. `orientation` and `dated`: what it says about its photo. `photo`
    None: the picture is known. `carried`: the faces drawn in the photo that the file showed before,
    by their numbers, as they are in the picture that it shows now. `kept`: likewise faces of the
    known photo, embedded by today's network. `former`: embeddings of the faces that the file showed
    before, if another network had embedded them. `old`: the photos of an old library that it may
    show. `forgotten`: it shows a photo that was erased."""

    file: scan.SeenFile
    known_by: KnownBy | None
    orientation: int
    dated: Dated | None
    photo: NewPhoto | None = None
    failure: Failure | None = None
    forgotten: bool = False
    carried: Sequence[tuple[int, FoundFace]] = ()
    kept: Mapping[int, FoundFace] = field(default_factory=dict)
    former: Mapping[int, Floats] = field(default_factory=dict)
    old: Sequence[OldPhoto] = ()


class ScanWriter:
    """Writes files and their photos. `before`: the files as the library knew them.

    `inherit_reach`: squared L2 up to which the faces of a changed file are those it had.
    `attempt`: with what files are read this time.
    """

    def __init__(
        self,
        repository: Repository,
        before: Mapping[Path, StoredFile],
        model: str,
        inherit_reach: float,
        attempt: str = "",
    ) -> None:
        self._repository = repository
        self._before = before
        self._model = model
        self._inherit_reach = inherit_reach
        self._attempt = attempt

    def write(self, files: Sequence[ReadFile], report: ScanReport) -> ScanReport:
        """Write files in one transaction; the report with these files counted.

        The one given stays as it is, so that nothing is counted that was not written.
        """
        report = replace(
            report,
            failures=list(report.failures),
            left_behind=list(report.left_behind),
            remarks=list(report.remarks),
            arrived=list(report.arrived),
        )
        with self._repository.database.writing() as connection:
            for read in files:
                self._write_one(connection, read, report)
            pass_on_covers(connection)
        return report

    def _write_one(
        self, connection: sqlite3.Connection, read: ReadFile, report: ScanReport
    ) -> None:
        file = read.file
        before = self._before.get(file.path)
        if read.failure is not None:
            report.failures.append(read.failure)
            # A photo that cannot be read any more keeps its people.
            photo_id = before.photo_id if before else None
        elif read.forgotten:
            photo_id = None
        elif read.known_by is None:
            return
        else:
            photo_id = self._photo_id(connection, read, read.known_by, report)
            self._count(connection, report, file.path, photo_id)
            report.faces += len(read.photo.faces) if read.photo else 0
            if read.photo and read.photo.remark:
                report.remarks.append(Failure(file.path, "remark", read.photo.remark))
        self._repository.files.put(
            connection,
            *(file.path, file.size, file.mtime_ns, photo_id, read.failure),
            orientation=None if read.failure else read.orientation,
            dated=None if read.failure else read.dated,
            tried=self._attempt if read.failure else None,
        )

    def _photo_id(
        self, connection: sqlite3.Connection, read: ReadFile, by: KnownBy, report: ScanReport
    ) -> int:
        """The photo that a file shows, with all that was read of it stored."""
        before = self._before.get(read.file.path)
        shown = before.photo_id if before else None
        known = find_photo(connection, by.whole, by.picture, shown)
        recognised = self._recognised(connection, read, by, known, shown)
        known = recognised or known
        if known is None:
            assert read.photo is not None
            return self._new_photo(connection, read, read.photo, shown, report)
        assert read.dated is not None
        said = before.dated if before and shown == known else None
        facts = FileFacts(read.file.path, read.orientation, read.dated, said)
        take_facts(connection, known, by.picture, facts)
        # Of one that was recognised the faces are known; if it is due, the next scan sees to it.
        if read.photo and not recognised and not is_upright_elsewhere(connection, known, facts):
            self._repository.photos.renew(connection, known, read.photo, read.kept)
        return known

    def _recognised(
        self,
        connection: sqlite3.Connection,
        read: ReadFile,
        by: KnownBy,
        known: int | None,
        shown: int | None,
    ) -> int | None:
        """The photo of an old library that a file shows, unless it rather shows a known one."""
        if not read.old or (known is not None and known == shown):
            return None
        old = {photo.id: photo.turn for photo in read.old}
        if known is None or shown in old or is_somewhere(connection, known):
            assert by.whole is not None  # as the picture was unknown
            return recognise(connection, old, *by.whole, shown)
        return None

    def _new_photo(
        self,
        connection: sqlite3.Connection,
        read: ReadFile,
        photo: NewPhoto,
        shown: int | None,
        report: ScanReport,
    ) -> int:
        """Store a photo. `shown`: the one that the file showed before."""
        new = self._repository.photos.add(connection, photo)
        if shown is None:
            return new
        lost = self._repository.photos.inherit(
            connection, shown, new, self._model, self._inherit_reach, read.carried, read.former
        )
        if lost:
            message = Message.of("faces-left-behind", count=lost)
            put_remark(connection, new, message)
            report.left_behind.append(Failure(read.file.path, "remark", message))
        return new

    def _count(
        self, connection: sqlite3.Connection, report: ScanReport, path: Path, photo_id: int
    ) -> None:
        """Tell new, changed, moved, copied and merely touched files apart."""
        before = self._before.get(path)
        if before and before.photo_id is not None:
            if before.photo_id == photo_id:
                report.unchanged += 1
            else:
                report.changed += 1
            return
        others = self._repository.files.paths_of(connection, photo_id) - {path}
        gone = {other for other in others if not os.path.lexists(other)}
        self._repository.files.set_gone(connection, gone)
        if not others:
            report.new += 1
            report.arrived.append(photo_id)
        elif gone:
            report.moved += 1
        else:
            report.copies += 1
