from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from photoclust.types import Box
from ui.widgets.face_marks import FaceMark, free_place, mark_at, paint_marks

GROUND = QColor("#808080")


def test_boxes_end_where_the_photo_does(qtbot: QtBot) -> None:
    """Faces at an edge have boxes that reach beyond it."""
    image = QImage(QSize(100, 100), QImage.Format.Format_RGB32)
    image.fill(GROUND)
    photo = QRectF(0, 0, 60, 60)
    place = QTransform.fromTranslate(20, 20)
    painter = QPainter(image)
    mark = FaceMark(1, Box(-15, -15, 90, 90), "", "")
    paint_marks(painter, [mark], place, photo=photo, chosen=None, hovered=None)
    painter.end()
    shown = place.mapRect(photo).adjusted(-3, -3, 3, 3)
    painted = [
        QPointF(x, y) for x in range(100) for y in range(100) if image.pixelColor(x, y) != GROUND
    ]
    assert painted
    assert all(shown.contains(point) for point in painted)


def test_the_inner_one_of_two_boxes_is_meant() -> None:
    outer, inner = FaceMark(1, Box(0, 0, 50, 50), "", ""), FaceMark(2, Box(10, 10, 9, 9), "", "")
    assert mark_at([outer, inner], QPointF(12, 12)) is inner
    assert mark_at([outer, inner], QPointF(40, 40)) is outer
    assert mark_at([outer, inner], QPointF(60, 40)) is None


def test_names_do_not_lie_over_each_other() -> None:
    ground = QRectF(0, 0, 400, 200)
    face = QRectF(100, 60, 40, 40)
    below = QRectF(80, 105, 80, 20)
    assert free_place(below, face, [], ground) == below
    assert free_place(below, face, [QRectF(170, 105, 80, 20)], ground) == below
    beside = [QRectF(150, 105, 80, 20)]
    lower = free_place(below, face, beside, ground)
    assert lower.top() > below.bottom()
    beside.append(lower)
    above = free_place(below, face, beside, ground)
    assert above.bottom() < face.top()
    assert free_place(below, face, [*beside, above], ground) == below


def test_names_stay_in_the_picture() -> None:
    ground = QRectF(0, 0, 400, 130)
    below = QRectF(80, 105, 80, 20)
    place = free_place(below, QRectF(100, 60, 40, 40), [below], ground)
    assert place.bottom() < 60
