from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from photoclust import Edit, Patch
from photoclust.types import PersonState
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine, maker
from ui.app import make_window
from ui.desktop.drag_data import FACES, PEOPLE, DragData
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.state.people_filter import Order, Show
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.widgets.face_picture import FacePicture
from ui.widgets.name_edit import NameEdit
from ui.widgets.person_chooser import PersonChooser
from ui.widgets.person_list import NEW
from ui.widgets.plain_text import PlainLabel
from ui.window import MainWindow

NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(host: Host, wait: Wait) -> PeoplePage:
    host.show_page("people")
    made = host.page
    assert isinstance(made, PeoplePage)
    wait(lambda: len(made.wall.ids) > 0)
    host.activateWindow()
    made.wall.setFocus()
    return made


def editor(page: PeoplePage) -> NameEdit:
    fields = [f for f in page.wall.findChildren(NameEdit) if f.isVisible()]
    assert len(fields) == 1
    return fields[0]


def know(page: PeoplePage, engine: FakeEngine, name: str, wait: Wait) -> None:
    """Person 1 has this name, and the page knows it."""
    engine.known[1] = replace(engine.known[1], name=name)
    page.people.refresh()
    wait(lambda: page.people.find(name) is not None)


def type_name(page: PeoplePage, name: str) -> None:
    """Onto what is selected: the first letter opens the field."""
    QTest.keyClicks(page.wall, name[0])
    QTest.keyClicks(editor(page), name[1:])
    QTest.keyClick(editor(page), Qt.Key.Key_Return)


def rename(page: PeoplePage, name: str) -> None:
    """What is selected, in a field with its name."""
    QTest.keyClick(page.wall, Qt.Key.Key_F2)
    QTest.keyClicks(editor(page), name)
    QTest.keyClick(editor(page), Qt.Key.Key_Return)


def drop(page: PeoplePage, data: QMimeData, onto: int) -> bool:
    row = page.wall.portraits.row_of(onto)
    assert row is not None
    page.wall.doItemsLayout()
    at = page.wall.visualRect(page.wall.portraits.index(row)).center()
    arguments = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(at, *arguments)
    QApplication.sendEvent(page.wall.viewport(), entered)
    dropped = QDropEvent(QPointF(at), *arguments)
    QApplication.sendEvent(page.wall.viewport(), dropped)
    return entered.isAccepted() and dropped.isAccepted()


