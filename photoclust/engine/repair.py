"""Repair of a library: what is damaged is made anew from the photos, or dropped."""

from __future__ import annotations

from photoclust.engine.context import EngineContext
from photoclust.engine.drawing import open_around
from photoclust.engine.scan import scan_with
from photoclust.errors import UnreadablePhoto
from photoclust.job import Job
from photoclust.library.photos import model_id, put_face
from photoclust.photos.thumbnails import is_picture
from photoclust.types import Repaired


def repair(context: EngineContext, job: Job) -> Repaired:
    """Repair all flaws of a library. Faces that are found again keep their numbers, and so their
    people.

    Raises LibraryError while a scan is running, and DeviceError and WeightsError.
    """
    repository = context.repository
    flaws = repository.soundness.examine(is_picture)
    _ = context.analyser  # it may not be there, and nothing is deleted then
    with context.scan_lock():
        repository.soundness.mend(flaws)
        paths = repository.files.photo_paths()
        photos = repository.soundness.photos_of(flaws.faces)
        readable = [paths[photo][0] for photo in photos if photo in paths]
        if readable:
            scan_with(context, job, again=True).retry(readable)
        for face in repository.soundness.bare(flaws.faces):
            _look_at(context, face)
        lost = repository.soundness.bare(flaws.faces)
        repository.soundness.drop(lost)
    renewed = len(flaws.faces) - len(lost)
    return Repaired(renewed, len(lost), len(flaws.names), len(flaws.decisions))


def _look_at(context: EngineContext, face: int) -> None:
    """Look at the place of a face that was not found there, such as one that was drawn."""
    repository = context.repository
    for known in repository.faces.details([face]):
        try:
            photo = open_around(context, repository.photos.get(known.photo_id), known.box)
        except UnreadablePhoto:
            continue
        found = context.photo_faces.find_at(photo, known.box)
        with repository.database.writing(durable=True) as connection:
            model = model_id(connection, context.analyser.model)
            put_face(connection, face, known.photo_id, found, model)
