"""The window's benchmark carries out all its steps, and detects a blocked event loop."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from benchmarks import large_photos, window
from benchmarks.heartbeat import Heartbeat
from benchmarks.library import make


def test_prints_every_figure_with_its_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(window, "BLOCK_MS", 60_000)
    monkeypatch.setattr(window, "USABLE_SECONDS", 60)
    monkeypatch.setattr(window, "SCAN_BLOCK_MS", 60_000)
    monkeypatch.setattr(window, "NEXT_MS", 60_000)
    library, scanned = tmp_path / "made.photoclust", tmp_path / "scanned"
    make(library, 200, 16)
    large_photos.add(library, large_photos.make(tmp_path / "looked at", 5, (600, 400)))
    large_photos.make(scanned, 2, (600, 400), seed=1)
    run = window.measured(
        library, tmp_path, scanned, watch=False, later=1, options=("--quiet", "1")
    )
    assert run["without_torch"]
    window.report([run], explain=False)
    printed = capsys.readouterr().out
    missed = [line for line in printed.splitlines() if "MISSED" in line]
    assert [line.split()[-1] for line in missed if " s later" not in line] == []
    for part in (
        *("usable", "scrolling the wall", "merging the two largest", "history", "memory"),
        *("the scrubber", "suggestions", "unsorted faces", "the preview of a regrouping"),
        *("next photo full screen", "while a scan runs", "at its end"),
    ):
        assert part in printed


def test_a_block_counts_for_the_step_it_is_in(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.step("quiet")
    heart.step("held up")
    QTimer.singleShot(0, lambda: time.sleep(0.3))
    qtbot.waitUntil(lambda: heart.blocks["held up"].clock >= 299, timeout=10_000)
    assert heart.blocks["held up"].processor < heart.blocks["held up"].clock
