from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.guard import guard


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "photo").write_text(""),
        lambda folder: (folder / "photo").unlink(),
        lambda folder: (folder / "photo").touch(),
        lambda folder: folder.rename(folder.with_name("away")),
        lambda folder: (folder / "new").mkdir(),
    ],
)
def test_what_tests_share_is_not_changed(change: Callable[[Path], object], tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "photo").write_text("as it was")
    guard(folder)
    with pytest.raises(PermissionError, match="change a copy"):
        change(folder)
    assert (folder / "photo").read_text() == "as it was"
    (tmp_path / "shared too").touch()