def test_a_name_is_typed_straight_onto_a_portrait(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.select([2])
    type_name(page, "mia")
    wait(lambda: engine.known[2].name == "mia")
    wait(lambda: list(page.wall.ids) == [2, 1, 3])
    # The next portrait is ready to be named.
    wait(lambda: page.wall.selected() == [3])
    assert not page.wall.is_editing


def test_whoever_types_on_while_a_name_is_kept_names_the_next_one(
    page: PeoplePage, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, apply = threading.Event(), engine.history.apply

    def slowly(edit: Edit) -> Patch:
        ready.wait(10)
        return apply(edit)

    monkeypatch.setattr(engine.history, "apply", slowly)
    page.wall.select([1])
    for name in ("anna", "ben", "carl"):
        type_name(page, name)
    assert engine.known[1].name is None
    ready.set()
    wait(lambda: [engine.known[person].name for person in (1, 2, 3)] == ["anna", "ben", "carl"])


def test_after_the_last_portrait_the_first_without_a_name_is_named(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    """Who types on means somebody else, not the one just named."""
    engine.known[1] = replace(engine.known[1], name="Anna")
    page.session.refresh_people()
    wait(lambda: len(page.people.named()) == 1)
    page.wall.select([3])
    for name in ("carl", "ben"):
        type_name(page, name)
    wait(lambda: [engine.known[person].name for person in (1, 2, 3)] == ["Anna", "ben", "carl"])


def test_there_is_one_question_at_a_time(page: PeoplePage, engine: FakeEngine, wait: Wait) -> None:
    engine.known[1] = replace(engine.known[1], name="Anna")
    engine.known[2] = replace(engine.known[2], name="Ben")
    page.session.refresh_people()
    wait(lambda: len(page.people.named()) == 2)
    page.wall.delegate.merged.emit(3, 1)
    wait(page.same_name.isVisible)
    page.wall.people_dropped.emit(1, [2])
    assert page.merge_bar.isVisible()
    assert not page.same_name.isVisible()
    page.wall.delegate.merged.emit(3, 1)
    wait(page.same_name.isVisible)
    assert not page.merge_bar.isVisible()


def test_nobody_is_named_out_of_sight(page: PeoplePage, wait: Wait) -> None:
    page.wall.setFixedSize(260, 240)
    bar = page.wall.verticalScrollBar()
    wait(lambda: bar.maximum() > 0)
    page.wall.select([1])
    bar.setValue(bar.maximum())
    assert page.wall.visualRect(page.wall.currentIndex()).top() < 0
    QTest.keyClick(page.wall, Qt.Key.Key_A)
    assert editor(page).text() == "a"
    assert page.wall.viewport().rect().contains(page.wall.visualRect(page.wall.currentIndex()))


def test_the_next_portrait_is_not_named_under_the_messages(
    page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead: list[int] = []
    monkeypatch.setattr(page.wall, "scroll_ahead", ahead.append)
    page.wall.delegate.named.emit(1, "Anna")
    assert ahead == [2]


def test_a_name_that_is_taken_merges_after_one_look(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.select([1])
    rename(page, "Anna")
    wait(lambda: page.people.find("Anna") is not None)
    page.wall.select([3])
    rename(page, "anna")
    wait(page.same_name.isVisible)
    wait(lambda: page.window().focusWidget() is page.same_name.same[0])
    assert 3 in engine.known
    QTest.keyClick(page.same_name.same[0], Qt.Key.Key_Return)
    wait(lambda: list(page.wall.ids) == [1, 2])
    assert engine.homes[24] == 1
    assert page.window().focusWidget() is page.wall


def test_another_one_of_a_name_that_is_taken(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    know(page, engine, "Anna", wait)
    page.wall.select([2])
    rename(page, "Anna")
    wait(page.same_name.isVisible)
    page.same_name.another.click()
    wait(lambda: page.people.title(2) == "Anna (#2)")
    assert page.people.title(1) == "Anna (#1)"
    # The next portrait is ready to be named.
    assert page.wall.selected() == [3]
    # Of several the name alone chooses nobody.
    rename(page, "anna (#2)")
    wait(page.same_name.isVisible)
    assert [b.text() for b in page.same_name.same if b.isVisible()] == ["Anna (#2)", "Anna (#1)"]
    page.same_name.leave.click()
    assert len(engine.known) == 3


def test_a_name_chosen_from_the_list_merges_once(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    know(page, engine, "Anna", wait)
    complaints: list[str] = []
    page.session.failed.connect(lambda message, _: complaints.append(message))
    page.wall.select([3])
    QTest.keyClick(page.wall, Qt.Key.Key_A)
    popup = editor(page).completer().popup()
    assert popup is not None
    wait(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    wait(page.same_name.isVisible)
    wait(lambda: not page.wall.is_editing)
    page.same_name.same[0].click()
    wait(lambda: list(page.wall.ids) == [1, 2])
    assert complaints == []
    assert len(engine.entries) == 1


def test_a_name_that_is_part_of_another_is_complete_with_enter(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    """While the longer name is offered, keys go to the list of names, and Enter too."""
    know(page, engine, "Johnny", wait)
    page.wall.select([2])
    QTest.keyClick(page.wall, Qt.Key.Key_J)
    QTest.keyClicks(editor(page), "ohn")
    popup = editor(page).completer().popup()
    assert popup is not None
    wait(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    wait(lambda: engine.known[2].name == "john")
    assert not page.wall.is_editing
    assert page.wall.selected() == [3]
    assert len(engine.entries) == 1


def test_a_name_that_cannot_be_stays_to_be_mended(page: PeoplePage, engine: FakeEngine) -> None:
    page.wall.select([1])
    QTest.keyClick(page.wall, Qt.Key.Key_F2)
    field = editor(page)
    field.setText("x" * 10_000)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.wall.is_editing
    assert len(editor(page).text()) == 10_000
    assert engine.entries == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not page.wall.is_editing


def test_the_wall_waits_while_a_name_is_typed(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.select([1])
    QTest.keyClick(page.wall, Qt.Key.Key_F2)
    QTest.keyClicks(editor(page), "An")
    engine.known[9] = replace(engine.known[3], id=9, name="Nina")
    page.people.refresh()
    wait(lambda: 9 in page.people)
    assert editor(page).text() == "An"
    assert 9 not in page.wall.ids
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    wait(lambda: 9 in page.wall.ids)


def test_a_key_merges_those_selected_into_the_named_one(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    engine.known[3] = replace(engine.known[3], name="Carl")
    page.people.refresh()
    wait(lambda: page.wall.ids[0] == 3)
    page.wall.select([1, 3])
    QTest.keyClick(page.wall, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: list(page.wall.ids) == [3, 2])
    assert engine.known[3].name == "Carl"
    page.session.undo()
    wait(lambda: sorted(page.wall.ids) == [1, 2, 3])


def test_two_who_have_names_are_merged_when_that_is_meant(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    for number, name in ((1, "Anna"), (3, "Carl")):
        engine.known[number] = replace(engine.known[number], name=name)
    page.people.refresh()
    wait(lambda: len(page.people.named()) == 2)
    assert drop(page, DragData(PEOPLE, [3], list), onto=1)
    assert page.merge_bar.isVisible()
    assert page.merge_bar.text.text() == "Anna and Carl become one person, whose name is Anna."
    shown = [p.face for p in page.merge_bar.findChildren(FacePicture) if p.isVisible()]
    assert shown == [21, 1]
    page.merge_bar.leave.click()
    assert engine.entries == []
    assert page.wall.hasFocus()
    page.wall.select([1, 3])
    page.merge_selected()
    page.merge_bar.merge.click()
    wait(lambda: 3 not in engine.known)
    assert not page.merge_bar.isVisible()


def test_a_portrait_dragged_onto_another_merges(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    assert drop(page, DragData(PEOPLE, [3], list), onto=1)
    wait(lambda: list(page.wall.ids) == [1, 2])
    assert {face for face, home in engine.homes.items() if home == 1} >= {21, 22, 23, 24}


def test_a_portrait_dropped_on_itself_does_nothing(page: PeoplePage, engine: FakeEngine) -> None:
    assert not drop(page, DragData(PEOPLE, [1], list), onto=1)
    assert engine.entries == []


def test_faces_dropped_on_a_portrait_move_there(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    assert drop(page, DragData(FACES, [21, 22], list), onto=1)
    wait(lambda: engine.homes[21] == engine.homes[22] == 1)


@pytest.mark.usefixtures("window")  # which takes folders
def test_folders_dropped_on_the_wall_are_scanned(
    page: PeoplePage, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    assert drop(page, data, onto=1)
    wait(lambda: engine.scans == [(tmp_path,)])
    wait(lambda: not page.session.scanning)
    assert [entry.text for entry in engine.history.entries()] == []


def test_dragging_out_carries_the_photos(page: PeoplePage) -> None:
    data = page.wall.portraits.mimeData([page.wall.portraits.index(2)])
    assert data.hasUrls()
    assert [url.toLocalFile() for url in data.urls()] == [
        f"/photos/one/{photo}.jpg" for photo in (21, 22, 23, 24)
    ]


def test_delete_ignores_and_the_filter_brings_back(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.select([2])
    QTest.keyClick(page.wall, Qt.Key.Key_Delete)
    wait(lambda: list(page.wall.ids) == [1, 3])
    page.bar.show_ = Show.IGNORED
    page.bar.changed.emit()
    assert list(page.wall.ids) == [2]
    page.wall.select([2])
    page.context.actions["people.show"].trigger()
    wait(lambda: engine.known[2].state is PersonState.VISIBLE)
    wait(lambda: page.stack.currentWidget() is page.no_people)
    assert page.no_people.title.text() == "Nobody is ignored"


def test_many_are_ignored_in_one_step(page: PeoplePage, engine: FakeEngine, wait: Wait) -> None:
    page.wall.select([1, 2])
    QTest.keyClick(page.wall, Qt.Key.Key_Delete)
    wait(lambda: list(page.wall.ids) == [3])
    assert len(engine.entries) == 1


def together(page: PeoplePage, name: str) -> PersonChooser:
    """Type a name onto several portraits."""
    QTest.keyClicks(page.wall, name[0])
    chooser = page.findChildren(PersonChooser)[-1]
    QTest.keyClicks(chooser.field, name[1:])
    assert chooser.field.text() == name
    return chooser


def test_typing_gives_several_one_name_after_a_look(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.select([1, 3])
    assert page.subtitle.text().endswith("type a name for all of them")
    chooser = together(page, "ines")  # the first letter ignores nobody
    shown = [picture.face for picture in chooser.findChildren(FacePicture)]
    assert shown == [1, 21]
    assert [p.text() for p in chooser.findChildren(PlainLabel)][1] == "2 people become one person."
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    wait(lambda: list(page.wall.ids) == [1, 2])
    assert engine.known[1].name == "ines"
    assert len(engine.entries) == 1
    page.session.undo()
    wait(lambda: list(page.wall.ids) == [1, 2, 3])
    assert engine.known[1].name is None


def test_the_name_of_somebody_else_joins_them_all(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    engine.known[2] = replace(engine.known[2], name="Ines")
    page.people.refresh()
    wait(lambda: page.people.find("Ines") is not None)
    page.wall.select([1, 3])
    chooser = together(page, "ines")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    wait(lambda: list(page.wall.ids) == [2])
    assert len(engine.entries) == 1
    assert engine.known[2].name == "Ines"


def test_several_become_another_one_of_a_name(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    engine.known[2] = replace(engine.known[2], name="Ines")
    page.people.refresh()
    wait(lambda: page.people.find("Ines") is not None)
    page.wall.select([1, 3])
    chooser = together(page, "Ines")
    assert chooser.list.keys == [NEW, 2]
    QTest.keyClick(chooser.field, Qt.Key.Key_Up)
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    wait(lambda: sorted(page.wall.ids) == [1, 2])
    assert [engine.known[number].name for number in (1, 2)] == ["Ines", "Ines"]
    assert len(engine.entries) == 1


def test_letters_of_an_input_method_begin_a_name_too(page: PeoplePage) -> None:
    page.wall.select([1, 3])
    event = QInputMethodEvent()
    event.setCommitString("김")
    QApplication.sendEvent(page.wall, event)
    assert page.findChildren(PersonChooser)[-1].field.text() == "김"


def test_where_everybody_is_ignored_that_is_said(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.selectAll()
    QTest.keyClick(page.wall, Qt.Key.Key_Delete)
    wait(lambda: page.no_people.title.text() == "Everybody is ignored")
    page.no_people.button.click()
    assert sorted(page.wall.ids) == [1, 2, 3]


def test_only_who_has_a_name_can_lose_it(page: PeoplePage, engine: FakeEngine, wait: Wait) -> None:
    know(page, engine, "Anna", wait)
    unname = page.context.actions["people.unname"]
    for chosen, can in (([1], True), ([2], False), ([1, 2], False)):
        page.wall.select(chosen)
        assert unname.isEnabled() == can


def test_the_keyboard_stays_on_the_wall(page: PeoplePage, wait: Wait) -> None:
    page.wall.select([1, 2])
    merge = page._buttons[0]
    QTest.mouseClick(merge, Qt.MouseButton.LeftButton)
    wait(lambda: list(page.wall.ids) == [1, 3])
    assert page.wall.hasFocus()


def test_search_shows_who_fits_and_says_when_nobody_does(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    QTest.keyClicks(page.search, "8 photos")
    wait(lambda: list(page.wall.ids) == [2])
    assert page.subtitle.text() == "1 person of 3"
    QTest.keyClicks(page.search, "zzz")
    wait(lambda: page.stack.currentWidget() is page.no_people)
    assert page.no_people.title.text() == "Nobody found"
    page.no_people.button.click()
    assert list(page.wall.ids) == [1, 2, 3]
    assert page.search.text() == ""


def test_a_folder_narrows_the_wall(page: PeoplePage, wait: Wait) -> None:
    wait(lambda: page.bar.folders.count() == 3)
    page.bar.folders.setCurrentIndex(1)
    wait(lambda: list(page.wall.ids) == [1, 3])
    page.bar.folders.setCurrentIndex(0)
    wait(lambda: list(page.wall.ids) == [1, 2, 3])


def test_dates_narrow_the_wall(page: PeoplePage, engine: FakeEngine, wait: Wait) -> None:
    engine.known[1] = replace(engine.known[1], first="2020-01-01T00:00:00", last="2020-12-31")
    engine.known[2] = replace(engine.known[2], first="2021-05-01", last="2022-01-01T10:00:00")
    page.people.refresh()
    wait(lambda: page.people.people[0].last is not None)
    page.bar.dates.since.setDate(page.bar.dates.since.date().fromString("2022-01-01", "yyyy-MM-dd"))
    page.bar.dates.until.setDate(page.bar.dates.since.date())
    page.bar.dates._apply()
    assert list(page.wall.ids) == [2]
    page.bar.dates.clear()
    assert list(page.wall.ids) == [1, 2, 3]


def test_the_order_is_remembered(page: PeoplePage, engine: FakeEngine, wait: Wait) -> None:
    engine.known[3] = replace(engine.known[3], name="Zoe", last="2024")
    engine.known[2] = replace(engine.known[2], name="Adam", last="2023")
    page.people.refresh()
    wait(lambda: list(page.wall.ids) == [2, 3, 1])
    page.bar.order = Order.LATEST
    assert list(page.wall.ids) == [3, 2, 1]
    page.bar.order = Order.NAME
    assert list(page.wall.ids) == [2, 3, 1]
    assert page.context.preferences.text("people_order") == "name"


def test_an_open_person_is_asked_of_the_window(page: PeoplePage) -> None:
    asked: list[tuple[str, object]] = []
    page.go.disconnect()
    page.go.connect(lambda name, what: asked.append((name, what)))
    page.wall.select([3])
    QTest.keyClick(page.wall, Qt.Key.Key_Return)
    page.context.actions["people.export"].trigger()
    assert asked == [("person", {"person": 3}), ("export", {"people": [3]})]


def test_a_name_is_not_taken_half_typed_when_another_program_is_looked_at(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.select([1])
    QTest.keyClick(page.wall, Qt.Key.Key_F2)
    QTest.keyClicks(editor(page), "An")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(editor(page), away)
    assert engine.entries == []
    QTest.keyClicks(editor(page), "na")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    wait(lambda: engine.known[1].name == "Anna")


@pytest.mark.parametrize(("by_key", "name"), [(True, None), (False, "/")])
def test_a_name_field_left_by_a_shortcut_decides_nothing(
    page: PeoplePage, engine: FakeEngine, wait: Wait, by_key: bool, name: str | None
) -> None:
    page.wall.select([1])
    QTest.keyClick(page.wall, Qt.Key.Key_Slash)
    field = editor(page)
    assert field.text() == "/"
    if by_key:
        QTest.keyClick(field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    else:
        page.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert page.search.hasFocus()
    assert not page.wall.is_editing
    wait(lambda: engine.known[1].name == name)
    QTest.qWait(50)
    assert engine.known[1].name == name


def test_faces_of_whom_nobody_could_be_made_are_the_next_step(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    page = window.page
    assert isinstance(page, PeoplePage)
    engine.homes = dict.fromkeys(engine.homes)
    engine.known.clear()
    window.session.refresh_people()
    wait(lambda: page.no_people.button.text() == "Look at the faces")
    assert page.no_people.text.text().startswith("24 faces found, each of somebody else.")
    assert page.no_people.other.isVisible()
    page.no_people.button.click()
    assert isinstance(window.page, PersonPage)
    assert window.page.person is None


@pytest.mark.parametrize("scanned", [False, True])
def test_a_library_of_strangers_says_so_from_the_start(
    qtbot: QtBot, wait: Wait, scanned: bool
) -> None:
    """Nobody is there before, and nobody after: no person changes."""
    engine = FakeEngine()
    window = make_window(Preferences(), Session(maker(engine)))
    window.show()
    if not scanned:
        engine.homes = {1: None, 2: None}
    window.open_library(Path("strangers.photoclust"))
    wait(lambda: window.context.people.is_loaded)
    page = window.page
    assert isinstance(page, PeoplePage)
    if scanned:
        wait(lambda: page.no_people.title.text() == "Drop your photo folders here")
        engine.homes = {1: None, 2: None}
        window.session.scan([Path("/photos")])
    wait(lambda: page.no_people.title.text() == "Nobody is there twice yet")
    window.open_library(Path("new.photoclust"))
    engine.homes = {}
    wait(lambda: page.no_people.title.text() == "Drop your photo folders here")
    window.close()
    window.deleteLater()


def test_the_portrait_chosen_says_that_a_name_can_be_typed(
    page: PeoplePage, engine: FakeEngine
) -> None:
    option = QStyleOptionViewItem()
    option.widget = page.wall
    option.state = QStyle.StateFlag.State_Selected
    person = page.people.people[0]
    for chosen, label in (([1], "Type a name"), ([1, 2], "Unnamed")):
        page.wall.select(chosen)
        assert page.wall.delegate.shown_label(option, person) == label
    page.wall.select([1])
    named = replace(person, name="Anna")
    assert page.wall.delegate.shown_label(option, named) == "Unnamed"
    option.state = QStyle.StateFlag.State_None
    assert page.wall.delegate.shown_label(option, person) == "Unnamed"


def test_minor_groups_lie_on_a_shelf(
    host: Host, page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    assert not page.shelf.isVisible()
    page.context.preferences.least_photos = 5
    assert list(page.wall.ids) == [1, 2]
    assert page.shelf.isVisible()
    assert page.shelf.text() == "Small and blurred  1"
    assert page.shelf.accessibleName() == "Small and blurred  1, closed"
    assert page.subtitle.text() == "2 people"
    page.shelf.click()
    assert list(page.wall.ids) == [1, 2, 3]
    assert page.shelf.accessibleName() == "Small and blurred  1, open"
    page.shelf.click()
    assert list(page.wall.ids) == [1, 2]
    # Whoever is to be shown is shown.
    host.show_page("people", {"person": 3})
    assert page.wall.selected() == [3]
    page.shelf.click()
    # A name is worth showing, whatever has it.
    engine.known[3] = replace(engine.known[3], name="Carl")
    page.people.refresh()
    wait(lambda: set(page.wall.ids) == {1, 2, 3})
    assert not page.shelf.isVisible()


def test_where_there_is_nothing_else_small_groups_are_shown(page: PeoplePage) -> None:
    page.context.preferences.least_photos = 50
    assert list(page.wall.ids) == [1, 2, 3]
    assert not page.shelf.isVisible()


def test_favourites_are_pinned_first(page: PeoplePage, engine: FakeEngine, wait: Wait) -> None:
    action = page.context.actions["people.favourite"]
    page.wall.select([])
    assert not action.isEnabled()
    page.wall.select([3])
    QTest.keyClick(page.wall, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: list(page.wall.ids) == [3, 1, 2])
    assert page.wall.selected() == [3]
    assert action.text() == "No favourite any more"
    index = page.wall.portraits.index(0)
    assert "favourite" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.wall.select([2, 3])
    assert action.text() == "Favourite"
    action.trigger()
    wait(lambda: list(page.wall.ids) == [2, 3, 1])
    assert action.text() == "No favourite any more"
    action.trigger()
    wait(lambda: list(page.wall.ids) == [1, 2, 3])
    page.session.undo()
    wait(lambda: list(page.wall.ids) == [2, 3, 1])


def test_the_star_of_a_portrait_is_clicked(
    page: PeoplePage, engine: FakeEngine, wait: Wait
) -> None:
    page.wall.doItemsLayout()
    page.wall.select([1])
    tile = page.wall.visualRect(page.wall.portraits.index(1))
    star = page.wall.delegate.star_area(tile)
    assert tile.contains(star)
    QTest.mouseClick(page.wall.viewport(), Qt.MouseButton.LeftButton, NO_KEY, star.center())
    wait(lambda: list(page.wall.ids) == [2, 1, 3])
    assert page.wall.selected() == [1]  # that has not changed
    first = page.wall.delegate.star_area(page.wall.visualRect(page.wall.portraits.index(0)))
    QTest.mouseClick(page.wall.viewport(), Qt.MouseButton.LeftButton, NO_KEY, first.center())
    wait(lambda: list(page.wall.ids) == [1, 2, 3])
    assert not engine.known[2].favourite
