"""A window on a library of its own, and what a user does with mouse and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoclust.engine import Engine
from photoclust.types import Person
from ui.app import make_window
from ui.pages.base import Page
from ui.state.decisions import HistoryChange
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.widgets.tile_view import TileView
from ui.window import MainWindow

P = TypeVar("P", bound=Page)
PATIENCE_MS = 60_000
NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Driver:
    """Drives one window after the other on `library`; `engine` is what the window has open."""

    def __init__(self, qtbot: QtBot, library: Path) -> None:
        self._qtbot = qtbot
        self.library = library
        self.window: MainWindow
        self._changes: list[HistoryChange] = []
        self.start()

    # The window

    def start(self) -> None:
        """Start the program: with the preferences as they were saved."""
        preferences = Preferences()
        # In this process, where tests can slow it down.
        self.window = make_window(preferences, Session())
        self.window.session.changed.connect(self._changes.append)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.window.open_library(preferences.library or self.library)
        self.wait(self.window.isActiveWindow)
        self.await_people()

    def close(self) -> None:
        """Quit."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents()

    def restart(self) -> None:
        """Quit, and start again."""
        self.close()
        self.start()

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def engine(self) -> Engine:
        engine = self.session.engine
        assert engine is not None
        return engine

    @property
    def told(self) -> list[str]:
        """The messages to be seen now."""
        return [toast.text for toast in self.window.messages.toasts.toasts()]

    def page(self, kind: type[P]) -> P:
        """The page that is open, which is to be of this kind."""
        page = self.window.page
        assert isinstance(page, kind)
        return page

    def go(self, kind: type[P], place: int) -> P:
        """To a page of the side bar, by its key."""
        self.press(Qt.Key(Qt.Key.Key_0 + place), CONTROL)
        return self.page(kind)

    # Waiting

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until something is so."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def await_people(self) -> None:
        """Until the window shows the people as the library has them."""
        people = self.window.context.people
        self.wait(lambda: people.is_loaded and list(people.people) == self.engine.people.all())

    def await_jobs(self) -> None:
        """Until no work is under way."""
        self.wait(lambda: not self.session.jobs)
        self.await_people()

    @contextmanager
    def decision(self, kind: str = "apply") -> Iterator[None]:
        """What is done here makes one decision, or takes one back; ends when it is shown."""
        before = len(self._changes)
        yield
        self.wait(lambda: len(self._changes) > before)
        assert [change.kind for change in self._changes[before:]] == [kind]
        self.await_people()

    # Mouse and keys

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """A key, where the keyboard is."""
        QTest.keyClick(self._keyboard, key, modifiers)

    def type(self, text: str) -> None:
        """Letters, where the keyboard is: the first may open a field for the others."""
        for letter in text:
            QTest.keyClicks(self._keyboard, letter)

    @property
    def _keyboard(self) -> QWidget:
        """What gets the keys: a list that has popped up passes letters on to its field."""
        popup = QApplication.activePopupWidget()
        if popup is None:
            # Without a screen, a list that popped up takes the focus with it when it goes.
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)
        return popup or self.window.focusWidget() or self.window

    def undo(self) -> None:
        with self.decision("undo"):
            self.press(Qt.Key.Key_Z, CONTROL)

    def redo(self) -> None:
        with self.decision("redo"):
            self.press(Qt.Key.Key_Z, CONTROL | SHIFT)

    def select(self, view: TileView, numbers: Sequence[int]) -> None:
        """Select tiles that are, or are about to be, on a wall."""
        self.wait(lambda: set(numbers) <= set(view.ids))
        view.select(numbers)
        view.setFocus()
        assert sorted(view.selected()) == sorted(numbers)

    def drop(self, data: QMimeData, onto: QWidget, at: QPoint) -> None:
        """Drag something over a widget and let it go there."""
        arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
        entered, moved = QDragEnterEvent(at, *arguments), QDragMoveEvent(at, *arguments)
        QApplication.sendEvent(onto, entered)
        QApplication.sendEvent(onto, moved)
        dropped = QDropEvent(QPointF(at), *arguments)
        QApplication.sendEvent(onto, dropped)
        assert entered.isAccepted()
        assert dropped.isAccepted()

    def drop_folders(self, folders: Sequence[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder)) for folder in folders])
        self.drop(data, self.window, QPoint(600, 400))

    # What the library says

    def named(self, name: str) -> Person:
        """Who is called so."""
        return next(person for person in self.engine.people.all() if person.name == name)

    def who_is_in(self, folder: str) -> int:
        """The person with most faces in the photos of a folder called so."""
        counts: Counter[int] = Counter()
        for photo in self.engine.photos.details(self.engine.photos.ids().tolist()):
            if any(path.parent.name == folder for path in photo.paths):
                counts.update(face.person_id for face in photo.faces if face.person_id)
        return counts.most_common(1)[0][0]

    def home(self, face: int) -> int | None:
        """Whose a face is."""
        return self.engine.people.face_details([face])[0].person_id

    def confirmed(self) -> dict[int, int | None]:
        """The faces that the user has vouched for, and whose they are."""
        everybody = (person.id for person in self.engine.people.all())
        faces = (face for person in everybody for face in self.engine.people.faces(person))
        return {face.id: face.person_id for face in faces if face.confirmed}
