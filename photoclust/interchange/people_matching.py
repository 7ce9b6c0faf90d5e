"""The same people in two libraries: by faces that are in both, by name, and by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from photoclust.interchange.content import FaceContent, LibraryContent, PersonContent
from photoclust.interchange.matching import Matches
from photoclust.library.edits import same_name
from photoclust.types import Floats

Answers = Mapping[int, int | None]
"""People of theirs with ours whom they are, None for nobody who is known here."""


@dataclass(frozen=True)
class PersonQuestion:
    """Whether a person of theirs is one of ours. `distance`: the mean squared L2 between their
    confirmed faces, 0 to 4, None where they cannot be compared."""

    theirs: PersonContent
    ours: PersonContent
    distance: float | None


@dataclass
class PeopleMatches:
    """People of theirs who are ours, by their numbers; those who are `new` here, and whom it is
    not sure about: they are new until that is answered."""

    same: dict[int, int] = field(default_factory=dict)
    new: list[PersonContent] = field(default_factory=list)
    questions: list[PersonQuestion] = field(default_factory=list)


def people_matched(
    ours: LibraryContent,
    theirs: LibraryContent,
    matches: Matches,
    reach: float,
    answers: Answers,
) -> PeopleMatches:
    """Who of theirs is who of ours. Left out are those about whom nothing was decided.

    `reach`: the squared L2 below which two faces are of one person.
    """
    found = PeopleMatches()
    likeness = _Likeness(ours, theirs)
    for person in theirs.people:
        if not _is_decided(person, theirs):
            continue
        if person.id in answers:
            own = answers[person.id]
        else:
            own = _same_faces(person, ours, theirs, matches)
            if own is None:
                faces = theirs.confirmed_faces.get(person.id, [])
                own = _unless_asked(found, person, ours, likeness, reach if faces else None)
        if own is None:
            found.new.append(person)
        else:
            found.same[person.id] = own
    return found


def _is_decided(person: PersonContent, theirs: LibraryContent) -> bool:
    return (
        person.name is not None
        or person.state != "visible"
        or bool(theirs.confirmed_faces.get(person.id))
    )


def _same_faces(
    person: PersonContent, ours: LibraryContent, theirs: LibraryContent, matches: Matches
) -> int | None:
    """Whom most of their confirmed faces are confirmed to show here; None for nobody, and when
    two are shown equally often."""
    homes = _homes(ours)
    votes = Counter(
        home
        for face in theirs.confirmed_faces.get(person.id, ())
        if (home := homes.get(matches.faces.get(face.id, 0))) is not None
    )
    if not votes:
        return None
    (first, most), *others = votes.most_common(2)
    return None if others and others[0][1] == most else first


def _homes(ours: LibraryContent) -> dict[int, int]:
    """Whom our faces are confirmed to show."""
    return {face.id: number for number, faces in ours.confirmed_faces.items() for face in faces}


def _unless_asked(
    found: PeopleMatches,
    person: PersonContent,
    ours: LibraryContent,
    likeness: _Likeness,
    reach: float | None,
) -> int | None:
    """Who has the same name and the same face; else the question is put whether somebody is the
    person who has the name, or else the face. `reach` None: nobody vouched for a face there, and
    the name is all there is; where several have it, it is not enough."""
    named = [p for p in ours.people if _have_one_name(p, person) and not _differ(p, person)]
    if reach is None and len(named) < 2:
        return named[0].id if named else None
    if named:
        distances = [likeness.distance(person.id, own.id) for own in named]
        near = [d is not None and reach is not None and d < reach for d in distances]
        best = min(range(len(named)), key=lambda n: (distances[n] is None, distances[n] or 0))
        own, distance = named[best], distances[best]
        if sum(near) == 1 and likeness.is_nearest_of_name(person, own.id):
            return own.id
        found.questions.append(PersonQuestion(person, own, distance))
        return None
    if reach is None:
        return None
    nearest, distance = likeness.nearest(person.id)
    if nearest is not None and distance is not None and distance < reach:
        question = PersonQuestion(person, ours.people_by_number[nearest], distance)
        found.questions.append(question)
    return None


def _have_one_name(one: PersonContent, other: PersonContent) -> bool:
    return one.name is not None and other.name is not None and same_name(one.name, other.name)


def _differ(one: PersonContent, other: PersonContent) -> bool:
    """Whether the dates of birth of two say that they are two people."""
    if one.born is None or other.born is None:
        return False
    return not (one.born.startswith(other.born) or other.born.startswith(one.born))


class _Likeness:
    """Mean squared distances between the confirmed faces of people here and there.

    The mean over all pairs needs no more than the mean vectors, as all have unit norm.
    """

    def __init__(self, ours: LibraryContent, theirs: LibraryContent) -> None:
        self._named = [person for person in theirs.people if person.name is not None]
        comparable = ours.model == theirs.model
        self._ours = _means(ours) if comparable else {}
        self._theirs = _means(theirs) if comparable else {}

    def distance(self, theirs: int, ours: int) -> float | None:
        """None where one of the two has no confirmed face by the same network."""
        if theirs not in self._theirs or ours not in self._ours:
            return None
        return float(2 - 2 * self._theirs[theirs] @ self._ours[ours])

    def is_nearest_of_name(self, person: PersonContent, ours: int) -> bool:
        """Whether nobody else there who has the same name is as near to a person of ours."""
        own = self.distance(person.id, ours)
        others = [
            self.distance(other.id, ours)
            for other in self._named
            if other.id != person.id and _have_one_name(other, person)
        ]
        return own is not None and all(other is None or own < other for other in others)

    def nearest(self, theirs: int) -> tuple[int | None, float | None]:
        """Who of ours is most like a person, and how far."""
        if theirs not in self._theirs or not self._ours:
            return None, None
        numbers = list(self._ours)
        distances = 2 - 2 * np.stack([self._ours[n] for n in numbers]) @ self._theirs[theirs]
        place = int(np.argmin(distances))
        return numbers[place], float(distances[place])


def _means(content: LibraryContent) -> dict[int, Floats]:
    found: dict[int, Floats] = {}
    for number, faces in content.confirmed_faces.items():
        rows = list(_rows(faces))
        if rows and number in content.people_by_number:
            found[number] = content.vectors[rows].mean(axis=0)
    return found


def _rows(faces: Iterable[FaceContent]) -> Iterable[int]:
    return (face.vector for face in faces if face.vector is not None and not face.rejected)
