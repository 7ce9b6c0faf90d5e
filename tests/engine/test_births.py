"""A date of birth and the photos from before it; two people said to be different."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.clustering.lookalikes import told_apart
from photoclust.engine import Engine
from photoclust.library.edits import Exclude, NotSame, SetBirth
from tests.library.albums import Album, FakeAnalyser, fake_engine, picture


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.fixture
def engine() -> Iterator[Engine]:
    with fake_engine(FakeAnalyser()) as engine:
        yield engine


def put(album: Album, year: int, person: int = 1) -> None:
    taken = f"{year}:07:01 12:00:00"
    album.write(f"{year}.jpg", picture(person, kind="JPEG", salt=str(year), taken=taken))


def test_a_scan_puts_nobody_with_who_was_not_born_yet(engine: Engine, album: Album) -> None:
    put(album, 2020)
    engine.photos.scan([album.root])
    anna = album.vouch(engine, "2020.jpg", "Anna")
    engine.history.apply(SetBirth(anna, "2019-05-03"))
    put(album, 2018)
    put(album, 2021)
    report = engine.photos.scan(group=True)
    assert [(one.name, one.faces) for one in report.joined] == [("Anna", 1)]
    assert album.who(engine) == {"2018.jpg": ["?"], "2020.jpg": ["Anna"], "2021.jpg": ["Anna"]}
    assert engine.review.suggestions() == []
    # Without the date it is hers after all.
    engine.history.apply(SetBirth(anna, None))
    assert len(engine.review.suggestions()) == 1


def test_two_said_to_be_different_are_told_apart(engine: Engine, album: Album) -> None:
    put(album, 2020)
    put(album, 2021, person=2)
    engine.photos.scan([album.root])
    anna = album.vouch(engine, "2020.jpg", "Anna")
    berta = album.vouch(engine, "2021.jpg", "Berta")
    repository = engine._context.repository
    faces = repository.faces.comparable("eyes")
    assert told_apart(faces, repository.faces.exclusions()) == frozenset()
    engine.history.apply(NotSame(anna, berta))
    pairs = {(anna, berta), (berta, anna)}
    assert told_apart(faces, repository.faces.exclusions()) == pairs
    engine.history.undo()
    engine.history.apply(Exclude((album.face(engine, "2020.jpg"),), berta))
    assert told_apart(faces, repository.faces.exclusions()) == pairs
