"""The icons of resources/icons, drawn in a colour of the palette at any density."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from photoclust import resource


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


def spaced(icon: QIcon, gap: int) -> QIcon:
    """An icon with a gap of so many device-independent pixels at its right, which is part of the
    size that it is asked for; a null icon stays one."""
    return icon if icon.isNull() else QIcon(_Spaced(icon, gap))


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn("photoclust", size, 1.0))
    return made


@lru_cache(maxsize=256)
def _icon(name: str, normal: int, faint: int) -> QIcon:
    return QIcon(_Drawing(name, normal, faint))


_clones: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Draws an icon when it is shown, in the size and the density that are asked for: most of the
    icons that are made with a page are not shown with it."""

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)


class _Drawing(_Engine):
    """One of the icons of resources/icons."""

    def __init__(self, name: str, normal: int, faint: int) -> None:
        super().__init__()
        self._name, self._normal, self._faint = name, normal, faint

    def clone(self) -> QIconEngine:
        clone = _Drawing(self._name, self._normal, self._faint)
        _clones.append(clone)  # Python would destroy it while Qt uses it
        return clone

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """`size` is independent of the device, since Qt 6.8."""
        rgba = self._faint if mode is QIcon.Mode.Disabled else self._normal
        side = min(size.width(), size.height())
        return _pixmap(self._name, side, rgba, scale) if side > 0 else QPixmap()


class _Spaced(_Engine):
    """Another icon, with a gap at its right: Qt leaves four pixels between a button's icon and
    its text, whatever the style."""

    def __init__(self, icon: QIcon, gap: int) -> None:
        super().__init__()
        self._icon, self._gap = icon, gap

    def clone(self) -> QIconEngine:
        clone = _Spaced(self._icon, self._gap)
        _clones.append(clone)
        return clone

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        own = QSize(max(0, size.width() - self._gap), size.height())
        painter = QPainter(made)
        painter.drawPixmap(0, 0, self._icon.pixmap(own, scale, mode, state))
        painter.end()
        return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, size: int, rgba: int, ratio: float) -> QPixmap:
    # To colour one takes a quarter of drawing it again.
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
