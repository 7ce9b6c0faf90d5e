"""Which of several people of one name is meant by a tag: by the face, where that is sure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from photoclust.engine.context import EngineContext


def surely_meant(
    context: EngineContext, candidates: Mapping[int, Collection[int]]
) -> dict[int, int]:
    """Of each face, by number, which of its candidates it surely shows; those that are not sure are
    left out.

    As sure as for joining a person without being asked about: nobody else who is known may be as
    near.
    """
    if not candidates:
        return {}
    import numpy as np

    from photoclust.clustering.anchors import are_anchors
    from photoclust.clustering.joining import are_sure
    from photoclust.clustering.similarity import unit_means

    calibration = context.calibration
    faces = context.repository.faces.comparable(context.model)
    anchors = are_anchors(faces, calibration)
    # Who has no anchors may be meant, too, and nobody knows what they look like.
    known = set(np.unique(faces.people[anchors]).tolist())
    people = sorted({person for some in candidates.values() for person in some} & known)
    if not people:
        return {}
    means = unit_means(faces.embeddings[anchors], faces.people[anchors], np.array(people))
    rows = {int(face): row for row, face in enumerate(faces.ids) if int(face) in candidates}
    persons = faces.people.copy()
    for face, row in rows.items():
        some = [place for place, one in enumerate(people) if one in candidates[face]]
        if some:
            near = means[some] @ faces.embeddings[row]
            persons[row] = people[some[int(near.argmax())]]
    sure = are_sure(faces, persons, calibration, context.settings.wrong_joins, anchors)
    return {
        face: int(persons[row])
        for face, row in rows.items()
        if sure[row] and not faces.confirmed[row] and set(candidates[face]) <= known
    }
