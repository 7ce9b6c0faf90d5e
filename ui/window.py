"""The main window: side bar, pages, status bar, messages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoclust import LIBRARY_SUFFIX, Progress

from .context import Context
from .desktop.drag_data import is_ours
from .i18n.engine_messages import said
from .images.thumbnails import Previews, Thumbnails
from .pages import collect, make_page
from .pages.base import Page
from .pages.spec import QT_TRANSLATE_NOOP, PageSpec
from .shell.back_button import BackButton
from .shell.command_list import CommandList
from .shell.demo_library import DemoLibrary
from .shell.drop_overlay import DropOverlay
from .shell.folder_intake import FolderIntake
from .shell.key_list import KeyList
from .shell.library_error_page import LibraryErrorPage
from .shell.menu_bar import MenuBar, is_expected
from .shell.messages import Messages
from .shell.navigation import NavigationHistory, Visit
from .shell.places import Places
from .shell.side_bar import SideBar
from .shell.status_bar import StatusBar
from .shell.task_bar import TaskBar
from .state.actions import Actions
from .state.daily_backup import DailyBackup
from .state.decisions import HistoryState
from .state.folder_watch import FolderWatch
from .state.novelty import Novelty
from .state.people_store import PeopleStore
from .state.photo_update import PhotoUpdate
from .state.preferences import Preferences
from .state.recount import Recount
from .state.review_counts import ReviewCounts
from .state.review_queue import look_for_questions
from .state.session import Session
from .theme import GRID, Theme
from .widgets.plain_text import as_plain

Keys = QKeySequence.StandardKey
SMALLEST = (880, 600)
"""All pages fit into a window of this size, in every language."""
FIRST = (1200, 740)
TITLE_BAR = 40
"""Room for what the desktop puts around a window, at the least."""
NARROW = 1040
"""Below this width the side bar shows icons alone."""
LATER_MS = 200
"""How long after the people what nobody has asked for yet is made."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FOLDERS, REVIEW = "folders", "review"
UNSORTED = PageSpec(
    name="unsorted",
    title=QT_TRANSLATE_NOOP("pages", "Unsorted"),
    icon="unsorted",
    shortcut="Ctrl+U",
    position=15,
)
"""The faces that are with nobody, which the page of a person shows."""


