"""The icons of resources/icons, drawn in a colour of the palette at any density."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24)
"""Those of buttons and menus; what is painted larger asks for a pixmap."""


def icon(name: str, color: QColor | None = None) -> QIcon:
    """An icon in this colour; without one, in those of the palette, faint when disabled.

    An icon keeps its colours: ask for it again when the palette changes.
    """
    palette = QGuiApplication.palette()
    role = QPalette.ColorRole.ButtonText
    normal = color or palette.color(QPalette.ColorGroup.Active, role)
    faint = palette.color(QPalette.ColorGroup.Disabled, role)
    return _icon(name, normal.rgba(), faint.rgba())


def pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """An icon of `size` device-independent pixels, for screens of this pixel ratio."""
    return _pixmap(name, size, color.rgba(), ratio)


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_pixmap("photoclust", size, QColor("black").rgba(), 1.0))
    return made


@lru_cache(maxsize=256)
def _icon(name: str, normal: int, faint: int) -> QIcon:
    made = QIcon()
    for size in SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(_pixmap(name, size, normal, ratio), QIcon.Mode.Normal)
            made.addPixmap(_pixmap(name, size, faint, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, size: int, rgba: int, ratio: float) -> QPixmap:
    color = QColor.fromRgba(rgba)
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", _hex(color))))
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(color.alphaF())
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


@lru_cache
def _source(name: str) -> bytes:
    return (files("resources.icons") / f"{name}.svg").read_bytes()


def _hex(color: QColor) -> bytes:
    return color.name(QColor.NameFormat.HexRgb).encode()
