from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ui.shell import garbage_collection
from ui.shell.garbage_collection import GarbageCollector


class Cycle:
    """Garbage that only the collector finds; tells which thread it dies in."""

    def __init__(self, died: Callable[[threading.Thread], None]) -> None:
        self.me = self
        self.died = died

    def __del__(self) -> None:
        self.died(threading.current_thread())


@pytest.fixture
def automatic(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a program that has no window yet. Those of other tests go first: each that ends is one
    less."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    monkeypatch.setattr(garbage_collection, "_windows", 0)
    gc.enable()
    yield
    gc.disable()


@pytest.mark.usefixtures("qapp", "automatic")
def test_garbage_is_collected_in_the_windows_thread_only(qtbot: QtBot) -> None:
    window = QObject()
    collector = GarbageCollector(window)
    died: list[threading.Thread] = []
    for _ in range(10):
        Cycle(died.append)
    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([i] for i in range(200_000)))
    worker.start()
    worker.join()
    assert died == []
    qtbot.waitUntil(lambda: len(died) == 10, timeout=10_000)
    assert set(died) == {threading.main_thread()}
    assert not gc.isenabled()
    with qtbot.waitSignal(collector.destroyed):
        window.deleteLater()
    assert gc.isenabled()


@pytest.mark.usefixtures("qapp")
def test_who_looks_for_garbage_in_another_way_goes_on_to(qtbot: QtBot) -> None:
    window = QObject()
    collector = GarbageCollector(window)
    with qtbot.waitSignal(collector.destroyed):
        window.deleteLater()
    assert not gc.isenabled()
