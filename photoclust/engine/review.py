"""From a library to the questions worth asking about it."""

from __future__ import annotations

from photoclust.clustering.constraints import Faces
from photoclust.clustering.review import Album
from photoclust.library.repository import FaceSet, Repository


def album(repository: Repository, model: str) -> Album:
    """All that a review looks at; ignored people and their faces are left out of the asking."""
    found = repository.face_set(model)
    return Album(
        faces=as_faces(found),
        quality=found.quality,
        names=repository.visible_names(),
        exclusions=frozenset(repository.exclusions()),
    )


def as_faces(found: FaceSet) -> Faces:
    """Faces of a library as grouping takes them."""
    return Faces(
        ids=found.ids,
        photos=found.photos,
        vectors=found.embeddings,
        persons=found.people,
        confirmed=found.confirmed,
    )
