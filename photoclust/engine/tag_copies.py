"""Names put into exported copies, and not into the photos that these are of."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from photoclust.engine.context import EngineContext
from photoclust.engine.tag_regions import faces_told, regions_told
from photoclust.engine.tag_types import TagChange, TagOptions, TagReport
from photoclust.errors import Cancelled, TagError
from photoclust.job import Job
from photoclust.library.tags import TaggedPhoto
from photoclust.tags.document import Document
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.merging import merge
from photoclust.tags.places import embedded_place, sidecar_place
from photoclust.tags.sidecars import Sidecars
from photoclust.tags.written import Written
from photoclust.types import Failure


def tag_copies(
    context: EngineContext, copies: Sequence[tuple[Path, int]], options: TagOptions, job: Job
) -> TagReport:
    """Write the confirmed names of photos into copies of them, each with the photo's number; beside
    copies of kinds that hold none. What the copies say already stays."""
    begun, report, sidecars = time.monotonic(), TagReport(), Sidecars()
    photos = {photo.id: photo for photo in context.repository.tags.photos()}
    job.begin("writing tags", total=len(copies))
    try:
        for path, number in copies:
            job.check()
            photo = photos.get(number)
            if photo is not None and faces_told(photo):
                _tag(context, path, photo, options, sidecars, report)
            report.files += 1
            job.report(done=1)
    except Cancelled:
        report.cancelled = True
    report.seconds = time.monotonic() - begun
    return report


def _tag(
    context: EngineContext,
    path: Path,
    photo: TaggedPhoto,
    options: TagOptions,
    sidecars: Sidecars,
    report: TagReport,
) -> None:
    try:
        if photo.orientation is None:
            raise TagError("tags-photo-unread")
        limit = context.settings.max_file_size
        place = embedded_place(path, limit, keep_time=True) or sidecar_place(path, sidecars)
        packet = EMPTY_PACKET if place.packet is None else place.packet
        ours, size = regions_told(photo)
        merged = merge(Document(packet), Written(), ours, size, options.forms)
        if merged.data != place.packet:
            place.store(merged.data)
            added = tuple(sorted(merged.added))
            report.changes.append(TagChange(place.path, photo.id, added, ()))
    except TagError as error:
        report.failures.append(Failure(path, "tags", error.explanation))
