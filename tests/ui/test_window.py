from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photoclust.library.edits import Merge, Name, Vouching
from photoclust.messages import Message
from photoclust.types import Failure, Question, ScanReport
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine, maker
from ui.app import make_window
from ui.desktop.drag_data import PEOPLE, DragData
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.pages.photo import PhotoPage
from ui.pages.problems import ProblemsPage
from ui.shell.crash import CrashReporter
from ui.shell.folder_intake import UNFINISHED
from ui.state.preferences import Preferences
from ui.state.recount import PAUSE_MS
from ui.state.session import Session
from ui.window import MainWindow


def drop(window: MainWindow, urls: list[QUrl]) -> bool:
    data = QMimeData()
    data.setUrls(urls)
    arguments = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target = window.page or window
    entered = QDragEnterEvent(QPoint(100, 100), *arguments)
    QApplication.sendEvent(target, entered)
    QApplication.sendEvent(window, QDropEvent(QPointF(100, 100), *arguments))
    return entered.isAccepted()


def told(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.messages.toasts.toasts()]


def test_dropped_folders_are_scanned_and_shown_at_work(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    engine.scan_gate.clear()
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    assert drop(window, [QUrl.fromLocalFile(str(folder)) for folder in folders])
    wait(lambda: engine.scans == [tuple(folders)])
    line = window.status_bar.lines[0]
    assert window.status_bar.isVisible()
    wait(lambda: line.text.text().startswith("10 of 100 photos  ·  12 faces"))
    line.pause.click()
    assert "paused" in line.text.text()
    line.pause.click()
    engine.scan_gate.set()
    wait(lambda: not window.status_bar.isVisible())
    assert "Scanned: 100 new photos, 120 faces." in told(window)


def test_it_is_shown_where_folders_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    folders, ours = QMimeData(), DragData(PEOPLE, [1], list)
    folders.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    for data, taken in ((folders, True), (ours, False)):
        entered = QDragEnterEvent(
            QPoint(600, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(window, entered)
        assert entered.isAccepted() == taken
        assert window.drop_overlay.isVisible() == taken
        assert window.drop_overlay.size() == window.stack.size() or not taken
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert not window.drop_overlay.isVisible()
    drop(window, folders.urls())
    assert not window.drop_overlay.isVisible()


@pytest.fixture
def asked(engine: FakeEngine) -> list[int | None]:
    """About whom questions were asked for: those about person 1 and all who have no name."""
    made: list[int | None] = []

    def questions(limit: int = 50, person: int | None = None, job: object = None) -> list[Question]:
        made.append(person)
        unnamed = [p for p in engine.people.all() if p.name is None and p.id != 1]
        return [
            Question(1, None, one.id, (engine.people.face_ids(one.id)[0],), 0.5, 0.9, 1)
            for one in unnamed
            if person in (None, 1) or person == one.id
        ]

    engine.review.questions = questions  # type: ignore[method-assign]
    return made


def test_the_number_beside_review_is_of_this_library(
    window: MainWindow, asked: list[int | None], wait: Wait, tmp_path: Path
) -> None:
    """Known after a scan, without a look at the page, and after a restart."""
    button = window.side_bar.button("review")
    assert button is not None
    assert button.count is None
    first = window.session.path
    assert first is not None
    window.session.scan([tmp_path])
    wait(lambda: button.count == 2)
    assert isinstance(window.page, PeoplePage)
    for library, count in ((tmp_path / "other.photoclust", None), (first, 2)):
        window.open_library(library)
        wait(lambda library=library: window.session.path == library and window.page is not None)
        wait(lambda count=count: button.count == count)
    assert len(asked) == 1


def test_the_number_beside_review_follows_scans_and_decisions(
    window: MainWindow, engine: FakeEngine, asked: list[int | None], wait: Wait, tmp_path: Path
) -> None:
    """In the next pause, whether anybody has opened the page, and about whomever it asks."""
    button = window.side_bar.button("review")
    assert button is not None
    pause = window.recount._pause

    def decided(decide: Callable[[], object], count: int | None) -> None:
        decide()
        wait(pause.isActive)
        assert pause.interval() >= PAUSE_MS
        pause.setInterval(0)
        wait(lambda: button.count == count and not window.session.jobs)

    decided(lambda: window.session.apply(Name(2, "Ben")), 1)
    assert asked == [None]
    counts: list[int | None] = []
    window._page("review").count_changed.connect(counts.append)
    decided(window.session.undo, 2)
    assert None not in counts
    window.show_page("review", {"person": 3})
    wait(lambda: asked == [None, None, 3] and not window.session.jobs)
    assert button.count == 2
    window.show_page("people")
    decided(lambda: window.session.apply(Merge(1, (2, 3))), None)
    window.show_page("review")
    window.show_page("people")
    wait(lambda: not window.session.jobs)
    asked.clear()
    engine.known[9] = replace(engine.known[1], id=9, name=None)
    engine.homes[90] = 9
    window.session.scan([tmp_path])
    wait(lambda: button.count == 1)
    assert asked == [None]


class Windows(QObject):
    """What is shown as a window of its own while this filters the application's events."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_a_window_while_it_is_made(
    window: MainWindow, qapp: QApplication
) -> None:
    """It would flash up, and take the keyboard from where somebody types."""
    windows = Windows()
    qapp.installEventFilter(windows)
    for name in window.specs:
        window._page(name)
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_a_scan_is_cancelled_from_the_strip(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    engine.scan_gate.clear()
    drop(window, [QUrl.fromLocalFile(str(tmp_path))])
    wait(lambda: bool(engine.scans))
    window.status_bar.lines[0].cancel.click()
    wait(lambda: not window.session.scanning)
    assert told(window) == ["The scan was stopped. What was found so far is kept."]


def test_photos_of_another_version_are_looked_at_again(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    path = window.session.path
    assert path is not None
    engine.outdated = 3
    engine.scan_gate.clear()
    window.open_library(path)
    wait(lambda: window.session.scanning)
    line = window.status_bar.lines[0]
    assert line.running.title == "Looking again"
    wait(lambda: line.text.text().startswith("0 of 3"))
    assert "looks at 3 photos again while you go on" in told(window)[-1]
    line.cancel.click()
    wait(lambda: not window.session.scanning)
    assert told(window)[-1] == "Stopped looking again. The next start goes on where this one ended."
    engine.scan_gate.set()
    window.open_library(path)
    wait(lambda: told(window)[-1] == "3 photos looked at again.")


def test_a_dropped_photo_is_shown(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    """One of a folder that is not scanned, of one that is, and a file that is no photo."""
    engine.photos.details = lambda ids: [engine.photos.get(photo) for photo in ids]  # type: ignore[method-assign]
    engine.photos.ids = lambda *_: np.array([1, 2, 3])  # type: ignore[method-assign]
    files = [tmp_path / name for name in ("2.jpg", "other.txt")]
    for file in files:
        file.write_bytes(b"x")
    drop(window, [QUrl.fromLocalFile(str(files[0]))])
    wait(lambda: bool(told(window)))
    name = tmp_path.name
    assert told(window) == [f"1 photo in “{name}”, which is not one of your folders."]
    assert engine.scans == []
    window.messages.toasts.toasts()[0].button.click()
    wait(lambda: isinstance(window.page, PhotoPage))
    assert engine.scans == [(tmp_path,)]
    page = window.page
    assert isinstance(page, PhotoPage)
    wait(lambda: page.title.text() == "2.jpg")
    engine.folders.roots = lambda: [tmp_path]  # type: ignore[method-assign]
    window.show_page("people")
    drop(window, [QUrl.fromLocalFile(str(files[0]))])
    wait(lambda: isinstance(window.page, PhotoPage))
    drop(window, [QUrl.fromLocalFile(str(files[1]))])
    wait(lambda: "other.txt is no photo that can be read." in told(window))


def test_what_is_not_here_gets_a_sentence(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    drop(window, [QUrl("https://example.org/a")])
    wait(lambda: len(told(window)) == 1)
    assert told(window)[0] == "https://example.org/a is not on this computer. Save it here first."
    drop(window, [QUrl("https://example.org/a"), QUrl("https://example.org/b")])
    wait(lambda: len(told(window)) == 2)
    assert told(window)[1] == "2 things were not added."
    assert engine.scans == []


def test_a_decision_can_be_undone_from_its_message_and_by_keys(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    actions = window.context.actions
    assert not actions["undo"].isEnabled()
    window.session.apply(Name(1, "Anna"))
    wait(lambda: told(window) == ["Gave person 1 the name 'Anna'."])
    assert actions["undo"].text() == "Undo: Gave person 1 the name 'Anna'"
    window.messages.toasts.toasts()[0].button.click()
    wait(lambda: engine.known[1].name is None)
    wait(lambda: actions["redo"].isEnabled())
    window.activateWindow()
    wait(window.isActiveWindow)
    QTest.keyClick(
        window,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    wait(lambda: engine.known[1].name == "Anna")
    wait(lambda: actions["undo"].isEnabled())
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: engine.known[1].name is None)


def test_there_is_one_undo_button_and_it_means_the_latest(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    window.session.apply(Name(1, "Anna"))
    window.session.apply(Name(2, "Ben"))
    wait(lambda: told(window) == ["Gave person 2 the name 'Ben'."])
    window.session.undo()
    wait(lambda: told(window) == ["Undone: Gave person 2 the name 'Ben'."])
    assert not window.messages.toasts.toasts()[0].button.isVisible()


def test_albums_that_a_scan_passed_over_are_told_of(window: MainWindow) -> None:
    window.session.scan_ended.emit(ScanReport(albums=[Path("/albums")]))
    passed = "1 folder of exported albums passed over."
    assert told(window) == [f"Scanned: 0 new photos, 0 faces. {passed}"]


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        (0, "Your folders are away. 7 photos cannot be reached just now; nothing is lost."),
        (
            5,
            "Scanned: 2 new photos, 3 faces. 7 photos cannot be reached just now; nothing is lost.",
        ),
    ],
)
def test_a_folder_that_is_away_is_told_of(window: MainWindow, seen: int, text: str) -> None:
    found = ScanReport(seen=seen, new=2, faces=3) if seen else ScanReport()
    window.session.scan_ended.emit(replace(found, offline=7))
    assert told(window) == [text]


def test_faces_that_a_changed_picture_left_behind_are_told_of(window: MainWindow) -> None:
    message = Message("faces-left-behind", {"count": 2})
    left = Failure(Path("a.jpg"), "remark", message)
    window.session.scan_ended.emit(ScanReport(changed=1, left_behind=[left]))
    assert told(window)[-1] == "1 changed photo with faces that were not found again."
    window.messages.toasts.toasts()[-1].button.click()
    assert isinstance(window.page, ProblemsPage)


def test_a_click_vouches_for_what_a_name_does_not(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    engine.doubtful = Vouching(kept=(2,), left=(3, 4))
    window.session.apply(Name(1, "Anna"))
    wait(lambda: len(told(window)) == 2)
    assert told(window)[1] == "Anna: 3 faces of the group may show somebody else."
    assert window.messages.toasts.toasts()[1].button.text() == "All are right"
    engine.homes[3] = None
    window.messages.toasts.toasts()[1].button.click()
    wait(lambda: engine.homes[3] == 1)


def test_new_photos_are_a_click_away(window: MainWindow, engine: FakeEngine, wait: Wait) -> None:
    engine.photos.details = lambda ids: [engine.photos.get(photo) for photo in ids]  # type: ignore[method-assign]
    window.session.scan_ended.emit(ScanReport(new=2, arrived=[7, 9]))
    (toast,) = window.messages.toasts.toasts()
    assert toast.button.text() == "Show them"
    toast.button.click()
    page = window.page
    assert isinstance(page, PhotoPage)
    wait(lambda: page.subtitle.text() == "1 of 2")


def test_what_a_scan_brings_is_marked_until_it_is_seen(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    people, novelty = window.context.people, window.context.novelty
    engine.scan_gate.clear()
    window.session.scan([tmp_path])
    wait(lambda: bool(engine.scans))
    engine.homes.update({30: 2, 31: 2})
    engine.scan_gate.set()
    wait(lambda: not window.session.scanning and novelty.of(2) == 2)
    assert [novelty.of(person) for person in people.ids] == [0, 2, 0]
    page = window.page
    assert isinstance(page, PeoplePage)
    index = page.wall.portraits.index(1)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Unnamed, 10 photos, 2 new faces"
    marked = page.wall.grab().toImage()
    window.session.apply(Name(1, "Anna"))
    wait(lambda: people.find("Anna") is not None)
    assert novelty.of(1) == 0, "what the user does is no news"
    window.show_page("person", {"person": 2})
    assert novelty.of(2) == 0
    window.go_back()
    assert page.wall.grab().toImage() != marked


def test_photos_that_come_into_the_folders_are_told_of(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    engine.waiting = 12
    window.folder_watch.look()
    wait(lambda: told(window) == ["12 new photos in your folders."])
    window.folder_watch.look()
    wait(lambda: not window.folder_watch._looking)
    assert len(told(window)) == 1, "told once"
    button = window.side_bar.button("folders")
    assert button is not None
    assert button.count == 12
    window.messages.toasts.toasts()[0].leave()
    window.show_page("folders")
    assert told(window) == ["12 new photos in your folders."], "whoever was away is told, too"
    window.messages.toasts.toasts()[0].button.click()
    wait(lambda: engine.scans == [()])
    wait(lambda: not button.count)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_the_space_bar_does(window: MainWindow, key: Qt.Key) -> None:
    button = window.side_bar.button("history")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, key)
    assert window.page is not None
    assert window.page.spec.name == "history"


def test_enter_in_a_field_presses_no_button_that_gets_the_focus_by_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    field = QLineEdit(window)
    field.show()
    button = window.side_bar.button("history")
    assert button is not None
    field.returnPressed.connect(button.setFocus)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert button.hasFocus()
    assert window.page is not None
    assert window.page.spec.name == "people"


def test_the_title_says_how_far_a_scan_is(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    assert window.windowTitle() == "fake – photoclust"
    engine.scan_gate.clear()
    window.session.scan([tmp_path])
    wait(lambda: window.windowTitle() == "10 % – fake – photoclust")
    engine.scan_gate.set()
    wait(lambda: window.windowTitle() == "fake – photoclust")


def test_new_problems_lead_to_their_list_and_old_ones_are_not_told_again(
    window: MainWindow,
) -> None:
    old, new = (Failure(Path(name), "read", Message("file-empty")) for name in ("old", "new"))
    window.session.scan_ended.emit(ScanReport(new=1, failures=[old]))
    assert told(window) == ["Scanned: 1 new photo, 0 faces."]
    window.session.scan_ended.emit(ScanReport(failures=[old, new], new_failures=[new]))
    *_, toast = window.messages.toasts.toasts()
    assert toast.text == "1 new problem reading your folders."
    toast.button.click()
    assert isinstance(window.page, ProblemsPage)


def test_an_empty_library_says_what_to_do(qtbot: QtBot, wait: Wait) -> None:
    window = make_window(Preferences(), Session(maker(FakeEngine())))
    window.show()
    window.open_library(Path("new.photoclust"))
    wait(lambda: window.context.people.is_loaded)
    page = window.page
    assert isinstance(page, PeoplePage)
    assert page.no_people.title.text() == "Drop your photo folders here"
    assert page.no_people.button.isVisible()
    assert window.focusWidget() is page.no_people.button
    assert not page.bar.isVisible()
    german = page.no_people.languages.findChildren(QPushButton)[1]
    assert german.isVisible()
    assert german.text() == "Deutsch"
    german.click()
    assert window.preferences.language == "de"
    assert page.no_people.place.text() == "new.photoclust"
    asked: list[str] = []
    for name, button in (("library.new", page.no_people.elsewhere), ("demo", page.no_people.demo)):
        action = window.context.actions[name]
        action.triggered.disconnect()
        action.triggered.connect(partial(asked.append, name))
        button.click()
    assert asked == ["library.new", "demo"]
    page.no_people.say_scanning()
    assert not german.isVisible()
    assert not page.no_people.demo.isVisible()
    window.close()
    window.deleteLater()


def test_a_second_window_on_a_library_is_told_in_place(qtbot: QtBot, wait: Wait) -> None:
    engine = FakeEngine()
    engine.locked_by_another = True
    window = make_window(Preferences(), Session(maker(engine)))
    window.show()
    window.open_library(Path("taken.photoclust"))
    wait(lambda: window.stack.currentWidget() is window.library_error)
    assert not window.side_bar.isEnabled()
    assert window.library_error.text.text() == (
        "The library taken.photoclust is open in another window. Go to that window, or close it."
    )
    window.show_page("people")
    assert window.page is None
    engine.locked_by_another = False
    window.library_error.button.click()
    wait(lambda: isinstance(window.page, PeoplePage))
    window.close()
    window.deleteLater()


def test_a_library_that_cannot_be_opened_leaves_no_way_into_the_one_before(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    window.session.apply(Name(1, "Anna"))
    window.show_page("history")
    wait(window.context.actions["undo"].isEnabled)
    engine.locked_by_another = True
    window.open_library(Path("taken.photoclust"))
    wait(lambda: window.stack.currentWidget() is window.library_error)
    assert [n for n in ("undo", "redo", "back") if window.context.actions[n].isEnabled()] == []
    window.go_back()
    assert window.page is None


def test_another_library_is_opened_by_a_dialog_that_opens(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wait: Wait
) -> None:
    other = tmp_path / "other.photoclust"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window.context.actions["library.open"].trigger()
    wait(lambda: window.session.path == other)
    assert window.preferences.library == other


def test_closing_while_scanning_asks_nothing(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    engine.scan_gate.clear()
    window.session.scan([tmp_path])
    wait(lambda: bool(engine.scans))
    assert window.close()
    assert engine.closed


def test_a_scan_that_was_cut_off_goes_on_next_time(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot, wait: Wait, tmp_path: Path
) -> None:
    engine.scan_gate.clear()
    window.session.scan([tmp_path])
    wait(lambda: engine.scans == [(tmp_path,)])
    window.close()
    engine.scan_gate.set()
    for scans in ([()], []):
        again = FakeEngine.with_people(3)
        second = make_window(Preferences(), Session(maker(again)))
        second.show()
        second.open_library(Path("fake.photoclust"))
        wait(lambda second=second: second.context.people.is_loaded)
        wait(lambda second=second: not second.session.scanning)
        assert again.scans == scans
        second.close()
        second.deleteLater()


def test_looking_again_that_was_cut_off_goes_on_as_a_scan(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    """Which looks at the photos that are due, so that no update is needed beside it."""
    engine.outdated = 3
    window.preferences.set_text(UNFINISHED, str(tmp_path / "due.photoclust"))
    window.open_library(tmp_path / "due.photoclust")
    wait(lambda: engine.scans == [()] and not window.session.jobs)
    assert told(window) == ["Scanned: 100 new photos, 120 faces."]


def test_what_breaks_is_told_and_the_window_lives_on(
    window: MainWindow, wait: Wait, caplog: pytest.LogCaptureFixture
) -> None:
    crashes = CrashReporter(window)
    crashes.crashed.connect(window.messages.complain)
    crashes._on_error(ValueError, ValueError("oh"), None)
    wait(lambda: bool(told(window)))
    assert told(window) == [
        "Something went wrong inside photoclust: ValueError: oh."
        " Nothing that was saved is lost; try again."
    ]
    assert "Unexpected error" in caplog.text
    assert window.isVisible()


@pytest.mark.parametrize("work", ["quick", "long", "scan"])
def test_a_worker_that_breaks_is_told_and_the_window_goes_on(
    window: MainWindow,
    engine: FakeEngine,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    work: str,
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    session = window.session
    if work == "quick":
        session.ask(crash, crash, window)
    elif work == "long":
        session.start(crash, "Something")
    else:
        with monkeypatch.context() as patch:
            patch.setattr(engine.photos, "scan", crash)
            session.scan([Path("/photos")])
            wait(lambda: not session.jobs)
    wait(lambda: bool(told(window)))
    assert told(window) == [
        "Something went wrong inside photoclust: ZeroDivisionError: oh."
        " Nothing that was saved is lost; try again."
    ]
    assert "Unexpected error" in caplog.text
    wait(lambda: not session.jobs and not window.status_bar.isVisible())
    window.show_page("history")
    session.apply(Name(1, "Anna"))
    wait(lambda: engine.known[1].name == "Anna")
    session.scan([Path("/photos")])
    wait(lambda: "Scanned: 100 new photos, 120 faces." in told(window))


def test_place_and_size_are_remembered(window: MainWindow) -> None:
    window.resize(880, 620)
    window.close()
    again = make_window(Preferences(), Session(maker(FakeEngine())))
    assert (again.width(), again.height()) == (880, 620)
    again.close()
    again.deleteLater()


@pytest.mark.parametrize(
    ("room", "size"),
    [((2000, 1600), (1200, 740)), ((1067, 667), (1051, 627)), ((800, 500), (880, 600))],
    ids=["large", "1600 x 1000 at 150 %", "smaller than can be"],
)
def test_the_first_window_is_no_larger_than_the_screen(
    window: MainWindow, room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert window._first_size(QSize(*room)) == QSize(*size)


def test_a_late_event_of_a_former_size_does_not_collapse_the_side_bar(window: MainWindow) -> None:
    wide = window.side_bar.width()
    QApplication.sendEvent(window, QResizeEvent(QSize(900, 700), QSize(1200, 800)))
    assert window.side_bar.width() == wide


def test_only_the_library_thread_and_the_thumbnails_ask_the_engine(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    cover = engine.people.all()[0].cover
    engine.threads.clear()
    assert cover is not None
    wait(lambda: window.context.thumbnails.pixmap(cover) is not None)
    window.context.people.refresh()
    wait(lambda: "library" in engine.threads)
    assert engine.threads <= {"library", "thumbnails"}


def test_every_button_and_field_has_a_name_for_screen_readers(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for widget in window.findChildren(kind):
            if widget.objectName().startswith("qt_") or not widget.isVisible():
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_the_window_starts_without_the_heavy_libraries() -> None:
    """Torch takes seconds to import, and showing people needs none of it."""
    code = (
        "import sys, ui.app, ui.pages.people;"
        "print(sorted({'torch', 'cv2', 'sklearn', 'hdbscan', 'scipy', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_side_bar_shows_where_one_is(window: MainWindow) -> None:
    marked = []
    visits: list[tuple[str, dict[str, object]]] = [
        ("history", {}),
        ("person", {"person": 1}),
        ("settings", {}),
        ("photo", {}),
        ("person", {"person": None}),
        ("people", {}),
    ]
    for name, what in visits:
        window.show_page(name, what)
        pages = ("people", "unsorted", "photos", "history", "settings")
        marked += [one for one in pages if window.side_bar.button(one).isChecked()]
    assert marked == ["history", "people", "settings", "photos", "unsorted", "people"]


def test_unsorted_has_a_place_with_a_count(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    button = window.side_bar.button("unsorted")
    assert button is not None
    assert not button.count
    engine.homes[1] = engine.homes[2] = None
    window.session.refresh_people()
    wait(lambda: button.count == 2)
    page = window.page
    assert isinstance(page, PeoplePage)
    page.wall.selectAll()
    window.activateWindow()
    wait(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    shown = window.page
    assert isinstance(shown, PersonPage)
    wait(lambda: list(shown.faces.grid.ids) == [1, 2])
    window.open_library(Path("new.photoclust"))
    engine.homes.clear()
    wait(lambda: not button.count)


def test_no_key_means_one_thing_in_the_window_and_another_on_a_page(window: MainWindow) -> None:
    """Qt carries out neither of two actions that have the same key."""
    for name in window.specs:
        window.show_page(name)
    window.show_page("person", {"person": 1})
    of_pages: set[str] = set()
    everywhere: set[str] = set()
    for action in window.findChildren(QAction):
        inside = action.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys = of_pages if inside else everywhere
        keys.update(key.toString() for key in action.shortcuts())
    assert "Ctrl+1" in everywhere
    assert "Ctrl+T" in of_pages
    assert of_pages & everywhere == set()
