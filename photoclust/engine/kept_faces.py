"""Faces that were known before the networks changed, embedded by today's network.

A detector of another version may not find a face that somebody drew, named or rejected. Without
an embedding of today's network it could not be compared with any other face.
"""

from __future__ import annotations

from dataclasses import replace

from photoclust.engine.photo_faces import PhotoFaces
from photoclust.library.photos import KnownPhoto
from photoclust.library.repository import Repository
from photoclust.photos.content import Source
from photoclust.photos.decode import DecodedPhoto
from photoclust.photos.orientation import swaps_sides, turn_between, turned_box, turned_landmarks
from photoclust.photos.thumbnails import box_in_crop, read_crop
from photoclust.types import Detection, Floats, FoundFace


class KeptFaces:
    """Embeds the faces that stay, where they are."""

    def __init__(self, repository: Repository, faces: PhotoFaces) -> None:
        self._repository = repository
        self._faces = faces

    def of(
        self, photo: KnownPhoto, source: Source | None, picture: DecodedPhoto
    ) -> dict[int, FoundFace]:
        """Those of a photo, by their numbers, as they are in a file that shows it; `source`: what
        the picture was decoded from, unless it is not to be decoded again."""
        turn = turn_between(photo.orientation or picture.orientation, picture.orientation)
        kept = self._repository.photos.kept_faces(photo.id)
        turned = [_turned(detection, turn, picture) for detection in kept.values()]
        return dict(zip(kept, self._faces.find_known(source, picture, turned), strict=True))

    def by_crops(self, photo: int) -> dict[int, Floats]:
        """Embeddings of the faces of a photo whose file shows another picture now, by their small
        pictures.

        They are less exact than those of the photo, but near enough to find the same faces in the
        picture that took its place.
        """
        info = self._repository.photos.get(photo)
        found = {}
        for number, box, jpeg in self._repository.photos.crops_of(photo):
            crop = read_crop(jpeg)
            if crop is not None:
                place = box_in_crop(box, info.width, info.height, crop.shape[0])
                found[number] = self._faces.embed_in_crop(crop, place)
        return found


def _turned(detection: Detection, turn: int, picture: DecodedPhoto) -> Detection:
    """A detection in the photo as it is upright now."""
    width, height = picture.width, picture.height
    if swaps_sides(turn):
        width, height = height, width
    return replace(
        detection,
        box=turned_box(detection.box, turn, width, height),
        landmarks=turned_landmarks(detection.landmarks, turn, width, height),
    )
