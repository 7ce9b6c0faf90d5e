"""The same photos and faces in two libraries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from photoclust.interchange.content import FaceContent, LibraryContent, PhotoContent
from photoclust.library.photos import SAME_PLACE
from photoclust.photos.orientation import turn_between, turned_box
from photoclust.types import Box


@dataclass
class Matches:
    """Photos and faces of theirs that are here, by their numbers with ours.

    `new_photos` are not here. `new_faces` are in photos that are here, at places where no face is
    known here, and somebody has decided about them or drawn them; with the number of our photo
    and the box in it.
    """

    photos: dict[int, int] = field(default_factory=dict)
    faces: dict[int, int] = field(default_factory=dict)
    new_photos: list[PhotoContent] = field(default_factory=list)
    new_faces: list[tuple[FaceContent, int, Box]] = field(default_factory=list)


def matched(ours: LibraryContent, theirs: LibraryContent) -> Matches:
    """What of theirs is here. Pictures that were forgotten here are left out."""
    found = Matches()
    pictures = {photo.picture: photo for photo in reversed(ours.photos) if photo.picture}
    files = {(photo.size, photo.digest): photo for photo in reversed(ours.photos)}
    for photo in theirs.photos:
        same = pictures.get(photo.picture or b"") or files.get((photo.size, photo.digest))
        if same is not None:
            found.photos[photo.id] = same.id
            _match_faces(found, ours, same, theirs.faces_by_photo.get(photo.id, ()), photo)
        elif photo.picture not in ours.forgotten:
            found.new_photos.append(photo)
    return found


def _match_faces(
    found: Matches,
    ours: LibraryContent,
    photo: PhotoContent,
    faces: Iterable[FaceContent],
    theirs: PhotoContent,
) -> None:
    """Find each face at the place where it overlaps most with one of ours, the surest first."""
    boxes = {face.id: _placed(face.box, theirs, photo) for face in faces}
    pairs = sorted(
        (
            (-box.overlap(own.box), number, own.id)
            for number, box in boxes.items()
            for own in ours.faces_by_photo.get(photo.id, ())
            if box.overlap(own.box) >= SAME_PLACE
        )
    )
    taken: set[int] = set()
    for _, number, own_number in pairs:
        if number not in found.faces and own_number not in taken:
            found.faces[number] = own_number
            taken.add(own_number)
    for face in faces:
        if face.id not in found.faces and face.is_decided:
            found.new_faces.append((face, photo.id, boxes[face.id]))


def _placed(box: Box, theirs: PhotoContent, ours: PhotoContent) -> Box:
    """A box in the same photo as it is upright here."""
    before, after = theirs.orientation or 1, ours.orientation or theirs.orientation or 1
    return turned_box(box, turn_between(before, after), theirs.width, theirs.height)
