"""Libraries that cannot be written where they lie."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import LibraryError
from photoclust.library import database, permissions
from photoclust.library.database import Database
from photoclust.library.migrations import STEPS
from tests.journeys.small import Made, refused

ROOT = Path(__file__).parents[2]


@pytest.fixture
def locked(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in a folder to which the system lets nobody write; tests may run as root."""
    library = tmp_path / "disk" / "copy ä?%.photoclust"
    library.parent.mkdir()
    shutil.copy(made[1], library)
    there = (library, library.parent)
    monkeypatch.setattr("os.access", lambda path, mode: mode == os.F_OK or path not in there)
    return library


def test_it_can_be_looked_at_and_leaves_nothing(locked: Path, tmp_path: Path) -> None:
    before = locked.read_bytes()
    with Engine(locked, create=False) as engine:
        engine.library.lock()
        assert engine.people.all()
        plan = engine.exports.plan_albums(tmp_path / "albums")
        assert engine.exports.write_albums(plan).written
        assert engine.exports.write_table(tmp_path / "table.csv")
        assert engine.library.counts()["faces"]
        engine.library.back_up(tmp_path / "backup.photoclust")
    assert [path.name for path in locked.parent.iterdir()] == [locked.name]
    assert locked.read_bytes() == before


def test_a_decision_is_refused_in_one_line(locked: Path) -> None:
    opened = Database(locked)
    with pytest.raises(LibraryError) as caught, opened.writing() as connection:
        connection.execute("DELETE FROM people")
    assert caught.value.code == "library-read-only"
    opened.close()


def test_an_older_one_has_to_be_copied(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "STEPS", (*STEPS, "CREATE TABLE more (id INTEGER)"))
    with pytest.raises(LibraryError) as caught:
        Database(locked)
    assert caught.value.code == "library-old-and-read-only"


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a folder read-only")
def test_on_a_read_only_mount(made: Made, tmp_path: Path) -> None:
    shutil.copy(made[1], tmp_path / "a.photoclust")
    mounted = f"mount --bind '{tmp_path}' '{tmp_path}' && mount -o remount,ro,bind '{tmp_path}'"
    if subprocess.run(["unshare", "-m", "sh", "-c", mounted], capture_output=True).returncode:
        pytest.skip("no folder can be mounted here")
    ask = f"'{sys.executable}' -m photoclust people --library '{tmp_path}/a.photoclust'"
    ended = subprocess.run(
        ["unshare", "-m", "sh", "-c", f"{mounted} && {ask}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert "1 person" in ended.stdout


def test_side_files_are_written_again_when_the_library_is(tmp_path: Path) -> None:
    path = tmp_path / "a.photoclust"
    first = Database(path)
    with first.writing() as connection:
        connection.execute("INSERT INTO roots VALUES (x'2f', 'now')")
    for side in permissions.side_files(path):
        if side.exists():
            side.chmod(0o400)
    second = Database(path)
    existing = [side for side in permissions.side_files(path) if side.exists()]
    assert existing
    assert {side.stat().st_mode & 0o777 for side in existing} == {0o600}
    first.close()
    second.close()


def test_what_sqlite_would_keep_in_memory_is_refused(tmp_path: Path) -> None:
    said = refused("scan", tmp_path, "--library", ":memory:")
    assert "would not be kept" in said


def test_a_relative_path_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with Engine(Path("a.photoclust")) as engine:
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert engine.library.counts()["faces"] == 0
    assert (tmp_path / "a.photoclust").is_file()
    assert list((tmp_path / "elsewhere").iterdir()) == []
