from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photoclust import Engine
from tests.ui.conftest import Wait
from ui.demo import drawing
from ui.shell.demo_library import DemoLibrary
from ui.shell.messages import Messages
from ui.state.session import Session


@pytest.fixture
def opened() -> list[Path]:
    """The libraries that were to be opened."""
    return []


@pytest.fixture
def demo(
    session: Session,
    opened: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> DemoLibrary:
    monkeypatch.setenv("PHOTOCLUST_LIBRARY", str(tmp_path / "library.photoclust"))
    few = [replace(event, photos=4) for event in drawing.EVENTS[:2]]
    monkeypatch.setattr(drawing, "EVENTS", few)
    over = QWidget()
    qtbot.addWidget(over)
    return DemoLibrary(session, Messages(session, over), opened.append, over)


def told(demo: DemoLibrary) -> list[str]:
    return [toast.text for toast in demo._messages.toasts.toasts()]


def test_it_is_drawn_once_and_opened(
    demo: DemoLibrary, opened: list[Path], session: Session, wait: Wait
) -> None:
    demo.open()
    demo.open()  # while it is being drawn
    wait(lambda: opened == [demo.path])
    with Engine(demo.path) as engine:
        assert len(engine.photos.ids()) == 8
        assert any(person.name for person in engine.people.all())
        assert engine.photos.outdated() == 0
        assert engine.photos.waiting() == (0, [demo.path.parent / "photos", *folders(demo)])
    written = demo.path.stat().st_mtime_ns
    demo.open()
    assert opened == [demo.path] * 2
    assert demo.path.stat().st_mtime_ns == written
    session.opened.emit(demo.path)
    assert told(demo)[-1].startswith("These people are drawn.")
    demo.leave()
    assert opened[-1] == Path("fake.photoclust")


def folders(demo: DemoLibrary) -> list[Path]:
    return sorted(path for path in (demo.path.parent / "photos").iterdir() if path.is_dir())


def test_what_cannot_be_written_is_said(
    demo: DemoLibrary, opened: list[Path], session: Session, wait: Wait
) -> None:
    demo.path.parent.write_text("a file in the way")
    failed: list[str] = []
    session.failed.connect(lambda message, _: failed.append(message))
    demo.open()
    wait(lambda: bool(failed))
    assert str(demo.path.parent) in failed[0]
    assert opened == []
    wait(lambda: not session.jobs)
    assert not demo.path.exists()
