"""The window's benchmark carries out all its steps, and detects a blocked event loop."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from benchmarks import window
from benchmarks.heartbeat import Heartbeat
from benchmarks.library import make


def test_prints_every_figure_with_its_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(window, "BLOCK_MS", 60_000)
    monkeypatch.setattr(window, "USABLE_SECONDS", 60)
    library = tmp_path / "made.photoclust"
    make(library, 200, 16)
    run = window.measured(library, tmp_path, watch=False)
    assert run["without_torch"]
    window.report([run], explain=False)
    printed = capsys.readouterr().out
    assert "MISSED" not in printed
    for part in ("usable", "scrolling the wall", "merging the two largest", "history", "memory"):
        assert part in printed


def test_a_block_counts_for_the_step_it_is_in(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.step("quiet")
    heart.step("held up")
    QTimer.singleShot(0, lambda: time.sleep(0.3))
    qtbot.waitUntil(lambda: heart.blocks["held up"].clock >= 299, timeout=10_000)
    assert heart.blocks["held up"].processor < heart.blocks["held up"].clock
