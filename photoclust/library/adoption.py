"""Photos, faces and decisions of another library, stored in this one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photoclust.library.history import HistoryLog, Write, apply_writes
from photoclust.library.photos import NewPhoto, PhotoQueries, model_id, put_drawn, put_face
from photoclust.library.planning import next_number
from photoclust.messages import Message
from photoclust.types import FoundFace


@dataclass(frozen=True)
class AdoptedFace:
    """A face to be stored. `photo`: the number of a photo here, or below zero that of a new one:
    -1 is the first."""

    photo: int
    face: FoundFace
    drawn: bool
    model: str


def adopt(
    connection: sqlite3.Connection,
    photos: PhotoQueries,
    new_photos: Sequence[NewPhoto],
    new_faces: Sequence[AdoptedFace],
) -> list[int]:
    """Store photos and faces inside the caller's transaction; the numbers of the faces.

    No file is known of the photos: nobody sees them until a scan finds one.
    """
    numbers = [photos.add(connection, photo) for photo in new_photos]
    faces = []
    for new in new_faces:
        photo = numbers[-new.photo - 1] if new.photo < 0 else new.photo
        model = model_id(connection, new.model)
        if new.drawn:
            faces.append(put_drawn(connection, photo, new.face, model))
        else:
            faces.append(put_face(connection, None, photo, new.face, model))
    return faces


def decide(
    connection: sqlite3.Connection,
    history: HistoryLog,
    writes: Sequence[Write],
    faces: Sequence[int],
    message: Message,
) -> int:
    """Write rows of decisions as one entry of the history; how many people are new.

    Numbers below zero are given: `faces` are those of the new faces, the first of which is -1;
    people and albums get numbers of their own.
    """
    people, albums = (
        {
            number: place
            for place, number in enumerate(
                sorted(
                    (w.key[0] for w in writes if w.table == table and w.key[0] < 0), reverse=True
                ),
                start=next_number(connection, table),
            )
        }
        for table in ("people", "albums")
    )
    numbered = [_numbered(write, faces, people, albums) for write in writes]
    history.record(connection, message, apply_writes(connection, numbered))
    return len(people)


def _numbered(
    write: Write, faces: Sequence[int], people: Mapping[int, int], albums: Mapping[int, int]
) -> Write:
    def face(number: int) -> int:
        return faces[-number - 1] if number < 0 else number

    def person(number: int) -> int:
        return people.get(number, number)

    key, values = write.key, write.values
    match write.table:
        case "people":
            key = (person(key[0]),)
            if values is not None and values[2] is not None:
                values = (*values[:2], face(values[2]), *values[3:])
        case "members":
            key = (face(key[0]),)
            values = None if values is None else (person(values[0]), *values[1:])
        case "exclusions":
            key = (face(key[0]), person(key[1]))
        case "rejections":
            key = (face(key[0]),)
        case "affirmed":
            key = (face(key[0]),)
            values = None if values is None else (person(values[0]),)
        case "albums":
            key = (albums.get(key[0], key[0]),)
            if values is not None:
                named = {name: person(number) for name, number in json.loads(values[2]).items()}
                values = (*values[:2], json.dumps(named, sort_keys=True))
    return Write(write.table, key, values)
