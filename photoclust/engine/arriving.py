"""The few faces that arrive in a large library are grouped by themselves."""

from __future__ import annotations

import numpy as np

from photoclust.engine.context import EngineContext
from photoclust.job import Job
from photoclust.log import log_duration

Placed = tuple[tuple[int, int, float], ...]
"""Faces, each with a person and the probability that it is with the right one: see `Regroup`."""


@log_duration("group-arriving")
def place_arriving(context: EngineContext, job: Job) -> Placed | None:
    """Where the faces belong that no grouping has placed yet; None where all faces are to be
    grouped, as the library is small or many have arrived."""
    from photoclust.clustering.arriving import are_few, cluster_arriving
    from photoclust.engine.same_look import SameLook

    repository = context.repository
    new = repository.ungrouped()
    if not are_few(len(new), repository.faces.count()):
        return None
    faces = repository.faces.comparable(context.model)
    arriving = np.flatnonzero(np.isin(faces.ids, new))
    if not are_few(len(arriving), len(faces.ids)):
        return None
    rows, clustering = cluster_arriving(
        faces,
        arriving,
        repository.faces.exclusions(),
        context.calibration,
        wrong_joins=context.settings.wrong_joins,
        same_look=SameLook(repository),
        births=repository.faces.births(faces.ids),
        check=job.check,
    )
    return clustering.placed(faces.ids[rows])
