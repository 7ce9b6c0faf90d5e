from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoclust.library.edits import Name
from tests.ui.conftest import Host, Wait
from ui.state.photo_filter import PhotoFilter
from ui.widgets.photo_filters import PhotoFilters


@pytest.fixture
def filters(host: Host, qtbot: QtBot, wait: Wait) -> PhotoFilters:
    for person, name in ((1, "Anna"), (2, "Ben")):
        host.session.apply(Name(person, name))
    wait(lambda: len(host.context.people.named()) == 2)
    made = PhotoFilters(host.context)
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


def test_people_are_ticked_in_a_list(filters: PhotoFilters) -> None:
    told: list[PhotoFilter] = []
    filters.changed.connect(lambda: told.append(filters.filter))
    QTest.mouseClick(filters.shown, Qt.MouseButton.LeftButton)
    panel = filters.shown.panel
    assert panel is not None
    assert panel.isVisible()
    panel.picker.choose([1])
    assert filters.shown.text() == "Anna"
    panel.picker.choose([1, 2])
    assert filters.shown.text() == "Anna and Ben"
    assert filters.shown.accessibleName() == "Who is there: Anna and Ben"
    panel._any.click()
    assert filters.shown.text() == "Anna or Ben"
    assert told[-1] == PhotoFilter(people=(1, 2), any_of=True)
    panel.picker.choose([1, 2, 3])
    assert filters.shown.text() == "Anna and 2 more"
    panel.picker.choose([])
    assert filters.shown.text() == "With…"
    assert not filters.shown.isChecked()
    panel.hide()


def test_who_is_not_to_be_there(filters: PhotoFilters) -> None:
    filters.set_filter(PhotoFilter(without=(2,)))
    assert filters.hidden.text() == "Without Ben"
    QTest.keyClick(filters.hidden, Qt.Key.Key_Space)
    panel = filters.hidden.panel
    assert panel is not None
    assert panel.picker.chosen == [2]
    assert panel._all.isHidden()
    assert filters.filter == PhotoFilter(without=(2,))
    panel.hide()


def test_dates_have_presets(filters: PhotoFilters) -> None:
    year = QDate.currentDate().year()
    filters.dates.presets[1].trigger()
    assert filters.dates.text() == "This year"
    assert filters.dates.isChecked()
    assert filters.filter.since == f"{year}-01-01"
    filters.set_filter(PhotoFilter(since="2020-01-01", until="2020-02-01"))
    assert filters.dates.text() == "2020-01-01 to 2020-02-01"
    filters.set_filter(PhotoFilter())
    assert filters.dates.text() == "Any time"
    assert not filters.dates.isChecked()


def test_a_filter_that_is_set_is_the_one_that_is_there(filters: PhotoFilters) -> None:
    told: list[None] = []
    filters.changed.connect(lambda: told.append(None))
    filters.set_folders([Path("/a/one"), Path("/a/two")])
    wanted = PhotoFilter(
        people=(1, 2),
        any_of=True,
        without=(3,),
        folder=Path("/a/two"),
        since="2020-01-01",
        until="2020-02-01",
        day="12-24",
        count="at least 3 people",
        unsorted=True,
    )
    filters.set_filter(wanted)
    assert filters.filter == wanted
    assert filters.folder.text() == "two"
    assert filters.count.accessibleName() == "How many: Three or more"
    assert not told


def test_chips_take_another_line_where_there_is_no_room(filters: PhotoFilters) -> None:
    height = filters.height()
    filters.resize(420, 60)
    assert filters.height() > height
    rights = [w.geometry().right() for w in filters._widgets if w.isVisible()]
    assert max(rights) < 420
