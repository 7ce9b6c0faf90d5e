from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.i18n import translation
from ui.state.months import months_of
from ui.widgets.timeline import Timeline

DATES = [*["2020-05-01T10:00:00"] * 50, *["2021-01-01"] * 25, "", *["2023-12-24"] * 24]


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    translation.install("en")
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(60, 400)
    made.set_months(months_of(range(len(DATES)), dict(enumerate(DATES))), len(DATES))
    made.show()
    return made


def test_years_begin_where_their_photos_do(timeline: Timeline) -> None:
    assert timeline.years == [(0, "2020"), (50, "2021"), (76, "2023")]
    assert timeline.month_at(0) == "May 2020"
    assert timeline.month_at(399) == "December 2023"
    assert timeline.month_at(75.5 * 4) == ""


def test_a_click_leads_to_a_photo_and_keys_to_years(timeline: Timeline) -> None:
    wanted: list[int] = []
    timeline.wanted.connect(wanted.append)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(30, 200))
    assert wanted == [50]
    timeline.set_row(55)
    assert timeline.accessibleDescription() == "2021"
    for key, row in (
        (Qt.Key.Key_Down, 76),
        (Qt.Key.Key_Up, 50),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 76),
    ):
        QTest.keyClick(timeline, key)
        assert wanted[-1] == row


def test_without_photos_it_leads_nowhere(timeline: Timeline) -> None:
    timeline.set_months([], 0)
    wanted: list[int] = []
    timeline.wanted.connect(wanted.append)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(30, 200))
    QTest.keyClick(timeline, Qt.Key.Key_Down)
    assert wanted == []
    assert timeline.month_at(10) == ""
