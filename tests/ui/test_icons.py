"""Icons are sharp at every density, and faint where something is disabled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from ui import icons

SIDE = 20


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


def darkest(picture: QPixmap) -> int:
    """How opaque the most opaque pixel is, 0 to 255."""
    image = picture.toImage()
    sides = range(image.width())
    return max(image.pixelColor(x, y).alpha() for x in sides for y in sides)
