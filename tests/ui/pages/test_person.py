from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from photoclust.library.edits import (
    Confirm,
    Exclude,
    Name,
    NotSame,
    Patch,
    Reject,
    SetBirth,
    SetCover,
)
from photoclust.messages import Message, person_value
from photoclust.types import (
    Chain,
    Companion,
    Completeness,
    FaceOrder,
    PersonState,
    Question,
    Suggestion,
)
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.desktop.drag_data import FACES, DragData
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage, Tab
from ui.widgets.face_picture import FacePicture
from ui.widgets.person_chooser import PersonChooser
from ui.widgets.person_list import NEW
from ui.widgets.tool_button import ToolButton
from ui.widgets.why_dialog import WhyDialog
from ui.window import MainWindow

Open = Callable[[int | None], PersonPage]


@pytest.fixture
def engine() -> FakeEngine:
    """Anna (1) with faces 1 to 12, Ben (2) with 13 to 20, person 3 with 21 to 24."""
    made = FakeEngine.with_people(3)
    made.history.apply(Name(1, "Anna"))
    made.history.apply(Name(2, "Ben"))
    made.entries.clear()
    return made


@pytest.fixture
def open_person(host: Host, engine: FakeEngine, wait: Wait) -> Open:
    def open_person(person: int | None) -> PersonPage:
        host.activateWindow()
        wait(host.isActiveWindow)
        host.show_page("person", {"person": person})
        page = host.page
        assert isinstance(page, PersonPage)
        wait(lambda: list(page.faces.grid.ids) == engine.people.face_ids(person).tolist())
        return page

    return open_person


NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def press(page: PersonPage, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page.faces.grid, key, held)


def drop(page: PersonPage, faces: list[int], onto: int) -> bool:
    strip = page.strip.list
    strip.doItemsLayout()
    at = strip.visualRect(strip.rows.index(strip.keys.index(onto))).center()
    data: QMimeData = DragData(FACES, faces, list)
    arguments = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(at, *arguments)
    QApplication.sendEvent(strip.viewport(), entered)
    dropped = QDropEvent(QPointF(at), *arguments)
    QApplication.sendEvent(strip.viewport(), dropped)
    return entered.isAccepted() and dropped.isAccepted()


def chooser(page: PersonPage) -> PersonChooser:
    return page.findChildren(PersonChooser)[-1]


def test_says_who_it_is(open_person: Open) -> None:
    page = open_person(1)
    assert page.who.name.text() == "Anna"
    assert page.who.facts.text().startswith("12 faces  ·  12 photos")
    assert page.context.actions["person.exclude"].text() == "Not Anna"


