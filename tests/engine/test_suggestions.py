"""What is near to a named person but not surely theirs is suggested, and counts as nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoclust.clustering import standing
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import Standing
from photoclust.engine import Engine
from photoclust.errors import UnknownItem
from photoclust.faces.analysis import AlignedFace, AnalysedFace
from photoclust.library.edits import Exclude, Move
from tests.library.albums import Album, FakeAnalyser, fake_engine
from tests.library.synthetic import vector

NEAR = 9


class Resembling(FakeAnalyser):
    """Sees in NEAR somebody who resembles person 1, though too little to be sure."""

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        return [
            replace(face, embedding=vector(1, turned=0.7))
            if np.array_equal(face.embedding, vector(NEAR))
            else face
            for face in super().rate(faces)
        ]


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    for name, person in (("anna", 1), ("ben", 2), ("near", NEAR), ("stranger", 5)):
        album.put(f"{name}.png", person)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(Resembling()) as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "anna.png", "Anna")
        album.vouch(engine, "ben.png", "Ben")
        yield engine


def number(engine: Engine, name: str) -> int:
    return next(person.id for person in engine.people.all() if person.name == name)


def test_they_are_looked_for_once_until_something_changes(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def counted(data: ReviewData, *rest: Any) -> Standing:
        looked.append(len(data.faces.ids))
        return find(data, *rest)

    find = standing.standing
    monkeypatch.setattr(standing, "standing", counted)
    (found,) = engine.review.suggestions()
    assert engine.review.suggestions(found.person_id) == [found]
    assert [one.person_id for one in engine.review.completeness(found.person_id)]
    assert len(looked) == 1
    engine.history.apply(Exclude((found.face,), found.person_id))
    assert engine.review.suggestions() == []
    assert len(looked) == 2
    engine.history.undo()
    assert engine.review.suggestions() == [found]
    album.put("another.png", 6)
    engine.photos.scan([album.root])
    engine.review.suggestions()
    assert looked == [4, 4, 4, 5]


def test_a_suggestion_waits_at_the_person(engine: Engine, album: Album) -> None:
    near, anna = album.face(engine, "near.png"), number(engine, "Anna")
    (found,) = engine.review.suggestions()
    assert (found.face, found.person_id) == (near, anna)
    assert 0.5 < found.probability < 0.99
    assert engine.review.suggestions(anna) == [found]
    assert engine.review.suggestions(number(engine, "Ben")) == []
    with pytest.raises(UnknownItem):
        engine.review.suggestions(99)
    # It is nobody's: it does not count, is no cover, and goes into no album.
    engine.clusters.propose()
    assert {person.name: person.faces for person in engine.people.all()} == {"Anna": 1, "Ben": 1}
    assert album.who(engine)["near.png"] == ["?"]
    engine.history.apply(Move((near,), anna))
    assert engine.review.suggestions() == []
    engine.history.undo()
    engine.history.apply(Exclude((near,), anna))
    assert engine.review.suggestions() == []
