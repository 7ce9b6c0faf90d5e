"""The program once it runs: its window, and another in its place when the language changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from photoclust import Engine, __version__, remote_engine

from . import icons
from .i18n import translation
from .images import photo_reader
from .pages import preload
from .shell.garbage_collection import GarbageCollector
from .state.preferences import Preferences
from .state.session import EngineMaker, Session
from .theme import Theme
from .window import MainWindow


class Program(QObject):
    """Keeps one window open on a library, and another in its place when the language changes.

    make: a window without a library yet, in the language of the preferences. Texts are made when
    widgets are, so another language takes another window; a scan goes on in it, and it shows the
    page that was open.
    """

    def __init__(
        self,
        preferences: Preferences,
        make: Callable[[Preferences], MainWindow],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._make = make
        self._waits = False
        self.window = make(preferences)
        preferences.changed.connect(self._preference_changed)

    def start(self, library: Path, folders: Sequence[Path] = (), *, demo: bool = False) -> None:
        """Show the window, and open a library in it; scan these folders then. `demo`: show drawn
        people instead."""
        self.window.show()
        self.window.open_library(library, folders)
        if demo:
            self.window.demo.open()

    def complain(self, text: str, remedy: str) -> None:
        """Tell the user what went wrong inside the program."""
        self.window.messages.complain(text, remedy)

    def _preference_changed(self, name: str) -> None:
        if name == "language" and not self._waits:
            self._waits = True
            session = self.window.session
            if self.window.is_busy:
                session.notice.emit(self.tr("The language changes when the work here is done."))
                session.jobs_changed.connect(self._soon)
            self._soon()

    def _soon(self) -> None:
        # Not within the signal of a widget that goes.
        QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        former = self.window
        if not self._waits or former.is_busy:
            return
        self._waits = False
        visit, library = former.visit, former.session.path
        former.keep_place()
        self.window = self._make(self._preferences)
        self.window.show()
        former.close()  # not before: Qt ends the program with its last window
        if library is not None:
            self.window.open_library(library, visit=visit)
        former.deleteLater()


def make_application() -> QApplication:
    """The application of this process, named and with its icon."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("photoclust")
    application.setApplicationDisplayName("photoclust")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("photoclust")
    application.setWindowIcon(icons.application_icon())
    return application


def make_window(
    preferences: Preferences, session: Session | None = None, *, make: EngineMaker = Engine
) -> MainWindow:
    """A window without a library yet, in the user's language and theme.

    make: how the engine of a library is made.
    """
    translation.install(preferences.language)
    theme = Theme(preferences, QApplication.instance())
    theme.apply()
    session = session or Session(make, working=remote_engine)
    session.settings = preferences.settings()
    session.reads_tags = preferences.reads_tags
    photo_reader.set_limit(session.settings.max_pixels)
    window = MainWindow(session, preferences, theme)
    session.setParent(window)
    theme.setParent(window)
    GarbageCollector(window)
    once = Qt.ConnectionType.SingleShotConnection
    window.context.people.loaded.connect(lambda: preload(window.specs, window), once)
    return window
