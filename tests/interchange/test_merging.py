"""Whatever was decided in two libraries: ours stays, and what does not contradict it is added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photoclust.interchange.content import FaceContent, LibraryContent, PersonContent, PhotoContent
from photoclust.interchange.merging import Merge, merged
from photoclust.types import Box
from tests.library.synthetic import vector

PHOTOS, FACES = 3, 2
"""So many photos, all in both libraries, with so many faces each."""
OURS, THEIRS = (1, 2, 3), (11, 12, 13)
NAMES = st.sampled_from(["Anna", "anna", "Ben", "Cleo", "Dora", None])


@dataclass(frozen=True)
class Decided:
    """What was decided about a face; `person` None: whose it is nobody has confirmed."""

    person: int | None = None
    proposed: int | None = None
    rejected: bool = False
    excluded: tuple[int, ...] = ()


@dataclass
class State:
    """The tables of decisions."""

    members: dict[int, tuple[int, bool]] = field(default_factory=dict)
    rejected: set[int] = field(default_factory=set)
    excluded: set[tuple[int, int]] = field(default_factory=set)
    names: dict[int, str | None] = field(default_factory=dict)


def decisions(people: Sequence[int]) -> st.SearchStrategy[Decided]:
    some = st.sampled_from(people)
    others = st.lists(some, unique=True, max_size=2).map(tuple)
    return st.one_of(
        st.just(Decided()),
        st.builds(Decided, proposed=some),
        st.just(Decided(rejected=True)),
        st.builds(Decided, excluded=others),
        st.builds(
            lambda person, away: Decided(person, excluded=tuple(set(away) - {person})), some, others
        ),
    )


def library(
    people: Sequence[int], names: Sequence[str | None], decided: Sequence[Decided], first: int
) -> LibraryContent:
    """`first`: the number of its first face."""
    photos = tuple(
        PhotoContent(n, bytes([n]) * 16, n, b"", 640, 480, 1, None, None, (f"/{n}.jpg",))
        for n in range(1, PHOTOS + 1)
    )
    faces = tuple(
        FaceContent(
            first + place,
            place // FACES + 1,
            Box(100 * (place % FACES), 0, 50, 50),
            (0.0,) * 10,
            *(1.0, 1.0, False, place),
            one.person or one.proposed,
            one.person is not None,
            one.excluded,
            one.rejected,
        )
        for place, one in enumerate(decided)
    )
    known = zip(people, names, strict=True)
    return LibraryContent(
        "eyes",
        photos,
        faces,
        tuple(PersonContent(number, name, "visible", None) for number, name in known),
        (),
        (),
        np.stack([vector(place) for place in range(PHOTOS * FACES)]),
    )


def libraries(people: Sequence[int], first: int) -> st.SearchStrategy[LibraryContent]:
    size = PHOTOS * FACES
    return st.builds(
        lambda names, decided: library(people, names, decided, first),
        st.lists(NAMES, min_size=3, max_size=3),
        st.lists(decisions(people), min_size=size, max_size=size),
    )


def state_of(content: LibraryContent) -> State:
    return State(
        {f.id: (f.person, f.confirmed) for f in content.faces if f.person is not None},
        {f.id for f in content.faces if f.rejected},
        {(f.id, person) for f in content.faces for person in f.excluded},
        {p.id: p.name for p in content.people},
    )


def after(ours: LibraryContent, merge: Merge) -> State:
    """Our tables after the rows are written."""
    state = state_of(ours)
    for write in merge.writes:
        match write.table, write.values:
            case "members", None:
                state.members.pop(write.key[0], None)
            case "members", (person, confirmed, _):
                state.members[write.key[0]] = (person, bool(confirmed))
            case "rejections", _:
                state.rejected.add(write.key[0])
            case "exclusions", _:
                state.excluded.add((write.key[0], write.key[1]))
            case "people", (name, *_):
                state.names[write.key[0]] = name
    return state


def content_after(ours: LibraryContent, state: State) -> LibraryContent:
    """Our library after the rows are written, people that are new with numbers of their own."""

    def own(number: int) -> int:
        return number if number > 0 else 100 - number

    faces = tuple(
        replace(
            face,
            person=own(state.members[face.id][0]) if face.id in state.members else None,
            confirmed=state.members.get(face.id, (0, False))[1],
            rejected=face.id in state.rejected,
            excluded=tuple(own(p) for f, p in sorted(state.excluded) if f == face.id),
        )
        for face in ours.faces
    )
    people = tuple(PersonContent(own(n), name, "visible", None) for n, name in state.names.items())
    return replace(ours, faces=faces, people=people)


ANSWERS = st.fixed_dictionaries({n: st.sampled_from([None, *OURS]) for n in THEIRS})


@given(libraries(OURS, 1), libraries(THEIRS, 51), ANSWERS)
def test_no_decision_of_either_is_lost(
    ours: LibraryContent, theirs: LibraryContent, answers: Mapping[int, int | None]
) -> None:
    merge = merged(ours, theirs, 1.0, answers)
    before, state = state_of(ours), after(ours, merge)
    numbers = dict(answers)
    new = [p.id for p in theirs.people
           if answers[p.id] is None and (p.name or theirs.confirmed_faces.get(p.id))]  # fmt: skip
    numbers.update({number: -place for place, number in enumerate(new, start=1)})
    # Ours stays.
    assert {f: who for f, who in before.members.items() if who[1]}.items() <= state.members.items()
    assert before.rejected <= state.rejected
    assert before.excluded <= state.excluded
    # Theirs is added, unless ours says otherwise, which is listed.
    contradictions = 0
    decided_theirs = {p.id for p in theirs.people if p.name or theirs.confirmed_faces.get(p.id)}
    for face in theirs.faces:
        own = face.id - 50
        confirmed = before.members.get(own, (0, False))
        home = numbers[face.person or 0] if face.confirmed else None
        if face.rejected:
            contradictions += confirmed[1]
            assert (own in state.rejected) == (not confirmed[1])
            continue
        if home is not None:
            against = confirmed[1] and confirmed[0] != home
            against |= own in before.rejected or (own, home) in before.excluded
            contradictions += against
            assert (state.members.get(own) == (home, True)) == (not against)
        for person in face.excluded:
            away = numbers[person] if person in decided_theirs else None
            if away is None or away == home:
                continue
            against = confirmed == (away, True)
            contradictions += against
            assert ((own, away) in state.excluded) == (
                not against and own not in before.rejected
            ) or (own, away) in before.excluded
    said = [c.code for c in merge.conflicts if not c.code.startswith("join-other-name")]
    assert len(said) == contradictions
    # What was decided makes sense.
    assert not state.rejected & state.members.keys()
    assert not {(face, person) for face, (person, _) in state.members.items()} & state.excluded
    # What is called so here already is not made one more of a name without being asked about.
    names = [name.casefold() for name in state.names.values() if name is not None]
    given = {n: name for n, name in state.names.items() if name and name != before.names.get(n)}
    assert all(names.count(name.casefold()) == 1 for name in given.values())


@given(libraries(OURS, 1), libraries(THEIRS, 51), ANSWERS)
def test_joined_once_more_it_adds_nothing(
    ours: LibraryContent, theirs: LibraryContent, answers: dict[int, int | None]
) -> None:
    merge = merged(ours, theirs, 1.0, answers)
    joined = content_after(ours, after(ours, merge))
    decided = {p.id for p in theirs.people if p.name or theirs.confirmed_faces.get(p.id)}
    new = [number for number in THEIRS if answers[number] is None and number in decided]
    numbers = {number: 100 + place for place, number in enumerate(new, start=1)}
    again = merged(joined, theirs, 1.0, {**answers, **numbers})
    assert again.writes == ()
