from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wait
from ui.i18n import translation
from ui.widgets.id_model import IdModel
from ui.widgets.section_layout import Section
from ui.widgets.section_view import SectionView

Index = QModelIndex | QPersistentModelIndex
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SECTIONS = [Section(0, 5, "May 2014"), Section(5, 1, "April 2014"), Section(6, 300, "March 2014")]
IDS = range(1000, 1306)


@pytest.fixture
def view(qtbot: QtBot, wait: Wait) -> SectionView:
    """Three tiles of 100 by 80 in a line."""
    translation.install("en")
    made = SectionView(IdModel())
    qtbot.addWidget(made)
    made.setItemDelegate(QStyledItemDelegate(made))
    made.set_tile_size(QSize(100, 80))
    made.resize(330, 430)  # five lines, in every frame
    made.set_sections(IDS, SECTIONS)
    made.show()
    made.activateWindow()
    made.setFocus()
    wait(made.hasFocus)
    assert made._columns == 3
    return made


def middle(view: SectionView, row: int) -> QPoint:
    return view.visualRect(view._model.index(row)).center()


def test_what_changes_is_painted_anew_without_a_look_at_all_tiles(
    view: SectionView, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []

    class Delegate(QStyledItemDelegate):
        def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
            painted.append(index.row())

    view.setItemDelegate(Delegate(view))
    wait(lambda: bool(painted))
    painted.clear()
    view._model.touch([IDS[1]])
    wait(lambda: bool(painted))
    assert painted == [1]
    painted.clear()
    asked: list[int] = []
    where = view.visualRect
    monkeypatch.setattr(view, "visualRect", lambda i: asked.append(i.row()) or where(i))
    view._model.touch()
    wait(lambda: len(painted) > 1)
    assert max(asked) < 30


def test_a_click_on_a_heading_selects_what_is_below_it(view: SectionView) -> None:
    above = view._places.heading(1).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=above)
    assert view.selected() == [1005]
    QTest.mouseClick(view.viewport(), LEFT, CONTROL, view._places.heading(0).center())
    assert view.selected() == list(IDS[:6])


def test_clicks_select_one_tile_or_all_up_to_it(view: SectionView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, 1))
    assert view.selected() == [1001]
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, middle(view, 6))
    assert view.selected() == list(IDS[1:7])
    QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, 4) + QPoint(100, 0))  # an empty place
    assert view.selected() == []


def test_keys_go_from_tile_to_tile(view: SectionView) -> None:
    view.select([1004])
    for key, number in (
        (Qt.Key.Key_Down, 1005),
        (Qt.Key.Key_Down, 1006),
        (Qt.Key.Key_Right, 1007),
        (Qt.Key.Key_Up, 1005),
        (Qt.Key.Key_Left, 1004),
        (Qt.Key.Key_End, 1305),
        (Qt.Key.Key_PageUp, 1290),
        (Qt.Key.Key_PageDown, 1305),
        (Qt.Key.Key_Home, 1000),
    ):
        QTest.keyClick(view, key)
        assert view.selected() == [number]
        assert view.viewport().rect().contains(middle(view, number - 1000))
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.selected() == list(IDS[:4])


def test_a_rubber_band_selects_what_it_touches(view: SectionView) -> None:
    start, end = QPoint(250, 150), QPoint(160, 60)
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 5)
    view.grab()  # with the band
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)
    assert view.selected() == [1001, 1002, 1004]


def test_rows_are_scrolled_to(view: SectionView) -> None:
    bar = view.verticalScrollBar()
    view.scroll_to_row(200)
    assert view.visible_ids()[0] == 1198
    view.scroll_to_row(6)
    assert bar.value() == view._places.heading(2).top()  # with its heading
    view.scrollTo(view._model.index(300))
    assert 1300 in view.visible_ids()
    view.scrollTo(view._model.index(0), QAbstractItemView.ScrollHint.PositionAtTop)
    assert bar.value() == 0


def test_what_is_uppermost_stays_so_when_the_width_changes(view: SectionView) -> None:
    view.scroll_to_row(100)
    first = view.visible_ids()[0]
    view.resize(640, 400)
    assert view._columns == 6
    assert first in view.visible_ids()[:6]


def test_the_place_stays_when_tiles_go(view: SectionView) -> None:
    view.scroll_to_row(150)
    view.select([1170], scroll=False)
    value = view.verticalScrollBar().value()
    rest = [*IDS[:290], *IDS[295:]]
    view.set_sections(rest, [*SECTIONS[:2], Section(6, 295, "March 2014")])
    assert view.verticalScrollBar().value() == value
    assert view.selected() == [1170]


def test_without_sections_for_its_tiles_there_are_no_headings(view: SectionView) -> None:
    view.set_ids(range(5))
    view.doItemsLayout()
    assert [section.title for section in view.sections] == [""]
    assert view.visualRect(view._model.index(0)).top() == 0
    view.set_sections([], [])
    assert view.visible_ids() == []
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current() is None
