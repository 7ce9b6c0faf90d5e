"""Draws the photos of the demo library."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter

from photoclust import Box, DrawnPhoto

from .cast import CAST
from .portraits import BOX, Mood, paint_person
from .scenery import paint_scene

WIDTH, HEIGHT = 1200, 800
SHIRTS = ("#28666b", "#b5534c", "#e0b04f", "#7f86b8", "#6c8f5c", "#9a6a86", "#47617f", "#d98e73")
MOST = 5
"""People in a photo."""
HOW_MANY = (0.34, 0.3, 0.2, 0.1, 0.06)
"""How often one, two, … people are in a photo together."""


@dataclass(frozen=True)
class Event:
    """Photos taken on one occasion: how many, where, when, of which of CAST."""

    folder: str
    scene: str
    begins: datetime
    photos: int
    people: tuple[int, ...]


EVENTS = (
    Event("2021 Baltic Sea", "beach", datetime(2021, 7, 12, 10), 24, (0, 1, 2, 7)),
    Event("2022 Hiking", "mountains", datetime(2022, 9, 3, 9), 22, (0, 1, 3, 6, 8)),
    Event("2023 Mila turns six", "party", datetime(2023, 5, 20, 15), 28, (0, 1, 2, 7, 9, 10)),
    Event("2024 Seoul", "city", datetime(2024, 4, 2, 19), 22, (4, 3, 5, 11)),
    Event("2024 Picnic", "park", datetime(2024, 6, 15, 13), 28, (0, 3, 4, 5, 6, 2, 9, 8)),
    Event("2025 At home", "room", datetime(2025, 1, 4, 17), 26, (0, 1, 2, 7, 5, 11, 10)),
)


def draw(
    photos: Path,
    events: Sequence[Event] = EVENTS,
    drawn: Callable[[int], object] = lambda count: None,
) -> list[DrawnPhoto]:
    """Draw the photos of these occasions into folders in `photos`; the same at every time.

    `drawn` is called with their number after each. In any thread, but needs a QGuiApplication.
    Raises OSError.
    """
    chance = random.Random(7)
    shots: list[DrawnPhoto] = []
    for event in events:
        folder = photos / event.folder
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(event.photos):
            shots.append(_draw(event, folder, number, chance))
            drawn(len(shots))
    return shots


def _draw(event: Event, folder: Path, number: int, chance: random.Random) -> DrawnPhoto:
    """One to five people before a place."""
    most = min(MOST, len(event.people))
    count = 1 + chance.choices(range(most), HOW_MANY[:most])[0]
    chosen = _chosen(event.people, count, chance)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    paint_scene(painter, event.scene, WIDTH, HEIGHT, chance.random())
    boxes = [
        _paint_one(painter, person, place, count, chance) for place, person in enumerate(chosen)
    ]
    painter.end()
    taken = event.begins + timedelta(minutes=11 * number, seconds=number * number % 60)
    path = folder / f"{taken:%Y-%m-%d %H.%M.%S}.jpg"
    _save(image, path)
    os.utime(path, (taken.timestamp(), taken.timestamp()))
    return DrawnPhoto(path, taken, WIDTH, HEIGHT, tuple(chosen), tuple(boxes))


def _chosen(people: Sequence[int], count: int, chance: random.Random) -> list[int]:
    """Different people, those more often who are around more often."""
    left, chosen = list(people), list[int]()
    for _ in range(count):
        chosen += chance.choices(left, [CAST[person].weight for person in left])
        left.remove(chosen[-1])
    return chosen


def _paint_one(
    painter: QPainter, person: int, place: int, count: int, chance: random.Random
) -> Box:
    look = CAST[person].look
    unit = {1: 156, 2: 142, 3: 122, 4: 104, 5: 90}[count] * (0.84 if look.child else 1.0)
    unit *= chance.uniform(0.92, 1.06)
    x = WIDTH * (place + 0.5 + chance.uniform(-0.07, 0.07)) / count
    y = HEIGHT - 2.7 * unit + chance.uniform(-0.12, 0.12) * unit
    mood = Mood(
        tilt=chance.gauss(0, 5),
        smile=chance.uniform(0.1, 1),
        gaze=chance.uniform(-1, 1),
        laughing=chance.random() < 0.35,
        shirt=chance.choice(SHIRTS) if chance.random() < 0.4 else "",
    )
    painter.save()
    painter.translate(x, y)
    painter.scale(unit, unit)
    paint_person(painter, look, mood, shoulders=4.5)
    painter.restore()
    return Box(x + BOX.x() * unit, y + BOX.y() * unit, BOX.width() * unit, BOX.height() * unit)


def _save(image: QImage, path: Path) -> None:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 88)  # type: ignore[call-overload]
    path.write_bytes(data.data())
