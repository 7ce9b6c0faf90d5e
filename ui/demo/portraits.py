"""Flat drawings of people, for libraries that show nobody who exists.

A head is drawn around (0, 0) in units of half its height: the top of the skull is at y = -1,
the chin at y = 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

INK = "#3a2a26"
BOX = QRectF(-0.76, -0.88, 1.52, 1.84)
"""The face as a detector would frame it."""


@dataclass(frozen=True)
class Look:
    """The appearance of a person. Colours as "#rrggbb".

    hair: short, buzz, bald, bob, long, bun, curly, tail or side. beard: "", stubble, full or
    moustache. glasses: "", round or square. `child`: a rounder face with larger eyes.
    """

    skin: str
    color: str
    hair: str
    shirt: str
    glasses: str = ""
    beard: str = ""
    earrings: bool = False
    freckles: bool = False
    child: bool = False


@dataclass(frozen=True)
class Mood:
    """The expression and clothing of a person in one photo. tilt: degrees. smile: -0.3 to 1. gaze:
    -1 to 1, to the left or right. laughing: with the mouth open. shirt: another than usual."""

    tilt: float = 0.0
    smile: float = 0.6
    gaze: float = 0.0
    laughing: bool = False
    shirt: str = ""


def paint_person(painter: QPainter, look: Look, mood: Mood, shoulders: float = 3.2) -> None:
    """Head and shoulders, down to y = `shoulders`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_body(painter, look, mood, shoulders)
    painter.translate(0, 0.9)
    painter.rotate(mood.tilt)
    painter.translate(0, -0.9)
    _paint_hair_behind(painter, look)
    _paint_head(painter, look)
    _paint_features(painter, look, mood)
    _paint_beard(painter, look, mood)
    _paint_hair_before(painter, look)
    _paint_glasses(painter, look)
    painter.restore()


def _paint_body(painter: QPainter, look: Look, mood: Mood, bottom: float) -> None:
    shirt = QColor(mood.shirt or look.shirt)
    wide = 1.45 if look.child else 1.85
    body = QPainterPath(QPointF(-wide, bottom))
    body.cubicTo(-wide, 1.75, -0.9, 1.5, -0.36, 1.36)
    body.lineTo(0.36, 1.36)
    body.cubicTo(0.9, 1.5, wide, 1.75, wide, bottom)
    body.closeSubpath()
    if look.hair == "long":
        painter.setBrush(QColor(look.color).darker(112))
        painter.drawRoundedRect(QRectF(-0.84, -0.3, 1.68, 2.1), 0.5, 0.5)
    painter.setBrush(shirt)
    painter.drawPath(body)
    painter.setBrush(QColor(look.skin).darker(114))
    neck = QPainterPath(QPointF(-0.34, 0.6))
    neck.lineTo(-0.36, 1.38)
    neck.cubicTo(-0.2, 1.74, 0.2, 1.74, 0.36, 1.38)
    neck.lineTo(0.34, 0.6)
    painter.drawPath(neck)
    painter.setPen(QPen(shirt.darker(118), 0.07, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    collar = QPainterPath(QPointF(-0.4, 1.38))
    collar.cubicTo(-0.22, 1.82, 0.22, 1.82, 0.4, 1.38)
    painter.drawPath(collar)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_hair_behind(painter: QPainter, look: Look) -> None:
    painter.setBrush(QColor(look.color).darker(112))
    match look.hair:
        case "long":
            painter.drawRoundedRect(QRectF(-0.98, -1.1, 1.96, 2.5), 0.86, 0.8)
        case "bob":
            painter.drawRoundedRect(QRectF(-1.0, -1.1, 2.0, 1.95), 0.86, 0.62)
        case "curly":
            for x, y in _ring(1.02, 13):
                painter.drawEllipse(QPointF(x, y - 0.12), 0.36, 0.36)
        case "bun":
            painter.drawEllipse(QPointF(0, -1.26), 0.4, 0.36)
        case "tail":
            tail = QPainterPath(QPointF(0.5, -0.9))
            tail.cubicTo(1.5, -1.0, 1.35, 0.4, 1.05, 1.0)
            tail.cubicTo(1.05, 0.3, 0.9, -0.2, 0.5, -0.3)
            painter.drawPath(tail)


def _ring(radius: float, count: int) -> list[tuple[float, float]]:
    """Points on the upper part of a circle, from ear over the crown to ear."""
    angles = [pi * (1.14 - 1.28 * i / (count - 1)) for i in range(count)]
    return [(radius * cos(a) * 0.88, -radius * sin(a)) for a in angles]


def _paint_head(painter: QPainter, look: Look) -> None:
    skin = QColor(look.skin)
    painter.setBrush(skin.darker(106))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(side * 0.77, 0.08), 0.15, 0.22)
    if look.earrings:
        painter.setBrush(QColor("#e3b94f"))
        for side in (-1, 1):
            painter.drawEllipse(QPointF(side * 0.8, 0.35), 0.06, 0.06)
    painter.setBrush(skin)
    painter.drawPath(_face(look))
    painter.setBrush(_faded("#d9705f", 46))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(side * 0.45, 0.36), 0.18, 0.12)
    if look.freckles:
        painter.setBrush(_faded("#9a5a3c", 120))
        for side in (-1, 1):
            for x, y in ((0.34, 0.26), (0.46, 0.22), (0.56, 0.3), (0.42, 0.36)):
                painter.drawEllipse(QPointF(side * x, y), 0.022, 0.022)


