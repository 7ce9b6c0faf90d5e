"""The icons of resources/icons, drawn in a colour of the palette at any density."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from photoclust import resource

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
        made.addPixmap(_drawn("photoclust", size, 1.0))
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
    # A button's icon has twelve pixmaps: to colour one takes a quarter of drawing it again.
    made = QPixmap(_drawn(name, size, ratio))
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, size + 1, size + 1), QColor.fromRgba(rgba))
    painter.end()
    return made


@lru_cache(maxsize=512)
def _drawn(name: str, size: int, ratio: float) -> QPixmap:
    """An icon in its own colours, which are black where the palette's are wanted."""
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


@lru_cache(maxsize=128)
def _renderer(name: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", b"black")))
