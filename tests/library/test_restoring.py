"""A backup in the place of a library, whatever the old one left behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import LibraryError
from photoclust.library import database
from photoclust.library.database import Database
from photoclust.library.migrations import STEPS
from tests.journeys.small import done, refused
from tests.library.test_displacement import roots, write

ROOT = Path(__file__).parents[2]
CRASH = """
import os, sys
from pathlib import Path
from photoclust.library.database import Database
opened = Database(Path(sys.argv[1]))
with opened.writing() as connection:
    for n in range(500):
        connection.execute("INSERT INTO roots VALUES (CAST(? AS BLOB), 'now')", (f"/{n}",))
os._exit(9)
"""


@pytest.fixture
def crashed(tmp_path: Path) -> tuple[Path, Path]:
    """A library whose program died, with a -wal; and a backup of before, of the same name."""
    library, backup = tmp_path / "a.photoclust", tmp_path / "backup.photoclust"
    opened = Database(library)
    write(opened, "/before")
    opened.back_up(backup)
    opened.close()
    ended = subprocess.run([sys.executable, "-c", CRASH, str(library)], cwd=ROOT, timeout=60)
    assert ended.returncode == 9
    assert Path(f"{library}-wal").stat().st_size > 0
    return library, backup


def content(path: Path) -> list[str]:
    opened = Database(path, create=False)
    assert opened.check() == []
    found = roots(opened)
    opened.close()
    return found


def test_after_a_crash(crashed: tuple[Path, Path]) -> None:
    library, backup = crashed
    said = done("restore", backup, "--library", library).out
    aside = library.with_name("a before restoring 1.photoclust")
    assert said == f"Restored {library}.\nWhat was there is now {aside}.\n"
    assert content(library) == ["/before"]
    # Nothing of what was there is lost.
    assert len(content(aside)) == 501
    assert content(backup) == ["/before"]


def test_a_backup_copied_by_hand_is_not_destroyed(crashed: tuple[Path, Path]) -> None:
    library, backup = crashed
    shutil.copy(backup, library)
    copied = library.read_bytes()
    said = refused("people", "--library", library)
    assert said.startswith(f"The file {library}-wal does not belong to the library {library}")
    assert library.read_bytes() == copied
    Path(f"{library}-wal").unlink()
    assert content(library) == ["/before"]


def test_an_older_state_copied_by_hand_is_recognised_too(tmp_path: Path) -> None:
    library, older = tmp_path / "a.photoclust", tmp_path / "older"
    opened = Database(library)
    write(opened, "/before")
    opened.close()
    shutil.copy(library, older)
    opened = Database(library)
    write(opened, "/after")
    opened.close()
    subprocess.run([sys.executable, "-c", CRASH, str(library)], cwd=ROOT, timeout=60)
    shutil.copy(older, library)
    assert "does not belong" in refused("people", "--library", library)


def test_its_own_wal_is_its_own(crashed: tuple[Path, Path]) -> None:
    library, _ = crashed
    assert len(content(library)) == 501
    subprocess.run([sys.executable, "-c", CRASH.replace("/{n}", "/x{n}"), str(library)], cwd=ROOT)
    assert len(content(library)) == 1001


def test_a_crash_right_after_a_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, later = tmp_path / "a.photoclust", tmp_path / "later.photoclust"
    newer = (*STEPS, "CREATE TABLE newer (id INTEGER PRIMARY KEY)")
    Database(path).close()
    monkeypatch.setattr(database, "STEPS", newer)
    opened = Database(path)
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", f"{later}{end}")
    opened.close()
    assert content(later) == []


def test_over_a_damaged_library(crashed: tuple[Path, Path]) -> None:
    library, backup = crashed
    library.write_bytes(b"damaged" * 5000)
    said = refused("people", "--library", library)
    assert "photoclust restore BACKUP" in said
    done("restore", backup, "--library", library)
    assert content(library) == ["/before"]


def test_where_no_library_is(crashed: tuple[Path, Path]) -> None:
    library, backup = crashed
    library.unlink()  # but its -wal is still there
    assert done("restore", backup, "--library", library).out == f"Restored {library}.\n"
    assert content(library) == ["/before"]


def test_what_is_no_backup_changes_nothing(crashed: tuple[Path, Path], tmp_path: Path) -> None:
    library, backup = crashed
    (tmp_path / "foreign").write_bytes(b"foreign" * 5000)
    cut = tmp_path / "cut"
    cut.write_bytes(backup.read_bytes()[:20_000])
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for what in (tmp_path / "foreign", cut, tmp_path / "nowhere", tmp_path, library):
        assert refused("restore", what, "--library", library)
    after = {path: path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".lock"}
    assert {k: v for k, v in after.items() if k.suffix != ".window"} == before


def test_not_while_a_window_shows_it_or_a_scan_runs(crashed: tuple[Path, Path]) -> None:
    library, backup = crashed
    with Engine(library) as window:
        window.library.lock()
        assert "open in another window" in refused("restore", backup, "--library", library)
        # The window itself may, and goes on with what was restored.
        assert window.library.restore(backup) is not None
        assert window.library.counts()["people"] == 0
    with Engine(library) as other, other._context.scan_lock():
        assert "scan" in refused("restore", backup, "--library", library)


def test_a_copy_that_cannot_be_written(
    crashed: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    library, backup = crashed
    shutil.copy(library, library.with_name("same"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("photoclust.files.publish", fail)
    with Engine(library) as engine, pytest.raises(LibraryError) as caught:
        engine.library.restore(backup)
    assert caught.value.code == "restore-failed"
    assert library.read_bytes() == library.with_name("same").read_bytes()
    assert Path(f"{library}-wal").exists()
