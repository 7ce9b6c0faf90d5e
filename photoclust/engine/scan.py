"""From folders to faces in the library, in batches that survive any interruption.

On a CPU every thread takes a photo from the file to its faces, on one core: no stage waits for
another. With a graphics card, threads read and decode ahead while the networks run on the current
batch. Finished files are written to the library every few seconds in one transaction, so an
interruption costs the last few seconds at most.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from photoclust.engine.attempt import attempt
from photoclust.engine.batches import Batches
from photoclust.engine.carried_faces import CarriedFaces
from photoclust.engine.context import EngineContext
from photoclust.engine.file_changes import FileChanges
from photoclust.engine.group_timer import GroupTimer
from photoclust.engine.kept_faces import KeptFaces
from photoclust.engine.known_photos import KnownBy, KnownPhotos
from photoclust.engine.old_photos import OldPhoto, OldPhotos
from photoclust.engine.photo_faces import PhotoFaces
from photoclust.engine.prefetch import Limit, prefetch
from photoclust.engine.reading_journal import ENDED, ENDS, ReadingJournal
from photoclust.engine.scan_grouping import ScanGrouping
from photoclust.engine.scan_writer import ReadFile, ScanWriter
from photoclust.errors import Cancelled, UnreadablePhoto
from photoclust.faces.analysis import Analyser
from photoclust.faces.cores import compute_on_one_core, intraop_threads, set_intraop_threads
from photoclust.job import Job
from photoclust.library.repository import NewPhoto, Repository
from photoclust.messages import Message
from photoclust.photos import content, dates, decode, scan
from photoclust.photos.budget import DECODING
from photoclust.settings import Settings
from photoclust.types import Dated, Failure, Floats, FoundFace, ScanReport

COMMIT_SECONDS = 2.0
FILE_SECONDS = 120.0
"""How long a file may be read and decoded, without the time in which it waits for memory."""

MOST_WORKERS = 8
"""Each has a photo and the networks' results for it in memory, some 200 MB."""
MOST_READERS = 4


@dataclass(frozen=True)
class _Opened:
    """A file that was read, with what it says about its photo; that photo decoded, unless it is
    known; or a failure. `source`: what the photo can be decoded from once more, finer; None when
    that could end the program. `faces`: those found, None while they have not been looked for;
    `kept`: see `ReadFile`."""

    file: scan.SeenFile
    known_by: KnownBy | None = None
    orientation: int = 1
    dated: Dated | None = None
    picture: decode.DecodedPhoto | None = None
    source: content.Source | None = None
    faces: Sequence[FoundFace] | None = None
    kept: Mapping[int, FoundFace] = field(default_factory=dict)
    failure: Failure | None = None
    forgotten: bool = False


