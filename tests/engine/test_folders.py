"""Folders: added, removed and added again, relocated; files scanned again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import EditError, FolderError, LibraryError
from photoclust.job import Job
from tests.library.albums import Album, FakeAnalyser, fake_engine, picture, tally
from tests.library.synthetic import wrongly_shown

ODD = os.fsdecode(b"caf\xe9.png")


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.put("a.png", 1, 2)
    album.put("sub/b.png", 1)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "a.png", "Anna")
        yield engine
        assert wrongly_shown(engine._context.repository) == []
        assert engine._context.repository.database.check() == []


def paths(engine: Engine) -> set[Path]:
    return {path for some in engine.photos.paths().values() for path in some}


def test_folders_and_what_is_in_them(engine: Engine, album: Album, tmp_path: Path) -> None:
    (folder,) = engine.folders.all()
    assert (folder.path, folder.photos, folder.faces, folder.online) == (album.root, 2, 3, True)
    other = Album(tmp_path / "other")
    engine.folders.add(other.root)
    assert [f.path for f in engine.folders.all()] == [other.root, album.root]
    assert engine.folders.all()[0].photos == 0
    album.root.rename(tmp_path / "away")
    assert [f.online for f in engine.folders.all()] == [True, False]


def test_adding_a_folder(engine: Engine, album: Album, tmp_path: Path) -> None:
    for path in (album.root, album.path("sub")):
        engine.folders.add(path)
        assert engine.folders.roots() == [album.root]
    for path in (tmp_path / "nowhere", album.path("a.png")):
        with pytest.raises(FolderError):
            engine.folders.add(path)
    assert engine.folders.roots() == [album.root]


def test_a_folder_left_out_comes_back_with_its_people(engine: Engine, album: Album) -> None:
    before = engine.people.all()
    engine.folders.remove(album.root)
    assert (engine.folders.roots(), paths(engine)) == ([], set())
    assert [(p.name, p.faces) for p in engine.people.all()] == [("Anna", 0)]
    report = engine.photos.scan([album.root])
    assert engine.people.all() == before
    # Nothing was looked at again.
    assert report.faces == 0


def test_only_folders_that_are_scanned_can_be_left_out(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    for path in (tmp_path, album.path("sub"), tmp_path / "nowhere"):
        with pytest.raises(FolderError, match="not one that is scanned"):
            engine.folders.remove(path)
    assert len(paths(engine)) == 2


def test_what_lies_below_another_folder_stays(album: Album) -> None:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.path("sub")])
        engine.photos.scan([album.root])
        engine.folders.remove(album.root)
        assert paths(engine) == {album.path("sub/b.png")}
        engine.photos.scan([album.root])
        engine.folders.remove(album.path("sub"))
        assert len(paths(engine)) == 2


def test_folders_stay_while_a_scan_runs(engine: Engine, album: Album) -> None:
    with (
        fake_engine(FakeAnalyser()) as other,
        other._context.scan_lock(),
        pytest.raises(LibraryError, match="Another scan"),
    ):
        engine.folders.remove(album.root)
    assert engine.folders.roots() == [album.root]


def test_a_folder_found_elsewhere(engine: Engine, album: Album, tmp_path: Path) -> None:
    album.write(ODD, picture(3))
    engine.photos.scan()
    people, target = engine.people.all(), tmp_path / "disk" / "photos"
    target.parent.mkdir()
    album.root.rename(target)
    assert engine.folders.relocate(album.root, target) == 3
    assert engine.folders.roots() == [target]
    assert paths(engine) == {target / name for name in ("a.png", "sub/b.png", ODD)}
    assert engine.people.all() == people
    assert tally(engine.photos.scan()) == {"unchanged": 3}


def test_a_folder_within_a_folder_found_elsewhere(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere"
    album.path("sub").rename(target)
    engine.photos.scan()
    assert len(paths(engine)) == 1
    assert engine.folders.relocate(album.path("sub"), target) == 1
    assert engine.folders.roots() == sorted([album.root, target])
    assert paths(engine) == {album.path("a.png"), target / "b.png"}
    assert tally(engine.photos.scan()) == {"unchanged": 2}


def test_files_known_at_the_new_place_stay(engine: Engine, album: Album, tmp_path: Path) -> None:
    target = Album(tmp_path / "new")
    target.write("a.png", album.path("a.png").read_bytes())
    engine.photos.scan([target.root])
    engine.folders.relocate(album.root, target.root)
    assert target.path("a.png") in paths(engine)
    assert not any(path.is_relative_to(album.root) for path in paths(engine))
    assert engine.folders.roots() == [target.root]


def test_a_folder_moved_into_itself(engine: Engine, album: Album, tmp_path: Path) -> None:
    album.root.rename(tmp_path / "moving")
    album.root.mkdir()
    (tmp_path / "moving").rename(album.root / "old")
    engine.folders.relocate(album.root, album.root / "old")
    assert paths(engine) == {album.root / "old" / name for name in ("a.png", "sub/b.png")}


def test_folders_that_a_library_is_not_in(engine: Engine, album: Album, tmp_path: Path) -> None:
    before = engine.folders.roots(), engine.photos.paths()
    empty = tmp_path / "empty"
    empty.mkdir()
    for old, new in ((album.root, empty), (album.root, album.root), (empty, album.root)):
        with pytest.raises(EditError):
            engine.folders.relocate(old, new)
    with pytest.raises(FolderError):
        engine.folders.relocate(album.root, tmp_path / "nowhere")
    assert (engine.folders.roots(), engine.photos.paths()) == before


# Once more


def test_files_that_failed_are_retried(engine: Engine, album: Album) -> None:
    album.write("broken.png", b"not a picture")
    album.write("worse.png", b"not a picture either")
    assert len(engine.photos.scan().failures) == 2
    # Mended without a trace: the same size, the same time.
    broken = album.path("broken.png")
    time = broken.stat().st_mtime_ns
    broken.write_bytes(picture(5))
    os.utime(broken, ns=(time, time))
    report = engine.photos.retry([f.path for f in engine.folders.failures()])
    assert (report.new, report.faces, len(report.failures)) == (1, 1, 1)
    assert [f.path for f in engine.folders.failures()] == [album.path("worse.png")]
    assert "broken.png" in album.who(engine)


def test_files_that_are_gone_are_missing(engine: Engine, album: Album) -> None:
    album.path("a.png").unlink()
    report = engine.photos.retry([album.path("a.png"), album.path("never.png")])
    assert tally(report) == {"missing": 1}
    assert paths(engine) == {album.path("sub/b.png")}


def test_retrying_can_be_stopped(engine: Engine, album: Album) -> None:
    job = Job()
    job.cancel()
    assert engine.photos.retry([album.path("a.png")], job).cancelled
    assert len(paths(engine)) == 2


# Copies of the library


def test_a_copy_is_a_library(engine: Engine, tmp_path: Path) -> None:
    target = tmp_path / os.fsdecode(b"copy \xe9")
    engine.library.back_up(target)
    with Engine(target, create=False) as copy:
        assert copy.people.all() == engine.people.all()
        assert copy.history.entries() == engine.history.entries()
        assert copy.people.crop(1) == engine.people.crop(1)
        assert copy.health.doctor().problems == engine.health.doctor().problems


def test_a_copy_replaces_nothing(engine: Engine, album: Album, own_library: Path) -> None:
    for target in (album.path("a.png"), own_library, album.root):
        with pytest.raises(LibraryError):
            engine.library.back_up(target)
    assert album.path("a.png").read_bytes() == picture(1, 2, salt="a.png")
    with pytest.raises(LibraryError, match="cannot be made"):
        engine.library.back_up(album.path("no/where"))


def test_a_copy_that_fails_leaves_nothing(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy"
    monkeypatch.setattr(
        engine._context.repository.database,
        "_copy_to",
        lambda copy: copy.write_bytes(b"torn" * 999),
    )
    with pytest.raises(LibraryError):
        engine.library.back_up(target)
    assert not target.exists()


# One window


def test_one_window_at_a_time(engine: Engine, own_library: Path) -> None:
    with Engine(own_library) as other:
        engine.library.lock()
        engine.library.lock()
        with pytest.raises(LibraryError, match="another window"):
            other.library.lock()
        assert other.people.all() == engine.people.all()
        engine.library.unlock()
        engine.library.unlock()
        other.library.lock()
        with pytest.raises(LibraryError, match="another window"):
            engine.library.lock()
    engine.library.lock()


def test_a_window_does_not_keep_scans_away(engine: Engine, album: Album) -> None:
    with fake_engine(FakeAnalyser()) as other:
        other.library.lock()
        assert tally(engine.photos.scan()) == {"unchanged": 2}


def test_counts_for_the_status_line(engine: Engine) -> None:
    assert engine.people.unsorted_count() == len(engine.people.face_ids(None)) == 2
    assert engine.library.counts()["photos"] == 2


def test_what_waits_to_be_read_is_counted_without_reading(tmp_path: Path) -> None:
    album = Album(tmp_path / "photos")
    album.put("a.png", 1)
    (album.root / "below").mkdir()
    album.put("below/b.png", 2)
    analyser = FakeAnalyser()
    with fake_engine(analyser) as engine:
        assert engine.photos.waiting() == (0, [])
        report = engine.photos.scan([album.root])
        assert sorted(report.arrived) == sorted(engine.photos.ids().tolist())
        assert engine.photos.waiting() == (0, [album.root, album.root / "below"])
        seen = analyser.seen
        album.put("c.png", 3)
        album.put("a.png", 4, 5)
        (album.root / "notes.txt").touch()
        assert engine.photos.waiting()[0] == 2
        assert analyser.seen == seen
        assert engine.photos.scan().new == 1
        assert engine.photos.waiting()[0] == 0
