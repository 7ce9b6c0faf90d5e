from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.overflow_row import OverflowRow

BUTTONS = ("Merge with…", "Confirm all", "Export album…")


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def row(room: QWidget) -> OverflowRow:
    layout = QHBoxLayout(room)
    layout.setContentsMargins(0, 0, 0, 0)
    buttons = [QPushButton(text) for text in BUTTONS]
    made = OverflowRow(buttons, QPushButton("…"))
    layout.addWidget(made)
    layout.addStretch()
    made.show_widgets(buttons)
    room.resize(900, 40)
    room.show()
    return made


def shown(row: OverflowRow) -> list[str]:
    return [button.text() for button in row.findChildren(QPushButton) if button.isVisible()]


def test_shows_what_there_is_room_for(row: OverflowRow, room: QWidget, qtbot: QtBot) -> None:
    assert shown(row) == [*BUTTONS, "…"]
    assert row.width() == row.sizeHint().width()
    counts = []
    for width in range(row.sizeHint().width(), row.minimumSizeHint().width() - 1, -20):
        room.resize(width, 40)
        qtbot.waitUntil(lambda width=width: row.width() <= width)
        counts.append(len(shown(row)))
        assert shown(row) == [*BUTTONS[: counts[-1] - 1], "…"]
        for button in row.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() == button.sizeHint().width()
                assert row.rect().contains(button.geometry())
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 1


def test_follows_what_is_wanted_and_what_it_is_called(row: OverflowRow, qtbot: QtBot) -> None:
    first, second, _ = row.findChildren(QPushButton)[:3]
    row.show_widgets([first])
    assert shown(row) == [first.text(), "…"]
    first.setText("Something much longer")
    qtbot.waitUntil(lambda: first.width() == first.sizeHint().width())
    row.show_widgets([second, first])
    qtbot.waitUntil(lambda: shown(row) == [first.text(), second.text(), "…"])
    row.show_widgets([])
    assert shown(row) == []
    assert not row.isVisible()


@pytest.mark.parametrize("at_right", [False, True])
def test_room_that_is_left_over_is_at_one_side(qtbot: QtBot, *, at_right: bool) -> None:
    buttons, last = [QPushButton(text) for text in BUTTONS], QPushButton("…")
    row = OverflowRow(buttons, last, at_right=at_right)
    qtbot.addWidget(row)
    row.show_widgets(buttons)
    row.resize(row.sizeHint().width() - 1, 40)
    row.show()
    assert shown(row) == [*BUTTONS[:2], "…"]
    assert (buttons[0].x() == 0) is not at_right
    assert (last.geometry().right() == row.rect().right()) is at_right
