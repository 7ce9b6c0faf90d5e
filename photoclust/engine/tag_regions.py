"""The names of a photo that other programs are to read."""

from __future__ import annotations

from photoclust.library.tags import NamedBox, TaggedPhoto
from photoclust.tags.frames import stored_box, stored_size
from photoclust.tags.region import Region, Size


def regions_told(photo: TaggedPhoto) -> tuple[list[Region], Size]:
    """The confirmed names of a photo as regions of the stored picture, and its size."""
    upright, orientation = Size(photo.width, photo.height), photo.orientation or 1
    regions = [
        Region(face.name or "", stored_box(face.box, upright, orientation))
        for face in faces_told(photo)
    ]
    return regions, stored_size(upright, orientation)


def faces_told(photo: TaggedPhoto) -> list[NamedBox]:
    """The faces of a photo that these are."""
    return [face for face in photo.faces if is_told(face)]


def is_told(face: NamedBox) -> bool:
    """Whether others are to know whose a face is: it is confirmed, and nobody is ignored."""
    return face.confirmed and face.name is not None and not face.ignored
