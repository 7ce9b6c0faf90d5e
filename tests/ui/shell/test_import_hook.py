"""PySide6 does not read the source of each module that the window imports."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import pytest

import ui
from ui.shell.import_hook import HOOK, LOOK


def test_no_source_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ui.__doc__
    assert hasattr(sys.modules[HOOK], LOOK), "PySide6 does it in another way"
    read: list[object] = []
    monkeypatch.setattr(inspect, "getsource", read.append)
    for name in ("first", "second"):
        (tmp_path / f"imported_{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("imported_first")
    assert read == []
    monkeypatch.setattr(sys.modules[HOOK], LOOK, read.append)
    __import__("imported_second")
    assert read == [sys.modules["imported_second"]]
