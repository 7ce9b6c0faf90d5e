"""The boxes around the faces in a photo, and the names below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform

from photoclust import Box

from ..theme import DARK, GRID
from .painting import paint_pill

SHADE = QColor(0, 0, 0, 165)
LIGHT = QColor("#ffffff")
ACCENT = QColor(DARK.accent)
"""Photos are dark as often as not: the light accent is seen on all."""
ROUND = 6.0
NARROWEST, GAP = 120.0, 2.0
"""The room that a name has at least, however small its face, and the gap between two names one
above the other, in device-independent pixels."""


@dataclass(frozen=True)
class FaceMark:
    """A face to show: where, in pixels of the photo; `name` always shown, `told` on request."""

    face: int
    box: Box
    name: str
    told: str

    @property
    def area(self) -> QRectF:
        return QRectF(self.box.x, self.box.y, self.box.width, self.box.height)


def mark_at(marks: Sequence[FaceMark], at: QPointF) -> FaceMark | None:
    """The smallest box around a point of the photo: of boxes within each other, the inner one."""
    around = [mark for mark in marks if mark.area.contains(at)]
    return min(around, key=lambda mark: mark.box.area, default=None)


def paint_marks(
    painter: QPainter,
    marks: Sequence[FaceMark],
    place: QTransform,
    *,
    photo: QRectF,
    chosen: int | None,
    hovered: int | None,
) -> None:
    """Boxes first and names on top; what is chosen or hovered over all others.

    photo: all of it, in its own pixels. Boxes that reach beyond its edges end there.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ordered = sorted(marks, key=lambda mark: (mark.face == chosen, mark.face == hovered))
    for mark in ordered:
        area = place.mapRect(mark.area & photo)
        _paint_box(painter, area, mark.face == chosen, mark.face == hovered)
    taken: list[QRectF] = []
    for mark in reversed(ordered):
        asked = mark.face in (chosen, hovered)
        text = mark.told if asked else mark.name
        if text:
            _paint_name(painter, place.mapRect(mark.area & photo), text, asked, taken)
    painter.restore()


def _paint_box(painter: QPainter, area: QRectF, chosen: bool, hovered: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = 3.0 if chosen or hovered else 2.0
    # A dark line around the light one, so that it is seen on any ground.
    painter.setPen(QPen(QColor(0, 0, 0, 110), width + 2))
    painter.drawRoundedRect(area, ROUND, ROUND)
    color = QColor(ACCENT if chosen else LIGHT)
    if not chosen and not hovered:
        color.setAlpha(215)
    painter.setPen(QPen(color, width))
    painter.drawRoundedRect(area, ROUND, ROUND)


def _paint_name(
    painter: QPainter, area: QRectF, text: str, asked: bool, taken: list[QRectF]
) -> None:
    """A name below its face, where none of those lies that are `taken`, to which it is added."""
    metrics = QFontMetricsF(painter.font())
    room = 4 * NARROWEST if asked else max(NARROWEST, area.width() * 1.4)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(text) + 2.5 * GRID
    ground = QRectF(painter.window())
    pill = QRectF(area.center().x() - width / 2, area.bottom() + 5, width, metrics.height() + 6)
    if pill.bottom() > ground.bottom():
        pill.moveBottom(area.bottom() - 5)
    if asked:
        pill.moveLeft(max(ground.left() + 4, min(pill.left(), ground.right() - width - 4)))
    pill = free_place(pill, area, taken, ground)
    taken.append(pill)
    paint_pill(painter, pill, text, SHADE, LIGHT)


def free_place(pill: QRectF, area: QRectF, taken: Sequence[QRectF], ground: QRectF) -> QRectF:
    """Where a name lies beside others: below the face, a line lower, or above the face.

    All in the same coordinates; where all three places are taken, it stays below the face.
    """
    lower, above = QRectF(pill), QRectF(pill)
    lower.moveTop(pill.bottom() + GAP)
    above.moveBottom(area.top() - 5)
    for place in (pill, lower, above):
        inside = ground.top() <= place.top() and place.bottom() <= ground.bottom()
        if inside and not any(place.intersects(other) for other in taken):
            return place
    return pill
