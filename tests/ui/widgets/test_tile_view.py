from __future__ import annotations

import random

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.widgets.id_model import IdModel, Index
from ui.widgets.tile_view import SLACK, TileView

NO_KEYS = Qt.KeyboardModifier.NoModifier


class Tiles(TileView):
    def drag_picture(self, count: int) -> QPixmap:
        return QPixmap(8, 8)


class Squares(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 100)


@pytest.fixture
def view(qtbot: QtBot) -> Tiles:
    made = Tiles(IdModel())
    qtbot.addWidget(made)
    made.setItemDelegate(Squares(made))
    made.set_tile_size(QSize(100, 100))
    made.resize(540, 320)
    made.show()
    return made


def test_selection_focus_and_place_survive_a_new_order(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids(range(100))
    view.select([40, 41, 90])
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(333)
    view.set_ids(list(range(99, -1, -1)))
    assert sorted(view.selected()) == [40, 41, 90]
    assert view.current() == 40
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == 333)


def test_the_line_after_the_one_gone_on_to_is_in_sight(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids(range(100))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    columns, tall = view._columns, view.viewport().height()

    def at(row: int) -> int:
        view.scroll_ahead(row)
        return view.verticalScrollBar().value()

    assert at(0) == 0
    assert at(columns) == 0, "it and the next line are in sight"
    assert at(2 * columns) == 400 - tall
    assert at(2 * columns + 1) == 400 - tall, "nothing moves along a line"
    assert at(0) == 0, "up again"
    assert at(99) == view.verticalScrollBar().maximum()


def test_the_frame_stays_in_sight_where_nothing_is_selected(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids(range(100))
    view.setCurrentIndex(view.model().index(1, 0))
    view.clearSelection()
    view.set_ids([*range(2, 100), 0, 1])
    assert view.current() == 3, "in the place of 1, which is far below now"
    view.set_ids([3, 2, 4, *range(5, 100)])
    assert view.current() == 3, "in sight still"
    view.select([3])
    view.set_ids([*range(4, 100), 3])
    assert view.current() == 3, "who was chosen stays so"


def test_the_first_arrow_shows_what_it_selects(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids(range(100))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.select([90])
    view.clearSelection()
    view.verticalScrollBar().setValue(0)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selected() == [90]
    assert 90 in view.visible_ids()


def test_what_goes_leaves_the_selection(view: Tiles) -> None:
    view.set_ids(range(10))
    view.select([2, 3, 7])
    told: list[list[int]] = []
    view.selection_changed.connect(lambda: told.append(view.selected()))
    view.set_ids([0, 1, 2, 7, 8])
    assert view.selected() == [2, 7]
    assert view.selected_count() == 2
    assert told[-1] == [2, 7]


def test_small_changes_touch_only_their_rows(view: Tiles) -> None:
    view.set_ids(range(50))
    resets: list[int] = []
    view.model().modelReset.connect(lambda: resets.append(1))
    view.set_ids([*range(20), *range(25, 50), 60])
    assert resets == []
    assert list(view.ids) == [*range(20), *range(25, 50), 60]


@pytest.mark.parametrize("seed", range(20))
def test_any_list_follows_any_other(qapp: object, seed: int) -> None:
    generator = random.Random(seed)
    model = IdModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for _ in range(10):
        wanted = generator.sample(range(30), generator.randrange(31))
        if generator.random() < 0.6:
            wanted.sort()
        model.set_ids(wanted)
        assert [model.id_at(model.index(row)) for row in range(model.rowCount())] == wanted
        assert [model.row_of(n) for n in wanted] == list(range(len(wanted)))
    assert isinstance(tester.model(), QAbstractItemModel)


def test_enter_and_double_click_open(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids([5, 6, 7])
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.select([6])
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [6]
    at = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [6, 7]


def test_escape_clears_the_selection(view: Tiles) -> None:
    view.set_ids(range(5))
    view.selectAll()
    assert view.selected() == [0, 1, 2, 3, 4]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_count() == 0


def test_visible_numbers_are_those_in_sight(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids(range(100))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(200)
    seen = view.visible_ids()
    assert seen == list(range(10, 10 + len(seen)))
    first = view.indexAt(QPoint(10, 10))
    last = view.indexAt(QPoint(view.viewport().width() - 40, view.viewport().height() - 5))
    assert (seen[0], seen[-1]) == (first.row(), last.row())


def test_selecting_all_of_many_is_not_slow_to_count(view: Tiles) -> None:
    view.set_ids(range(50_000))
    view.selectAll()
    assert view.selected_count() == 50_000
    assert len(view.selectionModel().selection().indexes()) == 50_000
    view.set_ids(range(1, 50_000))
    assert view.selected_count() == 49_999


def test_an_index_without_a_row_has_no_number(qapp: object) -> None:
    assert IdModel().data(QModelIndex()) is None


def test_tiles_share_the_width_among_them(view: Tiles, qtbot: QtBot) -> None:
    view.set_ids(range(100))
    bar = view.verticalScrollBar().sizeHint().width()
    for width in (540, 599, 640, 301, 90):
        view.resize(width, 320)
        room = width - 2 * view.frameWidth() - bar - SLACK
        columns = max(1, room // 100)
        assert view.gridSize() == QSize(max(100, room // columns), 100)
        view.doItemsLayout()
        tops = [view.visualRect(view.model().index(row, 0)).top() for row in range(12)]
        assert tops.count(tops[0]) == columns
        assert list(view.visible_ids())[:columns] == list(range(columns))


def test_a_list_that_comes_while_the_keys_are_here_has_a_current_tile(
    view: Tiles, qtbot: QtBot
) -> None:
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.set_ids([7, 8])
    assert view.current() == 7
    assert view.selected() == []
    opened: list[int] = []
    view.opened.connect(opened.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [7]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selected() == [7]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selected() == [8]


def drag(view: Tiles, start: QPoint, end: QPoint) -> None:
    """Pull the rubber band."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=start)
    for at in (start + QPoint(3, 3), start + QPoint(12, 12), end):
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), left, left, NO_KEYS)
        QApplication.sendEvent(view.viewport(), move)
    QTest.mouseRelease(view.viewport(), left, pos=end)


class Framed(Tiles):
    def touched_area(self, tile: QRect) -> QRect:
        return tile.adjusted(20, 20, -20, -20)


def test_the_rubber_band_selects_what_it_touches(qtbot: QtBot) -> None:
    view = Framed(IdModel())
    qtbot.addWidget(view)
    view.setItemDelegate(Squares(view))
    view.set_tile_size(QSize(100, 100))
    view.resize(540, 640)
    view.show()
    view.set_ids(range(8))
    assert view.gridSize().width() > 100  # five in the first line, three in the second
    width = view.gridSize().width()
    below = QPoint(4 * width + 40, 150)
    drag(view, below, QPoint(width + 30, 90))  # into the space below the first line
    assert view.selected() == [6, 7]
    drag(view, below, QPoint(width + 30, 70))
    assert view.selected() == [1, 2, 3, 4, 6, 7]
    drag(view, QPoint(5, 250), QPoint(width + 10, 170))  # into the space around the second below
    assert view.selected() == [5]
    drag(view, QPoint(5, 250), QPoint(15, 210))
    assert view.selected() == []


def test_the_selection_is_quiet_while_the_keys_go_elsewhere(view: Tiles, qtbot: QtBot) -> None:
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    strong = view.selection_color()
    view.clearFocus()
    assert view.selection_color() != strong
