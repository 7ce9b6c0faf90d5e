"""The demo library has data for every page of the window."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from benchmarks.demo_library import make
from photoclust import Engine
from ui.demo.cast import CAST
from ui.demo.drawing import EVENTS


@pytest.fixture
def engine(qapp: QApplication, tmp_path: Path) -> Engine:
    return Engine(make(tmp_path, [replace(event, photos=6) for event in EVENTS[:2]]))


def test_everybody_is_somewhere_in_the_photos(engine: Engine) -> None:
    with engine:
        photos = [engine.photos.get(int(number)) for number in engine.photos.ids()]
        assert len(photos) == 12
        for photo in photos:
            with Image.open(photo.paths[0]) as image:
                assert image.size == (photo.width, photo.height)
            for face in photo.faces:
                assert face.box.x + face.box.width > 0
                assert 0 < face.box.y < photo.height - face.box.height
        assert any(len(photo.faces) > 1 for photo in photos)


def test_there_is_something_to_see_on_every_page(engine: Engine) -> None:
    with engine:
        names = {person.name for person in engine.people.all()} - {None}
        assert names <= {character.name for character in CAST}
        assert len(names) >= 4
        assert len(engine.folders.failures()) == 3
        assert {entry.state for entry in engine.history.entries()} == {"done"}
        assert len(engine.people.faces(None)) > 0
