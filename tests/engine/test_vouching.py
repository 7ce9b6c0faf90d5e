"""Naming a group confirms the faces that surely show whom it is shown with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.faces.analysis import AlignedFace, AnalysedFace
from photoclust.library.edits import FOR_ALL, Bundle, Merge, Move, Name, Vouching
from photoclust.messages import Message
from tests.library.albums import Album, FakeAnalyser, embedding, fake_engine, person_of
from tests.library.synthetic import vector

ANN = 1
BLURRED = range(20, 51)
NEAR = 60


class Blurring(FakeAnalyser):
    """Sees 31 people in the background so badly that they are alike, and in NEAR somebody between
    Ann and others."""

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        return [self.seen_as(face, person_of(face_.chip)) for face, face_ in rated(self, faces)]

    def seen_as(self, face: AnalysedFace, person: int) -> AnalysedFace:
        if person in BLURRED:
            blur = vector(99, turned=0.2) if person % 2 else vector(99)
            return replace(face, embedding=blur, quality=0.2)
        if person == NEAR:
            return replace(face, embedding=vector(ANN, turned=0.7))
        return replace(face, embedding=embedding(person), quality=0.8)


def rated(
    analyser: FakeAnalyser, faces: Sequence[AlignedFace]
) -> list[tuple[AnalysedFace, AlignedFace]]:
    return list(zip(FakeAnalyser.rate(analyser, faces), faces, strict=True))


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.fixture
def engine() -> Iterator[Engine]:
    with fake_engine(Blurring()) as engine:
        yield engine


@pytest.fixture
def blurred_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups as earlier versions made them, of blurred faces too."""
    monkeypatch.setattr("photoclust.clustering.founding.FOUNDING_QUALITY", 0.0)


def grouped(engine: Engine, album: Album) -> list[int]:
    """The people proposed, largest first."""
    engine.photos.scan([album.root])
    engine.clusters.propose()
    return [person.id for person in engine.people.all()]


def confirmed(engine: Engine, person: int) -> dict[bool, int]:
    faces = engine.people.faces(person)
    return {state: sum(face.confirmed is state for face in faces) for state in (True, False)}


@pytest.mark.usefixtures("blurred_groups")
def test_thirty_one_people_in_the_background(engine: Engine, album: Album) -> None:
    for person in BLURRED:
        album.put(f"{person}.png", person)
    (crowd,) = grouped(engine, album)
    cover = engine.people.all()[0].cover
    assert len(engine.people.faces(crowd)) == 31
    engine.history.apply(Name(crowd, "Ann"))
    assert [(face.id, face.confirmed) for face in engine.people.faces(crowd)] == [(cover, True)]
    assert engine.people.unsorted_count() == 30
    # It is too blurred to draw anybody.
    album.put("more.png", BLURRED[0], salt="more")
    assert engine.photos.scan(group=True).joined == []
    engine.history.undo()
    assert confirmed(engine, crowd)[False] == 31
    # Who has looked at all of them can say so.
    engine.history.apply(Name(crowd, "Ann", FOR_ALL))
    assert confirmed(engine, crowd) == {True: 31, False: 0}


def test_all_are_right(engine: Engine, album: Album) -> None:
    for number in range(4):
        album.put(f"ann{number}.png", ANN)
    album.put("near.png", NEAR)
    ann = grouped(engine, album)[0]
    near = album.face(engine, "near.png")
    engine.history.apply(Move((near,), ann))
    engine.history.undo()
    edit = engine.history.prepared(Name(ann, "Ann"))
    assert edit == Name(ann, "Ann", Vouching(left=(near,)))
    engine.history.apply(edit)
    assert confirmed(engine, ann) == {True: 4, False: 0}
    engine.history.apply(Move((near,), ann))
    assert confirmed(engine, ann) == {True: 5, False: 0}


@pytest.mark.usefixtures("blurred_groups")
def test_what_is_merged_is_vouched_for_by_each_cover(engine: Engine, album: Album) -> None:
    for number in range(3):
        album.put(f"ann{number}.png", ANN)
        album.put(f"other{number}.png", 2)
    for person in BLURRED[:4]:
        album.put(f"{person}.png", person)
    people = grouped(engine, album)
    blurred = engine.people.faces(people[0])
    assert len(blurred) == 4
    message = Message.literal("Merged them")
    engine.history.apply(Bundle(message, (Merge(people[1], (people[2], people[0])),)))
    assert confirmed(engine, people[1]) == {True: 7, False: 0}
    assert engine.people.unsorted_count() == 3


def test_a_single_face_and_what_cannot_be_compared(engine: Engine, album: Album) -> None:
    for number in range(3):
        album.put(f"ann{number}.png", ANN)
    (ann,) = grouped(engine, album)
    with engine._context.repository.database.writing() as connection:
        connection.execute("DELETE FROM embeddings")
    cover = engine.people.all()[0].cover
    engine.history.apply(Name(ann, "Ann"))
    # Nothing is known of the others: they stay as they are.
    assert confirmed(engine, ann) == {True: 1, False: 2}
    assert [face.id for face in engine.people.faces(ann) if face.confirmed] == [cover]
