"""A library and all that is made of it: its user's alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.library.database import Database
from photoclust.library.permissions import side_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """A user whose new files everybody may read and write."""
    former = os.umask(0)
    yield
    os.umask(former)


def modes(*paths: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in paths}


def write(database: Database) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO roots VALUES (x'2f', 'now')")


def test_a_new_library_its_folders_and_side_files(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "library.photoclust"
    database = Database(path)
    write(database)
    beside = [side for side in side_files(path) if side.exists()]
    assert len(beside) == 2
    assert modes(path, *beside) == {0o600}
    assert modes(path.parent, path.parent.parent) == {0o700}
    database.close()


def test_a_library_of_before_is_taken_from_others(tmp_path: Path) -> None:
    path = tmp_path / "library.photoclust"
    first = Database(path)
    write(first)
    for file in (path, *side_files(path)):
        if file.exists():
            file.chmod(0o644)
    second = Database(path)
    assert modes(*(file for file in (path, *side_files(path)) if file.exists())) == {0o600}
    first.close()
    second.close()


def test_protection_from_writing_stays(tmp_path: Path) -> None:
    path = tmp_path / "library.photoclust"
    Database(path).close()
    path.chmod(0o444)
    Database(path).close()
    # Who may not write to it reads it as it is.
    assert modes(path) == {0o400 if os.access(path, os.W_OK) else 0o444}


def test_backups(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.photoclust")
    write(database)
    database.back_up(tmp_path / "copy.photoclust")
    assert modes(tmp_path / "copy.photoclust") == {0o600}
    database._back_up(3)
    assert modes(tmp_path / "library.photoclust.v3.backup") == {0o600}
    database.close()


def test_locks(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.photoclust"
    with Engine(path) as engine:
        engine.library.lock()
        assert modes(Path(f"{path}.window")) == {0o600}
        assert modes(path.parent) == {0o700}
