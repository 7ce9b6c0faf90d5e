"""Grouping while a scan runs: proposals for the faces that nobody has decided about."""

from __future__ import annotations

from collections import Counter

from photoclust.clustering.defaults import DEFAULT_METHOD
from photoclust.engine.arriving import place_arriving
from photoclust.engine.context import EngineContext
from photoclust.engine.preview import prepare_preview
from photoclust.job import Job
from photoclust.types import Joined


class ScanGrouping:
    """Groups the faces of one scan, as often as it is called.

    Faces that surely show a named person join them: that is one entry of the history. The rest is
    no decision, and undo does not take it back.
    """

    def __init__(self, context: EngineContext, job: Job) -> None:
        self._context = context
        self._job = job
        self._entry: int | None = None
        self._joined: Counter[int] = Counter()

    def __call__(self) -> None:
        placed = place_arriving(self._context, self._job)
        if placed is None:
            previewer = prepare_preview(self._context, DEFAULT_METHOD, None, self._job)
            placed = previewer.at(0, self._job).edit.placed
        self._entry, counts = self._context.repository.place_unconfirmed(placed, self._entry)
        self._joined.update(counts)

    @property
    def joined(self) -> list[Joined]:
        """Who was joined so far, most faces first."""
        names = self._context.repository.people.names()
        return [
            Joined(person, names.label(person) or "", count)
            for person, count in self._joined.most_common()
        ]
