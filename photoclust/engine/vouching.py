"""For which faces a decision about whole groups vouches, found by what the faces look like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.faces.preload import preload_torch
from photoclust.library.edits import FOR_ALL, Bundle, Edit, Merge, Name, Vouching

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.types import FaceSet


def with_vouching(context: EngineContext, edit: Edit) -> Edit:
    """The same edit, with what is vouched for where it does not say so itself.

    Who names or merges groups has seen the face that each is shown with, or those that are
    confirmed already.
    """
    if isinstance(edit, Bundle):
        return replace(edit, edits=tuple(with_vouching(context, part) for part in edit.edits))
    if isinstance(edit, Name) and edit.name is not None and edit.vouching is None:
        return replace(edit, vouching=_vouching(context, (edit.person,)))
    if isinstance(edit, Merge) and edit.vouching is None:
        return replace(edit, vouching=_vouching(context, (edit.person, *edit.others)))
    return edit


def _vouching(context: EngineContext, people: Iterable[int]) -> Vouching:
    repository = context.repository
    proposed = {person: repository.faces.proposed_of(person) for person in people}
    groups = {person: faces for person, faces in proposed.items() if len(faces) > 1}
    if not groups:
        return FOR_ALL
    preload_torch()
    import numpy as np

    faces = repository.faces.comparable(context.model)
    kept: set[int] = set()
    left: set[int] = set()
    for person, unconfirmed in groups.items():
        rows = np.flatnonzero(faces.people == person)
        shown = rows[faces.confirmed[rows]]
        if not len(shown):
            shown = rows[faces.ids[rows] == unconfirmed[0]]
        vouched, sure = _judged(context, faces, rows, shown)
        left.update(faces.ids[rows[~sure]].tolist())
        # Nothing is known of what cannot be compared.
        kept.update({*unconfirmed[1:]} - left - {*faces.ids[rows[vouched]].tolist()})
    return Vouching(tuple(sorted(kept)), tuple(sorted(left)))


def _judged(
    context: EngineContext, faces: FaceSet, rows: NDArray[np.intp], shown: NDArray[np.intp]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which faces of a group are vouched for by those shown, and which surely are the person's:
    bool (m,) each."""
    from photoclust.clustering.anchors import are_anchors
    from photoclust.clustering.joining import are_sure
    from photoclust.clustering.vouching import are_vouched_for

    calibration = context.calibration
    vouched = are_vouched_for(faces, rows, shown, calibration)
    confirmed = faces.confirmed.copy()
    confirmed[rows] = vouched
    named = replace(faces, confirmed=confirmed)
    anchors = are_anchors(named, calibration)
    if not anchors[rows].any():
        return vouched, vouched
    bound = context.settings.wrong_joins
    return vouched, are_sure(named, faces.people, calibration, bound, anchors)[rows]
