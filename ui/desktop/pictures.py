"""Where the desktop keeps its user's pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def pictures_folder() -> Path:
    """The folder for pictures, or the user's own if there is none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def ask_photo_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder of photos, from where pictures are; None if the user chose none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(pictures_folder()))
    return Path(chosen) if chosen else None
