"""Starts the window: photoclust-app [--library FILE] [FOLDER ...]"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QObject, Qt, QTimer

from photoclust import (
    Engine,
    __version__,
    default_library,
    end_process,
    recording,
)

from .shell import display
from .state.early_opening import EarlyOpening
from .state.preferences import Preferences
from .state.worker import share_interpreter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from .state.session import EngineMaker, Session
    from .window import MainWindow


def run() -> NoReturn:
    """Open the window; the process ends when it is closed."""
    end_process(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; returns when it is closed."""
    arguments = _parser().parse_args(argv)
    if obstacle := display.obstacle():
        print(f"photoclust: {obstacle}", file=sys.stderr)  # noqa: T201
        return 1
    if not arguments.verbose:
        _show_warnings()
    with recording("photoclust-app", console=logging.INFO if arguments.verbose else None):
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    share_interpreter()
    preferences = Preferences()
    library = (arguments.library or preferences.library or default_library()).absolute()
    early = EarlyOpening(library, preferences.settings())
    # Meanwhile what makes the window is imported, by the functions that need it.
    from .shell.crash import CrashReporter

    application = make_application()
    preferences.setParent(application)
    # For Ctrl+C in the terminal: Python handles signals only while it runs bytecode, so run some
    # regularly.
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    wake = QTimer(application)
    wake.start(300)
    wake.timeout.connect(lambda: None)
    program = Program(preferences, partial(make_window, make=early.make), application)
    crashes = CrashReporter(program)
    crashes.crashed.connect(program.complain)
    crashes.install()
    folders = [folder.absolute() for folder in arguments.folders]
    program.start(library, folders, demo=arguments.demo)
    status = application.exec()
    crashes.remove()
    return status


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


def _show_warnings() -> None:
    """On standard error, in full: what is shown there is not shared."""
    stream = logging.StreamHandler()
    stream.setLevel(logging.WARNING)
    logging.basicConfig(format="photoclust: %(message)s", handlers=[stream])


def make_application() -> QApplication:
    """The application of this process, named and with its icon."""
    from PySide6.QtWidgets import QApplication

    from . import icons

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
    from PySide6.QtWidgets import QApplication

    from photoclust import remote_engine

    from .i18n import translation
    from .images import photo_reader
    from .pages import preload
    from .shell.garbage_collection import GarbageCollector
    from .state.session import Session
    from .theme import Theme
    from .window import MainWindow

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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="photoclust-app",
        description="Sorts photo libraries by the people in them, in a window.",
    )
    parser.add_argument("--version", action="version", version=f"photoclust {__version__}")
    parser.add_argument("--library", type=Path, metavar="FILE", help="the library to open")
    parser.add_argument("--demo", action="store_true", help="try it with drawn people")
    parser.add_argument("--verbose", action="store_true", help="show the log on standard error")
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="folders of photos to scan"
    )
    return parser


if __name__ == "__main__":
    run()
