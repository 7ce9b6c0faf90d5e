"""From folders to faces in the library, in batches that survive any interruption.

Threads read and decode ahead while the networks work on the pictures at hand. Every few
seconds what is finished goes into the library in one transaction, so whatever happens, only
the last few seconds are ever done again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from photoclust.engine.prefetch import ahead
from photoclust.errors import Cancelled, UnreadablePhoto
from photoclust.faces.analysis import AnalysedFace, Analyser
from photoclust.job import Job
from photoclust.library.repository import NewPhoto, Repository, StoredFile
from photoclust.photos import content, decode, metadata, scan, thumbnails
from photoclust.settings import Settings
from photoclust.types import Failure, FoundFace, ScanReport

COMMIT_SECONDS = 2.0
ANOTHER = -1
"""A size that no file has: one that is known by it is read again."""
Identity = tuple[int, bytes]


@dataclass(frozen=True)
class _Opened:
    """A file after its turn in a thread: a picture, a known content, or a failure."""

    file: scan.SeenFile
    identity: Identity | None = None
    picture: decode.Picture | None = None
    failure: Failure | None = None


@dataclass(frozen=True)
class _Finished:
    """What is to be written for one file. `photo` None: the content is known, or unreadable."""

    opened: _Opened
    photo: NewPhoto | None = None


class Ingest:
    """One scan of one library.

    `again`: look anew at photos that are known, as after a change of settings. `settle` is
    called, now and then and at the end, when there are new faces to group.
    """

    def __init__(
        self,
        repository: Repository,
        analyser: Analyser,
        settings: Settings,
        workers: int,
        job: Job,
        *,
        inherit_reach: float,
        again: bool = False,
        settle: Callable[[], None] | None = None,
    ) -> None:
        self._repository = repository
        self._analyser = analyser
        self._settings = settings
        self._workers = workers
        self._job = job
        self._inherit_reach = inherit_reach
        self._again = again
        self._settling = Settling(settle) if settle else None
        # A few pictures keep a CPU busy, and let it stop within a moment.
        self._batch = 4 if analyser.detector.device.type == "cpu" else 32
        photos = repository.known_photos()
        self._known = {identity: photo_id for identity, (photo_id, _) in photos.items()}
        # Another embedding network than last time: the old embeddings say nothing to it.
        self._outdated = {
            photo_id
            for photo_id, method in photos.values()
            if not method.endswith(f" {analyser.model}")
        }
        self._before: dict[Path, StoredFile] = {}
        self._states: list[tuple[Path, str]] = []
        self._missing: set[Path] = set()
        self._report = ScanReport()

    def run(self, folders: Sequence[Path]) -> ScanReport:
        """Scan folders. When the job is cancelled, what was done so far stays and is reported."""
        return self._carried_out(
            lambda: [file for folder in folders for file in self._compared(folder)]
        )

    def look_again(self, paths: Sequence[Path]) -> ScanReport:
        """Read these files of the library again, and nothing else."""
        return self._carried_out(lambda: self._there(paths))

    def _carried_out(self, choose: Callable[[], list[scan.SeenFile]]) -> ScanReport:
        began = time.monotonic()
        listed = frozenset(self._repository.failures())
        try:
            to_read = choose()
            self._job.begin("photos", total=len(to_read))
            self._read(to_read)
            self._repository.set_file_states(self._states)
            self._report.missing -= len(self._missing & self._repository.forget_moved())
            # Also faces that an earlier scan found and left ungrouped when it was stopped.
            if self._settling and self._repository.has_ungrouped():
                self._settling.now(self._report.faces)
        except Cancelled:
            self._report.cancelled = True
        self._report.new_failures = [f for f in self._report.failures if f not in listed]
        self._report.seconds = time.monotonic() - began
        return self._report

    def _there(self, paths: Sequence[Path]) -> list[scan.SeenFile]:
        """Those of the library's files that are there; the others are noted as missing."""
        self._before = {file.path: file for file in self._repository.files_at(paths)}
        closed = self._repository.closed().intersection(paths)
        to_read = []
        for path in self._before.keys() - closed:
            self._job.check()
            try:
                to_read.append(scan.seen(path))
            except FileNotFoundError:
                self._note_missing(path)
            except OSError as error:
                self._report.failures.append(scan.failure(path, error))
        for path in closed:
            to_read += self._opened_up(path)
        return sorted(to_read, key=lambda file: file.path)

    def _note_missing(self, path: Path) -> None:
        self._states.append((path, "missing"))
        self._missing.add(path)
        self._report.missing += 1

    def _opened_up(self, path: Path) -> list[scan.SeenFile]:
        """What is to be read of a folder or file that could not be looked into."""
        found, failures = [], []
        try:
            if path.is_dir():
                with os.scandir(path):
                    pass  # it can be listed now
                return self._compared(path)
            found.append(scan.seen(path))
        except OSError as error:
            # A link to nowhere is not found either, and still there.
            if not isinstance(error, FileNotFoundError) or os.path.lexists(path):
                failures.append(scan.failure(path, error))
            elif path in self._before:
                self._note_missing(path)
        self._repository.set_closed(path, failures)
        self._report.failures += failures
        return found

    def _compared(self, folder: Path) -> list[scan.SeenFile]:
        """Walk a folder, note what is gone or out of reach, and return what is to be read."""
        self._job.begin("looking for photos")
        stored = {file.path: file for file in self._repository.files_below(folder)}
        # What was gone before does not come back because a folder is out of reach.
        left = {path for path, file in stored.items() if file.state != "missing"}
        if not scan.is_reachable(folder, had_files=bool(left)):
            self._states += [(path, "offline") for path in left]
            self._report.offline += len(left)
            gone = [] if stored else [Failure(folder, "scan", "This folder is gone")]
            self._repository.set_closed(folder, gone)
            self._report.failures += gone
            return []
        known = {
            path: scan.KnownFile(path, ANOTHER if self._is_due(file) else file.size, file.mtime_ns)
            for path, file in stored.items()
        }
        unreadable: list[Failure] = []
        seen = list(self._counted(scan.walk(folder, unreadable.append, self._job)))
        comparison = scan.compare(seen, known, [failure.path for failure in unreadable])
        self._repository.set_closed(folder, unreadable)
        self._states += [(path, "missing") for path in comparison.missing]
        offline = left.intersection(comparison.offline)
        self._states += [(path, "offline") for path in offline]
        self._states += [(path, "present") for path in comparison.unchanged]
        self._before |= stored
        self._missing.update(comparison.missing)
        self._report.unchanged += len(comparison.unchanged)
        self._report.missing += len(comparison.missing)
        self._report.offline += len(offline)
        self._report.failures += unreadable
        self._report.failures += [
            failure for path in comparison.unchanged if (failure := stored[path].failure)
        ]
        return comparison.to_read

    def _is_due(self, file: StoredFile) -> bool:
        """Whether a file is to be read again though size and time are the same."""
        # What keeps a file from being read may pass; what keeps it from being decoded stays.
        unread = file.failure is not None and file.failure.stage == "read"
        return unread or self._is_outdated(file.photo_id)

    def _is_outdated(self, photo_id: int | None) -> bool:
        """Whether a photo is to be looked at again though it has not changed."""
        return self._again or photo_id in self._outdated

    def _counted(self, files: Iterable[scan.SeenFile]) -> Iterator[scan.SeenFile]:
        for file in files:
            self._job.report(done=1, current=file.path.name)
            yield file

    def _read(self, files: list[scan.SeenFile]) -> None:
        """Read, look at and store files; on the way out, whatever the cause, store what is done."""
        finished: list[_Finished] = []
        last_commit = time.monotonic()
        opened = ahead(
            self._open,
            files,
            workers=self._workers,
            most=2 * self._workers + self._batch,
            check=self._job.check,
        )
        try:
            while batch := list(islice(opened, self._batch)):
                self._job.check()
                finished += self._looked_at(batch)
                if time.monotonic() - last_commit >= COMMIT_SECONDS:
                    self._store(finished)
                    if self._settling:
                        self._settling.consider(self._report.faces)
                    finished, last_commit = [], time.monotonic()
        finally:
            opened.close()
            self._store(finished)

    def _open(self, file: scan.SeenFile) -> _Opened:
        """Read and decode a file, in one of the threads that work ahead."""
        if self._job.cancelled:
            return _Opened(file)
        stage = "read"
        try:
            data = content.read(file.path)
            identity = (len(data.data), data.digest)
            if identity in self._known and not self._is_outdated(self._known[identity]):
                return _Opened(file, identity)
            stage = "decode"
            picture = decode.decode(
                data.data,
                at_least=self._settings.detection_size,
                max_pixels=self._settings.max_pixels,
                raw=scan.is_raw(file.path),
            )
            return _Opened(file, identity, picture)
        except UnreadablePhoto as error:
            return _Opened(file, failure=Failure(file.path, stage, str(error)))

    def _looked_at(self, batch: list[_Opened]) -> list[_Finished]:
        """The networks' turn. The report of progress is here, as here the time goes."""
        with_picture = [opened for opened in batch if opened.picture is not None]
        faces = iter(self._analyser.analyse([o.picture.pixels for o in with_picture if o.picture]))
        finished = []
        for opened in batch:
            found = next(faces) if opened.picture is not None else []
            photo = self._new_photo(opened, found) if opened.picture is not None else None
            # Without the picture: it is large, and some seconds may pass until all is stored.
            finished.append(_Finished(replace(opened, picture=None), photo))
            self._job.report(
                done=1, bytes=opened.file.size, faces=len(found), current=opened.file.path.name
            )
        return finished

    def _new_photo(self, opened: _Opened, found: list[AnalysedFace]) -> NewPhoto:
        assert opened.picture is not None
        assert opened.identity is not None
        picture = opened.picture
        faces = [
            FoundFace(
                detection=face.detection.scaled(1 / picture.scale),
                quality=face.quality,
                embedding=face.embedding,
                crop=thumbnails.crop_face(picture.pixels, face.detection.box),
            )
            for face in found
        ]
        size, digest = opened.identity
        date = picture.taken or metadata.file_date(opened.file.mtime_ns)
        return NewPhoto(
            size, digest, picture.width, picture.height, date, self._analyser.method, faces
        )

    def _store(self, finished: list[_Finished]) -> None:
        if not finished:
            return
        report = replace(self._report, failures=list(self._report.failures))
        with self._repository.database.writing() as connection:
            for item in finished:
                self._store_one(connection, item, report)
        # Only now is it true.
        self._report = report

    def _store_one(
        self, connection: sqlite3.Connection, item: _Finished, report: ScanReport
    ) -> None:
        file, failure = item.opened.file, item.opened.failure
        before = self._before.get(file.path)
        if failure is not None:
            report.failures.append(failure)
            # A photo that cannot be read any more keeps its people.
            photo_id = before.photo_id if before else None
        elif item.opened.identity is None:
            return  # the job was cancelled before its turn
        else:
            photo_id = self._photo_id(connection, item)
            self._count(connection, report, file.path, photo_id)
            report.faces += len(item.photo.faces) if item.photo else 0
        self._repository.put_file(
            connection, file.path, file.size, file.mtime_ns, photo_id, failure
        )

    def _photo_id(self, connection: sqlite3.Connection, item: _Finished) -> int:
        identity = item.opened.identity
        assert identity is not None
        if item.photo is None:
            return self._known[identity]
        photo_id = self._repository.add_photo(connection, item.photo, self._analyser.model)
        before = self._before.get(item.opened.file.path)
        if before and before.photo_id is not None and before.photo_id != photo_id:
            self._repository.inherit(
                connection, before.photo_id, photo_id, self._analyser.model, self._inherit_reach
            )
        return photo_id

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
        others = self._repository.paths_of(connection, photo_id) - {path}
        gone = {other for other in others if not os.path.lexists(other)}
        self._repository.set_gone(connection, gone)
        if not others:
            report.new += 1
        elif gone:
            report.moved += 1
        else:
            report.copies += 1


class Settling:
    """When to group faces while a scan runs: soon at first, and never for long in all."""

    REST = 9
    """How many times as long as a grouping took the next one waits: a tenth of the time."""

    def __init__(self, settle: Callable[[], None]) -> None:
        self._settle = settle
        self._grouped = 0
        self._next = 0.0

    def consider(self, faces: int) -> None:
        """Group if there are new faces among the `faces` found so far, and it is time."""
        if faces != self._grouped and time.monotonic() >= self._next:
            self.now(faces)

    def now(self, faces: int) -> None:
        """Group, whatever the time."""
        began = time.monotonic()
        self._settle()
        ended = time.monotonic()
        self._grouped, self._next = faces, ended + self.REST * (ended - began)
