from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.state.folder_watch import SETTLE_MS, FolderWatch
from ui.state.session import Session


def test_a_change_of_a_folder_is_looked_at_once_it_has_settled(
    session: Session, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    below = tmp_path / "below"
    below.mkdir()
    engine.photos.waiting = lambda job=None: (engine.waiting, [tmp_path, below])  # type: ignore[method-assign]
    parent = QObject()
    watch, told = FolderWatch(session, parent), list[int]()
    watch.arrived.connect(told.append)
    watch.look()
    wait(lambda: sorted(watch._watcher.directories()) == sorted(map(str, (tmp_path, below))))
    assert told == []
    assert not watch._soon.isActive()
    (below / "new.jpg").write_bytes(b"x")
    wait(watch._soon.isActive)
    assert watch._soon.interval() == SETTLE_MS
    engine.waiting = 1
    watch._soon.timeout.emit()
    wait(lambda: told == [1])
    session.close()
    assert watch._watcher.directories() == []
    assert not watch._soon.isActive()
    parent.deleteLater()


def test_what_a_stopped_scan_has_left_is_not_told_of(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    parent = QObject()
    watch, told = FolderWatch(session, parent), list[int]()
    watch.arrived.connect(told.append)
    engine.waiting = 64
    engine.scan_gate.clear()
    watch.look()
    running = session.scan()  # begun while it looks
    wait(lambda: not watch._looking)
    running.cancel()
    wait(lambda: not session.jobs)
    watch._soon.timeout.emit()
    wait(lambda: watch._told == 64)
    assert told == []
    engine.waiting = 65
    watch.look()
    wait(lambda: told == [65])
    session.close()
    parent.deleteLater()