class Scan:
    """One scan of one library.

    `inherit_reach`: squared L2 up to which the faces of a changed file are those it had.
    `again`: look anew at photos that are known, as after a change of settings. `group` is
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
        group: ScanGrouping | None = None,
    ) -> None:
        self._repository = repository
        self._analyser = analyser
        self._journal = ReadingJournal(repository.database.path)
        self._photo_faces = PhotoFaces(analyser, settings, self._journal.noted)
        self._workers = workers
        self._job = job
        self._group = group
        self._grouping = GroupTimer(group) if group else None
        self._groups_meanwhile = True
        self._in_threads = analyser.detector.device.type == "cpu"
        self._batch = 1 if self._in_threads else 32
        self._max_pixels = settings.max_pixels
        self._stages: dict[Path, str] = {}
        self._report = ScanReport()
        self._known = KnownPhotos(repository, analyser, again=again)
        self._max_gib = settings.max_file_size
        self._attempt = attempt(settings)
        self._changes = FileChanges(repository, self._known, job, self._report, self._attempt)
        self._inherit_reach = inherit_reach
        self._old = OldPhotos(repository)
        self._kept = KeptFaces(repository, self._photo_faces)
        self._carried = CarriedFaces(repository, self._photo_faces, analyser.model, inherit_reach)

    def run(self, folders: Sequence[Path]) -> ScanReport:
        """Scan folders. When the job is cancelled, what was done so far stays and is reported."""
        return self._carried_out(
            lambda: [file for folder in folders for file in self._changes.below(folder)]
        )

    def retry(self, paths: Sequence[Path]) -> ScanReport:
        """Read these files of the library again, and nothing else."""
        return self._carried_out(lambda: self._changes.at(paths))

    def update(self) -> ScanReport:
        """Read the photos at hand that other networks have looked at, and nothing else.

        Files that are not there stay as they are: their drive may be away.
        """
        paths = self._repository.photos.outdated(
            self._analyser.detector_name, self._analyser.model
        ).values()
        return self.retry([path for path in paths if os.path.lexists(path)])

    def _carried_out(self, choose: Callable[[], list[scan.SeenFile]]) -> ScanReport:
        began = time.monotonic()
        listed = frozenset(self._repository.files.failures())
        try:
            to_read = self._ordered(choose())
            self._job.begin("photos", total=len(to_read))
            self._read(to_read)
            self._report.missing -= self._changes.write()
            # Also faces that an earlier scan found and left ungrouped when it was stopped.
            if self._grouping and self._repository.has_ungrouped():
                self._grouping.now(self._report.faces)
        except Cancelled:
            self._report.cancelled = True
        if self._group:
            self._report.joined = self._group.joined
        self._report.new_failures = [f for f in self._report.failures if f not in listed]
        self._report.seconds = time.monotonic() - began
        return self._report

    def _ordered(self, files: list[scan.SeenFile]) -> list[scan.SeenFile]:
        """What is new first, then the photos that other networks have looked at, the most urgent
        first."""
        urgency = {file.path: self._urgency(file) for file in files}
        # While they come one by one, some of a person's faces cannot be compared with the others.
        # So people are grouped only when all of them are there.
        self._groups_meanwhile = not any(urgency.values())
        return sorted(files, key=lambda file: urgency[file.path])

    def _urgency(self, file: scan.SeenFile) -> int:
        """0 for a file whose photo is not outdated, else the place in the order, from 1."""
        before = self._changes.before.get(file.path)
        place = self._known.urgency(before.photo_id) if before else None
        return 0 if place is None else place + 1

    def _read(self, files: list[scan.SeenFile]) -> None:
        """Read, analyse and store files. Finished files are stored even when an error ends the
        loop."""
        writer = ScanWriter(
            self._repository,
            self._changes.before,
            self._analyser.model,
            self._inherit_reach,
            self._attempt,
        )
        batches = Batches[_Opened, ReadFile](
            self._batch, COMMIT_SECONDS, self._analysed, lambda done: self._store(writer, done)
        )

        def meanwhile() -> None:
            self._job.check()
            batches.pass_time()
            self._consider_grouping()

        opened = prefetch(
            self._open,
            files,
            workers=self._workers,
            most=2 * self._workers + self._batch,
            check=meanwhile,
            prepare=compute_on_one_core if self._in_threads else None,
            limit=Limit(FILE_SECONDS, self._late, DECODING.waits, DECODING.give_up),
        )
        cores = intraop_threads()
        try:
            for one in opened:
                self._job.check()
                batches.add(one)
                del one  # it is large
                self._consider_grouping()
            batches.finish()
        finally:
            opened.close()
            set_intraop_threads(cores)
            self._journal.close()
            batches.store()

    def _store(self, writer: ScanWriter, finished: Sequence[ReadFile]) -> None:
        self._report = writer.write(finished, self._report)

    def _consider_grouping(self) -> None:
        if self._grouping and self._groups_meanwhile:
            self._grouping.consider(self._report.faces)

    def _late(self, file: scan.SeenFile) -> _Opened:
        """A file that nobody waits for any more."""
        problem = Message.of("file-takes-too-long", seconds=round(FILE_SECONDS))
        return _Opened(
            file, failure=Failure(file.path, self._stages.get(file.path, "read"), problem)
        )

    def _open(self, file: scan.SeenFile) -> _Opened:
        """Read and decode a file, and on a CPU find its faces; runs in the prefetching threads."""
        self._job.check()
        self._stages[file.path] = "read"
        try:
            with DECODING.one_file(file.size, self._max_pixels):
                opened = self._read_and_decoded(file)
            return self._with_faces([opened])[0] if self._in_threads else opened
        except UnreadablePhoto as error:
            stage = self._stages[file.path]
            return _Opened(file, failure=Failure(file.path, stage, error.explanation))
        finally:
            self._stages.pop(file.path, None)

    def _read_and_decoded(self, file: scan.SeenFile) -> _Opened:
        data = content.read_content(file.path, self._max_gib)
        known_by = self._known.know(data)
        if self._known.is_forgotten(known_by):
            return _Opened(file, known_by, forgotten=True)
        if facts := self._facts_if_known(data, known_by):
            return _Opened(file, known_by, facts.orientation, _dated(facts.taken, file))
        self._stages[file.path] = "decode"
        before = self._changes.before.get(file.path)
        if before and before.failure and before.failure.problem.code in (ENDED, ENDS):
            picture, source = self._photo_faces.decode_apart(data), None
        else:
            with self._journal.noted(file.path):
                picture, source = self._photo_faces.decode(data), data.let_go(self._max_gib)
        known_by = KnownBy(data.identity, known_by.picture)
        dated = _dated(picture.taken, file)
        return _Opened(file, known_by, picture.orientation, dated, picture, source)

    def _facts_if_known(self, data: content.Content, known_by: KnownBy) -> decode.Facts | None:
        """What a file says of a photo that need not be looked at again; else None."""
        if not self._known.may_show_known(known_by):
            return None
        try:
            facts = decode.facts_of(data)
        except UnreadablePhoto:  # then decoding says why, or reads it after all
            return None
        known = facts is not None and self._known.shows_known(known_by, facts.orientation)
        return facts if known else None

    def _analysed(self, batch: Sequence[_Opened]) -> list[ReadFile]:
        """Find the faces that have not been found yet, and report progress.

        The pictures are left out of the result: they are large, and some seconds may pass until
        all is stored.
        """
        finished = []
        for opened in self._with_faces(batch):
            found = list(opened.faces or ())
            photo = self._new_photo(opened, found) if opened.picture is not None else None
            finished.append(
                ReadFile(
                    file=opened.file,
                    known_by=opened.known_by,
                    orientation=opened.orientation,
                    dated=opened.dated,
                    photo=photo,
                    failure=opened.failure,
                    forgotten=opened.forgotten,
                    carried=self._carried_faces(opened, found),
                    kept=opened.kept,
                    former=self._former_faces(opened),
                    old=self._old_photos(opened),
                )
            )
        self._job.report(
            done=len(batch),
            bytes=sum(opened.file.size for opened in batch),
            faces=sum(len(read.photo.faces) for read in finished if read.photo),
            current=batch[-1].file.path.name,
        )
        return finished

    def _with_faces(self, batch: Sequence[_Opened]) -> list[_Opened]:
        """The same files, with the faces in the photos where they have not been looked for."""
        waiting = [(o.source, o.picture) for o in batch if o.picture and o.faces is None]
        sources, pictures = [source for source, _ in waiting], [picture for _, picture in waiting]
        faces = iter(self._photo_faces.find(sources, pictures) if waiting else ())
        return [
            replace(opened, faces=next(faces), kept=self._kept_faces(opened), source=None)
            if opened.picture and opened.faces is None
            else opened
            for opened in batch
        ]

    def _old_photos(self, opened: _Opened) -> Sequence[OldPhoto]:
        """The photos, known by the bytes of a file alone, that an unknown picture may be."""
        if opened.picture is None or opened.known_by is None:
            return ()
        if self._known.is_known(opened.known_by):
            return ()
        return self._old.shown_in(opened.picture)

    def _carried_faces(
        self, opened: _Opened, found: list[FoundFace]
    ) -> list[tuple[int, FoundFace]]:
        """The faces drawn in the photo that a file showed, if it shows another picture now."""
        replaced = self._replaced(opened)
        if replaced is None or opened.picture is None:
            return []
        return self._carried.of(replaced, opened.picture, found)

    def _former_faces(self, opened: _Opened) -> dict[int, Floats]:
        """The embeddings of that photo's faces, if another network has embedded them."""
        replaced = self._replaced(opened)
        if replaced is None or not self._known.is_embedded_otherwise(replaced):
            return {}
        return self._kept.by_crops(replaced)

    def _replaced(self, opened: _Opened) -> int | None:
        """The photo that a file showed, if it shows another picture now."""
        before = self._changes.before.get(opened.file.path)
        if before is None or before.photo_id is None:
            return None
        if opened.picture is None or opened.known_by is None:
            return None
        return None if self._known.shows(opened.known_by, before.photo_id) else before.photo_id

    def _kept_faces(self, opened: _Opened) -> dict[int, FoundFace]:
        """The faces that stay in a known photo whose faces another network has embedded."""
        if opened.picture is None or opened.known_by is None:
            return {}
        kept: dict[int, FoundFace] = {}
        for photo in self._known.embedded_otherwise(opened.known_by):
            kept |= self._kept.of(photo, opened.source, opened.picture)
        return kept

    def _new_photo(self, opened: _Opened, found: list[FoundFace]) -> NewPhoto:
        assert opened.picture is not None
        assert opened.known_by is not None
        assert opened.known_by.whole is not None
        size, digest = opened.known_by.whole
        return NewPhoto(
            size=size,
            digest=digest,
            width=opened.picture.width,
            height=opened.picture.height,
            date=opened.dated.date if opened.dated else None,
            date_source=opened.dated.source if opened.dated else None,
            remark=opened.picture.remark,
            detector=self._analyser.detector_name,
            model=self._analyser.model,
            faces=found,
            picture=opened.known_by.picture,
            orientation=opened.picture.orientation,
        )


def scan_with(context: EngineContext, job: Job, *, again: bool, group: bool = False) -> Scan:
    """A scan with an engine's library, networks and settings."""
    return Scan(
        context.repository,
        context.analyser,
        context.settings,
        context.settings.workers or _workers(context.analyser.detector.device.type),
        job,
        inherit_reach=context.base_calibration.threshold,
        again=again,
        group=ScanGrouping(context, job) if group else None,
    )


def _workers(device: str) -> int:
    """How many threads a scan has: on a CPU they do all of it, else they only decode."""
    return min(os.cpu_count() or 1, MOST_WORKERS if device == "cpu" else MOST_READERS)


def _dated(taken: Dated | None, file: scan.SeenFile) -> Dated:
    return taken or dates.outside_date(file.path, file.mtime_ns)
