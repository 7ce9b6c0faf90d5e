"""Two libraries of one family become one, and what was decided in either is kept."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import LibraryError, UnknownItem
from photoclust.library.edits import Confirm, Exclude, Introduce, Move, Name, Reject, SetState
from photoclust.messages import ENGLISH
from photoclust.types import Box, PersonState
from tests.library.albums import Album, FakeAnalyser, fake_engine, picture
from tests.library.synthetic import dump

NAMES = {1: "Anna", 2: "Ben", 3: "Cleo"}


def open_library(tmp_path: Path, name: str) -> Engine:
    return fake_engine(FakeAnalyser(), tmp_path / f"{name}.photoclust")


def sort_by_hand(engine: Engine, album: Album, people: dict[str, tuple[int, ...]]) -> None:
    """Name everybody in these photos, as somebody does who knows them."""
    engine.photos.scan([album.root])
    for name, there in people.items():
        for place, who in enumerate(there):
            album.vouch(engine, name, NAMES[who], place)


def number(engine: Engine, name: str) -> int:
    return next(person.id for person in engine.people.all() if person.name == name)


def conflicts(report: object) -> list[str]:
    return [ENGLISH.text(message) for message in report.conflicts]  # type: ignore[attr-defined]


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.mark.parametrize("as_files", [False, True])
def test_two_halves_are_what_one_library_would_say(tmp_path: Path, as_files: bool) -> None:
    chance = random.Random(4)
    people = {f"{n}.png": tuple(chance.sample((1, 2, 3), chance.randint(1, 3))) for n in range(12)}
    names = sorted(people)
    one, other = Album(tmp_path / "one"), Album(tmp_path / "other")
    # Some photos lie in both, in the other as files with other names and metadata.
    for name in names[:8]:
        one.put(name, *people[name])
    for name in names[5:]:
        shutil.copy(one.path(name), other.path(name)) if name in names[:8] else other.put(
            name, *people[name]
        )
    with open_library(tmp_path, "one") as engine:
        sort_by_hand(engine, one, {name: people[name] for name in names[:8]})
    with open_library(tmp_path, "other") as engine:
        sort_by_hand(engine, other, {name: people[name] for name in names[5:]})
        if as_files:
            assert engine.exchange.export(tmp_path / "files") > 0
    with open_library(tmp_path, "one") as engine:
        source = tmp_path / ("files" if as_files else "other.photoclust")
        preview = engine.exchange.preview(source)
        report = engine.exchange.join(source)
        assert preview == report
        assert (report.questions, report.conflicts) == ((), ())
        assert (report.photos, report.known, report.new) == (4, 3, 0)
        assert report.folders == (other.root,)
        engine.photos.scan(group=True)
        joined = {**one.who(engine), **other.who(engine)}
        assert engine.health.doctor().problems == ()
    both = {name: people[name] for name in names}
    with open_library(tmp_path, "whole") as engine:
        engine.photos.scan([one.root, other.root])
        for name in both:
            where = one if one.path(name).exists() else other
            for place, who in enumerate(both[name]):
                where.vouch(engine, name, NAMES[who], place)
        assert {**one.who(engine), **other.who(engine)} == joined
        assert {tuple(v) for v in joined.values()} == {
            tuple(NAMES[who] for who in there) for there in both.values()
        }


def test_joined_once_more_nothing_changes(tmp_path: Path, album: Album) -> None:
    for n in range(3):
        album.put(f"{n}.png", 1, 2)
    other = Album(tmp_path / "elsewhere")
    other.put("4.png", 3)
    with open_library(tmp_path, "theirs") as engine:
        sort_by_hand(engine, album, {"0.png": (1, 2), "1.png": (1,)})
        engine.photos.scan([other.root])
        other.vouch(engine, "4.png", "Cleo")
        engine.history.apply(engine.albums.saving("Both", "Anna and Ben"))
        engine.history.apply(engine.albums.saving("By number", f"#{number(engine, 'Cleo')}"))
    with open_library(tmp_path, "ours") as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "0.png", "Ann", 0)
        engine.exchange.join(tmp_path / "theirs.photoclust")
        before, entries = dump(engine._context.repository), engine.history.entries()
        assert entries[0].text == "Joined the library theirs.photoclust: 3 faces decided"
        again = engine.exchange.join(tmp_path / "theirs.photoclust")
        assert (again.photos, again.decided, again.new) == (0, 0, 0)
        assert conflicts(again) == ["Ann is called 'Anna' there"]
        assert (dump(engine._context.repository), engine.history.entries()) == (before, entries)
        recipes = {saved.name: saved.recipe for saved in engine.albums.all()}
        assert recipes == {"Both": "Ann and Ben", "By number": "Cleo"}
        assert len(engine.albums.find("Ann and Ben")) == 1
        engine.history.undo()
        assert [person.name for person in engine.people.all()] == ["Ann"]
        assert engine.albums.all() == []
        engine.history.redo()
        assert dump(engine._context.repository) == before


def test_what_the_two_disagree_about_is_listed_and_ours_stays(tmp_path: Path, album: Album) -> None:
    for n in range(6):
        album.put(f"{n}.png", 1, 2)
    with open_library(tmp_path, "theirs") as engine:
        sort_by_hand(engine, album, {"0.png": (1, 2), "1.png": (1, 2)})
        face = album.face
        engine.history.apply(Move((face(engine, "2.png", 1),), number(engine, "Anna")))
        engine.history.apply(Reject((face(engine, "3.png", 0),)))
        engine.history.apply(Move((face(engine, "4.png", 0),), number(engine, "Anna")))
        engine.history.apply(Exclude((face(engine, "5.png", 0),), number(engine, "Anna")))
        engine.history.apply(SetState(number(engine, "Ben"), PersonState.IGNORED))
    with open_library(tmp_path, "ours") as engine:
        sort_by_hand(
            engine, album, {"0.png": (1, 2), "2.png": (1, 2), "3.png": (1,), "5.png": (1,)}
        )
        engine.history.apply(Reject((album.face(engine, "4.png", 0),)))
        before = album.who(engine)
        report = engine.exchange.join(tmp_path / "theirs.photoclust")
        where = {name: album.path(name) for name in ("2.png", "3.png", "4.png", "5.png")}
        assert sorted(conflicts(report)) == sorted(
            [
                "Ben is ignored there",
                f"{where['2.png']}: Ben is Anna there",
                f"{where['3.png']}: Anna is said to be no face there",
                f"{where['4.png']}: a face of Anna there is no face here",
                f"{where['5.png']}: Anna is said not to be there",
            ]
        )
        assert report.decided == 2
        assert album.who(engine) == {**before, "1.png": ["Anna", "Ben"]}


def test_it_is_asked_who_is_who_where_that_is_not_sure(tmp_path: Path, album: Album) -> None:
    other = Album(tmp_path / "elsewhere")
    album.put("a.png", 1)
    album.put("b.png", 2)
    for name, who in (("1.png", 3), ("2.png", 2), ("3.png", 4)):
        other.put(name, who)
    with open_library(tmp_path, "theirs") as engine:
        engine.photos.scan([other.root])
        other.vouch(engine, "1.png", "anna")  # somebody else of this name
        other.vouch(engine, "2.png", "Benjamin")  # the same face
        other.vouch(engine, "3.png", "Dora")
        theirs = {person.name: person.id for person in engine.people.all()}
    source = tmp_path / "theirs.photoclust"
    with open_library(tmp_path, "ours") as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "a.png", "Anna")
        ben = album.vouch(engine, "b.png", "Ben")
        asked = engine.exchange.preview(source).questions
        assert {(q.theirs.name, q.ours.name) for q in asked} == {
            ("anna", "Anna"),
            ("Benjamin", "Ben"),
        }
        with pytest.raises(UnknownItem):
            engine.exchange.join(source, {theirs["anna"]: 99})
        report = engine.exchange.join(source, {theirs["anna"]: None, theirs["Benjamin"]: ben})
        assert (report.questions, report.known, report.new) == ((), 1, 2)
        assert conflicts(report) == ["Ben is called 'Benjamin' there"]
        engine.photos.scan()
        seen = other.who(engine)
        assert [seen[name] for name in ("1.png", "2.png", "3.png")] == [
            ["anna (2)"],
            ["Ben"],
            ["Dora"],
        ]


def test_drawn_faces_and_turned_photos(tmp_path: Path, album: Album) -> None:
    """Somebody drew a face where none was found; the same picture lies here, turned by EXIF."""
    from tests.exiftool import running_exiftool

    album.write("a.jpg", picture(1, 0, 2, kind="JPEG"))
    turned = Album(tmp_path / "turned")
    shutil.copy(album.path("a.jpg"), turned.path("a.jpg"))
    with running_exiftool() as exiftool:
        exiftool.write(turned.path("a.jpg"), "-n", "-Orientation=6")
    with open_library(tmp_path, "theirs") as engine:
        engine.photos.scan([album.root])
        drawn = engine.photos.draw_face(1, Box(34, 2, 28, 28))
        engine.history.apply(Introduce((drawn.id,), "Cup"))
        album.vouch(engine, "a.jpg", "Ben", 2)
    with open_library(tmp_path, "ours") as engine:
        engine.photos.scan([turned.root])
        engine.exchange.join(tmp_path / "theirs.photoclust")
        faces = {r.person: r.face for r in engine.people.records()}
        assert set(faces) == {None, "Cup", "Ben"}
        assert (faces["Cup"].box.x, faces["Cup"].box.y) == (2, 34)
        assert faces["Ben"].box.y == 64
        engine.photos.scan(again=True)
        assert {r.person for r in engine.people.records()} == {None, "Cup", "Ben"}


def test_what_was_forgotten_here_does_not_come_back(tmp_path: Path, album: Album) -> None:
    album.put("1.png", 1)
    album.put("2.png", 1)
    with open_library(tmp_path, "theirs") as engine:
        sort_by_hand(engine, album, {"1.png": (1,), "2.png": (1,)})
    with open_library(tmp_path, "ours") as engine:
        engine.photos.scan([album.root])
        engine.photos.forget([album_photo(engine, album, "2.png")])
        report = engine.exchange.join(tmp_path / "theirs.photoclust")
        assert (report.photos, report.decided) == (0, 1)
        with pytest.raises(LibraryError, match="the library itself"):
            engine.exchange.join(tmp_path / "ours.photoclust")
        with pytest.raises(LibraryError, match="no library"):
            engine.exchange.join(tmp_path / "none.photoclust")


def album_photo(engine: Engine, album: Album, name: str) -> int:
    return next(p for p, paths in engine.photos.paths().items() if album.path(name) in paths)


@pytest.mark.parametrize("seed", range(6))
def test_no_decision_of_either_is_lost(tmp_path: Path, album: Album, seed: int) -> None:
    """Whatever was decided in two libraries of one album: ours stays, and of theirs all that does
    not contradict it comes."""
    chance = random.Random(seed)
    names = [f"{n}.png" for n in range(5)]
    for name in names:
        album.put(name, *chance.sample((1, 2, 3), 2))
    for library in ("theirs", "ours"):
        with open_library(tmp_path, library) as engine:
            engine.photos.scan([album.root])
            for _ in range(6):
                decide_something(engine, album, names, chance)
    with open_library(tmp_path, "theirs") as engine:
        theirs = decided(engine, album)
    with open_library(tmp_path, "ours") as engine:
        ours = decided(engine, album)
        report = engine.exchange.join(tmp_path / "theirs.photoclust")
        both = decided(engine, album)
        for face, said in ours.items():
            assert both[face] == said
        for face, said in theirs.items():
            if face not in ours and said != "no face" and not report.questions:
                assert both.get(face) in (said, f"{said} (2)") or report.conflicts
            if face not in ours and said == "no face":
                assert both[face] == said
        engine.history.undo() if report.decided or report.new else None
        assert decided(engine, album) == ours


def decide_something(engine: Engine, album: Album, names: list[str], chance: random.Random) -> None:
    faces = [record.face for record in engine.people.records()]
    if not faces:
        return
    face = chance.choice(faces)
    known = [person.id for person in engine.people.all()]
    match chance.randint(0, 3):
        case 0:
            engine.history.apply(Reject((face.id,)))
        case 1 if known:
            engine.history.apply(Exclude((face.id,), chance.choice(known)))
        case 2 if known:
            engine.history.apply(Move((face.id,), chance.choice(known)))
        case _:
            name = f"{chance.choice('ABC')}{len(known)}"
            if all(person.name != name for person in engine.people.all()):
                engine.history.apply(Introduce((face.id,), name))


def decided(engine: Engine, album: Album) -> dict[tuple[str, float], str]:
    """By file and place: whom a face is confirmed to show, or that it is none."""
    names = {person.id: person.name for person in engine.people.all()}
    with engine._context.repository.database.reading() as connection:
        rows = connection.execute(
            "SELECT path, x, person_id, confirmed, faces.id IN (SELECT face_id FROM rejections)"
            " FROM faces JOIN files USING (photo_id) LEFT JOIN members ON face_id = faces.id"
        ).fetchall()
    return {
        (str(row[0]), row[1]): "no face" if row[4] else str(names[row[2]])
        for row in rows
        if row[3] or row[4]
    }


def test_a_confirmed_group_without_a_name_is_known_by_its_faces(
    tmp_path: Path, album: Album
) -> None:
    for n in range(3):
        album.put(f"{n}.png", 1)
    with open_library(tmp_path, "theirs") as engine:
        engine.photos.scan([album.root])
        engine.history.apply(Introduce((album.face(engine, "0.png"), album.face(engine, "1.png"))))
        engine.history.apply(Confirm(engine.people.all()[0].id))
    with open_library(tmp_path, "ours") as engine:
        engine.photos.scan([album.root])
        anna = album.vouch(engine, "0.png", "Anna")
        report = engine.exchange.join(tmp_path / "theirs.photoclust")
        assert (report.known, report.new, conflicts(report)) == (1, 0, [])
        assert {face.photo_id for face in engine.people.faces(anna)} == {1, 2}
        engine.history.apply(Name(anna, "Zoë"))
