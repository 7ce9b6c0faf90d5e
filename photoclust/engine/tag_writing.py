"""Confirmed names written into sidecars, or into the photos' own files.

What other programs changed there meanwhile the library follows first, as one entry of its history;
only then are these files written. So whenever the program ends, no edit made elsewhere is lost.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from photoclust.engine.context import EngineContext
from photoclust.engine.tag_following import Followed, follow
from photoclust.engine.tag_regions import faces_told, is_told, regions_told
from photoclust.engine.tag_types import TagChange, TagOptions, TagReport, TagTarget
from photoclust.errors import Cancelled, TagError, UnreadablePhoto
from photoclust.files import flush_folder, sweep
from photoclust.job import Job
from photoclust.library.tags import TaggedFile, TaggedPhoto
from photoclust.messages import Message
from photoclust.photos.content import read_content
from photoclust.photos.decode import facts_of
from photoclust.photos.picture_digest import picture_digest
from photoclust.tags.document import Document
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.merging import Kept, Merged, holds, merge
from photoclust.tags.places import Place, embedded_place, is_sidecar, sidecar_place
from photoclust.tags.sidecars import Sidecars
from photoclust.tags.storing import Seen
from photoclust.tags.written import Written
from photoclust.types import Failure

BATCH = 64
"""Files that are worked off before what was written into them is remembered."""
THREADS = 4
"""They wait for the disk for the most part."""


@dataclass(frozen=True)
class _Unit:
    """One file of a photo."""

    photo: TaggedPhoto
    file: TaggedFile


@dataclass(frozen=True)
class _Outcome:
    """What came of a file. `is_stored`: nothing is left to be done. `former`: where the same was
    written before its photo was moved."""

    unit: _Unit
    path: Path
    merged: Merged | None = None
    is_changed: bool = False
    is_stored: bool = False
    now: Seen | None = None
    former: Path | None = None
    problem: Message | None = None


class TagWriting:
    """One writing of the tags of a library. `dry_run`: only find out what would be written."""

    def __init__(
        self, context: EngineContext, options: TagOptions, job: Job, *, dry_run: bool
    ) -> None:
        self._context = context
        self._options = options
        self._job = job
        self._dry_run = dry_run
        self._sidecars = Sidecars()
        self._report = TagReport()
        self._touched: set[Path] = set()

    def run(self) -> TagReport:
        """Write what is to be written; what was written before a cancellation stays. Raises
        LibraryError for a library that cannot be written, before anything is changed."""
        begun = time.monotonic()
        units = self._units()
        if not self._dry_run:
            # What is written is to be remembered: a library that cannot be written says so first.
            self._context.repository.tags.put(())
        self._job.begin("writing tags", total=len(units))
        try:
            left = self._work_off(units, follow_first=True)
            if left:
                self._work_off(self._after_following(left), follow_first=False)
        except Cancelled:
            self._report.cancelled = True
        finally:
            for folder in self._touched:
                flush_folder(folder)
        self._report.seconds = time.monotonic() - begun
        return self._report

    def _units(self) -> list[_Unit]:
        photos = self._context.repository.tags.photos(self._options.folder)
        return [
            _Unit(photo, file)
            for photo in photos
            if photo.written or any(map(is_told, photo.faces))
            for file in photo.files
        ]

    def _work_off(self, units: Sequence[_Unit], *, follow_first: bool) -> list[_Outcome]:
        """Write files; those that other programs have changed are left if the library is to
        `follow_first`."""
        left: list[_Outcome] = []
        with ThreadPoolExecutor(THREADS, "tags") as threads:
            for start in range(0, len(units), BATCH):
                self._job.check()
                batch = units[start : start + BATCH]
                self._sweep(batch)
                outcomes = list(threads.map(lambda one: self._outcome(one, follow_first), batch))
                left += [one for one in outcomes if follow_first and _is_to_follow(one)]
                self._remember(outcomes)
                if follow_first:
                    self._report.files += len(batch)
                    self._job.report(done=len(batch))
        return left

    def _after_following(self, left: Sequence[_Outcome]) -> list[_Unit]:
        """Have the library follow the edits made elsewhere; all files of the photos concerned, with
        what it says then."""
        edits = [
            Followed(one.path, faces_told(one.unit.photo)[edit.place], edit)
            for one in left
            if one.merged is not None
            for edit in one.merged.elsewhere
        ]
        followed, refused = follow(self._context.repository, edits, dry_run=self._dry_run)
        self._report.followed += followed
        self._report.conflicts += refused
        if self._dry_run:
            return []
        photos = {one.unit.photo.id for one in left}
        return [unit for unit in self._units() if unit.photo.id in photos]

    def _outcome(self, unit: _Unit, follow_first: bool) -> _Outcome:
        path = unit.file.path
        try:
            self._require_same_photo(unit)
            place = self._place(unit)
            path = place.path
            return self._write(unit, place, follow_first)
        except TagError as error:
            return _Outcome(unit, path, problem=error.explanation)

    def _require_same_photo(self, unit: _Unit) -> None:
        """Raises TagError when a file may show another photo than the last scan found there."""
        seen = Seen.of(unit.file.path)
        if seen is None:
            raise TagError("tags-photo-gone")
        if unit.photo.orientation is None:
            raise TagError("tags-photo-unread")
        if not _is_as_scanned(seen, unit.file) and not self._shows_photo(unit):
            raise TagError("tags-photo-changed")

    def _shows_photo(self, unit: _Unit) -> bool:
        """Whether a file that has changed shows the same picture, and the same side of it is up."""
        try:
            file = read_content(unit.file.path, self._context.settings.max_file_size)
            facts = facts_of(file)
        except UnreadablePhoto:
            return False
        known_by = *file.identity, picture_digest(file)
        photos = self._context.repository.photos
        return facts is not None and photos.is_photo(unit.photo.id, *known_by, facts.orientation)

    def _place(self, unit: _Unit) -> Place:
        path, options = unit.file.path, self._options
        if options.into is TagTarget.ORIGINALS:
            limit = self._context.settings.max_file_size
            if place := embedded_place(path, limit, keep_time=options.keep_time):
                return place
        return sidecar_place(path, self._sidecars)

    def _write(self, unit: _Unit, place: Place, follow_first: bool) -> _Outcome:
        ours, size = regions_told(unit.photo)
        if place.packet is None and not ours:
            return _Outcome(unit, place.path, is_stored=True)
        document = Document(EMPTY_PACKET if place.packet is None else place.packet)
        written, former = Written(), None
        if place.packet is not None:  # else no tags are there, and none were taken away one by one
            written, former = _written_before(unit.photo, place.path, document)
        merged = merge(document, written, ours, size, self._options.forms)
        is_changed = merged.data != place.packet
        waits = self._dry_run or (follow_first and bool(merged.elsewhere))
        # What others have changed in a photo's file a scan is still to read.
        is_known = _is_as_scanned(Seen.of(unit.file.path), unit.file)
        now = place.store(merged.data) if is_changed and not waits else None
        now = now if is_known else None
        return _Outcome(unit, place.path, merged, is_changed, not waits, now, former)

    def _remember(self, outcomes: Sequence[_Outcome]) -> None:
        """Put what was done into the report and into the library."""
        for one in outcomes:
            if one.problem is not None:
                self._report.failures.append(Failure(one.path, "tags", one.problem))
            elif one.is_stored or not _is_to_follow(one):
                self._tell(one)
        if self._dry_run:
            return
        stored = [one for one in outcomes if one.is_stored and one.problem is None]
        self._touched |= {one.path.parent for one in stored if one.is_changed}
        tags = self._context.repository.tags
        tags.drop(one.former for one in stored if one.former is not None)
        tags.put(
            (one.path, one.unit.photo.id, one.merged.written.as_json())
            for one in stored
            if one.merged is not None
        )
        tags.renew(
            TaggedFile(one.unit.file.path, one.now.size, one.now.mtime_ns)
            for one in stored
            if one.now is not None
        )

    def _tell(self, one: _Outcome) -> None:
        if one.merged is None:
            return
        merged, report = one.merged, self._report
        problems = [_kept(kept) for kept in merged.kept]
        if merged.is_other_size and any(map(is_told, one.unit.photo.faces)):
            problems.append(Message.of("tags-of-another-size"))
        report.conflicts += [Failure(one.path, "tags", problem) for problem in problems]
        if one.is_changed:
            added, removed = sorted(merged.added), sorted(merged.removed)
            photo = one.unit.photo.id
            report.changes.append(TagChange(one.path, photo, tuple(added), tuple(removed)))

    def _sweep(self, batch: Sequence[_Unit]) -> None:
        """Delete what a writer has left that was killed, once in each folder."""
        for folder in {unit.file.path.parent for unit in batch} - self._touched:
            if not self._dry_run:
                self._touched.add(folder)
                sweep(folder)


def _is_as_scanned(seen: Seen | None, file: TaggedFile) -> bool:
    return seen is not None and (seen.size, seen.mtime_ns) == (file.size, file.mtime_ns)


def _is_to_follow(one: _Outcome) -> bool:
    return one.merged is not None and bool(one.merged.elsewhere)


def _written_before(
    photo: TaggedPhoto, path: Path, document: Document
) -> tuple[Written, Path | None]:
    """What was last written into a file, or into the one that lay elsewhere before it was moved,
    and that one's path."""
    if path in photo.written:
        return Written.from_json(photo.written[path]), None
    kind = is_sidecar(path)
    for former, said in photo.written.items():
        written = Written.from_json(said)
        is_gone = is_sidecar(former) == kind and not os.path.lexists(former)
        # Another file that is out of reach may have had tags that this one never had.
        if is_gone and holds(document, written):
            return written, former
    return Written(), None


def _kept(kept: Kept) -> Message:
    if kept.ours is None:
        return Message.of("tags-name-stays", theirs=kept.theirs)
    return Message.of("tags-other-name", ours=kept.ours, theirs=kept.theirs)
