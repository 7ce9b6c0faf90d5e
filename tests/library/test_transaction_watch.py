from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from photoclust.library.repository import Repository


def changed(repository: Repository) -> bool:
    """Transactions are judged at the second look."""
    looks = [repository.database.has_changed_elsewhere() for _ in range(2)]
    return any(looks)


def test_what_a_helper_writes_is_its_programs_although_it_says_so_late(own_library: Path) -> None:
    with closing(Repository(own_library)) as window, closing(Repository(own_library)) as helper:
        said: list[int] = []
        helper.database.on_write = said.append
        helper.files.add_root(own_library.parent)
        assert not window.database.has_changed_elsewhere()
        window.database.expect_write(said[0])
        assert not changed(window)


def test_only_others_count(own_library: Path, tmp_path: Path) -> None:
    with (
        closing(Repository(own_library)) as one,
        closing(Repository(own_library)) as other,
    ):
        assert not changed(one)
        one.files.add_root(tmp_path / "a")
        assert not changed(one)
        assert changed(other)
        assert not changed(other)
        # Between two of its own.
        one.files.add_root(tmp_path / "b")
        other.files.add_root(tmp_path / "c")
        one.files.add_root(tmp_path / "d")
        assert changed(one)
        assert changed(other)
        assert not changed(one)
        # A number that it wanted and did not take.
        with pytest.raises(RuntimeError), one.database.writing():
            raise RuntimeError
        other.files.add_root(tmp_path / "e")
        assert changed(one)
        # What a helper of this program writes is its own.
        other.database.on_write = one.database.expect_write
        other.files.add_root(tmp_path / "f")
        assert not changed(one)
