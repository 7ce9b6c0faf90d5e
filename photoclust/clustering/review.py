"""Questions for the user: to whom undecided groups and faces may belong, and which confirmed ones
may be wrong.

How likely that is comes from the mean vectors of groups, as `evidence` says; squared L2 distances,
of a face its mean to the NEAREST faces of a person and of a group that of its faces, are computed
for what is asked only. So memory and time grow with the number of groups times that of people,
never with the square of the number of faces.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.audit import doubts
from photoclust.clustering.constraints import SAME_PICTURE
from photoclust.clustering.copies import POSSIBLY, SameLook, never, originals_among
from photoclust.clustering.defaults import JOIN
from photoclust.clustering.evidence import NONE, Barred, Evidence, all_barred, evidence
from photoclust.clustering.methods import groups
from photoclust.clustering.neighbours import squared_distances, unchecked
from photoclust.clustering.reviewed import (
    NOBODY,
    Numbers,
    ReviewData,
    ReviewedPeople,
    Rows,
    places_among,
)
from photoclust.clustering.search import Check
from photoclust.clustering.similarity import to_person
from photoclust.faces.description import Calibration
from photoclust.types import Doubt, FaceSet, Floats, Question

LEAST = 0.2
"""Least probability of a question."""
SURE = 0.9
"""Unconfirmed faces of a person above this probability are not asked about."""
CANDIDATES = 4
"""People per group or face that are asked about."""
ASKED = 16
"""Faces of a group that are compared: the best ones."""
LARGEST = 200
"""Largest groups that others are compared with while no person has a name."""
BLOCK = 8_000_000

Near = dict[int, tuple[NDArray[np.int64], Floats]]


@dataclass(frozen=True)
class _Asked:
    """Groups and single faces that questions are about.

    `rows`: their faces one after the other, best first, those of number i from `starts[i]` on,
    `sizes[i]` many. `persons`: the person that a group is now, 0 for single faces.
    """

    rows: Rows
    starts: Numbers
    sizes: Numbers
    persons: Numbers

    def of(self, number: int, most: int | None = None) -> Rows:
        start, size = int(self.starts[number]), int(self.sizes[number])
        return self.rows[start : start + (size if most is None else min(size, most))]


@dataclass(frozen=True)
class _Ranked:
    """A question that may be asked. `gain`: how many faces an answer settles, on average. `faces`:
    rows, best first."""

    gain: float
    distance: float
    probability: float
    person: int
    other: int
    rows: Rows
    anchor: int
    doubtful: bool = False
    rival: int | None = None


@dataclass(frozen=True)
class _Pair:
    """A group or face, a person it may be, their distance, and the face to show beside it."""

    asked: int
    person: int
    distance: float
    probability: float
    anchor: int


def questions(
    data: ReviewData,
    calibration: Calibration,
    limit: int,
    person: int | None = None,
    check: Check = unchecked,
    same_look: SameLook = never,
) -> list[Question]:
    """The questions, those first whose answer settles most faces on average: as many as are asked
    about, times the probability of a yes, or for a face that may be wrong of a no.

    They are about unnamed groups, unsorted faces, doubtful faces of a person, and confirmed ones
    that may be wrong, each asked about once at most, compared with `person` or else with all named
    people; and whether the largest groups without a name are one person. Near copies are asked
    about together; same_look: tells them, see `copies`.
    """
    index = ReviewedPeople(data, calibration)
    if person is not None and person not in index.people:
        return []
    named = [p for p in index.people if data.names[p] is not None]
    everybody = index.largest(index.people, LARGEST)
    targets = index.known([person] if person is not None else named or everybody)
    if not targets:
        return []
    groups = [p for p in index.people if data.names[p] is None and p != person]
    known = bool(named) or person is not None
    asked = _asked(index, groups, np.flatnonzero(data.faces.people == 0) if known else ())
    doubtful = _asked(index, (), _proposed(data, targets))
    evident = _evidence(index, asked, targets, calibration, doubtful.rows)
    pairs = _compared(index, asked, _nearest(index, asked, targets, evident, check), check)
    if not known:
        pairs = [pair for pair in pairs if _is_larger(index, pair.person, asked, pair.asked)]
    own = _at_home(index, doubtful, targets, evident)
    unsure = [p for p in _compared(index, doubtful, own, check) if p.probability < SURE]
    ranked = [*_ranked(asked, pairs), *_ranked(doubtful, unsure)]
    if known and person is None:
        # Who may be somebody with a name is asked about as that.
        likely = {int(asked.persons[pair.asked]) for pair in pairs}
        rest = [group for group in groups if group not in likely]
        ranked += _same(index, rest, calibration, check)
    wrong = _wrong(index, [person] if person is not None else index.people, calibration, check)
    chosen = _chosen(index, [*ranked, *wrong], calibration, limit)
    return [
        _question(index, one) for one in _with_copies(index, chosen, ranked, calibration, same_look)
    ]


def second_thoughts(
    data: ReviewData,
    calibration: Calibration,
    person: int | None = None,
    check: Check = unchecked,
) -> list[Doubt]:
    """The confirmed faces of people who are not ignored that may be wrong, surest first; of one
    `person`, or of all."""
    people = list(data.names)
    found = doubts(data.faces, people, data.exclusions, data.affirmed, calibration, check)
    return [doubt for doubt in found if person in (None, doubt.person_id)]


def proposals(
    data: ReviewData, calibration: Calibration, person: int, limit: int, check: Check = unchecked
) -> list[Question]:
    """Other people, named or not, who may be the same person, surest first."""
    index = ReviewedPeople(data, calibration)
    if person not in index.people:
        return []
    asked = _asked(index, [other for other in index.people if other != person], ())
    targets = index.known([person])
    if not targets:
        return []
    evident = _evidence(index, asked, targets, calibration)
    pairs = _compared(index, asked, _nearest(index, asked, targets, evident, check), check)
    chosen = _chosen(index, _ranked(asked, pairs), calibration, limit)
    return [_question(index, one) for one in chosen]


def _asked(index: ReviewedPeople, people: Iterable[int], singles: Rows | tuple[()]) -> _Asked:
    """Those of the groups and the single faces that tell whom they show."""
    singles = np.asarray(singles, np.intp)
    singles = singles[index.fit[singles]]
    told = ((person, index.rows(person)) for person in people)
    groups = [(p, rows) for p, rows in told if 2 * index.fit[rows].sum() >= max(1, len(rows))]
    sizes = [len(rows) for _, rows in groups] + [1] * len(singles)
    rows = [rows for _, rows in groups] + [singles]
    return _Asked(
        rows=np.concatenate(rows),
        starts=np.cumsum([0, *sizes])[:-1].astype(np.int64),
        sizes=np.array(sizes, np.int64),
        persons=np.array([p for p, _ in groups] + [0] * len(singles), np.int64),
    )


def _is_larger(index: ReviewedPeople, person: int, asked: _Asked, number: int) -> bool:
    """Of two groups compared both ways, only the comparison with the larger one is kept."""
    return (len(index.rows(person)), -person) > (asked.sizes[number], -asked.persons[number])


def _question(index: ReviewedPeople, one: _Ranked) -> Question:
    """As it is asked."""
    return Question(
        person_id=one.person,
        name=index.data.names[one.person],
        other_id=one.other or None,
        faces=tuple(index.faces.ids[one.rows].tolist()),
        distance=one.distance,
        probability=one.probability,
        anchor=int(index.faces.ids[one.anchor]),
        doubtful=one.doubtful,
        rival_id=one.rival,
    )


def _proposed(data: ReviewData, targets: Iterable[int]) -> Rows:
    """The unconfirmed faces of people of whom others are confirmed."""
    faces = data.faces
    vouched = np.unique(faces.people[faces.confirmed])
    among = np.isin(faces.people, np.intersect1d(vouched, list(targets)))
    return np.flatnonzero(among & ~faces.confirmed)


def _evidence(
    index: ReviewedPeople,
    asked: _Asked,
    targets: list[int],
    calibration: Calibration,
    joined: Rows = NOBODY,
) -> Evidence:
    """What the faces of the targets say; of people without a name two may be one.

    joined: faces that have joined the targets. They count for the share that is theirs: what was
    too far to join says too little of that by itself.
    """
    references = [index.references(target) for target in targets]
    vectors = index.faces.embeddings
    means = _means(vectors, asked, slice(0, len(asked.sizes)))
    named = all(index.data.names[target] is not None for target in targets)
    return evidence(
        vectors,
        references,
        np.concatenate([means, vectors[joined]]),
        calibration,
        barred=_ruled_out(index, asked, targets),
        exclusive=named,
    )


def _nearest(
    index: ReviewedPeople, asked: _Asked, targets: list[int], evident: Evidence, check: Check
) -> Near:
    """For each target the numbers of what may be that person, and how likely: among the CANDIDATES
    likeliest, from LEAST on, and not answered before."""
    vectors = index.faces.embeddings
    count = min(CANDIDATES, len(targets))
    barred, columns = _ruled_out(index, asked, targets)
    size = max(1, BLOCK // max(len(targets), vectors.shape[1]))
    found: list[tuple[Numbers, Numbers, Floats]] = []
    for start in range(0, len(asked.sizes), size):
        check()
        part = slice(start, min(start + size, len(asked.sizes)))
        here = (barred >= part.start) & (barred < part.stop)
        place = barred[here] - start, columns[here]
        likely = evident.posteriors(_means(vectors, asked, part), place)
        best = np.argpartition(-likely, count - 1, axis=1)[:, :count]
        chosen = np.take_along_axis(likely, best, axis=1)
        number, which = np.nonzero(chosen >= LEAST)
        found.append((number + start, best[number, which], chosen[number, which]))
    if not found:
        return {}
    numbers, places, likely = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return {
        targets[place]: (numbers[places == place], likely[places == place])
        for place in np.unique(places)
    }


def _at_home(index: ReviewedPeople, asked: _Asked, targets: list[int], evident: Evidence) -> Near:
    """For each target the numbers of the single faces that are with them, and how likely."""
    homes = places_among(index.faces.people[asked.rows], targets)
    likely = np.zeros(len(homes), np.float32)
    size = max(1, BLOCK // max(1, len(targets)))
    for start in range(0, len(homes), size):
        rows = asked.rows[start : start + size]
        found = evident.posteriors(index.faces.embeddings[rows])
        likely[start : start + size] = found[np.arange(len(rows)), homes[start : start + size]]
    if index.data.births is not None:
        likely[index.data.births.too_early(index.faces.people)[asked.rows]] = 0
    result: Near = {}
    for own in groups(np.where(likely >= LEAST, homes, -1)):
        result[targets[homes[own[0]]]] = own, likely[own]
    return result


def _means(vectors: Floats, asked: _Asked, part: slice) -> Floats:
    """Mean vectors of some of what is asked about: (n, d)."""
    starts, sizes = asked.starts[part], asked.sizes[part]
    if not len(starts):
        return np.zeros((0, vectors.shape[1]), np.float32)
    rows = asked.rows[starts[0] : starts[-1] + sizes[-1]]
    sums = np.add.reduceat(vectors[rows], starts - starts[0], axis=0)
    return np.asarray(sums / sizes[:, None], np.float32)


def _ruled_out(index: ReviewedPeople, asked: _Asked, targets: list[int]) -> tuple[Numbers, Numbers]:
    """Pairs that were answered before, or are one person: what is asked about, and the target."""
    column = {target: place for place, target in enumerate(targets)}
    group = {int(person): number for number, person in enumerate(asked.persons) if person}
    singles = np.flatnonzero(asked.persons == 0)
    single = dict(zip(asked.rows[asked.starts[singles]].tolist(), singles.tolist(), strict=True))
    known = [(group.get(one), column.get(other)) for one, other in index.different]
    known += [(single.get(row), column.get(person)) for row, person in index.denied]
    known += [(group.get(person), place) for person, place in column.items()]
    pairs = [(number, place) for number, place in known if number is not None and place is not None]
    places = np.array(pairs, np.int64).reshape(-1, 2)
    return all_barred((places[:, 0], places[:, 1]), _not_born_yet(index, asked, targets))


def _not_born_yet(index: ReviewedPeople, asked: _Asked, targets: list[int]) -> Barred:
    """Pairs of what is asked about, most of whose faces are from before the birth, and the target.
    A single photo in a group may have a wrong date."""
    births = index.data.births
    if births is None or not len(asked.sizes):
        return NONE
    found = []
    for place, target in enumerate(targets):
        if target in births.born:
            early = np.add.reduceat(births.before(target)[asked.rows].astype(int), asked.starts)
            numbers = np.flatnonzero(2 * early > asked.sizes)
            found.append((numbers, np.full(len(numbers), place)))
    return all_barred(NONE, *found)


def _compared(index: ReviewedPeople, asked: _Asked, near: Near, check: Check) -> list[_Pair]:
    """What may be whom, with the distance, and the face to show beside it."""
    vectors = index.faces.embeddings
    pairs: list[_Pair] = []
    for person, (numbers, likely) in near.items():
        if not len(numbers):
            continue
        check()
        references = index.references(person)
        rows = [asked.of(int(number), ASKED) for number in numbers]
        distances = to_person(vectors, rows, references)
        # Faces of photos that are gone are shown only where there are no others.
        beside = references[index.faces.shown[references]]
        beside = beside if len(beside) else references
        for i, number in enumerate(numbers):
            middle = vectors[rows[i]].mean(axis=0)
            anchor = beside[(vectors[beside] @ middle).argmax()]
            found = float(distances[i]), float(likely[i])
            pairs.append(_Pair(int(number), person, *found, int(anchor)))
    return pairs


def _ranked(asked: _Asked, pairs: list[_Pair]) -> list[_Ranked]:
    """What may be whom, with how many faces a yes settles."""
    return [
        _Ranked(
            gain=pair.probability * int(asked.sizes[pair.asked]),
            distance=pair.distance,
            probability=pair.probability,
            person=pair.person,
            other=int(asked.persons[pair.asked]),
            rows=asked.of(pair.asked),
            anchor=pair.anchor,
        )
        for pair in pairs
    ]


def _same(
    index: ReviewedPeople, nameless: list[int], calibration: Calibration, check: Check
) -> list[_Ranked]:
    """Which of the people without a name are one with another of the largest of them."""
    targets = index.known(index.largest(nameless, LARGEST))
    if len(targets) < 2:
        return []
    asked = _asked(index, nameless, ())
    evident = _evidence(index, asked, targets, calibration)
    pairs = _compared(index, asked, _nearest(index, asked, targets, evident, check), check)
    return _ranked(asked, [p for p in pairs if _is_larger(index, p.person, asked, p.asked)])


def _wrong(
    index: ReviewedPeople, people: list[int], calibration: Calibration, check: Check
) -> list[_Ranked]:
    """Confirmed faces of some people that may be wrong."""
    data, vectors = index.data, index.faces.embeddings
    row_of = dict(zip(index.faces.ids.tolist(), range(len(vectors)), strict=True))
    found = []
    for doubt in second_thoughts(data, calibration, check=check):
        person, row = doubt.person_id, row_of[doubt.face]
        if person not in people or doubt.probability < LEAST:
            continue
        others = index.references(person)
        others = others[others != row]
        distances = squared_distances(vectors[[row]], vectors[others])[0]
        beside = others[index.faces.shown[others]]
        beside = beside if len(beside) else others
        typical = beside[(vectors[beside] @ vectors[others].mean(axis=0)).argmax()]
        found.append(
            _Ranked(
                gain=doubt.probability,
                distance=float(distances.mean()),
                probability=1 - doubt.probability,
                person=person,
                other=0,
                rows=np.array([row], np.intp),
                anchor=int(typical),
                doubtful=True,
                rival=doubt.rival_id,
            )
        )
    return found


def _chosen(
    index: ReviewedPeople, ranked: list[_Ranked], calibration: Calibration, limit: int
) -> list[_Ranked]:
    """The best questions, with no group or face twice and no two faces of one photo together."""
    apart = SAME_PICTURE * JOIN * calibration.threshold
    taken: set[int] = set()
    joining: set[int] = set()
    joined: set[int] = set()
    result: list[_Ranked] = []
    # Rounded, so that of similar gains the nearest come first.
    for one in sorted(ranked, key=lambda one: (-round(one.gain, 1), one.distance)):
        if len(result) >= limit:
            break
        # A group that may be merged away must not be a target: after a yes it would no longer
        # exist.
        if int(one.rows[0]) in taken or one.person in joining or one.other in joined:
            continue
        if not one.doubtful and index.meet(one.rows, one.person, apart):
            continue
        taken.add(int(one.rows[0]))
        joined.add(one.person)
        joining.update([one.other] if one.other else [])
        result.append(one)
    return result


def _with_copies(
    index: ReviewedPeople,
    chosen: list[_Ranked],
    ranked: list[_Ranked],
    calibration: Calibration,
    same_look: SameLook,
) -> list[_Ranked]:
    """The same with near copies of a single face asked about with it, and not by themselves."""
    singles = [one for one in ranked if not one.other and index.faces.people[one.rows[0]] == 0]
    result: list[_Ranked] = []
    passed: set[int] = set()
    for one in chosen:
        row = int(one.rows[0])
        if one.other or one.doubtful or index.faces.people[row]:
            result.append(one)
        elif row not in passed:
            others = [int(s.rows[0]) for s in singles if s.person == one.person]
            copies = _copies_of(index.faces, row, np.array(others), calibration, same_look)
            passed.update(copies.tolist())
            result.append(replace(one, rows=np.concatenate([one.rows, copies])))
    return result


def _copies_of(
    faces: FaceSet, row: int, others: Rows, calibration: Calibration, same_look: SameLook
) -> Rows:
    """Those of the others that are near copies of a face."""
    near = (
        faces.embeddings[others] @ faces.embeddings[row] > 1 - POSSIBLY * calibration.threshold / 2
    )
    others = others[near & (others != row)]
    if not len(others):
        return others
    some = np.concatenate([[row], others])
    stands = originals_among(faces, some, calibration, same_look)
    return np.asarray(some[1:][stands[1:] == stands[0]], np.intp)
