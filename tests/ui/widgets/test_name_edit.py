from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoclust.errors import EditError
from photoclust.library.edits import Merge, Name
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.state.naming import naming
from ui.state.people_store import PeopleStore
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.theme import Theme
from ui.widgets.name_edit import NameEdit


@pytest.fixture
def store(session: Session, engine: FakeEngine, wait: Wait) -> PeopleStore:
    engine.history.apply(Name(1, "Anna"))
    made = PeopleStore(session, session)
    made.refresh()
    wait(lambda: made.is_loaded)
    return made


@pytest.fixture
def field(store: PeopleStore, qtbot: QtBot) -> Iterator[NameEdit]:
    made = NameEdit(store)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.completer().popup().hide()


def typed(field: NameEdit, text: str) -> tuple[list[str], list[int]]:
    named: list[str] = []
    chosen: list[int] = []
    field.named.connect(named.append)
    field.chosen.connect(chosen.append)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return named, chosen


@pytest.mark.parametrize("text", ["Ben", "  Ben  ", "محمد", "👩‍🚀 Eileen", "김민수"])
def test_a_new_name_is_told_clean(field: NameEdit, text: str) -> None:
    assert typed(field, text) == ([text.strip()], [])


def test_an_existing_name_is_a_choice(field: NameEdit) -> None:
    assert typed(field, "aNNa ") == ([], [1])


def test_a_name_that_several_have_is_none_of_them(
    field: NameEdit, engine: FakeEngine, store: PeopleStore, wait: Wait
) -> None:
    engine.history.apply(Name(2, "Anna", another=True))
    store.refresh()
    wait(lambda: len(store.called("Anna")) == 2)
    assert typed(field, "anna") == ([], [])
    assert field.accessibleDescription().startswith("Several people are called so")
    assert typed(field, "Anna (#2)") == ([], [2])
    field.several_asked_about = True
    assert typed(field, "anna") == ([], [1])
    field.exclude(2)
    field.clear()
    assert typed(field, "anna") == ([], [2])
    with pytest.raises(EditError):
        naming(store, 3, "Anna")
    assert naming(store, 3, "Anna", another=True) == Name(3, "Anna", another=True)


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_000])
def test_what_can_be_no_name_stays_in_the_field(field: NameEdit, text: str) -> None:
    assert typed(field, text) == ([], [])
    assert field.text() == text
    assert field.accessibleDescription() != ""


def test_names_are_offered_from_any_of_their_letters(field: NameEdit) -> None:
    completer = field.completer()
    completer.setCompletionPrefix("NN")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Anna"
    field.exclude(1)
    completer.setCompletionPrefix("nn")
    assert completer.completionCount() == 0


def test_a_name_chosen_from_the_list_is_told_once(field: NameEdit, wait: Wait) -> None:
    chosen: list[int] = []
    named: list[str] = []
    field.chosen.connect(chosen.append)
    field.named.connect(named.append)
    field.setFocus()
    QTest.keyClicks(field, "an")
    popup = field.completer().popup()
    assert popup is not None
    wait(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (chosen, named) == ([1], [])
    assert not popup.isVisible()


def test_naming_is_merging_when_the_name_is_taken(store: PeopleStore) -> None:
    assert naming(store, 2, "Ben") == Name(2, "Ben")
    assert naming(store, 2, " anna") == Merge(1, (2,))
    assert naming(store, 1, "Anna") is None
    assert naming(store, 1, "ANNA") == Name(1, "ANNA")
    with pytest.raises(EditError):
        naming(store, 1, " ")


def test_the_names_offered_are_seen_without_scrolling(
    field: NameEdit, engine: FakeEngine, store: PeopleStore, wait: Wait
) -> None:
    Theme(Preferences()).apply()
    engine.history.apply(Name(2, "Annemarie Schwarzenbach von und zu Hohenlohe"))
    store.refresh()
    wait(lambda: len(store.named()) == 2)
    field.setFixedWidth(120)
    QTest.keyClicks(field, "ann")
    popup = field.completer().popup()
    assert popup is not None
    wait(popup.isVisible)
    assert popup.width() > field.width()
    for bar in (popup.verticalScrollBar(), popup.horizontalScrollBar()):
        assert not bar.isVisible()
        assert bar.maximum() == 0
