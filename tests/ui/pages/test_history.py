from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from photoclust import Entry
from photoclust.library.edits import Name
from photoclust.messages import Message
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages.history import START, HistoryPage
from ui.window import MainWindow


@pytest.fixture
def page(host: Host) -> HistoryPage:
    host.activateWindow()
    host.show_page("history")
    made = host.page
    assert isinstance(made, HistoryPage)
    return made


@pytest.fixture
def three(page: HistoryPage, wait: Wait) -> HistoryPage:
    for person, name in ((1, "Anna"), (2, "Ben"), (3, "Carl")):
        page.session.apply(Name(person, name))
    wait(lambda: len(page.view.rows.rows) == 4)
    return page


def notes(page: HistoryPage) -> list[str]:
    return [row.note for row in page.view.rows.rows]


def names(engine: FakeEngine) -> list[str | None]:
    return [engine.known[person].name for person in (1, 2, 3)]


def test_an_empty_history_says_what_it_is_for(
    window: MainWindow, page: HistoryPage, wait: Wait
) -> None:
    wait(lambda: page.empty.isVisible())
    page.empty.button.click()
    assert window.page is not page


def test_decisions_appear_while_they_are_made(three: HistoryPage) -> None:
    rows = three.view.rows.rows
    assert [row.key for row in rows] == [3, 2, 1, START]
    assert rows[0].title == "Gave person 3 the name 'Carl'"
    assert notes(three) == ["You are here", "", "", ""]
    assert three.subtitle.text() == "3 decisions"
    assert "2026" in rows[0].text


@pytest.mark.parametrize(
    ("method", "small"), [("hdbscan", ["HDBSCAN"]), ("of a later version", []), (["damaged"], [])]
)
def test_the_method_of_a_grouping_is_in_small_print(
    host: Host, engine: FakeEngine, wait: Wait, method: object, small: list[str]
) -> None:
    grouped = Message.of("grouped", count=2, method=method)
    entry = Entry(1, "2026-01-01T12:00:00+00:00", grouped, "done")
    engine.entries.append((entry, engine.state(), engine.state()))
    host.show_page("history")
    page = host.page
    assert isinstance(page, HistoryPage)
    wait(lambda: len(page.view.rows.rows) == 2)
    row = page.view.rows.rows[0]
    assert row.title == "Grouped 2 faces"
    assert row.text.split("  ·  ")[1:] == small


def test_going_back_and_forward(three: HistoryPage, engine: FakeEngine, wait: Wait) -> None:
    three.view.select([1])
    assert three.turn.text() == "Go back to here"
    QTest.keyClick(three.view, Qt.Key.Key_Return)
    wait(lambda: notes(three) == ["Taken back", "Taken back", "You are here", ""])
    assert names(engine) == ["Anna", None, None]
    assert [row.tone for row in three.view.rows.rows] == ["faint", "faint", "plain", "plain"]
    three.view.select([2])
    assert three.turn.text() == "Go forward to here"
    three.turn.trigger()
    wait(lambda: notes(three) == ["Taken back", "You are here", "", ""])
    assert names(engine) == ["Anna", "Ben", None]


def test_going_back_to_the_beginning(three: HistoryPage, engine: FakeEngine, wait: Wait) -> None:
    three.view.opened.emit(START)
    three.view.select([START])
    three.turn.trigger()
    wait(lambda: notes(three)[-1] == "You are here")
    assert names(engine) == [None, None, None]
    assert not three.turn.isEnabled()


def test_where_one_is_there_is_nowhere_to_go(three: HistoryPage, engine: FakeEngine) -> None:
    three.view.select([3])
    assert not three.turn.isEnabled()
    QTest.keyClick(three.view, Qt.Key.Key_Return)
    assert names(engine) == ["Anna", "Ben", "Carl"]


def test_what_was_overtaken_is_not_listed(
    three: HistoryPage, engine: FakeEngine, wait: Wait
) -> None:
    three.session.undo()
    wait(lambda: notes(three)[0] == "Taken back")
    three.session.apply(Name(3, "Dora"))
    wait(lambda: [row.key for row in three.view.rows.rows] == [4, 2, 1, START])


def test_a_hidden_page_catches_up_when_it_is_shown(
    window: MainWindow, three: HistoryPage, wait: Wait
) -> None:
    window.show_page("people")
    three.session.apply(Name(1, "Zoë"))
    wait(lambda: window.session.history.latest == 4)
    assert len(three.view.rows.rows) == 4
    window.show_page("history")
    wait(lambda: len(three.view.rows.rows) == 5)


def test_the_menu_goes_there_too(three: HistoryPage) -> None:
    three.view.select([2])
    three.view.menu_wanted.emit(QPoint(10, 10))
    menu = three.findChild(QMenu)
    assert menu is not None
    assert menu.actions() == [three.turn]
    menu.close()


@pytest.mark.parametrize(
    ("moment", "text"),
    [("2020-05-04T12:00:00", "Monday, May 4, 2020, 12:00"), ("long ago", "long ago")],
)
def test_moments(page: HistoryPage, moment: str, text: str) -> None:
    assert page._when(moment).startswith(text)
