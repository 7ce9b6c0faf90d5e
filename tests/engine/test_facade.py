"""The facade: errors before any change, grouping, and queries."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.engine.context import EngineContext
from photoclust.errors import (
    Cancelled,
    EditError,
    FolderError,
    LibraryError,
    NoFace,
    NothingToUndo,
    PhotoclustError,
    SettingError,
    UnknownItem,
    UnreadablePhoto,
    WeightsError,
)
from photoclust.job import Job
from photoclust.library.edits import Name, Reject, SetState
from photoclust.messages import explained
from photoclust.types import PersonState
from tests.library.albums import Album, FakeAnalyser, fake_engine, picture


@pytest.fixture
def album(tmp_path: Path) -> Album:
    """Anna alone, Anna with Ben, Ben with a stranger, and one photo of nobody."""
    album = Album(tmp_path / "photos")
    album.put("anna.png", 1)
    album.put("both.png", 1, 2)
    album.put("ben.png", 2, 3)
    album.put("hill.png", 0)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    """Person 1 is Anna, person 2 Ben, person 3 a stranger without a name."""
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        for name, who, place in (
            ("anna.png", "Anna", 0),
            ("both.png", "Anna", 0),
            ("both.png", "Ben", 1),
            ("ben.png", "Ben", 0),
            ("ben.png", "Stranger", 1),
        ):
            album.vouch(engine, name, who, place)
        engine.history.apply(Name(3, None))
        yield engine


def albums(engine: Engine, out: Path, **options: object) -> dict[str, list[str]]:
    """The folders that an export would make, and the photos in each."""
    plan = engine.exports.plan_albums(out, **options)  # type: ignore[arg-type]
    return {
        folder.folder.name: sorted(item.target.name for item in folder.items)
        for folder in plan.albums
    }


def one_line(error: PhotoclustError) -> bool:
    return "\n" not in str(error) and not error.message.endswith(".")


def test_dates_are_those_of_the_photos(engine: Engine) -> None:
    photos = engine.photos.details(engine.photos.ids().tolist())
    assert engine.photos.dates() == {photo.id: photo.date for photo in photos if photo.date}
    assert engine.photos.dates()


def test_photos_are_known_by_where_they_lie(engine: Engine, album: Album) -> None:
    paths = [album.path(name) for name in ("ben.png", "gone.png", "anna.png", "ben.png")]
    ben, anna = engine.photos.at(paths)
    assert engine.photos.get(ben).paths == (paths[0],)
    assert engine.photos.get(anna).paths == (paths[2],)


# The library


def test_the_library_is_opened_on_first_use(own_library: Path) -> None:
    with Engine() as engine:
        assert engine.library.path == own_library
        assert not own_library.exists()
        assert engine.people.all() == []
        assert own_library.exists()


def test_a_library_is_not_made_unless_it_may_be(own_library: Path) -> None:
    with Engine(create=False) as engine, pytest.raises(LibraryError, match="no library") as caught:
        engine.people.all()
    assert one_line(caught.value)
    assert not own_library.exists()


@pytest.mark.parametrize("folder", ["missing", "photos/anna.png", "photos/anna.png/deeper"])
def test_folders_are_checked_before_the_library_is_made(
    album: Album, own_library: Path, folder: str
) -> None:
    path = album.root.parent / folder
    with fake_engine(FakeAnalyser()) as engine, pytest.raises(FolderError) as caught:
        engine.photos.scan([album.root, path])
    assert one_line(caught.value)
    assert caught.value.hint
    assert not own_library.exists()
    assert sorted(p.name for p in own_library.parent.iterdir()) == ["photos"]


def test_a_scan_without_networks_adds_no_folder(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The device may not be there, or the weights be damaged."""

    def fail(context: EngineContext) -> None:
        raise WeightsError("weights-uncalibrated")

    monkeypatch.setattr(EngineContext, "analyser", property(fail))
    with Engine() as engine:
        with pytest.raises(WeightsError):
            engine.photos.scan([album.root])
        assert engine.folders.roots() == []


def test_a_lock_that_cannot_be_made_stops_a_scan(album: Album, own_library: Path) -> None:
    own_library.with_name(f"{own_library.name}.lock").mkdir()
    with fake_engine(FakeAnalyser()) as engine:
        with pytest.raises(LibraryError) as caught:
            engine.photos.scan([album.root])
        assert one_line(caught.value)
        assert engine.folders.roots() == []
        assert not engine.library.has_faces()


