"""The effect of a clustering on a library, computed before it is applied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from photoclust.engine.context import EngineContext
from photoclust.job import Job
from photoclust.library.edits import Regroup
from photoclust.log import log_duration
from photoclust.messages import Message

if TYPE_CHECKING:
    from photoclust.clustering.clusterer import Clusterer

PART = 2
"""The number of a person's faces from which a group that moves elsewhere counts as a part."""


@dataclass(frozen=True)
class Preview:
    """The effect that a clustering would have on the library.

    `people`: who would have faces; `grouped`: faces that would be with them; `unsorted`: faces
    that would be with nobody. `merges`: the people there are now that would become one. `splits`:
    people who would be taken apart, and into how many. `dissolved`: people all of whose faces
    would be with nobody. `formed`: how many would be made of faces that are with nobody now.
    `edit` applies it. Confirmed faces never move.
    """

    people: int
    grouped: int
    unsorted: int
    merges: tuple[tuple[int, ...], ...]
    splits: tuple[tuple[int, int], ...]
    dissolved: tuple[int, ...]
    formed: int
    edit: Regroup


class Previewer:
    """A clustering whose expensive part is done, at any granularity."""

    def __init__(self, clusterer: Clusterer, method: str) -> None:
        self._clusterer = clusterer
        self._method = method

    def at(self, granularity: float = 0.0, job: Job | None = None) -> Preview:
        """What would become of the library: -1 coarser, 0 as usual, 1 finer.

        Raises SettingError outside that range.
        """
        faces = self._clusterer.faces
        clustering = self._clusterer.cluster(granularity, (job or Job()).check)
        free = ~faces.confirmed
        placed = tuple(
            place
            for place, is_free in zip(clustering.placed(faces.ids), free, strict=True)
            if is_free
        )
        # Of photos that are gone nothing is shown.
        before, after = faces.people[faces.shown], clustering.people[faces.shown]
        merges, splits = differences(before, after)
        grouped = after[after != 0]
        return Preview(
            people=len(np.unique(grouped)),
            grouped=len(grouped),
            unsorted=len(after) - len(grouped),
            merges=merges,
            splits=splits,
            dissolved=left_out(before, after),
            formed=len(left_out(after, before)),
            edit=Regroup(Message.of("grouped", count=len(after), method=self._method), placed),
        )


@log_duration("cluster")
def prepare_preview(context: EngineContext, method: str, people: int | None, job: Job) -> Previewer:
    """Look at all faces of a library once. Raises SettingError for what does not fit."""
    from photoclust.clustering.clusterer import prepare_clusterer
    from photoclust.engine.same_look import SameLook

    faces = context.repository.faces.comparable(context.model)
    clusterer = prepare_clusterer(
        faces,
        context.repository.faces.exclusions(),
        context.calibration,
        method=method,
        people=people,
        wrong_joins=context.settings.wrong_joins,
        same_look=SameLook(context.repository),
        births=context.repository.faces.births(faces.ids),
        check=job.check,
    )
    return Previewer(clusterer, method)


def differences(
    before: NDArray[np.int64], after: NDArray[np.int64]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    """The people who would be merged, and those who would be split and into how many.

    before, after: (n,) the person of each face, 0 for none. A person goes where most of their
    faces go; a part is at least PART faces that go together.
    """
    both = (before > 0) & (after != 0)
    pairs, counts = np.unique(np.stack([before[both], after[both]]), axis=1, return_counts=True)
    goal: dict[int, list[int]] = {}
    parts: dict[int, int] = {}
    most: dict[int, tuple[int, int]] = {}
    for (old, new), count in zip(pairs.T.tolist(), counts.tolist(), strict=True):
        parts[old] = parts.get(old, 0) + (count >= PART)
        if count > most.get(old, (0, 0))[0]:
            most[old] = (count, new)
    for old, (_, new) in most.items():
        goal.setdefault(new, []).append(old)
    merges = tuple(tuple(sorted(people)) for people in goal.values() if len(people) > 1)
    splits = tuple((person, count) for person, count in parts.items() if count > 1)
    return merges, splits


def left_out(some: NDArray[np.int64], others: NDArray[np.int64]) -> tuple[int, ...]:
    """The people of one grouping none of whose faces is with anybody in the other one.

    some, others: (n,) the person of each face, 0 for none.
    """
    kept = some[others != 0]
    return tuple(np.setdiff1d(some[some != 0], kept).tolist())
