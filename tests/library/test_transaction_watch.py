from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from photoclust.library.repository import Repository


def test_only_others_count(own_library: Path, tmp_path: Path) -> None:
    with (
        closing(Repository(own_library)) as one,
        closing(Repository(own_library)) as other,
    ):
        assert not one.database.has_changed_elsewhere()
        one.files.add_root(tmp_path / "a")
        assert not one.database.has_changed_elsewhere()
        assert other.database.has_changed_elsewhere()
        assert not other.database.has_changed_elsewhere()
        # Between two of its own.
        one.files.add_root(tmp_path / "b")
        other.files.add_root(tmp_path / "c")
        one.files.add_root(tmp_path / "d")
        assert one.database.has_changed_elsewhere()
        assert other.database.has_changed_elsewhere()
        assert not one.database.has_changed_elsewhere()
        # A number that it wanted and did not take.
        with pytest.raises(RuntimeError), one.database.writing():
            raise RuntimeError
        other.files.add_root(tmp_path / "e")
        assert one.database.has_changed_elsewhere()
        # What a helper of this program writes is its own.
        other.database.on_write = one.database.expect_write
        other.files.add_root(tmp_path / "f")
        assert not one.database.has_changed_elsewhere()
