"""What a review looks at: the faces of a library by person, and what was decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.anchors import are_anchors, tell_whom
from photoclust.clustering.methods import groups
from photoclust.clustering.neighbours import squared_distances
from photoclust.clustering.similarity import representatives
from photoclust.faces.description import Calibration
from photoclust.types import Births, FaceSet

Rows = NDArray[np.intp]
Numbers = NDArray[np.int64]
NOBODY: Rows = np.zeros(0, np.intp)
_ENDS: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True)
class ReviewData:
    """All that a review looks at. `names`: of the people who are not ignored, None for those
    without one. `exclusions`: pairs of a face and who it is not. `affirmed`: pairs of a face and
    who it rightly is, as was asked. `births`: of the same faces."""

    faces: FaceSet
    names: Mapping[int, str | None]
    exclusions: frozenset[tuple[int, int]]
    affirmed: frozenset[tuple[int, int]] = frozenset()
    births: Births | None = None


class ReviewedPeople:
    """The faces under review, by person."""

    def __init__(self, data: ReviewData, calibration: Calibration) -> None:
        self.data = data
        self.faces = data.faces
        persons = data.faces.people
        self._rows = _by_person(data.faces, data.faces.shown)
        shown = np.flatnonzero(data.faces.shown)
        self._by_photo = shown[np.argsort(data.faces.photos[shown], kind="stable")]
        self._photos = data.faces.photos[self._by_photo]
        self._anchors = _by_person(data.faces, are_anchors(data.faces, calibration))
        self.fit = tell_whom(data.faces)
        self._vouched = set(persons[data.faces.confirmed].tolist())
        everybody = sorted(self._rows.keys() | self._anchors.keys())
        self.people = [person for person in everybody if person in data.names]
        known = placed(data.exclusions, data.faces.ids)
        self.denied = {(r, p) for r, p in known if not persons[r]}
        """Unsorted faces, by row, and who they are not."""
        pairs = {(int(persons[r]), p) for r, p in known if persons[r]}
        self.different = pairs | {(p, q) for q, p in pairs}
        """People of whom it was said that they are two."""

    def rows(self, person: int) -> Rows:
        """A person's visible faces, best first."""
        return self._rows.get(person, NOBODY)

    def references(self, person: int) -> Rows:
        """The faces that represent a person: the anchors, or all faces where none is confirmed."""
        found = self._anchors if person in self._vouched else self._rows
        return representatives(np.sort(found.get(person, NOBODY)))

    def known(self, people: Iterable[int]) -> list[int]:
        """Those of the people who are represented by a face."""
        return [person for person in people if len(self.references(person))]

    def largest(self, among: list[int], count: int) -> list[int]:
        """Those of some people who have most faces."""
        return sorted(among, key=lambda p: (-len(self.rows(p)), p))[:count]

    def meet(self, rows: Rows, person: int, apart: float) -> bool:
        """Whether a photo shows one of these faces beside that person, not one face twice."""
        beside = self._in_photos(np.unique(self.faces.photos[rows]))
        theirs = beside[self.faces.people[beside] == person]
        for photo in np.unique(self.faces.photos[theirs]):
            one = rows[self.faces.photos[rows] == photo]
            other = np.setdiff1d(theirs[self.faces.photos[theirs] == photo], one)
            if (
                squared_distances(self.faces.embeddings[one], self.faces.embeddings[other]) > apart
            ).any():
                return True
        return False

    def _in_photos(self, photos: Numbers) -> Rows:
        """The visible faces of these photos."""
        first, last = (np.searchsorted(self._photos, photos, side) for side in _ENDS)
        places = [np.arange(start, end) for start, end in zip(first, last, strict=True)]
        found: Rows = self._by_photo[np.concatenate(places)]
        return found


def _by_person(faces: FaceSet, chosen: NDArray[np.bool_]) -> dict[int, Rows]:
    """The chosen faces of each person, best first."""
    rows = np.flatnonzero(chosen)
    rows = rows[np.argsort(-faces.quality[rows], kind="stable")]
    people = faces.people[rows]
    return {int(people[own[0]]): rows[own] for own in groups(people)}


def placed(exclusions: Iterable[tuple[int, int]], faces: Numbers) -> list[tuple[int, int]]:
    """The exclusions of these faces, with the place of each among them."""
    pairs = np.array(sorted(exclusions), np.int64).reshape(-1, 2)
    places = places_among(pairs[:, 0], faces)
    found: list[list[int]] = np.stack([places, pairs[:, 1]], axis=1)[places >= 0].tolist()
    return [(place, person) for place, person in found]


def places_among(people: Numbers, named: Sequence[int] | Numbers) -> Rows:
    """The place of each face's person among the named, -1 for others: (n,)."""
    known = np.asarray(named, np.int64)
    if not len(known):
        return np.full(len(people), -1, np.intp)
    order = np.argsort(known)
    place = np.searchsorted(known[order], people).clip(max=len(known) - 1)
    found = order[place]
    return np.where(known[found] == people, found, -1)
