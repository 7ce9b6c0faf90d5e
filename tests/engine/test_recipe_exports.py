"""Albums of recipes, exported again and again while the library changes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import ExportError, QueryError
from photoclust.export.albums import AlbumReport
from photoclust.library.edits import DeleteAlbum, Name, Remove
from tests.engine.test_albums_again import albums
from tests.library.albums import Album, FakeAnalyser, fake_engine


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


def export(engine: Engine, out: Path) -> AlbumReport:
    plan = engine.exports.plan_albums(out, recipes={})
    return engine.exports.write_albums(plan, remove=True)


def counts(report: AlbumReport) -> tuple[int, int, int, int]:
    return report.written, report.present, report.moved, report.removed


def number(engine: Engine, name: str) -> int:
    return next(person.id for person in engine.people.all() if person.name == name)


def test_three_exports_with_changes_in_between(tmp_path: Path, album: Album) -> None:
    """What is in the folder is what the recipes ask for, and what others have put there."""
    out = tmp_path / "albums"
    for name, *people in (("1.jpg", 1), ("2.jpg", 1, 2), ("3.jpg", 2), ("old/4.jpg", 1)):
        album.put(str(name), *map(int, people), kind="JPEG")
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "2.jpg", "Anna", 0)
        album.vouch(engine, "2.jpg", "Ben", 1)
        engine.clusters.propose()
        save = engine.albums.saving
        engine.history.apply(save("Hers alone", "Anna, not Ben"))
        engine.history.apply(save("Old", "in old"))
        assert counts(export(engine, out)) == (3, 0, 0, 0)
        assert albums(out) == {"Hers alone": ["1.jpg", "4.jpg"], "Old": ["4.jpg"]}

        # Photos come, go, move and change whom they show; somebody gets another name.
        (out / "Hers alone" / "notes.txt").write_text("mine")
        (out / "Elsewhere").mkdir()
        album.put("5.jpg", 1, kind="JPEG")
        album.move("old/4.jpg", "new/4.jpg")
        engine.history.apply(Remove((album.face(engine, "1.jpg"),)))
        engine.history.apply(Name(number(engine, "Anna"), "Zoë"))
        engine.photos.scan(group=True)
        with pytest.raises(QueryError, match="folder 'old'"):
            export(engine, out)
        engine.history.apply(save("Old", "in new"))
        assert counts(export(engine, out)) == (1, 2, 0, 1)
        assert albums(out) == {
            "Elsewhere": [],
            "Hers alone": ["4.jpg", "5.jpg", "notes.txt"],
            "Old": ["4.jpg"],
        }

        # An album gets another name: its files move there.
        engine.history.apply(save("By herself", engine.albums.named("Hers alone").recipe))
        engine.history.apply(DeleteAlbum(engine.albums.named("Hers alone").id))
        assert counts(export(engine, out)) == (0, 1, 2, 0)
        last = {
            "By herself": ["4.jpg", "5.jpg"],
            "Elsewhere": [],
            "Hers alone": ["notes.txt"],
            "Old": ["4.jpg"],
        }
        assert albums(out) == last
        assert counts(export(engine, out)) == (0, 3, 0, 0)
        assert albums(out) == last
        found = engine.exports.verify_albums(out)
        assert (found.sound, found.missing, found.altered, found.foreign) == (3, [], [], [])


def wanted(engine: Engine) -> dict[str, list[str]]:
    """The names of the files that the saved recipes ask for."""
    paths = engine.photos.paths()
    found = {
        saved.name: sorted(paths[p][0].name for p in engine.albums.find(saved.recipe).tolist())
        for saved in engine.albums.all()
    }
    return {name: files for name, files in found.items() if files}


@pytest.mark.parametrize("seed", range(3))
def test_any_changes_leave_what_the_recipes_ask_for(
    tmp_path: Path, album: Album, seed: int
) -> None:
    chance, out = random.Random(seed), tmp_path / "albums"
    places = {f"{n}.jpg": f"{n}.jpg" for n in range(8)}
    for name in places:
        album.put(name, *chance.sample((1, 2, 3), chance.randint(1, 3)), kind="JPEG")
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "0.jpg", "Ann")
        engine.clusters.propose()
        for recipe in ("Ann", "not Ann, at most 2 people", "unsorted or 1 faces"):
            engine.history.apply(engine.albums.saving(recipe, recipe))
        for turn in range(3):
            sorted_faces = [r.face.id for r in engine.people.records() if r.person is not None]
            engine.history.apply(Remove(tuple(chance.sample(sorted_faces, 1))))
            name = chance.choice(list(places))
            album.move(places[name], to := f"{turn}/{name}")
            places[name] = to
            engine.photos.scan()
            export(engine, out)
            assert albums(out) == wanted(engine)
            assert engine.exports.verify_albums(out).is_as_exported


def test_other_recipes_and_people_are_left_alone(tmp_path: Path, album: Album) -> None:
    out = tmp_path / "albums"
    album.put("1.jpg", 1, kind="JPEG")
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "1.jpg", "Anna", 0)
        plan_albums, write = engine.exports.plan_albums, engine.exports.write_albums
        write(plan_albums(out))
        write(plan_albums(out, recipes={"Mine": "Anna"}))
        write(plan_albums(out, recipes={"Anna": "Anna"}))
        there = {"Anna": ["1.jpg"], "Anna (2)": ["1.jpg"], "Mine": ["1.jpg"]}
        assert albums(out) == there
        assert plan_albums(out, recipes={"Mine": "unsorted"}).outdated[0].target.parent.name == (
            "Mine"
        )
        assert plan_albums(out).outdated == ()
        # All saved albums, of which there are none: the others are of no recipe any more.
        assert len(plan_albums(out, recipes={}).outdated) == 2
        with pytest.raises(ExportError, match="holds photos of the library"):
            plan_albums(album.root, recipes={"Mine": "unsorted"})


def test_photos_out_of_reach_are_named(tmp_path: Path, album: Album) -> None:
    album.put("away/1.jpg", 1, kind="JPEG")
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        album.move("away/1.jpg", "1.jpg")
        plan = engine.exports.plan_albums(tmp_path / "albums", recipes={"Mine": "1 faces"})
        assert (plan.albums, plan.unreachable) == ((), (album.path("away/1.jpg"),))


def test_chosen_photos_are_an_album(tmp_path: Path, album: Album) -> None:
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        album.put(name, 1, kind="JPEG", salt=name)
    out = tmp_path / "albums"
    with fake_engine(FakeAnalyser(), tmp_path / "library") as engine:
        engine.photos.scan([album.root])
        first, second, _ = engine.photos.ids().tolist()
        plan = engine.exports.plan_albums(out, photos={"A day out": [first, second, 999]})
        assert counts(engine.exports.write_albums(plan)) == (2, 0, 0, 0)
        assert albums(out) == {"A day out": ["1.jpg", "2.jpg"]}
        again = engine.exports.plan_albums(out, photos={"Another": [first]})
        assert [a.folder.name for a in again.albums] == ["Another"]
        assert again.outdated == ()
