"""Two people of one name, wherever people are called by their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import QueryError
from photoclust.library.edits import Name, SetBirth
from tests.library.albums import Album, FakeAnalyser, fake_engine


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    """Anna in a.png, another Anna in b.png, both in c.png."""
    with fake_engine(FakeAnalyser()) as engine:
        album.put("a.png", 1)
        album.put("b.png", 2)
        album.put("c.png", 1, 2)
        engine.photos.scan([album.root])
        album.vouch(engine, "a.png", "Anna")
        other = album.vouch(engine, "b.png", "Berta")
        album.vouch(engine, "c.png", "Anna", 0)
        album.vouch(engine, "c.png", "Berta", 1)
        engine.albums.saving("Hers", "Anna")
        engine.history.apply(engine.albums.saving("Hers", "Anna and not Berta"))
        engine.history.apply(Name(other, "Anna", another=True))
        engine.history.apply(SetBirth(other, "2019-05-03"))
        yield engine


def numbers(engine: Engine) -> tuple[int, int]:
    one, other = sorted(person.id for person in engine.people.all())
    return one, other


def test_tables_and_albums_tell_them_apart(engine: Engine, tmp_path: Path) -> None:
    one, other = numbers(engine)
    assert {record.person for record in engine.people.records()} == {
        f"Anna (#{one})",
        "Anna (2019)",
    }
    plan = engine.exports.plan_albums(tmp_path / "out", together=True)
    folders = {album.folder.name for album in plan.albums}
    assert {f"Anna (#{one})", "Anna (2019)"} < folders
    assert len(folders) == len(plan.albums) == 3
    assert other in {member.id for album in plan.albums for member in album.people}


def test_recipes_ask_which(engine: Engine, album: Album) -> None:
    one, _ = numbers(engine)
    with pytest.raises(QueryError) as refused:
        engine.albums.find("Anna alone")
    assert refused.value.code == "query-name-shared"
    assert len(engine.albums.find('"Anna (2019)" alone')) == 1
    assert len(engine.albums.find(f"#{one}")) == 2
    offered = [completion.text for completion in engine.albums.complete("an")]
    assert offered[:2] == [f'"Anna (#{one})"', '"Anna (2019)"']


def test_a_saved_recipe_goes_on_to_mean_whom_it_meant(engine: Engine) -> None:
    one, _ = numbers(engine)
    (saved,) = engine.albums.all()
    assert saved.recipe == f'"Anna (#{one})" and not "Anna (2019)"'
    assert len(engine.albums.find(saved.recipe)) == 1
    engine.history.undo()
    engine.history.undo()
    assert engine.albums.all()[0].recipe == "Anna and not Berta"


def test_they_are_recognised_as_themselves(engine: Engine, album: Album) -> None:
    one, other = numbers(engine)
    found = engine.recognition.identify(album.path("c.png"))
    assert [guess.name for one in found for guess in one.guesses] == [
        f"Anna (#{one})",
        "Anna (2019)",
    ]
    assert [guess.person_id for one in found for guess in one.guesses] == [one, other]


def test_forgetting_one_leaves_the_other(engine: Engine) -> None:
    one, other = numbers(engine)
    engine.people.forget(one)
    (left,) = engine.people.all()
    assert (left.id, left.label, left.born) == (other, "Anna", "2019-05-03")
    assert len(engine.people.faces(other)) == 2
