from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from photoclust.paths import resource
from ui import icons
from ui.state.preferences import Preferences, ThemeMode
from ui.theme import DARK, LIGHT, Colors, Theme, colors_of, palette

NAMES = sorted(
    p.name.removesuffix(".svg") for p in resource("icons").iterdir() if p.name.endswith(".svg")
)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[tuple[Theme, Preferences]]:
    preferences = Preferences()
    made = Theme(preferences)
    yield made, preferences
    qapp.setStyleSheet("")


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.1 defines it, 1 to 21."""

    def luminance(color: str) -> float:
        shown = QColor(color)
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (shown.redF(), shown.greenF(), shown.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(colors: Colors) -> None:
    for ground in (colors.ground, colors.surface, colors.raised, colors.hover, colors.tint):
        assert contrast(colors.text, ground) >= 7
    for ground in (colors.ground, colors.surface, colors.raised):
        for text in (colors.quiet, colors.accent, colors.danger, colors.warning, colors.good):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(colors.on_accent, colors.accent) >= 4.5


def test_follows_the_preference(theme: tuple[Theme, Preferences], qapp: QApplication) -> None:
    made, preferences = theme
    told: list[bool] = []
    made.changed.connect(lambda: told.append(made.is_dark))
    preferences.theme = ThemeMode.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    preferences.theme = ThemeMode.LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.ground)
    assert told == [True, False]


def test_a_palette_tells_its_colours(qapp: QApplication) -> None:
    assert colors_of(palette(DARK)) is DARK
    assert colors_of(palette(LIGHT)) is LIGHT


@pytest.mark.parametrize("count", [2, 4, 9])
def test_a_list_of_choices_shows_all_of_them(
    theme: tuple[Theme, Preferences], qtbot: QtBot, count: int
) -> None:
    theme[0].apply()
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([f"Choice {number}" for number in range(count)])
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(box.model().index(count - 1, 0))
    assert view.viewport().rect().contains(last)
    box.hidePopup()


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, 24, QColor("#ff0000"), 2.0).toImage()
    assert (image.width(), image.height()) == (48, 48)
    drawn = [
        image.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() > 128
    ]
    assert len(drawn) > 12
    # Those for a style sheet, and the program's own, have colours of their own.
    if "-on-" not in name and name != "photoclust":
        assert all(c.red() > 2 * c.blue() for c in drawn)
