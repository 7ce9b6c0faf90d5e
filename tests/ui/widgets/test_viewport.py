from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from ui.widgets.viewport import LARGEST, Viewport

SIDES = st.integers(1, 12_000)
POINTS = st.tuples(st.floats(0, 800), st.floats(0, 600))


def viewport(width: float = 4000, height: float = 3000) -> Viewport:
    made = Viewport()
    made.view = QSizeF(816, 616)
    made.photo = QSizeF(width, height)
    return made


def both(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def test_the_whole_photo_is_seen_in_the_middle() -> None:
    made = viewport()
    assert made.fits
    assert not made.overflows
    assert made.scale == pytest.approx(0.2)
    area = made.area
    assert (area.left(), area.top(), area.width(), area.height()) == pytest.approx((8, 8, 800, 600))


def test_a_small_photo_is_not_blown_up() -> None:
    assert viewport(40, 30).scale == 2


@given(POINTS, st.floats(0.5, 4), st.floats(0.5, 2))
def test_what_is_under_the_pointer_stays_there(
    at: tuple[float, float], scale: float, step: float
) -> None:
    made = viewport()
    made.zoom(scale)
    before = made.to_photo(QPointF(*at))
    made.zoom(made.scale * step, QPointF(*at))
    area = made.area
    # Where an edge of the photo is in the way, it counts for more.
    assume(area.left() < -1 and area.top() < -1 and area.right() > 817 and area.bottom() > 617)
    assert both(made.to_photo(QPointF(*at))) == pytest.approx(both(before), abs=0.01)


@given(SIDES, SIDES, st.floats(0.001, 100), POINTS)
def test_the_photo_never_leaves_the_view(
    width: int, height: int, scale: float, by: tuple[float, float]
) -> None:
    made = viewport(width, height)
    made.zoom(scale)
    made.pan(QPointF(*by) * 10)
    area = made.area
    for low, high, room in (
        (area.left(), area.right(), 816),
        (area.top(), area.bottom(), 616),
    ):
        if high - low > room:
            assert low <= 1e-6 * room + 1e-3
            assert high >= room - 1e-3
        else:
            assert (low + high) / 2 == pytest.approx(room / 2, abs=1e-3)


def test_the_scale_has_bounds() -> None:
    made = viewport()
    made.ratio = 2
    made.zoom(1000)
    assert made.scale == LARGEST / 2
    made.zoom(0)
    assert made.scale == pytest.approx(0.05)


def test_points_outside_count_as_on_the_edge() -> None:
    made = viewport()
    assert both(made.inside(QPointF(-50, 5000))) == (0, 3000)
    assert both(made.inside(QPointF(408, 308))) == pytest.approx((2000, 1500))


def test_looking_at_a_corner() -> None:
    made = viewport()
    made.zoom(1)
    made.look_at(QPointF(4000, 3000))
    assert both(made.to_photo(QPointF(816, 616))) == pytest.approx((4000, 3000))


def test_without_a_photo_nothing_moves() -> None:
    made = Viewport()
    made.zoom(3)
    made.pan(QPointF(5, 5))
    assert made.fits
    assert made.scale == 1