def test_closing_lets_go_of_the_file(engine: Engine, own_library: Path) -> None:
    engine.close()
    assert not own_library.with_name(f"{own_library.name}-wal").exists()
    with Engine(create=False) as again:
        assert [person.name for person in again.people.all()] == ["Anna", "Ben", None]


def test_an_engine_never_used_can_be_closed(own_library: Path) -> None:
    Engine().close()
    assert not own_library.exists()


# Decisions


def test_decisions_can_be_taken_back(engine: Engine) -> None:
    engine.history.apply(Name(3, "Cleo"))
    assert engine.history.undo().text == "Gave person 3 the name 'Cleo'"
    assert engine.people.all()[-1].name is None
    assert engine.history.redo().state == "done"
    assert engine.history.entries(1)[0].text == "Gave person 3 the name 'Cleo'"
    inverse = engine.history.apply(Reject((1,)))
    assert len(engine.people.faces(1)) == 1
    engine.history.apply(inverse)
    assert len(engine.people.faces(1)) == 2
    with pytest.raises(NothingToUndo):
        engine.history.redo()
    with pytest.raises(UnknownItem):
        engine.people.faces(77)


# Albums


def test_albums_of_everybody(engine: Engine, tmp_path: Path) -> None:
    assert albums(engine, tmp_path / "out") == {
        "Anna": ["anna.png", "both.png"],
        "Ben": ["ben.png", "both.png"],
        "Person 3": ["ben.png"],
    }
    assert not (tmp_path / "out").exists()


