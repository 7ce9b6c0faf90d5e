"""The library's own adapter: fitted to the faces that the user has confirmed, kept or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.errors import WeightsError
from photoclust.job import Job
from photoclust.messages import Message
from photoclust.types import PersonState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.faces.adapter import Adapter
    from photoclust.faces.description import Calibration
    from photoclust.learning.fitted import Fitted
    from photoclust.types import Floats


@dataclass(frozen=True)
class ConfirmedFaces:
    """Faces whose people are certain. `embeddings`: float32 (n, 128) of the model `base`, whose
    `calibration` says what their distances mean. `people`: int64 (n,)."""

    embeddings: Floats
    people: NDArray[np.int64]
    base: str
    calibration: Calibration


@dataclass(frozen=True)
class AdapterReadiness:
    """Whether there are enough confirmed faces to fit an adapter to: `people` have
    `faces_needed` of them or more, and `people_needed` are needed."""

    people: int
    people_needed: int
    faces_needed: int

    @property
    def is_enough(self) -> bool:
        """Whether an adapter can be fitted."""
        return self.people >= self.people_needed


@dataclass(frozen=True)
class KeptAdapter:
    """The adapter that a library holds. `people`, `faces`: how many it was fitted to, 0 when it
    cannot be read. `since`: when it was kept, in UTC as ISO 8601; None where an earlier version
    kept it. `problem`: why faces are not compared by it; None when they are."""

    people: int
    faces: int
    since: str | None
    problem: Message | None = None


class LibraryAdapter:
    """The adapter of a library: one at most."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def current(self) -> Adapter | None:
        """The library's own adapter, if it has one for today's network.

        Raises WeightsError when it is damaged.
        """
        return self._context.adapter()

    def exists(self) -> bool:
        """Whether the library holds one, be it damaged or for another network."""
        return self._context.repository.adapters.name() is not None

    def kept(self) -> KeptAdapter | None:
        """What is known of the adapter that the library holds; None when it holds none.

        One that is damaged, or for another network, has this as its problem. Raises
        WeightsError when the network's own weights cannot be read.
        """
        context = self._context
        since = context.repository.adapters.kept()
        try:
            adapter = context.stored_adapter()
        except WeightsError as error:
            return KeptAdapter(0, 0, since, error.explanation)
        if adapter is None:
            return None
        problem = None
        if adapter.base != context.embedding.name:
            problem = Message.of("adapter-unused", network=adapter.base)
        return KeptAdapter(adapter.people, adapter.faces, since, problem)

    def readiness(self) -> AdapterReadiness:
        """Whether `fit` has enough confirmed faces to learn from; quick. Raises WeightsError."""
        from photoclust.learning.requirements import FEWEST_FACES, FEWEST_PEOPLE

        context = self._context
        people = context.repository.adapters.count_confirmed_people(
            context.embedding.name, FEWEST_FACES
        )
        return AdapterReadiness(people, FEWEST_PEOPLE, FEWEST_FACES)

    def fit(self, job: Job | None = None, seed: int = 0) -> Fitted:
        """Fit an adapter to the confirmed faces, and try it on faces held out; nothing is kept.

        The same seed gives the same result. Raises TrainingError when there are too few faces to
        learn from, and Cancelled.
        """

        from photoclust.learning.adapter_fit import fit

        known = self.confirmed_faces()
        return fit(
            known.embeddings,
            known.people,
            base=known.base,
            calibration=known.calibration,
            seed=seed,
            job=job,
        )

    def adopt(self, adapter: Adapter) -> None:
        """Compare faces by adapted embeddings from now on; the base's stay beside them.

        Takes the place of an adapter that was there. Raises WeightsError for another base.
        """
        if adapter.base != self._context.embedding.name:
            raise WeightsError("adapter-of-another-network", network=adapter.base)
        repository = self._context.repository
        repository.adapters.set(adapter.name, adapter.base, adapter.to_bytes())
        repository.adapters.adapt(adapter.name, adapter.apply)

    def drop(self) -> bool:
        """Compare faces by the base's embeddings again; whether there was an adapter."""
        return self._context.repository.adapters.remove()

    def confirmed_faces(self) -> ConfirmedFaces:
        """What an adapter is fitted to: all confirmed faces, with the base's embeddings.

        Faces of ignored people are left out, because several strangers may be ignored as one
        person.
        """
        import numpy as np

        context = self._context
        base = context.embedding.name
        faces = context.repository.faces.face_set(base)
        shown = [p.id for p in context.repository.people.all() if p.state is PersonState.VISIBLE]
        rows = faces.confirmed & np.isin(faces.people, shown)
        return ConfirmedFaces(
            embeddings=faces.embeddings[rows],
            people=faces.people[rows],
            base=base,
            calibration=context.base_calibration,
        )
