"""Choosing a folder of photos begins where pictures are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desktop.pictures import ask_photo_folder, pictures_folder


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Pictures"
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda location: str(folder))
    )
    return folder


def test_a_photo_folder_is_looked_for_where_pictures_are(
    pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures.mkdir()
    asked: list[tuple[object, ...]] = []

    def choose(*arguments: object) -> str:
        asked.append(arguments)
        return str(pictures / "2021")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(choose))
    parent = QWidget()
    assert ask_photo_folder(parent, "Add") == pictures / "2021"
    assert asked == [(parent, "Add", str(pictures))]


def test_without_a_folder_for_pictures_it_begins_at_home(pictures: Path) -> None:
    assert pictures_folder() == Path.home()


def test_no_choice_is_no_folder(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: ""))
    assert ask_photo_folder(QWidget(), "Add") is None