def test_wrong_faces_leave_and_are_remembered(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    page.faces.grid.select([2, 3])
    press(page, Qt.Key.Key_Delete)
    wait(lambda: len(page.faces.grid.ids) == 10)
    assert engine.remembered == (Exclude((2, 3), 1),)
    assert engine.homes[2] is None
    page.session.undo()
    wait(lambda: len(page.faces.grid.ids) == 12)
    assert not engine.remembered


def test_a_selection_becomes_a_new_person(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    page.faces.grid.select([4, 5])
    press(page, Qt.Key.Key_N, CONTROL)
    wait(lambda: 4 in engine.known)
    assert engine.people.face_ids(4).tolist() == [4, 5]
    wait(lambda: 4 in page.strip.list.keys)


@pytest.mark.parametrize(
    ("key", "held", "edit"),
    [
        (Qt.Key.Key_Delete, SHIFT, Reject((6,))),
        (Qt.Key.Key_C, CONTROL | SHIFT, SetCover(1, 6)),
    ],
)
def test_keys_decide_about_the_selection(
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    edit: object,
    open_person: Open,
    engine: FakeEngine,
    wait: Wait,
) -> None:
    page = open_person(1)
    page.faces.grid.select([6])
    press(page, key, held)
    wait(lambda: edit in engine.remembered)


def test_without_a_selection_the_keys_do_nothing(open_person: Open, engine: FakeEngine) -> None:
    page = open_person(1)
    page.faces.grid.clearSelection()
    press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_Delete, SHIFT)
    for key in (Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_Return):
        press(page, key, CONTROL)
    assert engine.entries == []
    assert not page.findChildren(PersonChooser)


def test_selected_faces_are_confirmed_and_so_are_all(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    page.faces.grid.select([21, 22])
    asked: list[Any] = []

    def apply(edit: Any) -> Patch:
        asked.append(edit)
        return Patch(Message.literal(""), ())

    engine.history.apply = apply  # type: ignore[method-assign]
    press(page, Qt.Key.Key_Return, CONTROL)
    page.context.actions["person.confirm_all"].trigger()
    wait(lambda: len(asked) == 2)
    assert asked[0].edits[0].faces == (21, 22)
    assert asked[0].message == Message("confirmed", {"count": 2, "person": person_value(3, None)})
    assert asked[1] == Confirm(3)


def test_faces_are_moved_by_typing_a_name(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    page.faces.grid.select([1, 2])
    press(page, Qt.Key.Key_T, CONTROL)
    asked = chooser(page)
    assert 1 not in asked.list.keys
    QTest.keyClicks(asked.field, "be")
    assert asked.list.keys == [NEW, 2]
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    wait(lambda: engine.homes[1] == 2)
    assert engine.homes[2] == 2


def test_a_name_that_nobody_has_makes_somebody_new(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    page.faces.grid.select([1, 2])
    press(page, Qt.Key.Key_T, CONTROL)
    asked = chooser(page)
    asked.field.setText("x" * 10_000)
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    assert "10000 characters" in asked.problem.text()
    asked.field.setText("Карл 🙂")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    wait(lambda: 4 in engine.known)
    assert engine.known[4].name == "Карл 🙂"
    assert engine.people.face_ids(4).tolist() == [1, 2]


def test_typing_names_the_selected_faces(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    page = open_person(1)
    page.faces.grid.select([1, 2])
    assert page.faces.hint.text() == "Type whose they are."
    press(page, Qt.Key.Key_N)  # which makes nobody new now
    asked = chooser(page)
    assert asked.field.text() == "n"
    QTest.keyClicks(asked.field, "ina")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    wait(lambda: 4 in engine.known)
    assert engine.known[4].name == "nina"
    assert engine.people.face_ids(4).tolist() == [1, 2]
    page.faces.grid.select([3])
    press(page, Qt.Key.Key_B)
    asked = chooser(page)
    QTest.keyClicks(asked.field, "e")  # not Ben, who is found by it
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    wait(lambda: 5 in engine.known)
    assert engine.known[5].name == "be"
    page.faces.grid.select([4])
    press(page, Qt.Key.Key_B)
    asked = chooser(page)
    QTest.keyClicks(asked.field, "en")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    wait(lambda: engine.homes[4] == 2)


def test_typing_names_the_person_when_no_face_is_selected(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    press(page, Qt.Key.Key_I)
    assert page.who.edit.text() == "i"
    QTest.keyClicks(page.who.edit, "da")
    QTest.keyClick(page.who.edit, Qt.Key.Key_Return)
    wait(lambda: engine.known[3].name == "ida")
    assert engine.known[3].state is PersonState.VISIBLE


def test_the_likeliest_are_listed_first(open_person: Open, wait: Wait) -> None:
    """The stand-in finds those likeliest who have the largest number."""
    page = open_person(1)
    wait(lambda: page.strip.list.keys == [NEW, 3, 2])
    page.faces.grid.select([1])
    press(page, Qt.Key.Key_T, CONTROL)
    asked = chooser(page)
    wait(lambda: asked.list.keys == [3, 2])
    assert asked.list.currentIndex().row() == 0
    asked.close()
    page.merge_bar.choose(1)
    asked = chooser(page)
    wait(lambda: asked.list.keys == [3, 2])
    asked.close()
    page = open_person(3)
    page.who.begin_name()
    assert page.who.edit._names.stringList() == ["Anna", "Ben"]
    wait(lambda: page.who.edit._names.stringList() == ["Ben", "Anna"])


def test_no_letter_alone_decides_anything(open_person: Open, host: Host) -> None:
    """Where people are shown, letters are names."""
    host.show_page("people")
    page = open_person(1)
    keys = {
        action.objectName(): [keys.toString() for keys in action.shortcuts()]
        for action in page.context.actions
        if action.objectName().partition(".")[0] in ("people", "person")
    }
    assert len(keys) > 20
    assert {name for name, found in keys.items() if any(len(k) == 1 for k in found)} == set()


def test_faces_are_dragged_onto_somebody(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    page = open_person(1)
    assert 1 not in page.strip.list.keys
    assert drop(page, [7, 8], 2)
    wait(lambda: engine.homes[7] == 2 and engine.homes[8] == 2)
    assert drop(page, [9], NEW)
    wait(lambda: engine.homes[9] == 4)


def test_the_people_to_drag_onto_are_searched(open_person: Open) -> None:
    page = open_person(1)
    QTest.keyClicks(page.strip.search, "unnamed")
    assert page.strip.list.keys == [NEW, 3]


def test_a_new_name_is_typed_in_place(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    page = open_person(3)
    press(page, Qt.Key.Key_F2)
    assert page.who.is_editing
    QTest.keyClicks(page.who.edit, "Carl")
    QTest.keyClick(page.who.edit, Qt.Key.Key_Return)
    wait(lambda: engine.known[3].name == "Carl")
    wait(lambda: page.who.name.text() == "Carl")
    assert not page.who.is_editing


def test_a_name_that_is_taken_is_asked_about_before_merging(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    page.who.begin_name()
    QTest.keyClicks(page.who.edit, "ben")
    page.who.edit.commit()
    assert page.same_name.isVisible()
    assert page.same_name.text.text() == (
        "Ben is there already. Is this the same person, or another one?"
    )
    shown = [p.face for p in page.same_name.findChildren(FacePicture) if p.isVisible()]
    assert shown == [21, 13]
    assert 3 in engine.known
    QTest.keyClick(page.same_name.same[0], Qt.Key.Key_Return)
    wait(lambda: 3 not in engine.known)
    wait(lambda: page.person == 2)  # the page goes along with them
    assert page.who.name.text() == "Ben"


def test_who_goes_back_to_somebody_merged_is_not_led_on_again(
    open_person: Open, window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    page.merge_bar.merge_with(2, 3)
    wait(lambda: page.person == 2)
    window.go_back()
    assert page.person == 3
    assert page.stack.currentWidget() is page.gone
    window.session.apply(Name(1, "Anna Berger"))
    wait(lambda: page.people.label(1) == "Anna Berger")
    assert page.person == 3
    window.session.undo()
    window.session.undo()
    wait(lambda: page.stack.currentWidget() is not page.gone)
    assert page.person == 3


def test_leaving_them_apart_changes_nothing(open_person: Open, engine: FakeEngine) -> None:
    page = open_person(3)
    page.who.begin_name()
    page.who.edit.setText("Ben")
    page.who.edit.commit()
    QTest.keyClick(page.same_name.leave, Qt.Key.Key_Escape)
    assert not page.same_name.isVisible()
    assert engine.entries == []


def test_another_person_of_a_name_that_is_taken(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    page.who.begin_name()
    QTest.keyClicks(page.who.edit, "ben")
    page.who.edit.commit()
    assert page.same_name.another.text() == "Another Ben"
    page.same_name.another.click()
    wait(lambda: page.who.name.text() == "Ben (#3)")
    assert (engine.known[2].name, engine.known[3].name) == ("Ben", "Ben")
    assert not page.same_name.isVisible()
    # Renaming begins with the name as it was given.
    page.who.begin_name()
    assert page.who.edit.text() == "Ben"
    page.who.edit.commit()
    assert not page.same_name.isVisible()
    assert len(engine.entries) == 1


def test_a_word_tells_people_of_one_name_apart(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    page.same_name.ask(3, 2)
    page.same_name.word.setFocus()
    page.same_name.word.setText("x" * 200)
    QTest.keyClick(page.same_name.word, Qt.Key.Key_Return)
    assert "characters" in page.same_name.problem.text()
    assert engine.entries == []
    page.same_name.word.setText(" school ")
    QTest.keyClick(page.same_name.word, Qt.Key.Key_Return)
    wait(lambda: page.who.name.text() == "Ben (school)")
    assert engine.known[2].name == "Ben"


def test_all_of_a_name_are_shown_to_be_chosen_from(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    engine.known[2] = replace(engine.known[2], name="Anna", born="2019")
    page = open_person(3)
    page.people.refresh()
    wait(lambda: len(page.people.called("Anna")) == 2)
    page.who.begin_name()
    QTest.keyClicks(page.who.edit, "anna")
    page.who.edit.commit()
    assert [b.text() for b in page.same_name.same if b.isVisible()] == ["Anna (#1)", "Anna (2019)"]
    page.same_name.same[1].click()
    wait(lambda: 3 not in engine.known)
    assert set(engine.homes.values()) == {1, 2}


def test_escape_leaves_the_name_as_it_is(open_person: Open, engine: FakeEngine) -> None:
    page = open_person(1)
    page.who.begin_name()
    QTest.keyClicks(page.who.edit, "Somebody")
    QTest.keyClick(page.who.edit, Qt.Key.Key_Escape)
    assert not page.who.is_editing
    assert engine.entries == []


def test_two_names_are_asked_about_and_an_unnamed_one_is_not(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    page.context.actions["person.merge"].trigger()
    asked = chooser(page)
    assert asked.list.keys == [2, 3]
    QTest.keyClicks(asked.field, "ben")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    assert page.merge_bar.isVisible()
    assert 2 in engine.known
    page.merge_bar.leave.click()
    page.merge_bar.merge_with(1, 3)
    wait(lambda: 3 not in engine.known)
    assert engine.known[1].name == "Anna"


def test_an_order_chosen_while_faces_are_read_is_the_one_shown(
    open_person: Open, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_person(1)
    known = engine.people.face_ids

    def face_ids(person: int | None, order: FaceOrder = FaceOrder.DOUBT) -> Any:
        ids = known(person, order)
        return ids[::-1] if order is FaceOrder.QUALITY else ids

    monkeypatch.setattr(engine.people, "face_ids", face_ids)
    page.refresh()  # in the order before, and under way
    page.faces.order.setCurrentIndex(page.faces.order.findData(FaceOrder.QUALITY))
    page.faces.order.activated.emit(page.faces.order.currentIndex())
    wait(lambda: list(page.faces.grid.ids) == list(range(12, 0, -1)))


def test_the_order_is_asked_of_the_engine_and_kept(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    orders: list[object] = []

    def face_ids(person: int | None, order: object = None) -> Any:
        # Others ask for faces too, in no order of theirs.
        if order is not None:
            orders.append(order)
        return np.array([2, 1], np.int64)

    engine.people.face_ids = face_ids  # type: ignore[method-assign]
    page = open_person(1)
    wait(lambda: bool(orders))
    assert orders[0] is FaceOrder.DOUBT
    page.faces.order.setCurrentIndex(page.faces.order.findData(FaceOrder.QUALITY))
    page.faces.order.activated.emit(page.faces.order.currentIndex())
    wait(lambda: FaceOrder.QUALITY in orders)
    assert page.context.preferences.text("person_order") == "quality"


def test_unsorted_faces_have_the_same_tools(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    engine.homes[30] = engine.homes[31] = None
    page = open_person(None)
    assert page.who.name.text() == "Unsorted"
    assert not page.tab_bar.isVisible()
    page.faces.grid.select([30])
    actions = page.context.actions
    assert actions["person.split"].isEnabled()
    assert not actions["person.exclude"].isEnabled()
    assert not actions["person.cover"].isEnabled()
    press(page, Qt.Key.Key_N, CONTROL)
    wait(lambda: engine.homes[30] == 4)
    wait(lambda: list(page.faces.grid.ids) == [31])
    page.faces.give([31], 1)
    wait(lambda: page.faces.nothing.isVisible())
    assert page.faces.nothing.title.text() == "Every face is with somebody"


def test_faces_stay_where_they_are_while_others_are_moved(
    open_person: Open, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine sorts them anew each time."""
    engine.homes.update(dict.fromkeys(range(30, 40)))
    page = open_person(None)
    nobodys = engine.people.face_ids
    monkeypatch.setattr(engine.people, "face_ids", lambda *_: nobodys(None)[::-1])
    page.faces.grid.select([33])
    page.faces.give([33], 1)
    wait(lambda: list(page.faces.grid.ids) == [30, 31, 32, 34, 35, 36, 37, 38, 39])
    page.session.undo()
    wait(lambda: list(page.faces.grid.ids) == list(range(30, 40)))
    page.faces.order.activated.emit(0)
    wait(lambda: list(page.faces.grid.ids) == list(range(39, 29, -1)))


def test_photos_are_opened_among_those_of_the_person(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    engine.photos.ids = lambda person: np.array([5, 6, 7], np.int64)  # type: ignore[assignment, method-assign]
    engine.photos.details = lambda ids: []  # type: ignore[method-assign]
    page = open_person(1)
    page.show_tab(Tab.PHOTOS)
    wait(lambda: list(page.photos.ids) == [5, 6, 7])
    page.go.disconnect()
    went: list[tuple[str, object]] = []
    page.go.connect(lambda name, what: went.append((name, what)))
    page.photos.opened.emit(6)
    assert went == [("photo", {"photo": 6, "photos": [5, 6, 7]})]


def test_companions_are_opened(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    engine.people.companions = lambda person: [Companion(2, 5)]  # type: ignore[assignment, method-assign]
    page = open_person(1)
    page.show_tab(Tab.TOGETHER)
    wait(lambda: bool(page.together.view.rows.rows))
    row = page.together.view.rows.rows[0]
    assert (row.title, row.note) == ("Ben", "5 photos together")
    page.together.setFocus()
    page.together.view.setFocus()
    QTest.keyClick(page.together.view, Qt.Key.Key_Return)
    wait(lambda: page.person == 2)


def test_photos_together_are_opened(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    theirs = {1: [4, 5, 6, 8], 2: [5, 8, 9]}
    engine.people.companions = lambda person: [Companion(2, 2)]  # type: ignore[assignment, method-assign]
    engine.photos.ids = lambda person: np.array(theirs[person], np.int64)  # type: ignore[assignment, method-assign]
    page = open_person(1)
    page.show_tab(Tab.TOGETHER)
    view = page.together.view
    wait(lambda: bool(view.rows.rows))
    page.go.disconnect()
    went: list[tuple[str, object]] = []
    page.go.connect(lambda name, what: went.append((name, what)))
    area = view.visualRect(view.rows.index(0))
    for x, where in (
        (area.left() + 60, ("person", {"person": 2})),
        (area.right() - 30, ("photo", {"photo": 5, "photos": [5, 8]})),
    ):
        at = QPoint(x, area.center().y())
        QCursor.setPos(view.viewport().mapToGlobal(at))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        wait(lambda where=where: went[-1:] == [where])
    view.setFocus()
    went.clear()
    QTest.keyClick(view, Qt.Key.Key_Space)
    wait(lambda: went == [("photo", {"photo": 5, "photos": [5, 8]})])


def test_what_lies_in_a_wide_room_uses_it(open_person: Open, host: Host, wait: Wait) -> None:
    page = open_person(1)
    host.resize(1600, 800)
    questions = [Question(1, "Anna", other, (13,), 0.5, 0.9, 1) for other in (2, 3)]
    page.same.resize(1400, 500)
    page.same.show_questions(questions)
    page.same._arrange()
    assert page.same._list.itemAtPosition(0, 1) is not None
    page.same.resize(600, 500)
    page.same._arrange()
    assert page.same._list.itemAtPosition(0, 1) is None
    assert page.same._list.itemAtPosition(1, 0) is not None
    view = page.together.view
    view.resize(1200, 400)
    assert view.gridSize().width() < 420


def test_proposals_are_merged_or_told_apart(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    def proposals(person: int, job: object) -> list[Question]:
        told = {(edit.person, edit.other) for edit in engine.remembered}
        others = [p for p in (2, 3) if (1, p) not in told and p in engine.known]
        return [
            Question(1, "Anna", p, tuple(engine.people.face_ids(p).tolist()), 0.7, 0.9, 1)
            for p in others
        ]

    engine.review.proposals = proposals  # type: ignore[assignment, method-assign]
    page = open_person(1)
    page.show_tab(Tab.SAME)
    wait(lambda: len(page.same.cards) == 2)
    assert page.same.cards[0].words.text() == "Very likely the same person"
    page.same.cards[0].apart.click()
    wait(lambda: len(page.same.cards) == 1)
    assert engine.remembered == (NotSame(1, 2),)
    engine.remembered = ()
    page.session.embeddings_changed.emit()
    wait(lambda: len(page.same.cards) == 2)
    page.same.cards[0].apart.click()
    wait(lambda: len(page.same.cards) == 1)
    page.same.cards[0].merge.click()
    wait(lambda: 3 not in engine.known)
    wait(lambda: page.same.nothing.isVisible())
    assert page.same.nothing.title.text() == "Nobody looks alike enough"


def test_ignored_people_are_shown_again(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    page = open_person(1)
    press(page, Qt.Key.Key_I, CONTROL)
    wait(lambda: engine.known[1].state is PersonState.IGNORED)
    action = page.context.actions["person.ignore"]
    wait(lambda: action.text() == "Show again")
    action.trigger()
    wait(lambda: engine.known[1].state is PersonState.VISIBLE)


def test_a_person_who_is_gone_is_said_to_be(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(3)
    del engine.known[3]
    page.session.refresh_people()
    wait(lambda: page.stack.currentWidget() is page.gone)
    assert page.gone.title.text() == "This person is no longer there"
    assert not page.strip.isVisible()


def test_a_person_is_forgotten_only_when_asked_twice(
    open_person: Open, engine: FakeEngine, window: MainWindow, wait: Wait
) -> None:
    forgotten: list[int] = []
    engine.people.forget = lambda person: forgotten.append(person)  # type: ignore[assignment, method-assign, return-value]
    page = open_person(1)
    trigger = window.context.actions["person.forget"].trigger
    trigger()
    assert "Anna" in page.question.text()
    assert "cannot be undone" in page.question.informativeText()
    assert page.question.defaultButton() is not page.question.forget
    page.question.reject()
    trigger()
    page.question.forget.click()
    wait(lambda: forgotten == [1])
    wait(lambda: isinstance(window.page, PeoplePage))


def test_names_are_elided_and_never_rich_text(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    page.session.apply(Name(1, "<b>" + "Wilhelmine " * 15))
    wait(lambda: page.who.name.text().startswith("<b>"))
    assert page.who.name.width() < page.width()
    assert page.context.actions["person.exclude"].text() == "Not <b>Wilhelmine W…"


def test_escape_and_a_button_lead_back_to_where_one_came_from(
    open_person: Open, window: MainWindow, wait: Wait
) -> None:
    page = open_person(1)
    back = page.header.itemAt(0).widget()
    assert isinstance(back, ToolButton)
    assert back.toolTip() == "Back (Alt+Left)"
    page.show_tab(Tab.TOGETHER)
    open_person(2)
    QTest.keyClick(page.faces.grid, Qt.Key.Key_Escape)
    wait(lambda: page.person == 1)
    back.click()
    assert isinstance(window.page, PeoplePage)
    assert not back.isEnabled()


def test_a_page_is_found_as_it_was_left(open_person: Open, window: MainWindow) -> None:
    page = open_person(1)
    page.show_tab(Tab.TOGETHER)
    window.show_page("folders")
    window.go_back()
    assert window.page is page
    assert page.tab is Tab.TOGETHER


def test_escape_ends_a_name_or_a_search_and_does_not_leave(
    open_person: Open, window: MainWindow
) -> None:
    page = open_person(1)
    page.who.begin_name()
    QTest.keyClick(page.who.edit, Qt.Key.Key_Escape)
    assert window.page is page
    assert not page.who.is_editing
    page.strip.search.setFocus()
    QTest.keyClick(page.strip.search, Qt.Key.Key_Escape)
    assert window.page is page


def test_suggestions_are_checked_in_review(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(1)
    check = page.context.actions["person.check"]
    assert not check.isEnabled()
    assert page.buttons[0].isHidden()
    engine.suggested = [Suggestion(22, 1, 0.8), Suggestion(23, 1, 0.7), Suggestion(24, 2, 0.9)]
    page = open_person(2)
    wait(lambda: check.text() == "1 to check")
    page = open_person(1)
    wait(lambda: check.text() == "2 to check")
    engine.suggested = engine.suggested[:1]
    page.session.apply(Exclude((23,), 1))
    wait(lambda: check.text() == "1 to check")
    # Of somebody without a name nothing is asked.
    open_person(3)
    assert not check.isEnabled()
    page = open_person(1)
    wait(check.isEnabled)
    asked: list[Any] = []
    page.go.connect(lambda name, what: asked.append((name, what)))
    check.trigger()
    assert asked == [("review", {"person": 1})]


def test_the_photo_of_a_face_is_among_those_of_its_person(
    open_person: Open, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.photos, "ids", lambda person=None: np.array([3, 5, 1]))
    went: list[object] = []
    page = open_person(1)
    page.go.connect(lambda name, what: went.append((name, what)))
    page.faces.grid.opened.emit(5)
    (face,) = engine.people.face_details([5])
    among = [3, 5, 1]
    wait(lambda: bool(went))
    assert face.photo_id in among
    assert went == [("photo", {"photo": face.photo_id, "photos": among, "face": 5})]
    # Of the unsorted faces' photos all are near.
    page = open_person(None)
    page.faces.grid.opened.emit(5)
    wait(lambda: len(went) == 2)
    assert went[1] == ("photo", {"photo": face.photo_id, "photos": None, "face": 5})


def test_a_name_is_not_cut_off_for_a_button(
    open_person: Open, engine: FakeEngine, host: Host, wait: Wait
) -> None:
    page = open_person(1)
    page.session.apply(Name(1, "Anna Berger"))
    wait(lambda: page.who.name.text() == "Anna Berger")
    host.resize(720, 500)
    wait(lambda: page.who.name.width() >= page.who.name.sizeHint().width())
    assert any(button.isHidden() for button in page.buttons)


def test_how_complete_somebody_is(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    engine.complete = [
        Completeness(1, 0.961, 0.93, 0.982, 12, 0.5),
        Completeness(2, 1, 0.99, 1, 8, 0),
    ]
    page = open_person(1)
    said = "about 96 % found (93–98)"
    wait(lambda: page.who.more.text() == said)
    assert page.who.more.shown_text() == said, "in a line of its own, as it is cut off elsewhere"
    page = open_person(2)
    wait(lambda: page.who.more.text() == "nearly all found")
    # Not of people without a name.
    page = open_person(3)
    assert page.who.facts.text() == "4 faces  ·  4 photos"
    assert page.who.more.isHidden()


def chained(
    page: PersonPage, monkeypatch: pytest.MonkeyPatch, wait: Wait, *selected: int
) -> tuple[WhyDialog, list[tuple[int, int | None]]]:
    """The dialog that shows the chain of what is selected, and what it was asked with."""
    asked: list[tuple[int, int | None]] = []

    def chain(_: object, face: int, other: int | None = None) -> Chain:
        asked.append((face, other))
        return Chain(1, (1, 5, 9), (0.995, 0.3), 1, (9, 10, 11))

    monkeypatch.setattr("photoclust.engine.clusters.Clusters.chain", chain)
    page.faces.grid.select(selected)
    page.context.actions["person.why"].trigger()
    wait(lambda: bool(page.findChildren(WhyDialog)))
    return page.findChildren(WhyDialog)[-1], asked


def test_why_a_face_is_there(
    open_person: Open, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_person(1)
    dialog, asked = chained(page, monkeypatch, wait, 9)
    assert asked == [(9, None)]
    assert dialog.windowTitle() == "Why is this here?"
    assert [link.words for link in dialog.links] == ["very strong", "weak"]
    assert "makes 3 faces a new person" in dialog.note.text()
    dialog.grab()
    dialog.cut.click()
    wait(lambda: engine.homes[9] == 4)
    assert [engine.homes[face] for face in (10, 11, 5)] == [4, 4, 1]
    assert len(engine.entries) == 1


def test_why_two_faces_are_together(
    open_person: Open, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_person(1)
    dialog, asked = chained(page, monkeypatch, wait, 1, 9)
    assert asked == [(1, 9)]
    assert dialog.windowTitle() == "Why are these together?"
    dialog.leave.click()
    assert engine.entries == []
    page.faces.grid.select([1, 2, 3])
    assert not page.context.actions["person.why"].isEnabled()


def test_a_face_that_nothing_joins(window: MainWindow) -> None:
    chain = Chain(1, (1,), (), None, ())
    dialog = WhyDialog(window.context, chain, "Why is this here?", window)
    dialog.show()
    assert not dialog.cut.isVisible()
    assert dialog.note.text() == "Nothing joins this face to others: it is the only one."
    dialog.close()


def test_a_date_of_birth_is_asked_for(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    page = open_person(1)
    press(page, Qt.Key.Key_B, CONTROL)
    assert page.birth.windowTitle() == "When was Anna born?"
    assert not page.birth.remove.isVisible()
    page.birth.field.setText("soon")
    QTest.keyClick(page.birth.field, Qt.Key.Key_Return)
    assert "no date of birth" in page.birth.problem.text()
    assert engine.entries == []
    page.birth.field.setText("2019-05-03")
    QTest.keyClick(page.birth.field, Qt.Key.Key_Return)
    wait(lambda: engine.known[1].born == "2019-05-03")
    wait(lambda: "born " in page.who.more.text())
    page.context.actions["person.birth"].trigger()
    page.birth.field.setText("2019-05")
    QTest.keyClick(page.birth.field, Qt.Key.Key_Return)
    wait(lambda: engine.known[1].born == "2019-05")
    page.context.actions["person.birth"].trigger()
    page.birth.remove.click()
    wait(lambda: engine.known[1].born is None)
    wait(lambda: "born" not in page.who.more.text())


def test_the_star_beside_the_name(open_person: Open, engine: FakeEngine, wait: Wait) -> None:
    page = open_person(1)
    page.who.star.click()
    wait(lambda: engine.known[1].favourite)
    wait(lambda: page.who.star.accessibleName() == "No favourite any more (Ctrl+D)")
    press(page, Qt.Key.Key_D, CONTROL)
    wait(lambda: not engine.known[1].favourite)
    wait(lambda: page.who.star.accessibleName() == "Favourite (Ctrl+D)")
    page = open_person(None)
    assert page.who.star.isHidden()


def titles(page: PersonPage) -> list[str]:
    return [section.title for section in page.faces.grid.sections]


def test_faces_below_the_years_of_their_photos(
    open_person: Open, engine: FakeEngine, wait: Wait
) -> None:
    page = open_person(2)
    assert titles(page) == [""]
    page.faces.order.setCurrentIndex(page.faces.order.findData(FaceOrder.DATE))
    page.faces.order.activated.emit(page.faces.order.currentIndex())
    years = ["2019", "2020", "2021", "2022"]
    wait(lambda: titles(page) == [*years, "Without a date"])
    # Seven of eight have dates, two a year.
    assert [section.count for section in page.faces.grid.sections] == [2, 2, 2, 1, 1]
    page.session.apply(SetBirth(2, "2016-06-04"))
    wait(lambda: titles(page)[0] == "2019  ·  2 years old")
    assert titles(page)[1:3] == ["2020  ·  3 to 4 years old", "2021  ·  5 years old"]
    # A face that goes leaves the others below their years.
    page.faces.grid.select([page.faces.grid.ids[0]])
    press(page, Qt.Key.Key_Delete)
    wait(lambda: len(page.faces.grid.ids) == 7)
    page.session.undo()
    wait(lambda: len(page.faces.grid.ids) == 8)
    assert titles(page)[0] == "2019  ·  2 years old"
    page.faces.order.setCurrentIndex(page.faces.order.findData(FaceOrder.DOUBT))
    page.faces.order.activated.emit(page.faces.order.currentIndex())
    wait(lambda: titles(page) == [""])
