"""Saved albums stay true: to new photos, new names, merges, undo and what is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import EditError, QueryError, UnknownItem
from photoclust.library.edits import DeleteAlbum, Merge, Name
from tests.library.albums import Album, FakeAnalyser, fake_engine


@pytest.fixture
def album(tmp_path: Path) -> Album:
    made = Album(tmp_path / "photos")
    made.put("Italy/1.jpg", 1, 2)
    made.put("Italy/2.jpg", 1)
    made.put("3.jpg", 2)
    return made


@pytest.fixture
def engine(tmp_path: Path, album: Album) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser(), tmp_path / "library") as opened:
        opened.photos.scan([album.root])
        album.vouch(opened, "Italy/1.jpg", "Anna", 0)
        album.vouch(opened, "Italy/1.jpg", "Ben", 1)
        opened.clusters.propose()
        yield opened


def names(engine: Engine, recipe: str) -> list[str]:
    paths = engine.photos.paths()
    return sorted(paths[photo][0].name for photo in engine.albums.find(recipe).tolist())


def recipe(engine: Engine) -> str:
    (saved,) = engine.albums.all()
    return saved.recipe


def number(engine: Engine, name: str) -> int:
    return next(person.id for person in engine.people.all() if person.name == name)


def test_an_album_stays_true_as_photos_arrive(engine: Engine, album: Album) -> None:
    engine.history.apply(engine.albums.saving("Italy without Ben", "Anna, not Ben, in Italy"))
    assert names(engine, recipe(engine)) == ["2.jpg"]
    album.put("Italy/4.jpg", 1)
    album.put("Italy/5.jpg", 1, 2)
    engine.photos.scan(group=True)
    assert names(engine, recipe(engine)) == ["2.jpg", "4.jpg"]


def test_an_album_follows_names_and_merges(engine: Engine, album: Album) -> None:
    engine.history.apply(engine.albums.saving("Both", "anna and ben"))
    engine.history.apply(Name(number(engine, "Anna"), "Zoë and I"))
    assert recipe(engine) == '"Zoë and I" and Ben'
    assert names(engine, recipe(engine)) == ["1.jpg"]
    # The one of the two who stays has the other's name.
    album.put("6.jpg", 3)
    engine.photos.scan()
    other = album.vouch(engine, "6.jpg", "Somebody")
    engine.history.apply(Name(other, None))
    engine.history.apply(Merge(other, (number(engine, "Ben"),)))
    assert names(engine, recipe(engine)) == ["1.jpg"]
    engine.history.apply(Name(number(engine, "Ben"), None))
    with pytest.raises(QueryError, match="nobody called 'ben'"):
        engine.albums.find(recipe(engine))


def test_albums_are_decisions(engine: Engine) -> None:
    save = engine.albums.saving
    engine.history.apply(save("Mine", "Anna"))
    engine.history.apply(save("MINE", "Ben"))
    assert [(a.name, a.recipe) for a in engine.albums.all()] == [("MINE", "Ben")]
    engine.history.undo()
    assert [(a.name, a.recipe) for a in engine.albums.all()] == [("Mine", "Anna")]
    engine.history.apply(DeleteAlbum(engine.albums.named("mine").id))
    assert engine.albums.all() == []
    assert engine.history.entries()[0].text == "Deleted the album 'Mine'"
    engine.history.undo()
    assert engine.albums.named("Mine").recipe == "Anna"
    with pytest.raises(UnknownItem):
        engine.albums.named("Yours")
    with pytest.raises(UnknownItem):
        engine.history.apply(DeleteAlbum(99))
    with pytest.raises(QueryError):
        save("Mine", "Bob")
    with pytest.raises(EditError):
        engine.history.apply(save(" ", "Anna"))


def test_an_album_is_forgotten_with_somebody_it_names(engine: Engine, tmp_path: Path) -> None:
    anna = number(engine, "Anna")
    save = engine.albums.saving
    engine.history.apply(save("Summer of Ben", "Ben"))
    engine.history.apply(save("About her", "Ben, not Anna"))
    engine.history.apply(save("By number", f"#{anna} or Ben"))
    engine.history.apply(save("anna too", "Ben alone"))
    engine.history.apply(DeleteAlbum(engine.albums.named("About her").id))
    engine.people.forget(anna)
    assert [album.name for album in engine.albums.all()] == ["Summer of Ben"]
    engine.close()
    assert b"anna" not in (tmp_path / "library").read_bytes().lower()


def test_completion_knows_people_and_folders(engine: Engine) -> None:
    assert [one.text for one in engine.albums.complete("Anna and b")] == ["Ben"]
    assert [one.text for one in engine.albums.complete("Anna in i")] == ["Italy"]
