"""Scans: files are classified correctly, read once, and no decision is lost."""

from __future__ import annotations

import os
import shutil
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photoclust.engine import Engine, known_photos
from photoclust.engine import scan as module
from photoclust.engine.group_timer import GroupTimer
from photoclust.engine.scan_grouping import ScanGrouping
from photoclust.errors import FolderError, LibraryError, NothingToUndo
from photoclust.job import Job
from photoclust.library import photos
from photoclust.library.edits import Reject
from photoclust.messages import Message
from photoclust.photos import content, decode
from photoclust.photos.content import Content
from photoclust.photos.decode import DecodedPhoto
from photoclust.photos.picture_digest import picture_digest
from photoclust.settings import Settings
from photoclust.types import Failure, Image, ScanReport
from tests.library.albums import KINDS, Album, FakeAnalyser, fake_engine, picture, tally

DENIED = Message("system", {"reason": {"errno": "EACCES", "text": "Permission denied"}})

TWENTY = [f"{number:02}.png" for number in range(20)]


@pytest.fixture
def album(tmp_path: Path) -> Album:
    """A folder that is never empty, so that it is not taken for an unplugged drive."""
    album = Album(tmp_path / "photos")
    album.path("notes.txt").touch()
    return album


@pytest.fixture
def analyser() -> FakeAnalyser:
    return FakeAnalyser()


@pytest.fixture
def engine(analyser: FakeAnalyser) -> Iterator[Engine]:
    with fake_engine(analyser, settings=Settings(workers=2)) as engine:
        yield engine


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in the order of reading."""
    names: list[str] = []
    read = content.read_content

    def counted(path: Path, max_gib: int = 2) -> Content:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(content, "read_content", counted)
    return names


def scan(engine: Engine, album: Album, **options: Any) -> dict[str, int]:
    """The report of a scan of the album without failures."""
    report = engine.photos.scan([album.root], **options)
    assert report.failures == []
    assert not report.cancelled
    return tally(report)


def deny(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Make these folders unreadable."""
    real = os.scandir

    def scandir(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path) in folders:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


# What a scan tells


def test_new_photos(engine: Engine, album: Album) -> None:
    album.put("a.png", 1, 2)
    album.put("b/c.jpg", 0, 3, kind="JPEG")
    album.put("nobody.png", 0)
    assert scan(engine, album) == {"new": 3, "faces": 3}
    assert album.who(engine) == {"a.png": ["?", "?"], "b/c.jpg": ["?"]}


def test_a_folder_without_photos(engine: Engine, album: Album) -> None:
    assert scan(engine, album) == {}
    assert engine.folders.roots() == [album.root]
    assert scan(engine, album) == {}


def test_a_second_scan_reads_nothing(
    engine: Engine, analyser: FakeAnalyser, album: Album, reads: list[str]
) -> None:
    for name in ("a.png", "b/c.png"):
        album.put(name, 1)
    scan(engine, album)
    assert sorted(reads) == ["a.png", "c.png"]
    reads.clear()
    assert scan(engine, album) == {"unchanged": 2}
    assert tally(engine.photos.scan()) == {"unchanged": 2}
    assert (reads, analyser.seen) == ([], 2)


def test_a_touched_file_is_read_but_not_analysed(
    engine: Engine, analyser: FakeAnalyser, album: Album, reads: list[str]
) -> None:
    album.put("a.png", 1)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.touch("a.png")
    assert scan(engine, album) == {"unchanged": 1}
    assert (reads, analyser.seen) == (["a.png", "a.png"], 1)
    assert scan(engine, album) == {"unchanged": 1}
    assert len(reads) == 2
    assert album.who(engine) == {"a.png": ["Anna"]}


def test_a_changed_photo_keeps_its_people(engine: Engine, album: Album) -> None:
    album.put("a.png", 1, 2, 3)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna", 0)
    album.vouch(engine, "a.png", "Ben", 1)
    engine.history.apply(Reject((album.face(engine, "a.png", 2),)))
    # Mirrored, without Ben, and with somebody new.
    album.put("a.png", 4, 3, 1, salt="changed")
    assert scan(engine, album) == {"changed": 1, "faces": 3}
    assert album.who(engine) == {"a.png": ["?", "Anna"]}
    assert {p.name: p.faces for p in engine.people.all()} == {"Anna": 1, "Ben": 0}


def test_an_old_version_that_comes_back(engine: Engine, album: Album) -> None:
    first = album.put("a.png", 1, 2).read_bytes()
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna", 0)
    album.put("a.png", 5, salt="painted over")
    assert scan(engine, album) == {"changed": 1, "faces": 1}
    assert album.who(engine) == {"a.png": ["?"]}
    album.write("a.png", first)
    assert scan(engine, album) == {"changed": 1}
    assert album.who(engine) == {"a.png": ["Anna", "?"]}


def test_two_files_that_change_places(engine: Engine, album: Album) -> None:
    album.put("a.png", 1)
    album.put("b.png", 2)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    for name, to in (("a.png", "c"), ("b.png", "a.png"), ("c", "b.png")):
        album.move(name, to)
    assert scan(engine, album) == {"changed": 2}
    assert album.who(engine) == {"a.png": ["?"], "b.png": ["Anna"]}


