"""Clustering: people proposed for the faces that nobody has decided about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photoclust.clustering.defaults import DEFAULT_METHOD
from photoclust.engine.context import EngineContext
from photoclust.engine.preview import Preview, prepare_preview
from photoclust.job import Job
from photoclust.library.edits import Edit, Split
from photoclust.types import Chain

if TYPE_CHECKING:
    from photoclust.engine.preview import Previewer


class Clusters:
    """What clustering makes of a library. Confirmed faces stay where they are."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def propose(
        self, method: str = DEFAULT_METHOD, people: int | None = None, job: Job | None = None
    ) -> Preview:
        """Propose people for all faces that nobody has decided about; undoable.

        method: "hdbscan", "kmeans" (which needs the number of `people`) or "linkage". Confirmed
        faces stay where they are and draw their look-alikes along. Returns what changed. Raises
        SettingError for a method or number that does not fit.
        """
        preview = self.preview(method, people, job).at(0, job)
        self._context.repository.apply(preview.edit)
        return preview

    def preview(
        self, method: str = DEFAULT_METHOD, people: int | None = None, job: Job | None = None
    ) -> Previewer:
        """The same as a preview, at any granularity; applying a preview's edit carries it out.

        Raises SettingError for a method or number that does not fit.
        """
        job = job or Job()
        job.begin("grouping")
        return prepare_preview(self._context, method, people, job)

    def chain(self, face: int, other: int | None = None) -> Chain:
        """Why two faces of a person are together; without another, a face and its person's most
        typical one. To cut the chain, apply Split of what is `beyond`.

        Raises UnknownItem for a face that is not there, and EditError where the two are not with
        one person.
        """
        from photoclust.engine.chains import chain_between

        return chain_between(self._context, face, other)

    def divide(self, person: int) -> list[Edit]:
        """Cluster one person alone, more finely, and split off what does not belong together.

        The largest part stays the person. Returns the splits made, none when the faces all
        hold together; each is undoable by itself. Raises UnknownItem.
        """
        from photoclust.clustering.clusterer import divide

        context = self._context
        faces = context.repository.faces.face_set_of(person, context.model)
        labels = divide(faces.embeddings, faces.photos, context.calibration)
        ids = faces.ids
        splits: list[Edit] = [
            Split(person, tuple(int(i) for i in ids[labels == label]))
            for label in range(1, int(labels.max(initial=0)) + 1)
        ]
        for split in splits:
            context.repository.apply(split)
        return splits
