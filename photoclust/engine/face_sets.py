"""Faces of a library as clustering takes them."""

from __future__ import annotations

from photoclust.clustering.constraints import Faces
from photoclust.library.repository import FaceSet


def as_faces(found: FaceSet) -> Faces:
    """Faces of a library as grouping takes them."""
    return Faces(
        ids=found.ids,
        photos=found.photos,
        vectors=found.embeddings,
        persons=found.people,
        confirmed=found.confirmed,
    )
