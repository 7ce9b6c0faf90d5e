"""Chains of faces within a person: see `clustering.chain`."""

from __future__ import annotations

import numpy as np

from photoclust.engine.context import EngineContext
from photoclust.errors import EditError, UnknownItem
from photoclust.types import Chain, FaceSet


def chain_between(context: EngineContext, face: int, other: int | None) -> Chain:
    """Why two faces are together; see `Clusters.chain`."""
    from photoclust.clustering.chain import most_typical, path
    from photoclust.clustering.recognition import probability

    person = _person_of(context, face, other)
    faces = context.repository.faces.face_set_of(person, context.model)
    start = _row_of(faces, face)
    if len(faces.ids) == 1:
        return Chain(person, (face,), (), None, ())
    end = most_typical(faces, start) if other is None else _row_of(faces, other)
    found = path(faces, start, end)
    links = probability(found.distances, context.calibration)
    weakest = int(links.argmin()) if len(links) else None
    beyond = faces.ids[found.beyond if _is_lesser(faces, found.beyond) else ~found.beyond]
    return Chain(
        person_id=person,
        faces=tuple(faces.ids[found.rows].tolist()),
        links=tuple(links.tolist()),
        weakest=weakest,
        beyond=() if weakest is None else tuple(beyond.tolist()),
    )


def _person_of(context: EngineContext, face: int, other: int | None) -> int:
    """The person whom the faces are with. Raises UnknownItem and EditError."""
    wanted = [face] if other is None else [face, other]
    known = {one.id: one.person_id for one in context.repository.faces.details(wanted)}
    for number in wanted:
        if number not in known:
            raise UnknownItem("no-such-face", face=number)
        if known[number] is None:
            raise EditError("face-unsorted", face=number)
    person = known[face]
    if person is None or person != known[wanted[-1]]:
        raise EditError("faces-apart", face=face, other=other)
    return person


def _row_of(faces: FaceSet, face: int) -> int:
    """Raises UnknownItem for a face that no network has embedded."""
    found = np.flatnonzero(faces.ids == face)
    if not len(found):
        raise UnknownItem("no-such-face", face=face)
    return int(found[0])


def _is_lesser(faces: FaceSet, part: np.ndarray) -> bool:
    """Whether a part has fewer confirmed faces than the rest, or as many and fewer faces."""

    def weight(some: np.ndarray) -> tuple[int, int]:
        return int(faces.confirmed[some].sum()), int(some.sum())

    return weight(part) <= weight(~part)
