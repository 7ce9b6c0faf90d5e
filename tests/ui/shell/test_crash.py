from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from photoclust.log import recording
from ui.shell.crash import CrashReporter


def test_a_crash_of_a_thread_lands_in_the_log(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOCLUST_LOG", str(tmp_path / "own.log"))
    reporter, told = CrashReporter(), []
    reporter.crashed.connect(lambda what, hint: told.append(what))
    with recording("photoclust-app"):
        reporter.install()
        try:
            thread = threading.Thread(target=lambda: dict[str, int]()["Anna"])
            thread.start()
            thread.join()
        finally:
            reporter.remove()
    qtbot.waitUntil(lambda: bool(told))
    # The user is told all of it; the log can be shared.
    assert "Anna" in told[0]
    text = (tmp_path / "own.log").read_text(encoding="utf-8")
    assert text.count("Unexpected error") == 1
    assert 'test_crash.py", line' in text
    assert "KeyError" in text
    assert "Anna" not in text
