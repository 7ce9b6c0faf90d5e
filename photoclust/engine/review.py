"""Questions to the user: which groups and faces may belong to a known person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.faces.preload import preload_torch
from photoclust.job import Job
from photoclust.types import Question, Suggestion

if TYPE_CHECKING:
    from photoclust.clustering.review import ReviewData


class Review:
    """What to ask about the people of a library. Ignored people are left out."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def questions(
        self, limit: int = 50, person: int | None = None, job: Job | None = None
    ) -> list[Question]:
        """What is worth asking: which groups and faces may be somebody's, surest first.

        About one `person`, or about all who have a name; while nobody has, which of the largest
        groups are one person. What was answered before is not asked again. Raises UnknownItem.
        """
        preload_torch()
        from photoclust.clustering import review

        if person is not None:
            self._context.repository.people.require(person)
        known, calibration = self._data(), self._context.calibration
        return review.questions(known, calibration, limit, person, (job or Job()).check)

    def proposals(self, person: int, limit: int = 6, job: Job | None = None) -> list[Question]:
        """Who else, named or not, may be the same as this person. Raises UnknownItem."""
        preload_torch()
        from photoclust.clustering import review

        self._context.repository.people.require(person)
        known, calibration = self._data(), self._context.calibration
        return review.proposals(known, calibration, person, limit, (job or Job()).check)

    def suggestions(self, person: int | None = None, job: Job | None = None) -> list[Suggestion]:
        """Faces that may be somebody's who has a name, but are not surely so, surest first.

        Of one `person`, or of all. They are with nobody who has a name; to confirm some, apply
        Move, to refuse them Exclude. Raises UnknownItem.
        """
        from photoclust.clustering import review

        if person is not None:
            self._context.repository.people.require(person)
        found = review.suggestions(self._data(), self._context.calibration, (job or Job()).check)
        return [one for one in found if person in (None, one.person_id)]

    def _data(self) -> ReviewData:
        from photoclust.clustering.review import ReviewData

        repository = self._context.repository
        return ReviewData(
            faces=repository.faces.comparable(self._context.model),
            names=repository.people.visible_names(),
            exclusions=frozenset(repository.faces.exclusions()),
        )
