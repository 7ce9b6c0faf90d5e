from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import PageHost, Wait
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.state.preferences import SIZES
from ui.widgets.tile_view import TileView
from ui.widgets.zoom_slider import LEAST, ZoomSlider


def turn(view: QWidget, by: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a grid."""
    at = QPointF(50, 50)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def grids(host: PageHost) -> list[TileView]:
    host.show_page("people")
    people = host.page
    assert isinstance(people, PeoplePage)
    host.show_page("person", {"person": 1})
    person = host.page
    assert isinstance(person, PersonPage)
    return [people.wall, person.faces.grid, person.photos]


def test_the_wheel_with_control_changes_every_grid(page_host: PageHost, wait: Wait) -> None:
    views = grids(page_host)
    preferences = page_host.context.preferences
    for view in views:
        before = [one._tile.width() for one in views]
        step = SIZES.index(preferences.thumbnail_size)
        turn(view.viewport(), 120, Qt.KeyboardModifier.ControlModifier)
        assert preferences.thumbnail_size == SIZES[step + 1]
        assert all(one._tile.width() > b for one, b in zip(views, before, strict=True))
    turn(views[0].viewport(), -120, Qt.KeyboardModifier.NoModifier)
    assert preferences.thumbnail_size == SIZES[step + 1]


def test_the_slider_sets_and_follows(page_host: PageHost) -> None:
    preferences = page_host.context.preferences
    views = grids(page_host)
    for page in {view.window() for view in views}:
        sliders = page.findChildren(ZoomSlider)
        assert len(sliders) >= 2
    slider = sliders[0]
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert preferences.thumbnail_size == SIZES[-1]
    preferences.step_thumbnail_size(-2)
    assert {one.value() for one in sliders} == {len(SIZES) - 3}
    preferences.step_thumbnail_size(-99)
    assert preferences.thumbnail_size == SIZES[0]


def test_without_room_the_slider_is_not_seen(page_host: PageHost) -> None:
    slider = ZoomSlider(page_host.context.preferences)
    slider.resize(LEAST - 1, 24)
    empty = slider.grab().toImage()
    assert all(empty.pixelColor(x, 12) == empty.pixelColor(0, 0) for x in range(0, LEAST - 1, 4))
    slider.deleteLater()


def test_what_is_uppermost_stays_so(page_host: PageHost, wait: Wait) -> None:
    wall = grids(page_host)[0]
    page_host.show_page("people")
    wall.set_ids(range(1, 2000))
    bar = wall.verticalScrollBar()
    wait(lambda: bar.maximum() > 9000)
    bar.setValue(7000)
    first = wall.visible_ids()[0]
    page_host.context.preferences.step_thumbnail_size(1)
    wait(lambda: first in wall.visible_ids()[: 2 * wall._columns])
