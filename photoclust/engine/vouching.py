"""For which faces a decision about whole groups vouches, found by what the faces look like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from photoclust.engine.context import EngineContext
from photoclust.library.edits import FOR_ALL, Bundle, Edit, Merge, Name, Vouching


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
    import numpy as np

    from photoclust.clustering.vouching import are_vouched_for

    faces = repository.faces.comparable(context.model)
    kept: set[int] = set()
    left: set[int] = set()
    for person, unconfirmed in groups.items():
        rows = np.flatnonzero(faces.people == person)
        shown = rows[faces.confirmed[rows]]
        if not len(shown):
            shown = rows[faces.ids[rows] == unconfirmed[0]]
        vouched = are_vouched_for(faces, rows, shown, context.calibration)
        left.update(faces.ids[rows[~vouched]].tolist())
        # Nothing is known of what cannot be compared: it stays.
        kept.update(set(unconfirmed[1:]).difference(faces.ids[rows].tolist()))
    return Vouching(tuple(sorted(kept)), tuple(sorted(left)))
