"""What arrives joins a named person only if it surely shows them, and as one decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from photoclust.engine import Engine
from photoclust.faces.analysis import AlignedFace, AnalysedFace
from photoclust.settings import Settings
from photoclust.types import Joined
from tests.library.albums import Album, FakeAnalyser, fake_engine
from tests.library.synthetic import vector

STRANGER = 9


class Resembling(FakeAnalyser):
    """Sees in STRANGER somebody who resembles person 1, though too little to be sure."""

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        return [
            replace(face, embedding=vector(1, turned=0.7))
            if np.array_equal(face.embedding, vector(STRANGER))
            else face
            for face in super().rate(faces)
        ]


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    for number in range(3):
        album.put(f"anna{number}.png", 1)
        album.put(f"ben{number}.png", 2)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(Resembling(), settings=Settings(workers=2)) as engine:
        engine.photos.scan([album.root])
        for number in range(3):
            album.vouch(engine, f"anna{number}.png", "Anna")
            album.vouch(engine, f"ben{number}.png", "Ben")
        yield engine


def test_joining_is_told_and_one_undo_takes_it_back(engine: Engine, album: Album) -> None:
    entries = len(engine.history.entries())
    for number in range(2):
        album.put(f"new{number}.png", 1)
    album.put("more.png", 2, 1)
    album.put("stranger.png", STRANGER)
    album.put("stranger again.png", STRANGER)
    report = engine.photos.scan(group=True)
    people = {person.name: person.id for person in engine.people.all()}
    assert report.joined == [Joined(people["Anna"], "Anna", 3), Joined(people["Ben"], "Ben", 1)]
    assert album.who(engine)["more.png"] == ["Ben", "Anna"]
    assert album.who(engine)["stranger.png"] == ["?"]
    assert len(engine.history.entries()) == entries + 1
    assert engine.history.undo().message.code == "joined"
    assert album.who(engine)["more.png"] == ["?", "?"]
    # What was taken back stays so, and nobody is told of it again.
    album.put("last.png", 1)
    assert engine.photos.scan(group=True).joined == [Joined(people["Anna"], "Anna", 1)]
    assert album.who(engine)["new0.png"] == ["?"]


def test_covers_are_chosen_among_confirmed_faces(engine: Engine, album: Album) -> None:
    before = {person.name: person.cover for person in engine.people.all()}
    album.put("sharper.png", 1)
    engine.photos.scan()
    sharper = album.face(engine, "sharper.png")
    with engine._context.repository.database.writing() as connection:
        connection.execute("UPDATE faces SET quality = 0.9 WHERE id = ?", (sharper,))
    engine.photos.scan(group=True)
    assert album.who(engine)["sharper.png"] == ["Anna"]
    assert {person.name: person.cover for person in engine.people.all()} == before
