"""Questions to the user: which groups and faces may belong to a known person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.job import Job
from photoclust.types import Completeness, Doubt, Question, Suggestion

if TYPE_CHECKING:
    from photoclust.clustering.reviewed import ReviewData
    from photoclust.clustering.standing import Standing


class Review:
    """What to ask about the people of a library. Ignored people are left out."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context
        self._known: tuple[tuple[bytes, str], Standing] | None = None

    def questions(
        self, limit: int = 50, person: int | None = None, job: Job | None = None
    ) -> list[Question]:
        """What is worth asking: which groups and faces may be somebody's, and which confirmed ones
        may be wrong; those first whose answer settles most.

        About one `person`, or about all who have a name; while nobody has, which of the largest
        groups are one person. What was answered before is not asked again. Raises UnknownItem.
        """
        from photoclust.clustering import review
        from photoclust.engine.same_look import SameLook

        if person is not None:
            self._context.repository.people.require(person)
        known, calibration = self._data(), self._context.calibration
        check, same_look = (job or Job()).check, SameLook(self._context.repository)
        return review.questions(known, calibration, limit, person, check, same_look)

    def proposals(self, person: int, limit: int = 6, job: Job | None = None) -> list[Question]:
        """Who else, named or not, may be the same as this person. Raises UnknownItem."""
        from photoclust.clustering import review

        self._context.repository.people.require(person)
        known, calibration = self._data(), self._context.calibration
        return review.proposals(known, calibration, person, limit, (job or Job()).check)

    def doubts(self, person: int | None = None, job: Job | None = None) -> list[Doubt]:
        """Confirmed faces that may be wrong, surest first: nearer to somebody else, or far from all
        others of their person.

        Of one `person`, or of all who are not ignored. To say that one is right, so that it is not
        doubted again, apply Affirm; that it is not, Exclude, or Move. Raises UnknownItem.
        """
        from photoclust.clustering import review

        if person is not None:
            self._context.repository.people.require(person)
        known, calibration = self._data(), self._context.calibration
        return review.second_thoughts(known, calibration, person, (job or Job()).check)

    def suggestions(self, person: int | None = None, job: Job | None = None) -> list[Suggestion]:
        """Faces that may be somebody's who has a name, but are not surely so, surest first.

        Of one `person`, or of all. They are with nobody who has a name; to confirm some, apply
        Move, to refuse them Exclude. Raises UnknownItem.
        """
        return self.standing(person, job)[0]

    def completeness(self, person: int | None = None, job: Job | None = None) -> list[Completeness]:
        """How many of their faces are with the people who have a name, in the order of their
        numbers; of one `person`, or of all. None for those of whom no face tells what they look
        like. Raises UnknownItem."""
        return self.standing(person, job)[1]

    def standing(
        self, person: int | None = None, job: Job | None = None
    ) -> tuple[list[Suggestion], list[Completeness]]:
        """`suggestions` and `completeness` in one go. Raises UnknownItem."""
        if person is not None:
            self._context.repository.people.require(person)
        found = self._standing(job or Job())
        return (
            [one for one in found.suggestions if person in (None, one.person_id)],
            [one for one in found.completeness if person in (None, one.person_id)],
        )

    def _standing(self, job: Job) -> Standing:
        """Of all who have a name; as found before, while the library has not changed since."""
        from photoclust.clustering.standing import standing

        context = self._context
        model = context.model  # which may write
        now = context.repository.database.state(), model
        known = self._known
        if known is None or known[0] != now:
            known = now, standing(self._data(), context.calibration, job.check)
            self._known = known
        return known[1]

    def _data(self) -> ReviewData:
        from photoclust.clustering.reviewed import ReviewData

        repository = self._context.repository
        faces = repository.faces.comparable(self._context.model)
        return ReviewData(
            faces=faces,
            names=repository.people.visible_names(),
            exclusions=frozenset(repository.faces.exclusions()),
            affirmed=frozenset(repository.faces.affirmed()),
            births=repository.faces.births(faces.ids),
        )
