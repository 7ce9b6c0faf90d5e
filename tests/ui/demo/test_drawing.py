from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from ui.demo.cast import CAST
from ui.demo.drawing import EVENTS, HEIGHT, WIDTH, draw

FEW = [replace(event, photos=3) for event in EVENTS]


def test_photos_are_drawn_alike_at_every_time(qapp: QApplication, tmp_path: Path) -> None:
    counted: list[int] = []
    shots = draw(tmp_path / "one", FEW, counted.append)
    assert counted == list(range(1, 19))
    again = draw(tmp_path / "two", FEW)
    assert [shot.path.read_bytes() for shot in shots] == [shot.path.read_bytes() for shot in again]


def test_everybody_in_a_photo_is_there_once_and_in_it(qapp: QApplication, tmp_path: Path) -> None:
    for shot in draw(tmp_path, FEW):
        with Image.open(shot.path) as image:
            assert image.size == (shot.width, shot.height) == (WIDTH, HEIGHT)
        assert len(set(shot.people)) == len(shot.people) == len(shot.boxes) > 0
        assert max(shot.people) < len(CAST)
        assert shot.path.stat().st_mtime == shot.taken.timestamp()
