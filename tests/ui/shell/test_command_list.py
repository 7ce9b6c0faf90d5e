from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.command_list import Command, CommandList, score
from ui.state.actions import Actions


def test_an_action_has_all_that_a_user_needs(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    called: list[int] = []
    actions = Actions()
    action = actions.add(
        "page.merge", "Merge", lambda: called.append(1), owner=owner, shortcut="M", icon="merge"
    )
    assert actions["page.merge"] is action
    assert action.toolTip() == "Merge (M)"
    assert not action.icon().isNull()
    action.trigger()
    assert called == [1]


def test_keys_work_where_their_owner_has_the_focus(qtbot: QtBot) -> None:
    owner, elsewhere = QWidget(), QLineEdit()
    window = QWidget()
    qtbot.addWidget(window)
    owner.setParent(window)
    elsewhere.setParent(window)
    owner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    called: list[str] = []
    Actions(window).add("a.b", "Do", lambda: called.append("a"), owner=owner, shortcut="M")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    owner.setFocus()
    qtbot.waitUntil(owner.hasFocus)
    QTest.keyClick(owner, Qt.Key.Key_M)
    assert called == ["a"]
    elsewhere.setFocus()
    QTest.keyClick(elsewhere, Qt.Key.Key_M)
    assert called == ["a"]
    assert elsewhere.text() == "m"


def test_letters_find_commands() -> None:
    assert score("mrg", "Merge") is not None
    assert score("gm", "Merge") is None
    assert score("", "Merge") == 0
    words, inside = score("ap", "Add photos"), score("ap", "Reshape")
    assert words is not None
    assert inside is not None
    assert words > inside


def test_the_list_is_used_by_keyboard_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, called = Actions(window), list[str]()
    for name in ("Merge", "Ignore", "Export albums…", "Undo"):
        actions.add(name, name, lambda name=name: called.append(name), owner=window)
    actions["Ignore"].setEnabled(False)
    commands = CommandList(actions, window)
    window.show()
    commands.show()
    assert commands.texts() == ["Merge", "Export albums", "Undo"]
    field = commands.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "e")
    assert set(commands.texts()) == {"Merge", "Export albums"}
    assert commands.texts()[0] == "Export albums"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert called == ["Merge"]
    assert not commands.isVisible()


def test_places_are_found_once_letters_are_typed(qtbot: QtBot) -> None:
    window, gone = QWidget(), list[str]()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.add("merge", "Merge", lambda: None, owner=window)
    anna = Command("Anna", lambda: gone.append("Anna"), hint="12 photos")
    commands = CommandList(actions, window, [anna])
    window.show()
    commands.show()
    assert commands.texts() == ["Merge"]
    (field,) = commands.findChildren(QLineEdit)
    QTest.keyClicks(field, "an")
    assert commands.texts() == ["Anna"]
    commands.add_places([Command("Canada", lambda: None, hint="Folder")])
    assert commands.texts() == ["Anna", "Canada"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert gone == ["Anna"]
