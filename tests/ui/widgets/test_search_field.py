from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.state.preferences import Preferences, ThemeMode
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.search_field import SearchField


def test_escape_empties_it(qtbot: QtBot) -> None:
    field = SearchField("Search people")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "anna")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.accessibleName() == field.placeholderText() == "Search people"


def test_its_icon_follows_the_theme(qtbot: QtBot) -> None:
    preferences = Preferences()
    theme = Theme(preferences)
    theme.apply()
    field = SearchField("Search people")
    qtbot.addWidget(field)
    field.show()
    for mode, colors in ((ThemeMode.DARK, DARK), (ThemeMode.LIGHT, LIGHT)):
        preferences.theme = mode
        image = field.actions()[0].icon().pixmap(QSize(24, 24)).toImage()
        drawn = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        ]
        text = QColor(colors.text)
        assert drawn
        assert all(abs(color.lightness() - text.lightness()) < 20 for color in drawn)
