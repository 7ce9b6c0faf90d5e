"""The program while it runs: one window, and another in its place when the language changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from .state.preferences import Preferences
from .window import MainWindow


class Program(QObject):
    """Keeps a window open on a library.

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

    def start(self, library: Path, folders: Sequence[Path] = ()) -> None:
        """Show the window, and open a library in it; scan these folders then."""
        self.window.show()
        self.window.open_library(library, folders)

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