class MainWindow(QMainWindow):
    """Everything in one place; the library is opened by :meth:`open_library`."""

    def __init__(self, session: Session, preferences: Preferences, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.preferences = preferences
        self.setWindowTitle("photoclust")
        self.setMinimumSize(*SMALLEST)
        people = PeopleStore(session, self)
        self.context = Context(
            session,
            people,
            Thumbnails(session, self),
            Previews(session, parent=self),
            Actions(self),
            preferences,
            Novelty(session, people, self),
        )
        self.folder_watch = FolderWatch(session, self)
        self.specs = collect()
        self._pages: dict[str, Page] = {}
        self._navigation = NavigationHistory()
        self._to_scan: list[QUrl] = []
        self._pressed_at: QWidget | None = None
        """What had the focus when a key was pressed."""
        self._first_visit: Visit | None = None
        self._review_counts = ReviewCounts(preferences)
        self.recount = Recount(session, self)
        self.side_bar = SideBar()
        self.stack = QStackedWidget()
        self.library_error = LibraryErrorPage()
        self.stack.addWidget(self.library_error)
        self.stack.addWidget(QWidget())
        self.stack.setCurrentIndex(1)
        self.status_bar = StatusBar(session)
        self._lay_out()
        self.messages = Messages(session, self.stack)
        self.folder_intake = FolderIntake(session, self.messages, preferences, self)
        self.demo = DemoLibrary(session, self.messages, self.open_library, self)
        self.drop_overlay = DropOverlay(self, self.stack, self._takes)
        self._make_actions()
        self._connect(theme)
        if not self.restoreGeometry(preferences.geometry):
            self.resize(self._first_size(self.screen().availableSize()))

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status_bar)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _make_actions(self) -> None:
        add = partial(self.context.actions.add, owner=self, everywhere=True)
        for spec in self._places():
            page, what = ("person", {"person": None}) if spec is UNSORTED else (spec.name, None)
            show = partial(self.show_page, page, what)
            name, keys = f"go.{spec.name}", spec.shortcut or ()
            action = add(name, spec.text, show, shortcut=keys, icon=spec.icon)
            self.side_bar.add(spec, action)
        add(
            "folders.add",
            self.tr("Add photo folder…"),
            self.folder_intake.choose,
            shortcut="Ctrl+O",
            icon="folder-plus",
        )
        add(
            "scan.again",
            self.tr("Look for new photos"),
            self.session.scan,
            shortcut="F5",
            icon="refresh",
        )
        add("undo", self.tr("Undo"), self.session.undo, shortcut=Keys.Undo, icon="undo")
        redo_keys = ("Ctrl+Shift+Z", "Ctrl+Y")
        add("redo", self.tr("Redo"), self.session.redo, shortcut=redo_keys, icon="redo")
        back_keys = ("Alt+Left", Keys.Back)
        back = add("back", self.tr("Back"), self.go_back, shortcut=back_keys, icon="arrow-left")
        BackButton(self, back)
        add(
            "commands",
            self.tr("All commands…"),
            self.show_commands,
            shortcut=("Ctrl+K", "Ctrl+Shift+P"),
            icon="search",
        )
        add("keys", self.tr("Keys"), self.show_keys, shortcut=("?", "F1"), icon="keyboard")
        add(
            "library.open",
            self.tr("Open another library…"),
            self.choose_library,
            shortcut="Ctrl+Shift+O",
            icon="library",
        )
        add("library.new", self.tr("New library…"), self.choose_new_library, icon="library")
        add(
            "library.restore",
            self.tr("Restore a backup…"),
            self.choose_backup,
            icon="library",
            tip=self.tr("Put a backup in the library's place; what is there now is kept beside it"),
        )
        add("demo", self.tr("Try it with drawn people"), self.demo.open, icon="people")
        resize = self.preferences.step_thumbnail_size
        add("larger", self.tr("Larger pictures"), lambda: resize(1), shortcut=("Ctrl++", "Ctrl+="),
            icon="zoom")  # fmt: skip
        smaller = self.tr("Smaller pictures")
        add("smaller", smaller, lambda: resize(-1), shortcut="Ctrl+-", icon="zoom-out")
        add("quit", self.tr("Quit"), self.close, shortcut="Ctrl+Q", icon="cross")
        self._show_history(HistoryState())
        actions = self.context.actions
        self.side_bar.add_tools(*(actions[name] for name in ("undo", "redo", "commands", "keys")))
        if is_expected():
            self.setMenuBar(MenuBar(actions, self))

    def _places(self) -> list[PageSpec]:
        """What has a button in the side bar, from top to bottom."""
        places = [UNSORTED, *(spec for spec in self.specs.values() if spec.position is not None)]
        return sorted(places, key=lambda spec: (spec.at_foot, spec.position or 0))

    def _connect(self, theme: Theme) -> None:
        session = self.session
        self.drop_overlay.dropped.connect(self.folder_intake.take)
        self.folder_intake.photos_found.connect(self._show_photos)
        session.opened.connect(self._opened)
        session.open_failed.connect(self._open_failed)
        session.history_changed.connect(self._show_history)
        self.recount.due.connect(self._count_questions)
        self.context.people.changed.connect(self._count_people)
        self.context.people.loaded.connect(
            lambda: QTimer.singleShot(LATER_MS, self, self._count_problems)
        )
        DailyBackup(session, self.preferences, self)
        self.context.people.unsorted_changed.connect(self._count_people)
        self.context.preferences.changed.connect(
            lambda name: self._count_people() if name == "least_photos" else None
        )
        self.messages.photos_wanted.connect(self._show_photos)
        self.folder_watch.arrived.connect(self.messages.tell_arrived)
        self.folder_watch.waiting_changed.connect(partial(self.side_bar.set_count, FOLDERS))
        TaskBar(session, self.messages, self).progressed.connect(self._title)
        PhotoUpdate(session, self.context.people, self).begun.connect(
            self.messages.tell_update_begun
        )
        self.messages.problems_wanted.connect(partial(self.show_page, "problems"))
        self.library_error.clicked.connect(session.open_again)
        self.library_error.other_clicked.connect(self.choose_library)
        self.library_error.new.clicked.connect(self.choose_new_library)
        self.library_error.restore.clicked.connect(self.choose_backup)
        theme.changed.connect(self.context.actions.recolor)

    # Pages

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    def show_page(self, name: str, what: dict[str, Any] | None = None) -> None:
        """Open a page, and add it to the navigation history."""
        if not self.session.is_open or name not in self.specs:
            return
        self._navigation.go((name, what or {}))
        self._page(name).open(**(what or {}))
        self._show(name, what or {})

    def _show_photos(self, photos: list[int]) -> None:
        among = photos if len(photos) > 1 else None
        self.show_page("photo", {"photo": photos[0], "photos": among})

    def go_back(self) -> None:
        """Show the page that was open before, as it was left, if it shows the same still."""
        if self.session.is_open and (visit := self._navigation.back()) is not None:
            name, what = visit
            if self._navigation.opened.get(name) != what:
                self._page(name).open(**what)
            self._show(name, what)

    def _show(self, name: str, what: dict[str, Any]) -> None:
        self._navigation.opened[name] = what
        page = self._page(name)
        former = self.page
        if former is not None and former is not page:
            former.hidden()
        self.stack.setCurrentWidget(page)
        unsorted = name == "person" and what.get("person") is None
        self.side_bar.mark(UNSORTED.name if unsorted else self.specs[name].parent or name)
        self.context.actions["back"].setEnabled(bool(self._navigation))
        page.shown()
        page.focus()
        if name == FOLDERS and self.folder_watch.waiting:
            self.messages.tell_arrived(self.folder_watch.waiting)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = make_page(self.specs[name], self.context)
            page.go.connect(self.show_page)
            page.count_changed.connect(partial(self._count, name))
            self.stack.addWidget(page)
            self._pages[name] = page
            self.messages.toasts.raise_()
        return self._pages[name]

    def show_commands(self) -> None:
        """The list of all commands that can be given now, and of where one can go."""
        page = self.page
        here = [
            action
            for action in self.context.actions
            if action.parent() in (self, page) and action.objectName() != "commands"
        ]
        places = Places(self.context, self.show_page, self)
        found = [*places.people(), *places.settings()] if self.session.is_open else []
        commands = CommandList(here, self, found)
        commands.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        places.setParent(commands)
        self.session.ask(
            lambda engine: (engine.albums.all(), engine.folders.roots()),
            lambda found: commands.add_places(
                [*places.albums(found[0]), *places.folders(found[1])]
            ),
            commands,
        )
        commands.show()

    def show_keys(self) -> None:
        """All keys that work now."""
        page = self.page
        known = list(self.context.actions)
        sections = [(self.tr("Everywhere"), [a for a in known if a.parent() is self])]
        if page is not None:
            here = [action for action in known if action.parent() is page]
            sections.insert(0, (page.spec.text, here))
        KeyList(sections, self).show()

    def _count(self, name: str, count: int | None) -> None:
        self.side_bar.set_count(name, count)
        if name == REVIEW and self.session.path is not None:
            self._review_counts.keep(self.session.path, count)

    def _count_questions(self) -> None:
        """After scans and decisions, whether anybody has opened the page or not."""
        page = self._pages.get(REVIEW)
        if page is not None:
            counting = page.count()
        else:  # to make it takes longer than a frame
            counting = look_for_questions(
                self.session,
                None,
                lambda found: self._count(REVIEW, len(found) or None),
                lambda error: None,  # nobody has asked for it
                self,
            )
        if counting is not None:
            self.recount.follow(counting)

    def _count_problems(self) -> None:
        """Their number is beside the page's name also while nobody has opened it."""
        self._page("problems")

    def _count_people(self) -> None:
        people = self.context.people
        self.side_bar.set_count("people", len(people.shown(self.context.preferences.least_photos)))
        self.side_bar.set_count(UNSORTED.name, people.unsorted)

    # The library

    @property
    def is_busy(self) -> bool:
        """Whether work is under way that would be lost with the window, as a scan is not."""
        return any(not job.quiet and not job.property("scan") for job in self.session.jobs)

    @property
    def visit(self) -> Visit | None:
        """The page that is open, and what it was opened with."""
        return self._navigation.current

    def open_library(
        self, path: Path, scan: Sequence[Path] = (), visit: Visit | None = None
    ) -> None:
        """Open a library and show its people, or another page; scan these folders then."""
        self._first_visit = visit
        self._to_scan = [QUrl.fromLocalFile(str(folder)) for folder in scan]
        self.session.open(path)

    def _opened(self, path: Path) -> None:
        self._title()
        self.side_bar.setEnabled(True)
        self._navigation.clear()
        self.side_bar.set_count(REVIEW, self._review_counts.of(path))
        self.show_page("people")
        if self._first_visit is not None:
            self.show_page(*self._first_visit)
            self._first_visit = None
        folders, self._to_scan = self._to_scan, []
        self.folder_intake.take(folders)

    def _title(self, progress: Progress | None = None) -> None:
        """The library's name; while a scan runs with its progress, which task bars show too."""
        path = self.session.path
        name = "" if path is None else path.name.removesuffix(LIBRARY_SUFFIX)
        title = f"{name} – photoclust" if name else "photoclust"
        if progress is not None and progress.total:
            title = f"{100 * progress.done // progress.total} % – {title}"
        self.setWindowTitle(title)

    def _open_failed(self, message: str, hint: str) -> None:
        self.library_error.tell(message, hint)
        self.side_bar.setEnabled(False)
        self._navigation.clear()
        self.context.actions["back"].setEnabled(False)
        self.stack.setCurrentWidget(self.library_error)
        self.library_error.button.setFocus()

    def choose_library(self) -> None:
        """Ask for a library's file, and open it."""
        title = self.tr("Open a library")
        chosen, _ = QFileDialog.getOpenFileName(self, title, self._folder, self._kinds)
        if chosen:
            self._go_to_library(Path(chosen))

    def choose_new_library(self) -> None:
        """Ask where a new library is to lie, and make it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("New library"),
            self._folder,
            self._kinds,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.make_library(Path(chosen))

    def make_library(self, path: Path) -> None:
        """Make a library and open it; a file that is there already is left alone."""
        path = path if path.suffix else path.with_suffix(LIBRARY_SUFFIX)
        if os.path.lexists(path):
            text = self.tr("{0} is there already. Choose another name, or open it.").format(path)
            self.messages.say(text, kind="problem")
        else:
            self._go_to_library(path)

    def _go_to_library(self, path: Path) -> None:
        self.preferences.library = path
        self.open_library(path)

    @property
    def _folder(self) -> str:
        """Where a dialog begins to look for libraries."""
        return str(self.session.path.parent if self.session.path else Path.home())

    @property
    def _kinds(self) -> str:
        libraries = self.tr("Libraries (*{0})").format(LIBRARY_SUFFIX)
        return f"{libraries};;{self.tr('All files (*)')}"

    def choose_backup(self) -> None:
        """Ask for a backup, and put it in the library's place."""
        title = self.tr("Restore a backup")
        chosen, _ = QFileDialog.getOpenFileName(self, title, self._folder, self._kinds)
        if chosen:
            self.restore(Path(chosen))

    def restore(self, backup: Path) -> None:
        """Put a backup in the library's place."""

        def restored(aside: Path | None) -> None:
            text = self.tr("The backup was restored.")
            if aside is not None:
                text += " " + self.tr("What was there is now {0}.").format(aside)
            self.session.notice.emit(text)

        self.session.restore(backup, restored, self.session.tell)

    def _first_size(self, room: QSize) -> QSize:
        """How large the window is at first: within the room of a screen, title bar and all."""
        inside = room - QSize(2 * GRID, TITLE_BAR)
        return QSize(*FIRST).boundedTo(inside).expandedTo(QSize(*SMALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # By the size that it has now: while a maximised window is restored, events of the size
        # that it had before may come late.
        self.side_bar.set_narrow(self.width() < NARROW)
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        # The first that is heard of a key. When it arrives as a press that nobody took, the focus
        # may be elsewhere: Enter in a field for a name goes on to the button for yes.
        if event.type() == QEvent.Type.ShortcutOverride:
            self._pressed_at = self.focusWidget()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, where Qt wants the space bar."""
        button, self._pressed_at = self._pressed_at, None
        if event.key() in ENTER and isinstance(button, QPushButton | QToolButton):
            if button.hasFocus():
                button.click()
        else:
            super().keyPressEvent(event)

    def _takes(self, data: QMimeData) -> bool:
        """Whether what is dragged over the window can be folders of photos."""
        return data.hasUrls() and not is_ours(data) and self.session.is_open

    def _show_history(self, state: HistoryState) -> None:
        for name, entry, plain, full in (
            ("undo", state.undo, self.tr("Undo"), self.tr("Undo: {0}")),
            ("redo", state.redo, self.tr("Redo"), self.tr("Redo: {0}")),
        ):
            action = self.context.actions[name]
            action.setEnabled(entry is not None)
            text = plain if entry is None else full.format(said(entry.message))
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(as_plain(f"{text} ({keys})"))

    # The end

    def keep_place(self) -> None:
        """Have the next window where this one is, and as large."""
        self.preferences.geometry = QByteArray(self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all work without asking: the next start continues it."""
        self.keep_place()
        self.preferences.save()
        self.hide()
        self.context.thumbnails.close()
        self.context.previews.close()
        self.session.close()
        event.accept()
