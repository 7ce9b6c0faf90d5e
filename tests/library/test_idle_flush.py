"""Soon after the last write a library is one whole file, whoever has it open."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from photoclust.library import idle_flush
from photoclust.library.displacement import wal_of
from photoclust.library.repository import Repository


@pytest.fixture
def repository(own_library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    monkeypatch.setattr(idle_flush, "IDLE_SECONDS", 0.05)
    with closing(Repository(own_library)) as repository:
        yield repository


def is_empty(wal: Path) -> bool:
    return not wal.exists() or wal.stat().st_size == 0


def until_flushed(library: Path) -> None:
    deadline = time.monotonic() + 20
    while not is_empty(wal_of(library)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert is_empty(wal_of(library))


def test_a_copy_of_the_one_file_has_everything(
    repository: Repository, own_library: Path, tmp_path: Path
) -> None:
    repository.files.add_root(tmp_path / "photos")
    until_flushed(own_library)
    shutil.copy(own_library, tmp_path / "copy.photoclust")
    with closing(Repository(tmp_path / "copy.photoclust")) as copy:
        assert copy.files.roots() == [tmp_path / "photos"]


def test_each_pause_is_one(repository: Repository, own_library: Path, tmp_path: Path) -> None:
    for name in "abc":
        repository.files.add_root(tmp_path / name)
        assert not is_empty(wal_of(own_library))
        until_flushed(own_library)
    assert len(repository.files.roots()) == 3


def test_a_reader_only_delays_it(repository: Repository, own_library: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(own_library, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM roots").fetchone()
        repository.files.add_root(tmp_path)
        time.sleep(0.2)
        assert not is_empty(wal_of(own_library))
        reader.execute("COMMIT")
        until_flushed(own_library)


def test_nothing_is_left_running(
    repository: Repository, own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle_flush, "IDLE_SECONDS", 1000.0)
    repository.files.add_root(tmp_path)
    repository.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "flush"]


def test_a_library_that_is_gone_is_not_made_again(
    repository: Repository, own_library: Path, tmp_path: Path
) -> None:
    repository.files.add_root(tmp_path)
    own_library.unlink()
    time.sleep(0.2)
    assert not own_library.exists()
