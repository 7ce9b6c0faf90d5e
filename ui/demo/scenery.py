"""Flat drawings of places, as backgrounds of people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

Scene = Callable[[QPainter, int, int, float], None]
"""Paints width x height pixels; the last number, 0 to 1, is the point of view."""


def _beach(painter: QPainter, width: int, height: int, view: float) -> None:
    _sky(painter, width, height, "#bfe3ee", "#f3efd9")
    painter.fillRect(QRectF(0, height * 0.46, width, height * 0.2), QColor("#5fb0b7"))
    painter.fillRect(QRectF(0, height * 0.62, width, height * 0.4), QColor("#ecd6a4"))
    painter.setBrush(QColor("#fff3c9"))
    painter.drawEllipse(QPointF(width * (0.15 + 0.6 * view), height * 0.17), 60, 60)
    painter.setBrush(QColor("#ffffff"))
    sail = QPainterPath(QPointF(width * (0.8 - 0.5 * view), height * 0.47))
    sail.lineTo(width * (0.8 - 0.5 * view), height * 0.33)
    sail.lineTo(width * (0.87 - 0.5 * view), height * 0.47)
    painter.drawPath(sail)


def _mountains(painter: QPainter, width: int, height: int, view: float) -> None:
    _sky(painter, width, height, "#cfdff0", "#f6ece2")
    for base, color, shift in ((0.62, "#9fb3c8", 0.0), (0.74, "#7796a0", 0.33)):
        ridge = QPainterPath(QPointF(0, height))
        for i in range(7):
            x = width * ((i - view + shift) / 5)
            y = height * (base - (0.34 if i % 2 else 0.05))
            ridge.lineTo(x, y)
        ridge.lineTo(width * 1.4, height)
        painter.setBrush(QColor(color))
        painter.drawPath(ridge)
    painter.fillRect(QRectF(0, height * 0.78, width, height * 0.3), QColor("#8fae7a"))


def _park(painter: QPainter, width: int, height: int, view: float) -> None:
    _sky(painter, width, height, "#d5ebf2", "#eef5e4")
    painter.fillRect(QRectF(0, height * 0.6, width, height * 0.5), QColor("#a6c98b"))
    for i in range(6):
        x = width * ((i * 0.22 + view * 0.3) % 1.25 - 0.1)
        painter.fillRect(QRectF(x - 9, height * 0.4, 18, height * 0.24), QColor("#8a6a4f"))
        painter.setBrush(QColor("#6fa069" if i % 2 else "#82b276"))
        painter.drawEllipse(QPointF(x, height * 0.32), width * 0.09, height * 0.17)


def _room(painter: QPainter, width: int, height: int, view: float) -> None:
    painter.fillRect(QRectF(0, 0, width, height), QColor("#eadfd2"))
    painter.fillRect(QRectF(0, height * 0.82, width, height * 0.2), QColor("#c9a884"))
    x = width * (0.08 + 0.5 * view)
    painter.fillRect(QRectF(x, height * 0.1, width * 0.26, height * 0.42), QColor("#ffffff"))
    painter.fillRect(
        QRectF(x + 12, height * 0.1 + 12, width * 0.26 - 24, height * 0.42 - 24),
        QColor("#b9d8e6"),
    )
    painter.setBrush(QColor("#d98e73"))
    painter.drawRoundedRect(
        QRectF(width * (0.75 - 0.6 * view), height * 0.16, width * 0.13, height * 0.2), 8, 8
    )


def _party(painter: QPainter, width: int, height: int, view: float) -> None:
    _sky(painter, width, height, "#f3dfe2", "#efe3cf")
    colors = ("#d9705f", "#e0b04f", "#5fa3a3", "#7f86b8", "#8dae72")
    for i in range(15):
        x, color = width * (i / 14), QColor(colors[i % 5])
        y = height * (0.06 + 0.1 * (1 - (2 * i / 14 - 1) ** 2))
        flag = QPainterPath(QPointF(x - 28, y))
        flag.lineTo(x + 28, y)
        flag.lineTo(x, y + 60)
        painter.setBrush(color)
        painter.drawPath(flag)
    for i in range(4):
        painter.setBrush(QColor(colors[(i + 2) % 5]))
        x = width * ((0.1 + 0.27 * i + 0.12 * view) % 1.0)
        painter.drawEllipse(QPointF(x, height * (0.34 + 0.07 * (i % 2))), 46, 56)


def _city(painter: QPainter, width: int, height: int, view: float) -> None:
    _sky(painter, width, height, "#2f3a56", "#8a6f86")
    for i in range(11):
        tall = height * (0.3 + 0.07 * ((i * 5) % 7))
        x = width * (i / 10 - 0.06 - 0.05 * view)
        house = QRectF(x, height - tall, width * 0.095, tall)
        painter.fillRect(house, QColor("#3b435e" if i % 2 else "#454d69"))
        painter.setBrush(QColor("#f2d48a"))
        for row in range(int(tall / 70)):
            for column in range(3):
                if (row * 3 + column + i) % 4:
                    left = house.left() + 16 + column * width * 0.028
                    painter.drawRect(QRectF(left, house.top() + 20 + row * 58, 13, 20))


SCENES: dict[str, Scene] = {
    "beach": _beach,
    "mountains": _mountains,
    "park": _park,
    "room": _room,
    "party": _party,
    "city": _city,
}


def paint_scene(painter: QPainter, name: str, width: int, height: int, view: float) -> None:
    """One of SCENES."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    SCENES[name](painter, width, height, view)
    painter.restore()


def _sky(painter: QPainter, width: int, height: int, above: str, below: str) -> None:
    sky = QLinearGradient(0, 0, 0, height * 0.8)
    sky.setColorAt(0, QColor(above))
    sky.setColorAt(1, QColor(below))
    painter.fillRect(QRectF(0, 0, width, height), sky)
