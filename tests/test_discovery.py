from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.discovery import modules_in
from tests.extending import extended


def test_modules_are_found_in_order_and_unimported(tmp_path: Path) -> None:
    for name in ("zebra", "ant", "_hidden"):
        (tmp_path / f"{name}.py").write_text("raise AssertionError('imported')")
    (tmp_path / "notes.txt").write_text("no module")
    with extended("photoclust.cli.commands", tmp_path):
        found = modules_in("photoclust.cli.commands")
    names = [name.rpartition(".")[2] for name in found]
    assert names == sorted(names)
    assert {"zebra", "ant", "people"} <= set(names)
    assert not {"_hidden", "notes"} & set(names)


def test_a_package_that_is_not_there() -> None:
    with pytest.raises(ModuleNotFoundError):
        modules_in("photoclust.no_such_package")