def test_moved_and_renamed_files(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    for person, name in enumerate(("a.png", "b.png", "c.png"), start=1):
        album.put(name, person)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.move("a.png", "z.png")
    album.move("b.png", "deep/down/b.png")
    assert scan(engine, album) == {"moved": 2, "unchanged": 1}
    assert album.who(engine) == {"z.png": ["Anna"], "deep/down/b.png": ["?"], "c.png": ["?"]}
    assert scan(engine, album) == {"unchanged": 3}
    assert analyser.seen == 3


def test_renamed_folder(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    for name in TWENTY:
        album.put(f"2020/{name}", 1 + int(name[:2]))
    scan(engine, album)
    album.vouch(engine, "2020/07.png", "Anna")
    album.move("2020", "Summer 2020")
    assert scan(engine, album) == {"moved": 20}
    assert album.who(engine)["Summer 2020/07.png"] == ["Anna"]
    assert set(album.who(engine)) == {f"Summer 2020/{name}" for name in TWENTY}
    assert (scan(engine, album), analyser.seen) == ({"unchanged": 20}, 20)


def test_renamed_root(engine: Engine, analyser: FakeAnalyser, album: Album, tmp_path: Path) -> None:
    album.put("a.png", 1)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.root.rename(tmp_path / "renamed")
    album.root = tmp_path / "renamed"
    assert scan(engine, album) == {"moved": 1}
    assert engine.people.all()[0].faces == 1
    assert album.who(engine)["a.png"] == ["Anna"]
    assert analyser.seen == 1
    # The former root may be a drive that is away, so what it held is offline.
    assert tally(engine.photos.scan()) == {"unchanged": 1, "offline": 1}


def test_copies(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    data = album.put("a.png", 1).read_bytes()
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.write("copies/1.png", data)
    album.write("copies/2.png", data)
    assert scan(engine, album) == {"copies": 2, "unchanged": 1}
    assert album.who(engine) == {
        "a.png": ["Anna"],
        "copies/1.png": ["Anna"],
        "copies/2.png": ["Anna"],
    }
    assert engine.people.all()[0].faces == engine.people.all()[0].photos == 1
    assert analyser.seen == 1
    # One of them goes: the photo is still there.
    album.path("a.png").unlink()
    assert scan(engine, album) == {"unchanged": 2}
    assert set(album.who(engine)) == {"copies/1.png", "copies/2.png"}


def test_copies_met_in_one_scan(engine: Engine, album: Album) -> None:
    data = picture(1)
    for name in ("a.png", "b.png", "c/d.png"):
        album.write(name, data)
    counted = scan(engine, album)
    assert (counted["new"], counted["copies"]) == (1, 2)
    assert len(engine.people.faces(None)) == 1
    assert scan(engine, album) == {"unchanged": 3}


def test_missing_files_are_hidden_and_remembered(
    engine: Engine, analyser: FakeAnalyser, album: Album
) -> None:
    data = album.put("a.png", 1).read_bytes()
    album.put("b.png", 2)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.path("a.png").unlink()
    assert scan(engine, album) == {"missing": 1, "unchanged": 1}
    assert album.who(engine) == {"b.png": ["?"]}
    assert {p.name: p.faces for p in engine.people.all()} == {"Anna": 0}
    album.write("elsewhere.png", data)
    assert scan(engine, album) == {"moved": 1, "unchanged": 1}
    assert album.who(engine)["elsewhere.png"] == ["Anna"]
    assert analyser.seen == 2


def test_a_photo_that_was_missing_long_since_and_turns_up_in_another_root(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    other = Album(tmp_path / "other")
    album.put("a.png", 1)
    scan(engine, album)
    album.path("a.png").rename(tmp_path / "kept")
    assert scan(engine, album) == {"missing": 1}
    (tmp_path / "kept").rename(other.path("a.png"))
    assert scan(engine, other) == {"moved": 1}
    assert tally(engine.photos.scan()) == {"unchanged": 1}


def test_a_root_that_is_away_keeps_everything(
    engine: Engine, album: Album, tmp_path: Path, reads: list[str]
) -> None:
    album.put("a.png", 1)
    album.put("b.png", 2)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.root.rename(tmp_path / "away")
    reads.clear()
    for _ in range(2):
        report = engine.photos.scan()
        assert (tally(report), report.failures) == ({"offline": 2}, [])
        assert album.who(engine) == {"a.png": ["Anna"], "b.png": ["?"]}
    (tmp_path / "away").rename(album.root)
    assert tally(engine.photos.scan()) == {"unchanged": 2}
    assert reads == []


def test_an_empty_mount_point_is_a_drive_that_is_away(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    album.put("a.png", 1)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.root.rename(tmp_path / "away")
    album.root.mkdir()
    assert scan(engine, album) == {"offline": 1}
    assert tally(engine.photos.scan()) == {"offline": 1}
    assert album.who(engine) == {"a.png": ["Anna"]}
    album.root.rmdir()
    (tmp_path / "away").rename(album.root)
    assert scan(engine, album) == {"unchanged": 1}


def test_deleted_photos_stay_hidden_while_their_drive_is_away(
    engine: Engine, album: Album, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("deleted.png", 1)
    album.put("kept.png", 2)
    album.put("sub/deleted.png", 3)
    scan(engine, album)
    album.path("deleted.png").unlink()
    album.path("sub/deleted.png").unlink()
    scan(engine, album)
    assert set(album.who(engine)) == {"kept.png"}
    with monkeypatch.context() as patch:
        deny(patch, album.path("sub"))
        engine.photos.scan()
    assert set(album.who(engine)) == {"kept.png"}
    album.root.rename(tmp_path / "away")
    assert tally(engine.photos.scan()) == {"offline": 1}
    assert set(album.who(engine)) == {"kept.png"}


def test_the_last_photo_of_a_folder_is_deleted_where_others_were(
    engine: Engine, album: Album
) -> None:
    """A folder in which nothing is left but what was missing before is no unplugged drive."""
    album.put("a.png", 1)
    scan(engine, album)
    album.path("a.png").unlink()
    scan(engine, album)
    album.path("notes.txt").unlink()
    assert scan(engine, album) == {"missing": 1}
    assert album.who(engine) == {}


def test_an_unreadable_folder_keeps_everything(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("a.png", 1)
    album.put("closed/deep/b.png", 2)
    scan(engine, album)
    album.vouch(engine, "closed/deep/b.png", "Ben")
    with monkeypatch.context() as patch:
        deny(patch, album.path("closed"))
        for _ in range(2):
            report = engine.photos.scan()
            assert tally(report) == {"unchanged": 1, "offline": 1}
            assert report.failures == [Failure(album.path("closed"), "scan", DENIED)]
            assert engine.folders.failures() == report.failures
            assert album.who(engine)["closed/deep/b.png"] == ["Ben"]
    assert scan(engine, album) == {"unchanged": 2}
    assert engine.folders.failures() == []


def test_a_problem_is_new_once(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("a.png", 1)
    album.path("empty.jpg").touch()
    empty = Failure(album.path("empty.jpg"), "read", Message("file-empty"))
    first = engine.photos.scan([album.root])
    assert first.failures == first.new_failures == [empty]
    album.put("closed/b.png", 2)
    closed = Failure(album.path("closed"), "scan", DENIED)
    with monkeypatch.context() as patch:
        deny(patch, closed.path)
        for new in ([closed], []):
            report = engine.photos.scan()
            assert report.failures == [closed, empty]
            assert report.new_failures == new
    album.path("empty.jpg").write_bytes(b"no photo")
    (other,) = engine.photos.scan().new_failures
    assert other.path == empty.path
    assert other.reason != empty.reason


def test_an_unreadable_folder_can_be_tried_again(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("a.png", 1)
    album.put("closed/deep/b.png", 2)
    closed = album.path("closed")
    with monkeypatch.context() as patch:
        deny(patch, closed)
        (failure,) = engine.photos.scan([album.root]).failures
        assert engine.photos.retry([closed]).failures == engine.folders.failures() == [failure]
    assert tally(engine.photos.retry([closed])) == {"new": 1, "faces": 1}
    assert engine.folders.failures() == []
    assert set(album.who(engine)) == {"a.png", "closed/deep/b.png"}


def test_what_is_not_scanned_any_more_is_no_problem(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("closed/b.png", 2)
    album.put("a.png", 1)
    with monkeypatch.context() as patch:
        deny(patch, album.path("closed"))
        engine.photos.scan([album.root])
    assert len(engine.folders.failures()) == 1
    engine.folders.remove(album.root)
    assert engine.folders.failures() == []


def test_a_link_to_nowhere_that_is_taken_away(engine: Engine, album: Album) -> None:
    album.put("a.png", 1)
    link = album.path("link.jpg")
    link.symlink_to(album.path("nowhere.jpg"))
    (failure,) = engine.photos.scan([album.root]).failures
    assert engine.folders.failures() == [failure]
    link.unlink()
    assert engine.photos.retry([failure.path]).failures == []
    assert engine.folders.failures() == []


def test_a_photo_in_whose_place_a_link_to_nowhere_was_is_read_once(
    engine: Engine, album: Album
) -> None:
    """It is a file of the library and could not be looked into, both."""
    album.put("a.png", 1)
    album.put("b.png", 2)
    scan(engine, album)
    photo, away = album.path("a.png"), album.root.with_name("away")
    photo.rename(away)
    photo.symlink_to(album.path("nowhere.png"))
    assert tally(engine.photos.scan()) == {"unchanged": 1, "offline": 1}
    assert tally(engine.photos.retry([photo])) == {}
    assert [failure.path for failure in engine.folders.failures()] == [photo]
    photo.unlink()
    away.rename(photo)
    assert tally(engine.photos.retry([photo])) == {"unchanged": 1, "faces": 1}
    assert engine.folders.failures() == []
    assert set(album.who(engine)) == {"a.png", "b.png"}


def test_a_photo_deleted_after_its_folder_was_unreadable_is_missing(
    engine: Engine, album: Album
) -> None:
    album.put("a.png", 1)
    album.put("b.png", 2)
    scan(engine, album)
    photo = album.path("a.png")
    photo.unlink()
    photo.symlink_to(album.path("nowhere.png"))
    engine.photos.scan()
    photo.unlink()
    assert tally(engine.photos.retry([photo])) == {"missing": 1}
    assert engine.folders.failures() == []
    assert set(album.who(engine)) == {"b.png"}


def test_a_root_that_vanished_does_not_stop_the_others(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    empty = Album(tmp_path / "empty")
    album.put("a.png", 1)
    scan(engine, empty)
    scan(engine, album)
    empty.root.rmdir()
    report = engine.photos.scan()
    assert tally(report) == {"unchanged": 1}
    assert [(f.path, f.stage) for f in report.failures] == [(empty.root, "scan")]


def test_folders_of_our_own_exports_are_no_photos(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    album.put("a.png", 1)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    engine.exports.write_albums(engine.exports.plan_albums(album.path("albums")))
    assert album.path("albums/Anna/a.png").exists()
    assert scan(engine, album) == {"unchanged": 1}


# What cannot be read


def test_broken_files_are_reported_again_without_reading_them(
    engine: Engine, album: Album, reads: list[str]
) -> None:
    album.put("good.png", 1)
    album.write("cut.png", picture(1)[:60])
    album.write("text.jpg", b"Dear diary")
    reports = [engine.photos.scan([album.root]) for _ in range(2)]
    assert tally(reports[0]) == {"new": 1, "faces": 1}
    assert [(f.path.name, f.stage) for f in reports[0].failures] == [
        ("cut.png", "decode"),
        ("text.jpg", "decode"),
    ]
    assert "truncated" in reports[0].failures[0].reason
    assert reports[1].failures == reports[0].failures == engine.folders.failures()
    assert len(reads) == 3


def test_a_broken_file_that_is_mended(engine: Engine, album: Album) -> None:
    album.write("a.png", b"broken")
    assert len(engine.photos.scan([album.root]).failures) == 1
    album.put("a.png", 1)
    assert scan(engine, album) == {"new": 1, "faces": 1}
    assert engine.folders.failures() == []


@pytest.mark.parametrize("data", [b"", b"broken"])
def test_a_photo_that_breaks_keeps_its_people(engine: Engine, album: Album, data: bytes) -> None:
    whole = album.put("a.png", 1).read_bytes()
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.write("a.png", data)
    for _ in range(2):
        report = engine.photos.scan()
        assert [failure.path.name for failure in report.failures] == ["a.png"]
        assert album.who(engine) == {"a.png": ["Anna"]}
    album.write("a.png", whole)
    assert scan(engine, album) == {"unchanged": 1}
    assert engine.folders.failures() == []
    assert album.who(engine) == {"a.png": ["Anna"]}


def test_a_photo_that_breaks_and_lies_whole_elsewhere(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    whole = album.put("a.png", 1).read_bytes()
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    album.write("a.png", b"broken")
    album.write("z.png", whole)
    assert tally(engine.photos.scan()) == {"copies": 1}
    engine.exports.write_albums(engine.exports.plan_albums(tmp_path / "albums"))
    assert (tmp_path / "albums/Anna/z.png").read_bytes() == whole


def test_what_could_not_be_read_is_tried_again(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rights can be given and drives recover without the file being another one."""
    album.put("a.png", 1)
    album.put("b.png", 2)
    read = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "a.png":
            raise PermissionError(13, "Permission denied")
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", denied)
        for _ in range(2):
            (failure,) = engine.photos.scan([album.root]).failures
            assert (failure.path.name, failure.stage) == ("a.png", "read")
            assert "permission denied" in failure.reason
            assert len(engine.folders.failures()) == 1
    assert scan(engine, album) == {"new": 1, "unchanged": 1, "faces": 1}


def test_a_file_that_is_gone_when_its_turn_comes(
    engine: Engine, analyser: FakeAnalyser, album: Album
) -> None:
    for name in TWENTY:
        album.put(name, 1)
    analyser.looking = lambda pictures: album.path("19.png").unlink(missing_ok=True)
    report = engine.photos.scan([album.root])
    assert tally(report) == {"new": 19, "faces": 19}
    assert [(f.path.name, f.stage) for f in report.failures] == [("19.png", "read")]
    analyser.looking = lambda pictures: None
    assert scan(engine, album) == {"unchanged": 19, "missing": 1}
    assert engine.folders.failures() == []


def test_dates_no_database_can_hold(engine: Engine, album: Album) -> None:
    album.put("a.png", 1)
    # The year 2486; ext4 and others can store it, 64 bits of nanoseconds cannot.
    os.utime(album.path("a.png"), (2**34 - 1e9, 2**34 - 1e9))
    if album.path("a.png").stat().st_mtime_ns < 2**63:
        os.utime(album.path("a.png"), (-(2**31), -(2**31)))
    assert scan(engine, album) == {"new": 1, "faces": 1}
    assert scan(engine, album) == {"unchanged": 1}


def test_names_that_are_not_text(engine: Engine, album: Album) -> None:
    name = os.fsdecode(b"caf\xe9\n.png")
    album.write(name, picture(1))
    broken = os.fsdecode(b"\xff.png")
    album.write(broken, b"broken")
    report = engine.photos.scan([album.root])
    assert (tally(report), report.failures[0].path.name) == ({"new": 1, "faces": 1}, broken)
    assert album.who(engine) == {name: ["?"]}
    assert tally(engine.photos.scan()) == {"unchanged": 1}


# Looking again


def test_again_analyses_all_photos_and_keeps_people(
    engine: Engine, analyser: FakeAnalyser, album: Album, reads: list[str]
) -> None:
    album.put("a.png", 1, 2)
    album.put("b.png", 3)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    assert scan(engine, album, again=True) == {"unchanged": 2, "faces": 3}
    assert (analyser.seen, len(reads)) == (4, 4)
    assert album.who(engine) == {"a.png": ["Anna", "?"], "b.png": ["?"]}
    assert len(engine.people.faces(None)) == 2


def test_again_with_another_detector(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    """A detector that no longer finds a face does not take it away from who vouched for it."""
    album.put("a.png", 1, 2)
    scan(engine, album)
    album.vouch(engine, "a.png", "Anna")
    analyser.faces = lambda pixels: []  # type: ignore[method-assign]
    assert scan(engine, album, again=True) == {"unchanged": 1}
    assert album.who(engine) == {"a.png": ["Anna"]}


@pytest.mark.parametrize("again", [True, False])
def test_scanning_again_reports_missing_files(album: Album, tmp_path: Path, again: bool) -> None:
    for name in ("gone.png", "moved.png", "there.png"):
        album.put(name, 1)
    with fake_engine(FakeAnalyser()) as engine:
        scan(engine, album)
    album.path("gone.png").unlink()
    album.move("moved.png", "new place.png")
    with fake_engine(FakeAnalyser() if again else FakeAnalyser("next")) as engine:
        counted = scan(engine, album, again=again)
        assert counted == {"unchanged": 1, "moved": 1, "missing": 1, "faces": 2}
        assert set(album.who(engine)) == {"there.png", "new place.png"}
        assert tally(engine.photos.scan()) == {"unchanged": 2, "missing": 1}


def test_another_embedding_network_makes_all_photos_due(album: Album) -> None:
    album.put("a.png", 1, 2)
    with fake_engine(FakeAnalyser()) as engine:
        scan(engine, album)
        album.vouch(engine, "a.png", "Anna")
    following = FakeAnalyser("next")
    with fake_engine(following) as engine:
        assert len(engine._context.repository.faces.face_set("next").ids) == 0
        assert scan(engine, album) == {"unchanged": 1, "faces": 2}
        assert len(engine._context.repository.faces.face_set("next").ids) == 2
        assert album.who(engine) == {"a.png": ["Anna", "?"]}
        assert scan(engine, album) == {"unchanged": 1}
        assert following.seen == 1


def test_another_detector_makes_all_photos_due(album: Album) -> None:
    album.put("a.png", 1)
    with fake_engine(FakeAnalyser()) as engine:
        scan(engine, album)
        album.vouch(engine, "a.png", "Anna")
    finer = FakeAnalyser()
    finer.detector_name = "finer detector"
    with fake_engine(finer) as engine:
        assert scan(engine, album) == {"unchanged": 1, "faces": 1}
        assert scan(engine, album) == {"unchanged": 1}
        assert album.who(engine) == {"a.png": ["Anna"]}
    assert finer.seen == 1


def test_a_copy_of_a_photo_that_is_out_of_date(album: Album) -> None:
    data = album.put("a.png", 1).read_bytes()
    with fake_engine(FakeAnalyser()) as engine:
        scan(engine, album)
        album.vouch(engine, "a.png", "Anna")
    album.write("copy.png", data)
    with fake_engine(FakeAnalyser("next")) as engine:
        counted = scan(engine, album)
        assert (counted["unchanged"], counted["copies"]) == (1, 1)
        assert set(album.who(engine)) == {"a.png", "copy.png"}
        assert engine.people.all()[0].faces == 1
        assert scan(engine, album) == {"unchanged": 2}


# What is stored of a photo


def test_date_by_the_camera_or_else_the_file(engine: Engine, album: Album) -> None:
    album.write("taken.jpg", picture(1, kind="JPEG", taken="2019:05:06 07:08:09"))
    album.put("undated.png", 2)
    scan(engine, album)
    seconds = album.path("undated.png").stat().st_mtime
    dates = {record.paths[0].name: record.date for record in engine.people.records()}
    assert dates == {
        "taken.jpg": "2019-05-06T07:08:09",
        "undated.png": time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(seconds)),
    }


def test_boxes_are_in_pixels_of_the_whole_photo(album: Album) -> None:
    album.write("a.png", picture(1, 2, 3, block=512))
    analyser = FakeAnalyser()
    shapes: list[tuple[int, ...]] = []
    analyser.looking = lambda pictures: shapes.extend(p.shape for p in pictures)
    with fake_engine(analyser, settings=Settings(detection_size=256)) as engine:
        scan(engine, album)
        record = engine.people.records()[2]
        assert shapes == [(128, 384, 3)]
        assert (record.width, record.height) == (1536, 512)
        assert record.face.box.x == pytest.approx(1024, abs=20)
        assert record.face.box.width == pytest.approx(512, rel=0.02)
        assert engine.people.crop(record.face.id).startswith(b"\xff\xd8")


# Folders, nested and spelled differently


def test_nested_roots(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    album.put("a.png", 1)
    album.put("sub/b.png", 2)
    assert tally(engine.photos.scan([album.path("sub")])) == {"new": 1, "faces": 1}
    assert scan(engine, album) == {"new": 1, "unchanged": 1, "faces": 1}
    assert tally(engine.photos.scan()) == {"unchanged": 2}
    assert tally(engine.photos.scan([album.path("sub")])) == {"unchanged": 1}
    assert tally(engine.photos.scan([album.path("sub"), album.root])) == {"unchanged": 2}
    assert analyser.seen == 2


def test_a_folder_below_a_known_root_is_no_root(engine: Engine, album: Album) -> None:
    album.put("sub/b.png", 2)
    scan(engine, album)
    engine.photos.scan([album.path("sub")])
    assert engine.folders.roots() == [album.root]


def test_scanning_below_says_nothing_of_the_rest(engine: Engine, album: Album) -> None:
    album.put("a.png", 1)
    album.put("sub/b.png", 2)
    scan(engine, album)
    album.path("a.png").unlink()
    album.path("sub/b.png").unlink()
    album.path("sub/notes.txt").touch()
    assert tally(engine.photos.scan([album.path("sub")])) == {"missing": 1}
    assert set(album.who(engine)) == {"a.png"}


def test_one_folder_spelled_in_many_ways(
    engine: Engine, analyser: FakeAnalyser, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("a.png", 1)
    monkeypatch.chdir(album.root.parent)
    spellings = ["photos", "./photos", "photos/", "photos/../photos", f"{album.root}//."]
    assert tally(engine.photos.scan([Path(s) for s in spellings])) == {"new": 1, "faces": 1}
    for spelling in spellings:
        assert tally(engine.photos.scan([Path(spelling)])) == {"unchanged": 1}
    monkeypatch.chdir(album.root)
    assert tally(engine.photos.scan([Path()])) == {"unchanged": 1}
    assert engine.folders.roots() == [album.root]
    assert analyser.seen == 1


def test_a_root_reached_by_a_link(
    engine: Engine, analyser: FakeAnalyser, album: Album, tmp_path: Path
) -> None:
    album.put("a.png", 1)
    (tmp_path / "link").symlink_to(album.root)
    scan(engine, album)
    assert tally(engine.photos.scan([tmp_path / "link"])) == {"copies": 1}
    assert tally(engine.photos.scan()) == {"unchanged": 2}
    assert (analyser.seen, len(engine.people.faces(None))) == (1, 1)


def test_folders_that_cannot_be_scanned_change_nothing(
    tmp_path: Path, own_library: Path, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.put("a.png", 1)
    album.put("closed/a.png", 1)
    deny(monkeypatch, album.path("closed"))
    bad = {
        tmp_path / "missing": "does not exist",
        album.path("a.png"): "is not a folder",
        album.path("closed"): "cannot be read: Permission denied",
        tmp_path / ("n" * 300): "cannot be read: File name too long",
    }
    for folder, sentence in bad.items():
        with (
            fake_engine(FakeAnalyser()) as engine,
            pytest.raises(FolderError, match=sentence) as caught,
        ):
            engine.photos.scan([album.root, folder])
        assert "\n" not in str(caught.value)
        assert str(folder) in str(caught.value)
        assert caught.value.hint
    assert not own_library.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"photos"}


def test_no_folder_was_ever_scanned(engine: Engine) -> None:
    with pytest.raises(FolderError, match="No folder was ever scanned"):
        engine.photos.scan()


# Interrupted


@pytest.fixture
def one_by_one(analyser: FakeAnalyser) -> Iterator[Engine]:
    """One thread, so that it is known how far ahead it may be: three photos."""
    with fake_engine(analyser, settings=Settings(workers=1)) as engine:
        yield engine


def begun(album: Album, engine: Engine, at_least: int, most: int) -> int:
    """How many of the twenty photos are in the library: the first ones, so many at least."""
    done = sorted(album.who(engine))
    assert done == TWENTY[: len(done)]
    assert at_least <= len(done) <= most
    return len(done)


@pytest.mark.parametrize("seconds", [0.0, 1e9])
def test_a_cancelled_scan_keeps_what_is_done(
    one_by_one: Engine,
    analyser: FakeAnalyser,
    album: Album,
    reads: list[str],
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
) -> None:
    """However long ago the last commit was."""
    monkeypatch.setattr(module, "COMMIT_SECONDS", seconds)
    for name in TWENTY:
        album.put(name, 1)
    job = Job()
    analyser.looking = lambda pictures: job.cancel() if analyser.calls == 9 else None
    report = one_by_one.photos.scan([album.root], job)
    assert report.cancelled
    done = begun(album, one_by_one, 5, 9)
    assert tally(report) == {"new": done, "faces": done}
    assert job.progress.done == done
    album.vouch(one_by_one, "03.png", "Anna")
    reads.clear()
    left = 20 - done
    assert scan(one_by_one, album) == {"new": left, "unchanged": done, "faces": left}
    assert sorted(reads) == TWENTY[done:]
    assert album.who(one_by_one)["03.png"] == ["Anna"]


def test_a_scan_cancelled_before_it_begins(
    engine: Engine, analyser: FakeAnalyser, album: Album
) -> None:
    album.put("a.png", 1)
    job = Job()
    job.cancel()
    report = engine.photos.scan([album.root], job)
    assert (report.cancelled, tally(report), analyser.calls) == (True, {}, 0)
    assert scan(engine, album) == {"new": 1, "faces": 1}


def test_a_cancelled_scan_marks_nothing_as_missing(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in TWENTY:
        album.put(f"old/{name}", 1)
    scan(engine, album)
    album.vouch(engine, "old/00.png", "Anna")
    album.move("old", "new")
    job = Job()
    with monkeypatch.context() as patch:
        patch.setattr(
            known_photos, "picture_digest", lambda data: [job.cancel(), picture_digest(data)][1]
        )
        assert engine.photos.scan([album.root], job).cancelled
    # Every photo is still to be seen, at its old place or its new one.
    assert sum(p.faces for p in engine.people.all()) + len(engine.people.faces(None)) == 20
    scan(engine, album)
    assert set(album.who(engine)) == {f"new/{name}" for name in TWENTY}
    assert album.who(engine)["new/00.png"] == ["Anna"]
    assert scan(engine, album) == {"unchanged": 20}


@pytest.mark.parametrize("seconds", [0.0, 1e9])
def test_a_crash_keeps_what_is_done(
    one_by_one: Engine,
    analyser: FakeAnalyser,
    album: Album,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
) -> None:
    monkeypatch.setattr(module, "COMMIT_SECONDS", seconds)
    for name in TWENTY:
        album.put(name, 1)

    def crash(pictures: Sequence[Image]) -> None:
        if analyser.calls == 9:
            raise RuntimeError("out of memory")

    analyser.looking = crash
    with pytest.raises(RuntimeError, match="out of memory"):
        one_by_one.photos.scan([album.root])
    assert begun(album, one_by_one, 8, 8)
    assert not [t for t in threading.enumerate() if t.name.startswith("prefetch")]
    assert scan(one_by_one, album) == {"new": 12, "unchanged": 8, "faces": 12}


def test_a_crash_while_storing_leaves_whole_photos(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COMMIT_SECONDS", 0)
    for name in TWENTY:
        album.put(name, 1, 2)
    put = photos.put_face
    stored = 0

    def crash(*arguments: object) -> int:
        nonlocal stored
        stored += 1
        if stored >= 12:  # from the sixth photo's second face on, in the sixth commit
            raise OSError(5, "Input/output error")
        return put(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(photos, "put_face", crash)
        with pytest.raises(OSError, match="Input/output"):
            engine.photos.scan([album.root])
    assert album.who(engine) == {name: ["?", "?"] for name in TWENTY[:5]}
    assert scan(engine, album) == {"new": 15, "unchanged": 5, "faces": 30}


def test_a_full_disk(engine: Engine, album: Album) -> None:
    for name in TWENTY:
        album.put(name, 1)
    connection = engine._context.repository.database.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="is full"):
        engine.photos.scan([album.root])
    assert album.who(engine) == {}
    connection.execute("PRAGMA max_page_count = 1000000")
    assert scan(engine, album) == {"new": 20, "faces": 20}


def test_a_paused_scan_waits(one_by_one: Engine, analyser: FakeAnalyser, album: Album) -> None:
    for name in TWENTY:
        album.put(name, 1)
    job = Job()
    waiting = threading.Event()

    def pause(pictures: Sequence[Image]) -> None:
        if analyser.calls == 2:
            job.pause()
            waiting.set()

    analyser.looking = pause
    reports: list[ScanReport] = []
    thread = threading.Thread(
        target=lambda: reports.append(one_by_one.photos.scan([album.root], job))
    )
    thread.start()
    assert waiting.wait(5)
    time.sleep(0.05)
    assert (analyser.calls, reports) == (2, [])
    job.resume()
    thread.join(5)
    assert tally(reports[0]) == {"new": 20, "faces": 20}


def test_a_file_that_hangs_does_not_keep_a_scan_from_stopping(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network drive that is gone."""
    for name in TWENTY:
        album.put(name, 1)
    release, hanging = threading.Event(), threading.Event()
    read = content.read_content

    def hang(path: Path, max_gib: int = 2) -> Content:
        if path.name == TWENTY[9]:
            hanging.set()
            release.wait()
        return read(path)

    monkeypatch.setattr(content, "read_content", hang)
    job, reports = Job(), list[ScanReport]()
    thread = threading.Thread(target=lambda: reports.append(engine.photos.scan([album.root], job)))
    thread.start()
    try:
        assert hanging.wait(30)
        job.cancel()
        thread.join(30)
        assert not thread.is_alive()
    finally:
        release.set()
        thread.join()
    assert reports[0].cancelled
    assert reports[0].new <= 9
    monkeypatch.undo()
    assert engine.photos.scan([album.root]).unchanged == reports[0].new


def test_two_scans_at_once(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    album.put("a.png", 1)
    refused: list[str] = []

    def scan_too() -> None:
        for other in (engine, fake_engine(FakeAnalyser())):
            try:
                other.photos.scan([album.root])
            except LibraryError as error:
                refused.append(str(error))
        other.close()

    def meanwhile(pictures: Sequence[Image]) -> None:
        thread = threading.Thread(target=scan_too)
        thread.start()
        thread.join()

    analyser.looking = meanwhile
    assert scan(engine, album) == {"new": 1, "faces": 1}
    assert len(refused) == 2
    assert all("Another scan" in text and "\n" not in text for text in refused)
    analyser.looking = lambda pictures: None
    assert scan(engine, album) == {"unchanged": 1}


def test_names_can_be_given_while_a_scan_is_running(
    one_by_one: Engine, analyser: FakeAnalyser, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COMMIT_SECONDS", 0)
    for name in TWENTY:
        album.put(name, 1)

    def meanwhile(pictures: Sequence[Image]) -> None:
        if analyser.calls == 9:
            album.vouch(one_by_one, "00.png", "Anna")

    analyser.looking = meanwhile
    assert scan(one_by_one, album) == {"new": 20, "faces": 20}
    assert album.who(one_by_one)["00.png"] == ["Anna"]


# Progress and memory


def test_progress(engine: Engine, analyser: FakeAnalyser, album: Album) -> None:
    sizes = [album.put(name, 1, 2).stat().st_size for name in TWENTY]
    album.write("broken.png", b"broken")
    job = Job()
    seen: list[tuple[str, int, int | None]] = []
    analyser.looking = lambda pictures: seen.append(
        (job.progress.stage, job.progress.done, job.progress.total)
    )
    engine.photos.scan([album.root], job)
    assert {(stage, total) for stage, _, total in seen} == {("photos", 21)}
    # Two threads, and five photos begun before they are taken.
    assert all(0 <= at - done <= 7 for at, (_, done, _) in enumerate(seen))
    progress = job.progress
    assert (progress.done, progress.faces, progress.bytes) == (21, 40, sum(sizes) + 6)


@pytest.mark.parametrize("workers", [1, 3])
def test_few_pictures_are_held_at_a_time(
    analyser: FakeAnalyser, album: Album, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """Decoded ahead of the networks, or waiting to be stored: both would fill the memory."""
    monkeypatch.setattr(module, "COMMIT_SECONDS", 1e9)
    for number in range(60):
        album.put(f"{number}.png", 1)
    limit = 2 * workers + 1
    decoded: list[weakref.ref[Image]] = []
    real = decode.decode

    def counted(*arguments: object, **options: object) -> DecodedPhoto:
        found = real(*arguments, **options)  # type: ignore[arg-type]
        decoded.append(weakref.ref(found.pixels))
        return found

    monkeypatch.setattr(decode, "decode", counted)
    alive: list[int] = []
    analyser.looking = lambda pictures: alive.append(
        sum(pixels() is not None for pixels in decoded)
    )
    with fake_engine(analyser, settings=Settings(workers=workers)) as engine:
        scan(engine, album)
    assert len(alive) == 60
    assert max(alive) <= limit + 2  # those that are being handed over


# Whatever happens to the files


PLACES = ["a.png", "b.png", "x/c.png", "x/d.png", "y/e.png"]
NAMES = ["Anna", "Ben", "Cleo"]
contents = st.tuples(st.lists(st.integers(0, 4), min_size=1, max_size=3), st.integers(0, 2))
place = st.integers(0, 9)
operations = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(PLACES), contents),
    st.tuples(st.just("write"), st.sampled_from(PLACES), contents),
    st.tuples(st.just("delete"), place),
    st.tuples(st.just("move"), place, st.sampled_from(PLACES)),
    st.tuples(st.just("copy"), place, st.sampled_from(PLACES)),
    st.tuples(st.just("touch"), place),
    st.tuples(st.just("break"), place),
    st.tuples(st.just("rename folder"), st.sampled_from(["x", "y", "x2"]), st.just("x2")),
    st.tuples(st.just("bring back"), place, st.sampled_from(PLACES)),
    st.tuples(st.just("scan"), st.booleans()),
    st.tuples(st.just("scan"), st.just(False)),
    st.tuples(st.just("scan and stop"), st.integers(1, 2)),
    st.tuples(st.just("vouch"), place, st.sampled_from(NAMES)),
    st.tuples(st.just("vouch"), place, st.sampled_from(NAMES)),
)


class ChangingAlbum:
    """An album that changes, and the decisions about its contents."""

    def __init__(self, folder: Path) -> None:
        self.album = Album(folder / "photos")
        self.album.path("notes.txt").touch()
        self.analyser = FakeAnalyser()
        self.engine = fake_engine(self.analyser, folder / "library", Settings(workers=1))
        self.said: dict[bytes, set[tuple[float, str]]] = {}
        self.ever: list[bytes] = []
        for number, name in enumerate(PLACES[:4]):
            self.write(name, picture(number, 1, 2))
        self.scan(again=False)
        for name, who in zip(PLACES, NAMES, strict=False):
            self.vouch(name, who)

    def files(self) -> list[str]:
        paths = (path for path in self.album.root.rglob("*.png") if path.is_file())
        return sorted(os.path.relpath(path, self.album.root) for path in paths)

    def step(self, kind: str, *arguments: object) -> None:
        files = self.files()
        match kind, *arguments:
            case "write", str(name), (list(people), int(salt)):
                self.write(name, picture(*people, salt=str(salt)))
            case "bring back", int(place), str(name) if self.ever:
                self.write(name, self.ever[place % len(self.ever)])
            case "rename folder", str(name), str(to) if self.album.path(name).is_dir():
                if not self.album.path(to).exists():
                    self.album.move(name, to)
            case "scan", bool(again):
                self.scan(again)
            case "scan and stop", int(calls):
                self.scan_and_stop(calls)
            case _ if files and isinstance(arguments[0], int):
                self.step_with(kind, files[arguments[0] % len(files)], *arguments[1:])

    def step_with(self, kind: str, name: str, *arguments: object) -> None:
        data = self.album.path(name).read_bytes()
        match kind, *arguments:
            case "delete", *_:
                self.album.path(name).unlink()
            case "touch", *_:
                self.album.touch(name)
            case "break", *_:
                self.album.write(name, b"broken" + data)
            case "copy", str(to):
                self.write(to, data)
            case "move", str(to) if to != name:
                self.album.move(name, to)
            case "vouch", str(who):
                self.vouch(name, who)

    def write(self, name: str, data: bytes) -> None:
        self.album.write(name, data)
        self.ever.append(data)

    def vouch(self, name: str, who: str) -> None:
        """Say who the first face in a file is that nobody was vouched for."""
        if "?" in self.album.who(self.engine).get(name, []):
            place = self.album.who(self.engine)[name].index("?")
            self.album.vouch(self.engine, name, who, place)
        self.note()

    def scan(self, again: bool) -> None:
        report = self.engine.photos.scan([self.album.root], again=again)
        assert min(getattr(report, kind) for kind in KINDS) >= 0
        files = self.files()
        broken = {os.path.relpath(f.path, self.album.root) for f in report.failures}
        assert broken == {n for n in files if self.album.path(n).read_bytes().startswith(b"br")}
        met = report.new + report.changed + report.moved + report.copies + report.unchanged
        assert (met, report.unread, report.seen) == (
            *(len(files) - len(broken), len(broken), len(files)),
        )
        self.check()

    def scan_and_stop(self, calls: int) -> None:
        job = Job()
        last = self.analyser.calls + calls
        self.analyser.looking = lambda pictures: (
            job.cancel() if self.analyser.calls >= last else None
        )
        self.engine.photos.scan([self.album.root], job)
        self.analyser.looking = lambda pictures: None

    def shown(self) -> dict[bytes, set[tuple[float, str]]]:
        """Of each content, by its digest: where in it who is, for certain."""
        photos = self.engine._context.repository.photos.known()
        digests = {photo.id: photo.digest for photo in photos}
        pairs: dict[bytes, set[tuple[float, str]]] = {}
        for record in self.engine.people.records():
            if record.face.confirmed and record.person:
                known = pairs.setdefault(digests[record.face.photo_id], set())
                known.add((record.face.box.x, record.person))
        return pairs

    def check(self) -> None:
        """After a scan, all that was ever said of a content that is there is shown."""
        shown = self.shown()
        for name in self.files():
            digest = content.read_content(self.album.path(name)).digest
            assert self.said.get(digest, set()) <= shown.get(digest, set())
        self.note()

    def note(self) -> None:
        for data, pairs in self.shown().items():
            self.said.setdefault(data, set()).update(pairs)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(operations, min_size=10, max_size=25))
def test_names_outlive_whatever_happens_to_the_files(
    tmp_path_factory: pytest.TempPathFactory, operations: list[tuple[str, object]]
) -> None:
    life = ChangingAlbum(tmp_path_factory.mktemp("life"))
    try:
        for kind, *arguments in operations:
            life.step(kind, *arguments)
        life.scan(again=False)
        # Everything comes back once more, and so does all that was said about it.
        for number, data in enumerate(life.ever):
            life.album.write(f"back/{number}.png", data)
        life.scan(again=False)
        life.scan(again=True)
        assert life.engine._context.repository.database.check() == []
        while True:
            life.engine.history.undo()
    except NothingToUndo:
        assert life.engine._context.repository.database.check() == []
    finally:
        life.engine.close()
        shutil.rmtree(life.album.root)


# People who appear while a scan runs


def test_people_are_there_before_the_scan_ends(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GroupTimer, "REST", 0)
    monkeypatch.setattr(module, "COMMIT_SECONDS", 0.0)
    for number, name in enumerate(TWENTY):
        album.put(name, 1 + number % 2)
    there: list[int] = []

    class Watched(Job):
        def report(self, **counts: Any) -> None:
            there.append(len(engine.people.all()))
            super().report(**counts)

    engine.photos.scan([album.root], Watched(), group=True)
    assert there[0] == 0
    assert there[-1] == 2
    assert [person.faces for person in engine.people.all()] == [10, 10]


def test_grouping_while_scanning_is_no_decision(engine: Engine, album: Album) -> None:
    for name in TWENTY[:4]:
        album.put(name, 1)
    engine.photos.scan([album.root], group=True)
    assert len(engine.people.all()) == 1
    assert engine.history.entries() == []
    with pytest.raises(NothingToUndo):
        engine.history.undo()


def test_groups_keep_their_numbers_from_scan_to_scan(engine: Engine, album: Album) -> None:
    for number, name in enumerate(TWENTY[:6]):
        album.put(name, 1 + number % 2)
    engine.photos.scan([album.root], group=True)
    before = {person.id for person in engine.people.all()}
    for number, name in enumerate(TWENTY[6:12]):
        album.put(name, 1 + number % 3)
    engine.photos.scan([album.root], group=True)
    assert before < {person.id for person in engine.people.all()}
    assert sorted(person.faces for person in engine.people.all()) == [2, 5, 5]


def test_a_stopped_scan_is_grouped_by_the_next(
    engine: Engine, analyser: FakeAnalyser, album: Album
) -> None:
    for name in TWENTY:
        album.put(name, 1)
    job = Job()
    analyser.looking = lambda pictures: job.cancel()
    report = engine.photos.scan([album.root], job, group=True)
    assert report.cancelled
    analyser.looking = lambda pictures: None
    engine.photos.scan([album.root], group=True)
    assert [person.faces for person in engine.people.all()] == [20]


def test_a_scan_that_finds_nothing_new_groups_nothing(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(TWENTY[:3]):
        album.put(name, 1 + number % 2)
    engine.photos.scan([album.root], group=True)
    monkeypatch.setattr(ScanGrouping, "__call__", lambda _: pytest.fail("grouped for nothing"))
    report = engine.photos.scan([album.root], group=True)
    assert report.unchanged == 3
