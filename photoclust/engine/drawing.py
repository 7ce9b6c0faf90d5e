"""Faces that the detector missed, and that the user drew a box around."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.errors import EditError, PhotoclustError, UnreadablePhoto
from photoclust.types import Box, Face, PhotoInfo

if TYPE_CHECKING:
    from photoclust.photos.decode import DecodedPhoto

LEAST = 8
"""Pixels of a box's shorter side."""
DETAIL = 160
"""Pixels that the face's shorter side should have, if the photo has them."""
SAME_PLACE = 0.5
"""Overlap (intersection over union) from which a box is around a face that is known."""


def draw_face(context: EngineContext, photo: int, box: Box) -> Face:
    """A face at a box in a photo, in pixels of the upright photo; undoable.

    Raises UnknownItem, UnreadablePhoto, and EditError for a box outside the photo, too small a
    one, or one around a face that is known.
    """
    info = context.repository.photos.get(photo)
    drawn = _inside(box, info)
    _refuse_known(drawn, info)
    found = context.photo_faces.find_at(open_around(context, info, drawn), drawn)
    face = context.repository.draw(photo, found, context.analyser.model)
    return context.repository.faces.details([face])[0]


def open_around(context: EngineContext, info: PhotoInfo, box: Box) -> DecodedPhoto:
    """A photo, large enough for what is in a box, from the first of its places where it can be
    read and is still the same.

    Raises UnreadablePhoto.
    """
    from photoclust.photos import content
    from photoclust.photos.picture_digest import picture_digest

    longest, shorter = max(info.width, info.height), min(box.width, box.height)
    wanted = max(context.settings.detection_size, math.ceil(longest * DETAIL / shorter))
    unreadable: PhotoclustError = UnreadablePhoto("photo-nowhere")
    for path in info.paths:
        try:
            data = content.read_content(path, context.settings.max_file_size)
            photo = context.photo_faces.decode(data, at_least=min(wanted, longest))
            known_by = *data.identity, picture_digest(data)
            if not context.repository.photos.is_photo(info.id, *known_by, photo.orientation):
                raise UnreadablePhoto("photo-changed")
            return photo
        except UnreadablePhoto as error:
            unreadable = UnreadablePhoto("photo-problem", path=path, problem=error.explanation)
    raise unreadable


def _inside(box: Box, info: PhotoInfo) -> Box:
    """The part of the box that lies in the photo."""
    sides = (box.x, box.y, box.width, box.height)
    left, top = max(0.0, box.x), max(0.0, box.y)
    right, bottom = min(info.width, box.x + box.width), min(info.height, box.y + box.height)
    if not all(map(math.isfinite, sides)) or right <= left or bottom <= top:
        raise EditError("box-outside")
    if min(right - left, bottom - top) < LEAST:
        raise EditError("box-too-small", pixels=LEAST)
    return Box(left, top, right - left, bottom - top)


def _refuse_known(box: Box, info: PhotoInfo) -> None:
    for face in info.faces:
        if face.box.overlap(box) >= SAME_PLACE:
            raise EditError("face-known", face=face.id)
