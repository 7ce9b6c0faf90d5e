"""Files that hang, or end the program, keep nothing from the others."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from photoclust.engine import Engine, file_changes, prefetch
from photoclust.engine import scan as module
from photoclust.engine.reading_journal import journal_of
from photoclust.errors import UnreadablePhoto
from photoclust.job import Job
from photoclust.photos import content, decode, scan
from photoclust.photos.content import Content
from photoclust.photos.decode import DecodedPhoto
from photoclust.settings import Settings
from photoclust.types import ScanReport
from tests.journeys.scenes import ROOT
from tests.library.albums import Album, FakeAnalyser, fake_engine, tally

TEN = [f"{number:02}.png" for number in range(10)]


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    for name in TEN:
        album.put(name, 1)
    return album


@pytest.fixture
def engine() -> Iterator[Engine]:
    with fake_engine(FakeAnalyser(), settings=Settings(workers=1)) as engine:
        yield engine


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The second file cannot be read, as on a network drive that is gone, until this is set."""
    release = threading.Event()
    read = content.read_content

    def hang(path: Path, max_gib: int) -> Content:
        if path.name == TEN[1]:
            release.wait(30)
        return read(path, max_gib)

    monkeypatch.setattr(content, "read_content", hang)
    monkeypatch.setattr(prefetch, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(prefetch, "OVERTAKE_SECONDS", 0.0)
    yield release
    release.set()


def test_what_is_finished_is_stored_whatever_hangs(
    engine: Engine, album: Album, release: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COMMIT_SECONDS", 0.05)
    job, reports = Job(), list[ScanReport]()
    thread = threading.Thread(target=lambda: reports.append(engine.photos.scan([album.root], job)))
    thread.start()
    for _ in range(2000):
        if len(album.who(engine)) == 9:
            break
        thread.join(0.01)
    assert set(album.who(engine)) == set(TEN) - {TEN[1]}
    assert thread.is_alive()
    release.set()
    thread.join(30)
    assert tally(reports[0]) == {"new": 10, "faces": 10}


def test_a_file_that_hangs_is_left(
    engine: Engine, album: Album, release: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FILE_SECONDS", 0.1)
    report = engine.photos.scan([album.root])
    assert tally(report) == {"new": 9, "faces": 9}
    assert [(f.path.name, f.stage, f.problem.code) for f in report.failures] == [
        (TEN[1], "read", "file-takes-too-long")
    ]
    release.set()
    # What could not be read is tried again.
    assert tally(engine.photos.scan([album.root])) == {"new": 1, "unchanged": 9, "faces": 1}


def test_a_drive_that_hangs_keeps_nothing_from_the_others(
    engine: Engine, album: Album, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = Album(tmp_path / "away")
    away.put("z.png", 1)
    engine.photos.scan([away.root])
    release = threading.Event()
    walk = scan.walk

    def hang(root: Path, *arguments: Any, **options: Any) -> Iterator[scan.SeenFile]:
        if root == away.root:
            release.wait(30)
        return walk(root, *arguments, **options)

    monkeypatch.setattr(scan, "walk", hang)
    monkeypatch.setattr(file_changes, "FOLDER_SECONDS", 0.1)
    report = engine.photos.scan([away.root, album.root])
    release.set()
    assert tally(report) == {"new": 10, "faces": 10, "offline": 1}
    assert [(f.path, f.problem.code) for f in report.failures] == [
        (away.root, "folder-takes-too-long")
    ]
    assert set(album.who(engine)) >= set(TEN)
    monkeypatch.undo()
    assert tally(engine.photos.scan([away.root, album.root])) == {"unchanged": 11}


def test_a_drive_that_hangs_does_not_keep_a_scan_from_stopping(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, hanging = threading.Event(), threading.Event()

    def hang(*arguments: Any, **options: Any) -> Iterator[scan.SeenFile]:
        hanging.set()
        release.wait(30)
        return iter(())

    monkeypatch.setattr(scan, "walk", hang)
    job, reports = Job(), list[ScanReport]()
    thread = threading.Thread(target=lambda: reports.append(engine.photos.scan([album.root], job)))
    thread.start()
    assert hanging.wait(30)
    job.cancel()
    thread.join(10)
    stopped = not thread.is_alive()
    release.set()
    thread.join()
    assert stopped
    assert reports[0].cancelled


KILLER = """
import os, signal, sys
from pathlib import Path
from photoclust.photos import decode
from photoclust.engine import photo_faces
from photoclust.settings import Settings
from tests.library.albums import FakeAnalyser, fake_engine
real = photo_faces.decode_file
def fatal(file, **options):
    if file.path.name == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(file, **options)
photo_faces.decode_file = fatal
with fake_engine(FakeAnalyser(), Path(sys.argv[1]), Settings(workers=1)) as engine:
    engine.photos.scan([Path(sys.argv[2])])
"""


def die_of(name: str, library: Path, album: Album) -> None:
    """Scan in a process that dies while it decodes this file."""
    command = [sys.executable, "-c", KILLER, str(library), str(album.root), name]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL


def test_the_file_during_which_a_process_died_is_named(
    engine: Engine, album: Album, own_library: Path
) -> None:
    die_of(TEN[3], own_library, album)
    named = [(failure.path.name, failure.problem.code) for failure in engine.folders.failures()]
    assert named == [(TEN[3], "program-ended")]
    assert not journal_of(own_library).exists()
    # It was innocent, so all is as if nothing had been.
    report = engine.photos.scan([album.root])
    assert report.failures == []
    assert report.new == 10 - report.unchanged
    assert set(album.who(engine)) == set(TEN)
    assert engine.folders.failures() == []


def test_a_file_that_ends_programs_ends_one_only(
    engine: Engine, album: Album, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    die_of(TEN[3], own_library, album)
    apart: list[str] = []

    def dies(file: Content, **options: int) -> DecodedPhoto:
        apart.append(file.path.name)
        if file.path.name == TEN[3]:
            raise UnreadablePhoto("photo-ends-program")
        return decode.decode_file(file, **options)

    monkeypatch.setattr("photoclust.engine.photo_faces.decode_apart", dies)
    for _ in range(2):
        report = engine.photos.scan([album.root])
        problems = [(f.path.name, f.problem.code) for f in report.failures]
        assert problems == [(TEN[3], "photo-ends-program")]
    assert apart.count(TEN[3]) == 1
    assert set(album.who(engine)) == set(TEN) - {TEN[3]}
    # Tried again on demand, and apart again.
    engine.photos.retry([album.path(TEN[3])])
    assert apart.count(TEN[3]) == 2


def test_no_file_is_noted_after_a_scan(engine: Engine, album: Album, own_library: Path) -> None:
    engine.photos.scan([album.root])
    assert not journal_of(own_library).exists()


@pytest.mark.parametrize("data", [b"", b"[", b'["zz"]\n', b"{}\n", b"null\n", b"\xff"])
def test_a_journal_that_makes_no_sense(
    engine: Engine, album: Album, own_library: Path, data: bytes
) -> None:
    engine.photos.scan([album.root])
    journal_of(own_library).write_bytes(data)
    assert engine.folders.failures() == []
    assert engine.photos.scan([album.root]).unchanged == 10