def _face(look: Look) -> QPainterPath:
    chin = 0.9 if look.child else 1.0
    cheek = 0.8 if look.child else 0.74
    face = QPainterPath(QPointF(0, -0.98))
    face.cubicTo(0.56, -0.98, 0.8, -0.6, 0.78, -0.05)
    face.cubicTo(0.78, 0.5, cheek * 0.72, chin, 0, chin)
    face.cubicTo(-cheek * 0.72, chin, -0.78, 0.5, -0.78, -0.05)
    face.cubicTo(-0.8, -0.6, -0.56, -0.98, 0, -0.98)
    return face


def _paint_features(painter: QPainter, look: Look, mood: Mood) -> None:
    size = 0.13 if look.child else 0.105
    gaze = mood.gaze * 0.05
    for side in (-1, 1):
        eye = QPointF(side * 0.31, 0.02)
        painter.setBrush(QColor("#fffdf8"))
        painter.drawEllipse(eye, size * 1.35, size * 1.1)
        painter.setBrush(QColor(INK))
        painter.drawEllipse(eye + QPointF(gaze, 0), size * 0.82, size * 0.92)
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(eye + QPointF(gaze + 0.03, -0.035), 0.026, 0.026)
    brow = QColor(look.color if look.hair != "bald" else INK).darker(125)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(brow, 0.075))
    lift = 0.04 * mood.smile
    for side in (-1, 1):
        line = QPainterPath(QPointF(side * 0.17, -0.2 - lift))
        line.quadTo(side * 0.32, -0.29 - lift, side * 0.47, -0.19 - lift)
        painter.drawPath(line)
    painter.setPen(_pen(QColor(look.skin).darker(128), 0.06))
    nose = QPainterPath(QPointF(gaze - 0.02, 0.12))
    nose.quadTo(gaze + 0.12, 0.34, gaze - 0.07, 0.35)
    painter.drawPath(nose)
    _paint_mouth(painter, mood)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_mouth(painter: QPainter, mood: Mood) -> None:
    wide, deep = 0.24 + 0.05 * mood.smile, 0.14 * mood.smile
    if mood.laughing:
        mouth = QPainterPath(QPointF(-wide, 0.54))
        mouth.quadTo(0, 0.6, wide, 0.54)
        mouth.quadTo(0.02, 0.98, -wide, 0.54)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#7c2f31"))
        painter.drawPath(mouth)
        teeth = QPainterPath(QPointF(-wide * 0.86, 0.553))
        teeth.quadTo(0, 0.605, wide * 0.86, 0.553)
        teeth.quadTo(0, 0.72, -wide * 0.86, 0.553)
        painter.setBrush(QColor("#fffdf8"))
        painter.drawPath(teeth)
        return
    painter.setPen(_pen(QColor("#9c4a45"), 0.07))
    line = QPainterPath(QPointF(-wide, 0.6 - deep / 2))
    line.quadTo(0, 0.6 + deep * 1.6, wide, 0.6 - deep / 2)
    painter.drawPath(line)


