from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from ui.widgets.section_layout import Section, SectionLayout

SECTIONS = [Section(0, 5, "May"), Section(5, 1, "April"), Section(6, 3)]


@pytest.fixture
def layout() -> SectionLayout:
    """Three columns of 100 by 80: lines at 30, 110; 220; 300."""
    return SectionLayout(SECTIONS, 3, QSize(100, 80), 30)


def test_tiles_lie_below_their_headings(layout: SectionLayout) -> None:
    assert layout.tile(0) == QRect(0, 30, 100, 80)
    assert layout.tile(4) == QRect(100, 110, 100, 80)
    assert layout.tile(5) == QRect(0, 220, 100, 80)
    assert layout.tile(8) == QRect(200, 300, 100, 80)
    assert layout.heading(1) == QRect(0, 190, 300, 30)
    assert layout.heading(2).height() == 0
    assert layout.height == 380
    assert layout.count == 9


def test_every_tile_is_found_where_it_lies(layout: SectionLayout) -> None:
    for row in range(layout.count):
        assert layout.row_at(layout.tile(row).center()) == row
        assert layout.row_at(layout.tile(row).topLeft()) == row
        assert layout.nearest(layout.tile(row).bottomRight()) == row
    assert layout.row_at(QPoint(250, 150)) is None  # the line is not full
    assert layout.row_at(QPoint(50, 200)) is None
    assert layout.row_at(QPoint(50, 380)) is None


def test_headings_are_found_where_they_lie(layout: SectionLayout) -> None:
    assert layout.heading_at(QPoint(10, 10)) == 0
    assert layout.heading_at(QPoint(10, 200)) == 1
    assert layout.heading_at(QPoint(10, 250)) is None
    assert layout.heading_at(QPoint(10, -1)) is None
    assert SectionLayout((), 3, QSize(9, 9), 9).heading_at(QPoint(0, 0)) is None


@pytest.mark.parametrize(
    ("top", "bottom", "rows"),
    [
        (0, 30, range(0)),
        (0, 31, range(3)),
        (115, 300, range(3, 6)),
        (195, 215, range(5, 5)),
        (300, 999, range(6, 9)),
        (400, 500, range(0)),
        (-50, 0, range(0)),
    ],
)
def test_rows_in_sight(layout: SectionLayout, top: int, bottom: int, rows: range) -> None:
    assert list(layout.rows_between(top, bottom)) == list(rows)


def test_rows_within_an_area(layout: SectionLayout) -> None:
    assert layout.rows_within(QRect(150, 60, 10, 200)) == [1, 4]


def test_steps_stay_in_their_column(layout: SectionLayout) -> None:
    assert [layout.step(2, 1), layout.step(2, 2), layout.step(2, 3)] == [4, 5, 8]
    assert [layout.step(8, -1), layout.step(8, -2), layout.step(8, -3)] == [5, 4, 2]
    assert layout.step(1, -1) == 1
    assert layout.step(7, 5) == 7
