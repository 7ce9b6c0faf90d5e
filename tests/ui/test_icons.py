"""Icons are sharp at every density, and faint where something is disabled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from ui import icons

SIDE, GAP = 20, 4


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_each_pixel_of_the_screen_is_drawn(qapp: object, ratio: float) -> None:
    drawn = icons.icon("undo").pixmap(QSize(SIDE, SIDE), ratio)
    assert (drawn.width(), drawn.devicePixelRatio()) == (SIDE * ratio, ratio)
    assert drawn.toImage().pixelColor(0, 0).alpha() == 0
    assert darkest(drawn) > 200


def test_what_is_disabled_is_faint(qapp: object) -> None:
    icon = icons.icon("undo")
    normal, faint = (
        icon.pixmap(QSize(SIDE, SIDE), 1.0, mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert normal != faint


def test_a_copy_with_a_picture_of_its_own_leaves_the_icon_alone(qapp: object) -> None:
    icon = icons.icon("undo")
    before = icon.pixmap(SIDE).toImage()
    QIcon(icon).addPixmap(QPixmap(SIDE, SIDE))
    assert icon.pixmap(SIDE).toImage() == before


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_gap_is_added_and_the_icon_stays_as_sharp(qapp: object, ratio: float) -> None:
    icon = icons.icon("undo")
    wide = icons.spaced(icon, GAP).pixmap(QSize(SIDE + GAP, SIDE), ratio)
    assert (wide.width(), wide.devicePixelRatio()) == ((SIDE + GAP) * ratio, ratio)
    side = round(SIDE * ratio)
    image = wide.toImage()
    alone = icon.pixmap(QSize(SIDE, SIDE), ratio).toImage()
    assert image.copy(0, 0, side, side) == alone.convertToFormat(image.format())
    gap = [image.pixelColor(x, y) for x in range(side, image.width()) for y in range(side)]
    assert {color.alpha() for color in gap} == {0}


def test_an_icon_with_a_gap_is_faint_too(qapp: object) -> None:
    spaced = icons.spaced(icons.icon("undo"), GAP)
    normal, faint = (
        QIcon(spaced).pixmap(QSize(SIDE + GAP, SIDE), 1.0, mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert normal != faint


def test_without_an_icon_there_is_no_gap(qapp: object) -> None:
    assert icons.spaced(QIcon(), GAP).isNull()


def darkest(picture: QPixmap) -> int:
    """How opaque the most opaque pixel is, 0 to 255."""
    image = picture.toImage()
    sides = range(image.width())
    return max(image.pixelColor(x, y).alpha() for x in sides for y in sides)
