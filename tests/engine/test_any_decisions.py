"""Whatever is decided, scanned, grouped and brought up, in any order: no confirmed face moves but
by a decision about it, nobody gets a face that is said not to be theirs, undo is the inverse of a
decision, and redo of undo."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photoclust.errors import EditError, NothingToUndo, UnknownItem
from photoclust.faces.analysis import AlignedFace, AnalysedFace
from photoclust.faces.weights import Calibration
from photoclust.library.edits import (
    Confirm,
    Edit,
    Exclude,
    Introduce,
    Merge,
    Move,
    Name,
    NotSame,
    Reject,
    Remove,
    Split,
)
from photoclust.settings import Settings
from photoclust.types import Floats
from tests.library.albums import Album, FakeAnalyser, fake_engine, person_of
from tests.library.synthetic import Dump, dump, vector

CALIBRATION = Calibration(1.0, 10.0, 1.0, others_mean=0.0, others_spread=0.12)
CALLED = ("Anna", "Ben", "Carl")

number = st.integers(0, 30)
somebody = st.integers(1, 6)
steps = st.one_of(
    st.tuples(st.just("arrive"), somebody, somebody),
    st.tuples(st.just("name"), number, st.integers(0, 2)),
    st.tuples(st.just("move"), number, number),
    st.tuples(st.sampled_from(["exclude", "remove", "reject", "confirm", "split"]), number, number),
    st.tuples(st.sampled_from(["merge", "not the same", "introduce"]), number, number),
    st.tuples(st.just("group"), st.integers(-1, 1), st.just(0)),
    st.tuples(st.just("bring up"), st.just(0), st.just(0)),
    st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 3), st.just(0)),
)


class Network(FakeAnalyser):
    """Sees the same faces as any version of it, each version in its own way. Persons 4 to 6 look
    like 1 to 3, and every photo shows a person a little differently."""

    def __init__(self, version: int) -> None:
        super().__init__(f"network {version}")
        self.version = version

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        return [
            replace(rated, embedding=self.embedding(face))
            for rated, face in zip(super().rate(faces), faces, strict=True)
        ]

    def embedding(self, face: AlignedFace) -> Floats:
        person = person_of(face.chip)
        like = 100 * self.version + (person - 1) % 3
        return vector(like, turned=0.7 if person > 3 else 0.02 * int(face.chip[0].mean() % 7))


class Life:
    """A library, and what was confirmed and excluded after each entry of its history."""

    def __init__(self, folder: Path) -> None:
        self.album = Album(folder / "photos")
        self.engine = fake_engine(Network(0), folder / "library", Settings(workers=1))
        self.repository = self.engine._context.repository
        self.use(0)
        for person in (1, 1, 2, 2, 3, 4):
            self.put(person, 0)
        self.engine.photos.scan([self.album.root], group=True)
        self.states = [decided(self.dump())]
        self.at = 0

    def use(self, version: int) -> None:
        self.version = version
        network = Network(version)
        description = SimpleNamespace(name=network.model, calibration=CALIBRATION)
        vars(self.engine._context).update(analyser=network, embedding=description)

    def put(self, *people: int) -> None:
        self.album.put(f"{len(list(self.album.root.iterdir()))}.png", *people)

    def dump(self) -> Dump:
        return dump(self.repository)

    def step(self, kind: str, one: int, other: int) -> None:
        before, entries = self.dump(), self.entries()
        if kind in ("undo", "redo"):
            for _ in range(one):
                self.turn(kind)
        elif kind in ("arrive", "group", "bring up"):
            self.propose(kind, one, other)
            assert said(self.dump()) == said(before)
            self.note(entries)
        elif edit := self.edit(kind, one, other):
            self.decide(edit, before)
            self.note(entries)
        state = self.dump()
        assert decided(state) == self.states[self.at]
        assert {row[:2] for row in state["members"]}.isdisjoint(state["exclusions"])

    def entries(self) -> list[int]:
        return [entry.id for entry in self.repository.history.entries(1000)]

    def note(self, entries: list[int]) -> None:
        """What is decided now, where that is an entry of its own."""
        if self.entries() != entries:
            self.at += 1
            self.states[self.at :] = [decided(self.dump())]

    def propose(self, kind: str, one: int, other: int) -> None:
        if kind == "arrive":
            self.put(one, other)
            self.engine.photos.scan(group=True)
        elif kind == "group":
            preview = self.engine.clusters.preview().at(one)
            self.engine.history.apply(preview.edit)
        else:
            self.use(self.version + 1)
            self.engine.photos.update(group=True)
            assert self.engine.photos.outdated() == 0

    def edit(self, kind: str, one: int, other: int) -> Edit | None:
        """A decision about some of the people and faces that are there."""
        people = sorted(person.id for person in self.engine.people.all())
        faces = {face.face.id: face.face.person_id for face in self.engine.people.records()}
        if not people or not faces:
            return None
        face = sorted(faces)[one % len(faces)]
        person, second = people[one % len(people)], people[other % len(people)]
        home = faces[face] or second
        edits: dict[str, Edit] = {
            "name": Name(person, CALLED[other % len(CALLED)]),
            "move": Move((face,), second),
            "exclude": Exclude((face,), home),
            "remove": Remove((face,)),
            "reject": Reject((face,)),
            "confirm": Confirm(person),
            "split": Split(home, (face,)),
            "merge": Merge(person, (second,)),
            "not the same": NotSame(person, second),
            "introduce": Introduce((face,), f"Somebody {one}"),
        }
        return edits[kind]

    def decide(self, edit: Edit, before: Dump) -> None:
        """Carry it out, and see that undo and redo lead there and back, row by row."""
        entries = self.entries()
        try:
            self.engine.history.apply(edit)
        except (EditError, UnknownItem):
            assert self.dump() == before
            return
        after = self.dump()
        if self.entries() != entries:
            self.engine.history.undo()
            assert self.dump() == before
            self.engine.history.redo()
            assert self.dump() == after

    def turn(self, kind: str) -> None:
        try:
            getattr(self.engine.history, kind)()
        except NothingToUndo:
            return
        self.at += 1 if kind == "redo" else -1
        assert decided(self.dump()) == self.states[self.at]


def confirmed(state: Dump) -> dict[object, object]:
    return {face: person for face, person, certain, _ in state["members"] if certain}


def decided(state: Dump) -> tuple[object, ...]:
    """What only decisions change: confirmed faces, exclusions and rejections."""
    return confirmed(state), state["exclusions"], state["rejections"]


def said(state: Dump) -> tuple[object, ...]:
    """The same, and the names."""
    named = [row for row in state["people"] if row[1] is not None]
    return *decided(state), named


FIRST = [("name", 0, 0), ("name", 1, 1)]
LAST = [("exclude", 1, 0), ("bring up", 0, 0), ("exclude", 2, 0), ("group", 0, 0), ("arrive", 1, 2)]


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(steps, min_size=2, max_size=12))
def test_what_is_decided_stays(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    life = Life(tmp_path_factory.mktemp("life"))
    try:
        for step in [*FIRST, *steps, *LAST]:
            life.step(*step)
        for kind in ("undo", "redo"):
            life.step(kind, 30, 0)
        assert life.repository.database.check() == []
    finally:
        life.engine.close()
        shutil.rmtree(life.album.root)
