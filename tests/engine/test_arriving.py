"""In a large library, a scan places the faces it found, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.clustering import arriving
from photoclust.engine import Engine
from photoclust.library.edits import Name
from photoclust.settings import Settings
from photoclust.types import Joined
from tests.library.albums import Album, FakeAnalyser, fake_engine


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    for number in range(6):
        album.put(f"anna{number}.png", 1)
        album.put(f"ben{number}.png", 2)
    album.put("alone.png", 5)
    return album


@pytest.fixture
def engine(album: Album, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Of any size, a library counts as large, and a quarter of its faces as few."""
    with fake_engine(FakeAnalyser(), settings=Settings(workers=2)) as engine:
        engine.photos.scan([album.root], group=True)
        monkeypatch.setattr(arriving, "LARGE", 5)
        monkeypatch.setattr(arriving, "FEW", 0.25)
        yield engine


def test_faces_join_those_that_are_there(engine: Engine, album: Album) -> None:
    engine.history.apply(Name(engine.people.all()[0].id, "Anna"))
    before = {person.id for person in engine.people.all()}
    album.put("new.png", 1, 2)
    report = engine.photos.scan(group=True)
    anna = next(person for person in engine.people.all() if person.name == "Anna")
    assert report.joined == [Joined(anna.id, "Anna", 1)]
    ben = engine.people.all()[1]
    assert {person.id for person in engine.people.all()} == before
    assert sum(face.person_id == ben.id for face in engine.people.faces(ben.id)) == 7
    # All are placed: the next scan has nothing to group.
    assert not engine._context.repository.has_ungrouped()


def test_a_face_that_was_alone_finds_company(engine: Engine, album: Album) -> None:
    people = len(engine.people.all())
    album.put("again.png", 5)
    engine.photos.scan(group=True)
    assert len(engine.people.all()) == people + 1
    assert album.who(engine)["alone.png"] == album.who(engine)["again.png"]


def test_a_grouping_that_was_cut_short_is_made_up_for(engine: Engine, album: Album) -> None:
    album.put("new.png", 1)
    engine.photos.scan()
    assert engine._context.repository.ungrouped().size == 1
    engine.photos.scan(group=True)
    assert engine._context.repository.ungrouped().size == 0
    assert len(engine.people.all()) == 2


def test_many_are_grouped_with_all(engine: Engine, album: Album) -> None:
    for number in range(8):
        album.put(f"carl{number}.png", 3)
    engine.photos.scan(group=True)
    assert len(engine.people.all()) == 3
