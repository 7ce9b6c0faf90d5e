"""Whom faces may belong to: groups that are made, and questions that are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photoclust.engine.context import Workshop
from photoclust.faces.preload import preload_torch
from photoclust.job import Job
from photoclust.library.edits import Edit, Split
from photoclust.types import Question

if TYPE_CHECKING:
    from photoclust.engine.preview import Regrouping


@dataclass(frozen=True)
class Grouping:
    """What a clustering proposed. Counts are faces, but for `people`, the groups they are in."""

    people: int
    grouped: int
    unsorted: int


class Proposing(Workshop):
    """What an engine proposes."""

    def cluster(
        self, method: str = "hdbscan", people: int | None = None, job: Job | None = None
    ) -> Grouping:
        """Propose people for all faces that nobody has decided about; undoable.

        method: "hdbscan", "kmeans" (which needs the number of `people`) or "linkage".
        Confirmed faces stay where they are and draw their look-alikes along. Raises
        SettingError for a method or number that does not fit.
        """
        preview = self.regrouping(method, people, job).at(0, job)
        self._repository.apply(preview.edit)
        return Grouping(preview.people, preview.grouped, preview.unsorted)

    def regrouping(
        self, method: str = "hdbscan", people: int | None = None, job: Job | None = None
    ) -> Regrouping:
        """The same to look at first, coarser or finer; the edit of a preview makes it so.

        Raises SettingError for a method or number that does not fit.
        """
        job = job or Job()
        job.begin("grouping")
        return self._regrouping(method, people, job)

    def _regrouping(self, method: str, people: int | None, job: Job) -> Regrouping:
        preload_torch()
        from photoclust.clustering import grouping
        from photoclust.engine.preview import Regrouping
        from photoclust.engine.review import as_faces

        ground = grouping.prepare(
            as_faces(self._repository.face_set(self._model)),
            self._repository.exclusions(),
            self._calibration,
            method=method,
            people=people,
            check=job.check,
        )
        return Regrouping(ground, method)

    def _settle(self, job: Job) -> None:
        preview = self._regrouping("hdbscan", None, job).at(0, job)
        self._repository.settle(preview.edit.placed)

    def divide(self, person: int) -> list[Edit]:
        """Cluster one person alone, more finely, and split off what does not belong together.

        The largest part stays the person. Returns the splits made, none when the faces all
        hold together; each is undoable by itself. Raises UnknownItem.
        """
        preload_torch()
        from photoclust.clustering import grouping

        faces = self._repository.face_set_of(person, self._model)
        labels = grouping.divide(faces.embeddings, faces.photos, self._calibration)
        ids = faces.ids
        splits: list[Edit] = [
            Split(person, tuple(int(i) for i in ids[labels == label]))
            for label in range(1, int(labels.max(initial=0)) + 1)
        ]
        for split in splits:
            self._repository.apply(split)
        return splits

    def questions(
        self, limit: int = 50, person: int | None = None, job: Job | None = None
    ) -> list[Question]:
        """What is worth asking: which groups and faces may be somebody's, surest first.

        About one `person`, or about all who have a name; while nobody has, which of the largest
        groups are one person. What was answered before is not asked again. Raises UnknownItem.
        """
        preload_torch()
        from photoclust.clustering import review
        from photoclust.engine.review import album

        if person is not None:
            self._repository.require(person)
        known = album(self._repository, self._model)
        check = (job or Job()).check
        return review.questions(known, self._calibration, limit, person, check)

    def proposals(self, person: int, limit: int = 6, job: Job | None = None) -> list[Question]:
        """Who else, named or not, may be the same as this person. Raises UnknownItem."""
        preload_torch()
        from photoclust.clustering import review
        from photoclust.engine.review import album

        self._repository.require(person)
        known = album(self._repository, self._model)
        check = (job or Job()).check
        return review.proposals(known, self._calibration, person, limit, check)
