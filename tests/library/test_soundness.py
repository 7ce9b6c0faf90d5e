"""Whatever is damaged in a library is found by the check, told in one line, and mended."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest

from photoclust.engine import Engine
from photoclust.errors import LibraryError, PhotoclustError
from photoclust.library import checksums
from photoclust.library.edits import Name
from photoclust.library.migrations import STEPS
from photoclust.photos.thumbnails import is_picture
from tests.library.albums import Album, FakeAnalyser, fake_engine

Damage = Callable[[Engine], object]
NAMES = ["a.png", "b.png", "c.png"]


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    for name in NAMES:
        album.put(name, 1, 2)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        for name in NAMES:
            album.vouch(engine, name, "Anna")
        yield engine


def execute(engine: Engine, statement: str, *values: object) -> None:
    with engine._context.repository.database.writing() as connection:
        connection.execute(statement, values)


def vector(length: int = 128, value: float = 128**-0.5) -> bytes:
    return np.full(length, value, "<f4").tobytes()


DAMAGES: dict[str, tuple[str, Damage]] = {
    "another vector": (
        "doctor-embeddings",
        lambda e: execute(e, "UPDATE embeddings SET vector = ? WHERE face_id = 1", vector()),
    ),
    "a short vector": (
        "doctor-embeddings",
        lambda e: execute(e, "UPDATE embeddings SET vector = ? WHERE face_id = 1", vector(127)),
    ),
    "not a number": (
        "doctor-embeddings",
        lambda e: execute(
            e, "UPDATE embeddings SET vector = ? WHERE face_id = 1", vector(value=np.nan)
        ),
    ),
    "text for a vector": (
        "doctor-embeddings",
        lambda e: execute(e, "UPDATE embeddings SET vector = 'x' WHERE face_id = 1"),
    ),
    "no vector": (
        "doctor-embeddings",
        lambda e: execute(e, "DELETE FROM embeddings WHERE face_id = 1"),
    ),
    "a flipped bit of a crop": (
        "doctor-crops",
        lambda e: execute(
            e,
            "UPDATE crops SET jpeg = ? WHERE face_id = 1",
            bytes([*e.people.crop(1)[:300], e.people.crop(1)[300] ^ 1, *e.people.crop(1)[301:]]),
        ),
    ),
    "no crop": ("doctor-crops", lambda e: execute(e, "DELETE FROM crops WHERE face_id = 1")),
    "landmarks": (
        "doctor-landmarks",
        lambda e: execute(e, "UPDATE faces SET landmarks = x'00' WHERE id = 1"),
    ),
    "a name that is no text": (
        "doctor-names",
        lambda e: execute(
            e, "UPDATE people SET name = CAST(x'416e6e61ff' AS TEXT) WHERE name = 'Anna'"
        ),
    ),
    "history": (
        "doctor-decisions",
        lambda e: execute(e, "UPDATE history SET changes = x'00' WHERE id = 1"),
    ),
    "unknown kinds in the history": (
        "doctor-decisions",
        lambda e: execute(
            e,
            "UPDATE history SET changes = ? WHERE id = (SELECT max(id) FROM history)",
            zlib.compress(json.dumps([["secrets", [1], None, None]]).encode()),
        ),
    ),
    "an odd shape of the history": (
        "doctor-decisions",
        lambda e: execute(
            e,
            "UPDATE history SET changes = ? WHERE id = (SELECT max(id) FROM history)",
            zlib.compress(json.dumps([["members", [1], [1], "x"], 3]).encode()),
        ),
    ),
}


def flaws(engine: Engine) -> list[str]:
    found = engine._context.repository.soundness.examine(is_picture)
    return [message.code for message in found.messages()]


def test_a_sound_library_has_no_flaws(engine: Engine) -> None:
    assert flaws(engine) == []


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found_told_and_repaired(engine: Engine, album: Album, kind: str) -> None:
    code, damage = DAMAGES[kind]
    before = {face.id for face in engine.people.faces(None)} | {
        face.id for person in engine.people.all() for face in engine.people.faces(person.id)
    }
    damage(engine)
    assert flaws(engine) == [code]
    one_line_each(engine)
    repaired = engine.health.repair()
    assert repaired.dropped == 0
    assert flaws(engine) == []
    people = engine.people.all()
    assert [person.name for person in people if person.confirmed] == [
        "Anna\ufffd" if code == "doctor-names" else "Anna"
    ]
    after = {face.id for face in engine.people.faces(None)} | {
        face.id for person in people for face in engine.people.faces(person.id)
    }
    assert after == before
    engine.people.crop(1)


def one_line_each(engine: Engine) -> None:
    """Whatever is asked for, an error is one of ours, in one line."""
    repository = engine._context.repository
    asked: list[Callable[[], object]] = [
        lambda: repository.faces.face_set("eyes"),
        engine.people.all,
        lambda: engine.people.crop(1),
        lambda: repository.photos.found_faces(1, "eyes"),
        engine.history.entries,
        engine.history.undo,
        engine.history.redo,
        lambda: engine.people.faces(None),
    ]
    for ask in asked:
        with suppress(PhotoclustError):
            ask()


def test_what_cannot_be_read_anew_is_dropped(engine: Engine, album: Album) -> None:
    album.path("a.png").unlink()
    execute(engine, "UPDATE embeddings SET vector = x'00' WHERE face_id IN (1, 2)")
    repaired = engine.health.repair()
    assert (repaired.renewed, repaired.dropped) == (0, 2)
    assert flaws(engine) == []


def test_damaged_embeddings_are_told_where_they_are_used(engine: Engine) -> None:
    execute(engine, "UPDATE embeddings SET vector = x'00' WHERE face_id = 1")
    with pytest.raises(LibraryError) as caught:
        engine._context.repository.faces.face_set("eyes")
    assert caught.value.code == "embeddings-damaged"
    assert "doctor --repair" in caught.value.hint


def test_a_library_of_before_is_taken_as_it_is(engine: Engine, own_library: Path) -> None:
    """Its checksums are made of what is there."""
    for table in ("checksums", "forgotten", "albums", "written_tags", "affirmed"):
        execute(engine, f"DROP TABLE {table}")
    for column in ("born", "favourite"):
        execute(engine, f"ALTER TABLE people DROP COLUMN {column}")
    execute(engine, f"PRAGMA user_version = {STEPS.index(checksums.create)}")
    engine.close()
    with closing(fake_engine(FakeAnalyser())) as again:
        assert flaws(again) == []
        DAMAGES["another vector"][1](again)
        assert flaws(again) == ["doctor-embeddings"]


def test_names_survive(engine: Engine) -> None:
    person = next(p for p in engine.people.all() if p.name == "Anna")
    engine.history.apply(Name(person.id, "Zoë 😀"))
    assert flaws(engine) == []
