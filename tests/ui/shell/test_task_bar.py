from __future__ import annotations

import pytest

from photoclust.types import ScanReport
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.shell import task_bar
from ui.shell.task_bar import TaskBar
from ui.window import MainWindow


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """What the task bar was told to show."""
    told: list[float | None] = []
    monkeypatch.setattr(task_bar, "show_progress", told.append)
    return told


@pytest.fixture
def notices(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was to notify of."""
    told: list[str] = []
    (bar,) = window.findChildren(TaskBar)
    monkeypatch.setattr(bar.notifications, "show", lambda title, text: told.append(text))
    return told


def test_progress_is_in_the_task_bar_until_the_scan_ends(
    shares: list[float | None], window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    engine.scan_gate.clear()
    window.session.scan()
    wait(lambda: shares == [0.1])
    assert window.windowTitle().startswith("10 %")
    engine.scan_gate.set()
    wait(lambda: shares[-1] is None)
    assert window.windowTitle() == "fake – photoclust"


def test_the_end_of_a_scan_is_notified_only_while_the_window_is_not_active(
    window: MainWindow, notices: list[str], wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.activateWindow()
    wait(window.isActiveWindow)
    report = ScanReport(new=3, faces=4)
    window.session.scan_ended.emit(report)
    assert notices == []
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    window.session.scan_ended.emit(report)
    assert notices == ["Scanned: 3 new photos, 4 faces."]
    window.session.scan_ended.emit(ScanReport(cancelled=True))
    assert len(notices) == 1
