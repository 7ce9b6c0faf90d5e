from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.row_view import RowView
from ui.widgets.rows import Row


@pytest.fixture
def view(qtbot: QtBot) -> RowView:
    made = RowView("Rows")
    qtbot.addWidget(made)
    made.rows.set_rows([Row(number, f"Row {number}") for number in range(3)])
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.clearFocus()
    return made


def test_a_row_that_is_not_selected_does_not_look_so(view: RowView, qtbot: QtBot) -> None:
    plain = view.viewport().grab().toImage()
    view.setFocus()
    assert view.currentIndex().row() == 0
    assert view.selected() == []
    assert view.viewport().grab().toImage() == plain
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.viewport().grab().toImage() != plain


def test_the_keys_show_where_they_are(view: RowView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected() == [0]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected() == [1]