def _paint_beard(painter: QPainter, look: Look, mood: Mood) -> None:
    if not look.beard:
        return
    color = QColor(look.color).darker(108)
    if look.beard == "stubble":
        color.setAlpha(70)
    painter.setBrush(color)
    if look.beard in ("full", "stubble"):
        beard = QPainterPath(QPointF(-0.77, 0.12))
        beard.cubicTo(-0.8, 0.75, -0.5, 1.1, 0, 1.1)
        beard.cubicTo(0.5, 1.1, 0.8, 0.75, 0.77, 0.12)
        beard.cubicTo(0.62, 0.5, 0.42, 0.42, 0.24, 0.43)
        beard.quadTo(0, 0.38, -0.24, 0.43)
        beard.cubicTo(-0.42, 0.42, -0.62, 0.5, -0.77, 0.12)
        painter.drawPath(beard)
        if look.beard == "full":
            painter.setBrush(QColor(look.skin).darker(104))
            painter.drawEllipse(QPointF(0, 0.62), 0.3, 0.15)
        _paint_mouth(painter, mood)
    else:
        lip = QPainterPath(QPointF(0, 0.42))
        lip.cubicTo(0.2, 0.38, 0.3, 0.46, 0.36, 0.56)
        lip.cubicTo(0.2, 0.54, 0.1, 0.55, 0, 0.51)
        lip.cubicTo(-0.1, 0.55, -0.2, 0.54, -0.36, 0.56)
        lip.cubicTo(-0.3, 0.46, -0.2, 0.38, 0, 0.42)
        painter.drawPath(lip)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_hair_before(painter: QPainter, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.color))
    match look.hair:
        case "bald":
            painter.setBrush(_faded("#ffffff", 40))
            painter.drawEllipse(QPointF(-0.25, -0.72), 0.26, 0.12)
        case "buzz":
            painter.drawPath(_cap(-0.5, 0.0).intersected(_face(look)))
        case "short":
            painter.drawPath(_cap(-0.34, 0.22))
        case "side" | "tail":
            painter.drawPath(_cap(-0.42, -0.3))
        case "curly":
            for x, y in _ring(0.86, 9):
                painter.drawEllipse(QPointF(x, y - 0.06), 0.27, 0.25)
        case "bun":
            painter.drawPath(_cap(-0.5, 0.08))
        case "bob":
            painter.drawPath(_fringe())
        case "long":
            painter.drawPath(_parted())


def _cap(edge: float, sweep: float) -> QPainterPath:
    """Hair down to y = `edge` in the middle, swept to one side by so much."""
    cap = QPainterPath(QPointF(-0.84, 0.0))
    cap.cubicTo(-0.98, -0.75, -0.66, -1.2, 0.02, -1.18)
    cap.cubicTo(0.68, -1.18, 0.98, -0.75, 0.84, 0.0)
    cap.cubicTo(0.74, -0.2, 0.72, -0.38, 0.58, edge - 0.08)
    cap.cubicTo(0.2, edge - 0.2 - sweep * 0.4, -0.1, edge + sweep * 0.3, -0.56, edge - 0.06)
    cap.cubicTo(-0.72, -0.38, -0.74, -0.2, -0.84, 0.0)
    return cap


def _fringe() -> QPainterPath:
    fringe = QPainterPath(QPointF(-0.98, 0.5))
    fringe.cubicTo(-1.06, -0.8, -0.7, -1.2, 0, -1.2)
    fringe.cubicTo(0.7, -1.2, 1.06, -0.8, 0.98, 0.5)
    fringe.cubicTo(0.82, 0.45, 0.74, 0.1, 0.72, -0.36)
    fringe.quadTo(0, -0.28, -0.72, -0.36)
    fringe.cubicTo(-0.74, 0.1, -0.82, 0.45, -0.98, 0.5)
    return fringe


def _parted() -> QPainterPath:
    hair = QPainterPath(QPointF(-0.94, 0.62))
    hair.cubicTo(-1.06, -0.8, -0.7, -1.2, 0, -1.2)
    hair.cubicTo(0.7, -1.2, 1.06, -0.8, 0.94, 0.62)
    hair.cubicTo(0.8, 0.3, 0.76, -0.3, 0.1, -0.86)
    hair.cubicTo(-0.3, -0.4, -0.76, -0.3, -0.94, 0.62)
    return hair


def _paint_glasses(painter: QPainter, look: Look) -> None:
    if not look.glasses:
        return
    painter.setPen(_pen(QColor("#2e2b33"), 0.055))
    painter.setBrush(QBrush(_faded("#ffffff", 46)))
    for side in (-1, 1):
        lens = QRectF(side * 0.32 - 0.23, -0.17, 0.46, 0.4)
        if look.glasses == "round":
            painter.drawEllipse(lens)
        else:
            painter.drawRoundedRect(lens, 0.1, 0.1)
        painter.drawLine(QPointF(side * 0.55, -0.02), QPointF(side * 0.76, -0.06))
    painter.drawLine(QPointF(-0.09, 0.0), QPointF(0.09, 0.0))
    painter.setPen(Qt.PenStyle.NoPen)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _faded(color: str, alpha: int) -> QColor:
    made = QColor(color)
    made.setAlpha(alpha)
    return made
