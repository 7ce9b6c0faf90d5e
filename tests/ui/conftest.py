"""What the window's tests get: no screen, no leaked thread, no complaint from Qt."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.ui import display
from tests.ui.fakes import FakeEngine, maker
from ui import pages
from ui.app import make_window
from ui.context import Context
from ui.i18n import translation
from ui.images.thumbnails import Previews, Thumbnails
from ui.pages.base import Page
from ui.state.actions import Actions
from ui.state.novelty import Novelty
from ui.state.people_store import PeopleStore
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.theme import Theme
from ui.window import MainWindow

display.configure()

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True, scope="module")
def old_garbage() -> Iterator[None]:
    """Widgets that lived long go before tests without a window, whose threads look for garbage."""
    yield
    gc.collect()


@pytest.fixture(autouse=True, scope="module")
def english(qapp: QApplication) -> None:
    """Whatever language the tests of another file have left behind."""
    translation.install("en")


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


@pytest.fixture(autouse=True, scope="session")
def own_fonts(qapp: QApplication) -> None:
    """DejaVu Sans, and nothing of the machine's."""
    display.load(display.DEJAVU)


@pytest.fixture(params=display.FONTS, ids=lambda font: f"{font[0]} {font[1]} pt")
def font(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QFont]:
    """The application's font. A test that asks for it runs with each of :data:`display.FONTS`."""
    family, points = request.param
    if not display.load(family):
        pytest.skip(f"{family} is not installed: layouts are not checked with it")
    former = QFont(qapp.font())
    made = QFont(family, points)
    qapp.setFont(made)
    yield made
    qapp.setFont(former)


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


class PageHost(QStackedWidget):
    """As much of a window as a page needs: it shows one page at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        self._specs = pages.collect()
        self._pages: dict[str, Page] = {}
        self.wanted: list[tuple[str, object]] = []
        """Pages that were asked for, and the arguments for their `open`."""

    @property
    def page(self) -> Page | None:
        current = self.currentWidget()
        return current if isinstance(current, Page) else None

    def show_page(self, name: str, what: dict[str, Any] | None = None) -> None:
        """As that of the window."""
        if name not in self._pages:
            made = pages.make_page(self._specs[name], self.context)
            made.go.connect(self._go)
            self.addWidget(made)
            self._pages[name] = made
        page = self._pages[name]
        page.open(**(what or {}))
        self.setCurrentWidget(page)
        page.shown()
        page.focus()

    def _go(self, name: str, what: dict[str, Any]) -> None:
        """A page may lead to itself with something else; to others only in a window."""
        if name in self._pages:
            self.show_page(name, what)
        else:
            self.wanted.append((name, what))


@pytest.fixture
def page_host(session: Session, wait: Wait) -> Iterator[PageHost]:
    """Pages without the window, on the fake engine's people."""
    preferences = Preferences()
    translation.install(preferences.language)
    Theme(preferences, session).apply()
    people = PeopleStore(session)
    context = Context(
        session,
        people,
        Thumbnails(session),
        Previews(session),
        Actions(),
        preferences,
        Novelty(session, people),
    )
    made = PageHost(context)
    # What pages take from the window.
    for name in ("folders.add", "back", "undo", "redo"):
        context.actions.add(name, name, lambda: None, owner=made)
    made.resize(1000, 760)
    made.show()
    context.people.refresh()
    wait(lambda: context.people.is_loaded)
    yield made
    made.close()
    context.thumbnails.close()
    context.previews.close()
    session.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


Host = PageHost | MainWindow


@pytest.fixture
def host(request: pytest.FixtureRequest) -> Host:
    """What a page is shown in: the window where a test asks for it, else the page alone."""
    name = "window" if "window" in request.fixturenames else "page_host"
    made: Host = request.getfixturevalue(name)
    return made


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