def test_albums_of_some(engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert list(albums(engine, out, people=[2])) == ["Ben"]
    assert list(albums(engine, out, people=[3, 1])) == ["Anna", "Person 3"]
    assert list(albums(engine, out, people=(3, 1), named_only=True)) == ["Anna"]
    assert list(albums(engine, out, named_only=True)) == ["Anna", "Ben"]
    assert list(albums(engine, out, people={3}, named_only=True)) == []
    together = albums(engine, out, people=[1, 2], together=True)
    assert together["Anna + Ben"] == ["both.png"]
    assert "Ben + Person 3" not in together
    with pytest.raises(UnknownItem):
        albums(engine, out, people=[1, 77])


def test_albums_leave_out_the_ignored(engine: Engine, tmp_path: Path) -> None:
    engine.history.apply(SetState(3, PersonState.IGNORED))
    engine.history.apply(SetState(2, PersonState.IGNORED))
    out = tmp_path / "out"
    assert list(albums(engine, out)) == ["Anna"]
    assert list(albums(engine, out, people=[2, 3])) == []
    assert list(albums(engine, out, together=True)) == ["Anna"]
    engine.history.apply(SetState(3, PersonState.VISIBLE))
    assert list(albums(engine, out)) == ["Anna", "Person 3"]


def test_exported_albums(engine: Engine, album: Album, tmp_path: Path) -> None:
    report = engine.exports.write_albums(engine.exports.plan_albums(tmp_path / "out", people=[1]))
    assert (report.written, report.failures) == (2, [])
    copy = tmp_path / "out/Anna/both.png"
    assert copy.read_bytes() == album.path("both.png").read_bytes()
    assert not copy.is_symlink()
    assert not copy.samefile(album.path("both.png"))


def test_albums_in_a_relative_folder(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert engine.exports.plan_albums(Path("out/../out")).out == tmp_path / "out"


def test_table(engine: Engine, tmp_path: Path) -> None:
    engine.history.apply(SetState(2, PersonState.IGNORED))
    assert engine.exports.write_table(tmp_path / "faces.csv") == 3
    with (tmp_path / "faces.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 4
    assert sum("Anna" in row for row in rows) == 2
    assert not any("Ben" in row for row in rows)


# Grouping


def test_grouping_finds_who_belongs_together(tmp_path: Path) -> None:
    album = Album(tmp_path / "photos")
    for number in range(5):
        album.put(f"{number}.png", 1, 2)
    album.put("alone.png", 3)
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        for method, people in (("hdbscan", None), ("linkage", None)):
            grouping = engine.clusters.propose(method, people)
            assert (grouping.people, grouping.grouped, grouping.unsorted) == (2, 10, 1)
            seen = album.who(engine)
            assert seen["alone.png"] == ["?"]
        album.vouch(engine, "0.png", "Anna")
        engine.clusters.propose()
        assert {name: who[0] for name, who in album.who(engine).items() if len(who) > 1} == {
            f"{number}.png": "Anna" for number in range(5)
        }
        assert engine.history.entries(1)[0].text == "Grouped 11 faces"
        engine.history.undo()
        assert engine.people.all()[0].faces == 1


def test_grouping_nothing() -> None:
    with fake_engine(FakeAnalyser()) as engine:
        grouping = engine.clusters.propose()
    assert (grouping.people, grouping.grouped, grouping.unsorted) == (0, 0, 0)


def test_grouping_that_is_cancelled_or_refused_changes_nothing(engine: Engine) -> None:
    before = engine.people.all(), engine.history.entries()
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        engine.clusters.propose(job=job)
    for method, people in (("voodoo", None), ("kmeans", None), ("linkage", 3)):
        with pytest.raises(SettingError) as caught:
            engine.clusters.propose(method, people)
        assert one_line(caught.value)
    assert (engine.people.all(), engine.history.entries()) == before


def test_dividing(tmp_path: Path) -> None:
    album = Album(tmp_path / "photos")
    names = [f"{number}.png" for number in range(5)]
    for name, person in zip(names, (1, 1, 1, 2, 2), strict=True):
        album.put(name, person)
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        for name in names:
            album.vouch(engine, name, "Anna")
        assert len(engine.clusters.divide(1)) == 1
        assert [album.who(engine)[name] for name in names] == [["Anna"]] * 3 + [["?"]] * 2
        assert {person.id: person.faces for person in engine.people.all()} == {1: 3, 2: 2}
        assert engine.clusters.divide(1) == []
        with pytest.raises(UnknownItem):
            engine.clusters.divide(77)


# Looking at single photos


def test_verifying(engine: Engine, album: Album, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(picture(1, salt="another photo"))
    same = engine.recognition.verify(album.path("anna.png"), other)
    assert (same.same, same.faces) == (True, (1, 1))
    assert same.distance == pytest.approx(0, abs=1e-6)
    assert same.probability > 0.9
    different = engine.recognition.verify(album.path("anna.png"), album.path("ben.png"))
    assert (different.same, different.faces) == (False, (1, 2))
    assert different.probability < 0.1
    assert engine.history.entries(1)[0].text.startswith("Took the name")


def test_identifying(engine: Engine, tmp_path: Path) -> None:
    photo = tmp_path / "unknown.png"
    photo.write_bytes(picture(2, 9, 1))
    found = engine.recognition.identify(photo)
    assert [[guess.name for guess in face.guesses] for face in found] == [["Ben"], [], ["Anna"]]
    assert found[0].guesses[0].probability > 0.9
    # The photo has not entered the library.
    assert len(engine.people.faces(1)) == 2
    assert set(engine.photos.paths()) == {1, 2, 3, 4}


def test_identifying_needs_names(album: Album) -> None:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        with pytest.raises(EditError, match="Nobody has a name"):
            engine.recognition.identify(album.path("anna.png"))
        with pytest.raises(SettingError):
            engine.recognition.identify(album.path("anna.png"), 0)


def test_photos_that_show_nothing(engine: Engine, album: Album, tmp_path: Path) -> None:
    with pytest.raises(NoFace) as no_face:
        engine.recognition.verify(album.path("anna.png"), album.path("hill.png"))
    assert "hill.png" in str(no_face.value)
    (tmp_path / "text.jpg").write_bytes(b"Dear diary")
    for path in (tmp_path / "text.jpg", tmp_path / "missing.jpg", tmp_path):
        with pytest.raises(UnreadablePhoto) as unreadable:
            engine.recognition.identify(path)
        assert str(path) in str(unreadable.value)
        assert one_line(unreadable.value)


# Health


def test_doctor_reports_a_damaged_library(own_library: Path, album: Album) -> None:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        assert engine._context.repository.database.check() == []
    data = bytearray(own_library.read_bytes())
    data[-4096 * 6 :] = b"\xa5" * 4096 * 6
    own_library.write_bytes(data)
    with Engine() as engine:
        problems = engine.health.doctor().problems
    assert any("damaged" in explained(problem) for problem in problems)
    assert all("\n" not in explained(problem) for problem in problems)
