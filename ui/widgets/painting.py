"""How pictures of faces are painted, everywhere alike."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QPixmapCache,
    QTransform,
)

from .. import icons
from ..theme import colors_of

KEPT_KILOBYTES = 48 * 1024
MIDDLE = QPointF(0.5, 0.5)
QPixmapCache.setCacheLimit(KEPT_KILOBYTES)


def paint_picture(
    painter: QPainter,
    area: QRectF,
    pixmap: QPixmap | None,
    palette: QPalette,
    radius: float,
) -> None:
    """A picture that fills the area, with round corners; a quiet stand-in while there is none."""
    if pixmap is not None:
        rounded = _rounded(pixmap, area.size(), radius, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.topLeft(), rounded)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors_of(palette).hover))
    painter.drawRoundedRect(area, radius, radius)
    side = int(area.width() * 0.44)
    stand_in = icons.pixmap(
        "person", side, QColor(colors_of(palette).border), painter.device().devicePixelRatioF()
    )
    painter.drawPixmap(area.center() - QPointF(side / 2, side / 2), stand_in)
    painter.restore()


def _rounded(pixmap: QPixmap, size: QSizeF, radius: float, ratio: float) -> QPixmap:
    """The picture as large as it is painted, kept, as scaling well takes half a millisecond."""
    key = f"{pixmap.cacheKey()} {size.width()} {size.height()} {radius} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = QPixmap((size * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    area = QRectF(QPointF(), size)
    painter.setBrush(filling(pixmap, area))
    painter.drawRoundedRect(area, radius, radius)
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def filling(pixmap: QPixmap, area: QRectF, focus: QPointF = MIDDLE) -> QBrush:
    """A brush that fills the area with as much of the picture as fits around a point.

    focus: the point, as fractions of the picture's width and height.
    """
    scale = max(area.width() / pixmap.width(), area.height() / pixmap.height())
    width, height = pixmap.width() * scale, pixmap.height() * scale
    left = min(max(focus.x() * width - area.width() / 2, 0), width - area.width())
    top = min(max(focus.y() * height - area.height() / 2, 0), height - area.height())
    place = QTransform()
    place.translate(area.left() - left, area.top() - top)
    place.scale(scale, scale)
    brush = QBrush(pixmap)
    brush.setTransform(place)
    return brush


def paint_frame(
    painter: QPainter, area: QRectF, color: QColor, width: float, radius: float
) -> None:
    """A round frame just inside the area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, width))
    inset = width / 2
    inside = area.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inside, radius - inset, radius - inset)
    painter.restore()


def paint_badge(
    painter: QPainter, center: QPointF, icon: str, background: QColor, foreground: QColor
) -> None:
    """A small disc with an icon, such as the tick on what is selected."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(background)
    painter.drawEllipse(center, 11, 11)
    drawn = icons.pixmap(icon, 16, foreground, painter.device().devicePixelRatioF())
    painter.drawPixmap(center - QPointF(8, 8), drawn)
    painter.restore()


def paint_pill(
    painter: QPainter, area: QRectF, text: str, background: QColor, foreground: QColor
) -> None:
    """A short text on a round ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.fillPath(path, background)
    painter.setPen(foreground)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
