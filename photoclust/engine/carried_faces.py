"""Faces drawn by hand in a photo whose picture has changed: drawn anew where they are now."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photoclust.engine.photo_faces import PhotoFaces
from photoclust.library.photos import SAME_PLACE
from photoclust.library.repository import Repository
from photoclust.photos.decode import DecodedPhoto
from photoclust.types import Box, FoundFace

SAME_SHAPE = 0.02
"""Up to which relative difference of width over height a picture was scaled, not cropped."""
LEAST_LEFT = 0.5
"""Part of a box that must be in the new picture."""
LEAST_SIDE = 8
"""Pixels of the shorter side."""

_Place = tuple[float, float, float]
"""Scale, and how far to the right and down after that."""


class CarriedFaces:
    """Carries drawn faces from the photo that a file showed to the picture that it shows now.

    `reach`: squared L2 up to which faces found in both are the same.
    """

    def __init__(self, repository: Repository, faces: PhotoFaces, model: str, reach: float) -> None:
        self._repository = repository
        self._faces = faces
        self._model = model
        self._reach = reach

    def of(
        self, photo: int, picture: DecodedPhoto, found: Sequence[FoundFace]
    ) -> list[tuple[int, FoundFace]]:
        """The drawn faces of a photo, by their numbers, as they are in another picture.

        Left out are those where a face was found now, those outside of the picture, and all
        when nothing says which part of the photo the picture is.
        """
        drawn = self._repository.photos.drawn_faces(photo)
        place = self._place(photo, picture, found) if drawn else None
        if place is None:
            return []
        carried = []
        for number, box in drawn.items():
            there = _inside(_moved(box, place), picture)
            if there and not any(f.detection.box.overlap(there) >= SAME_PLACE for f in found):
                carried.append((number, self._faces.find_at(picture, there)))
        return carried

    def _place(
        self, photo: int, picture: DecodedPhoto, found: Sequence[FoundFace]
    ) -> _Place | None:
        """Where the photo is in the picture, by the faces found in both, else by the shape."""
        info = self._repository.photos.get(photo)
        scale = picture.width / info.width
        same_shape = abs(picture.height / (info.height * scale) - 1) <= SAME_SHAPE
        pairs = self._pairs(photo, found)
        whole = (scale, 0.0, 0.0)
        if same_shape and all(_moved(old, whole).overlap(new) >= SAME_PLACE for old, new in pairs):
            return whole
        if not pairs:
            return None
        scale = float(np.median([(new.area / old.area) ** 0.5 for old, new in pairs]))
        offsets = [np.subtract(new.center, np.multiply(old.center, scale)) for old, new in pairs]
        right, down = np.median(offsets, axis=0)
        return scale, float(right), float(down)

    def _pairs(self, photo: int, found: Sequence[FoundFace]) -> list[tuple[Box, Box]]:
        pairs = []
        before = self._repository.photos.found_faces(photo, self._model)
        for face in found:
            near = [(2 - 2 * float(vector @ face.embedding), box) for box, vector in before]
            distance, box = min(near, key=lambda pair: pair[0], default=(self._reach, None))
            if box is not None and distance < self._reach:
                pairs.append((box, face.detection.box))
        return pairs


def _moved(box: Box, place: _Place) -> Box:
    scale, right, down = place
    scaled = box.scaled(scale)
    return Box(scaled.x + right, scaled.y + down, scaled.width, scaled.height)


def _inside(box: Box, picture: DecodedPhoto) -> Box | None:
    """The part of a box that lies in the picture, if it is large enough."""
    left, top = max(0.0, box.x), max(0.0, box.y)
    right = min(float(picture.width), box.x + box.width)
    bottom = min(float(picture.height), box.y + box.height)
    part = Box(left, top, right - left, bottom - top)
    if min(part.width, part.height) < LEAST_SIDE or part.area < LEAST_LEFT * box.area:
        return None
    return part
