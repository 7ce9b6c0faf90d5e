"""What the window's tests get: no screen, no leaked thread, no complaint from Qt."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import gc
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeEngine, maker
from ui.app import make_window
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.window import MainWindow

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True, scope="module")
def old_garbage() -> Iterator[None]:
    """Widgets that lived long go before tests without a window, whose threads look for garbage."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def garbage_in_the_main_thread() -> Iterator[None]:
    """Looks for garbage between the tests: widgets in it crash when a worker happens to look."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never the user's own, and English."""
    monkeypatch.setenv("PHOTOCLUST_CONFIG", str(tmp_path / "window.ini"))
    Preferences().language = "en"


@pytest.fixture(autouse=True)
def quiet_qt() -> Iterator[list[str]]:
    """Fails a test in which Qt warns of something."""
    said: list[str] = []

    def handle(kind: QtMsgType, _: QMessageLogContext, text: str | None) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            said.append(text or "")

    former = qInstallMessageHandler(handle)
    yield said
    qInstallMessageHandler(former)
    # What only this platform without a screen says.
    said = [text for text in said if "plugin does not support" not in text]
    assert not said, f"Qt warned: {said}"


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    """Fails a test that leaves a thread behind, daemons too."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3
    while left := [t.name for t in threading.enumerate() if t not in before]:
        assert time.monotonic() < deadline, f"threads left behind: {left}"
        time.sleep(0.01)


@pytest.fixture
def engine() -> FakeEngine:
    """Three unnamed people with 12, 8 and 4 faces."""
    return FakeEngine.with_people(3)


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    """Runs the event loop until something is so; fails after ten seconds."""
    return lambda condition: qtbot.waitUntil(condition, timeout=10_000)


@pytest.fixture
def session(qapp: QApplication, engine: FakeEngine, wait: Wait) -> Iterator[Session]:
    """A session with the fake engine's library open."""
    made = Session(maker(engine))
    opened: list[object] = []
    made.opened.connect(opened.append)
    made.open(Path("fake.photoclust"))
    wait(lambda: bool(opened))
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, engine: FakeEngine, wait: Wait) -> Iterator[MainWindow]:
    """A window with the fake engine's people on the wall."""
    made = make_window(Preferences(), Session(maker(engine)))
    made.resize(1200, 800)
    made.show()
    made.open_library(Path("fake.photoclust"))
    wait(lambda: made.context.people.is_loaded)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents()
