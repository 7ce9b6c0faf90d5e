"""A library of version 0.1.0, with the photos it was made of, and all that it shows."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from photoclust.engine import Engine
from photoclust.errors import NothingToUndo
from photoclust.photos import content
from tests.library.albums import BLOCK, Album, colour
from tests.library.synthetic import dump, execute

OLD = Path(__file__).parents[1] / "library" / "fixtures" / "0.1.0.photoclust"


def old_album(tmp_path: Path) -> Album:
    """The photos that the library was made of, which are the same pictures thrice each."""
    album = Album(tmp_path / "photos" / "family")
    album.path("notes.txt").touch()
    for number in range(16):
        row = np.zeros((BLOCK, 3 * BLOCK, 3), np.uint8)
        for place, person in enumerate((1 + number % 6, 1 + (number + 1) % 6, 7)):
            row[:, place * BLOCK : (place + 1) * BLOCK] = colour(person)
        name = f"{number:02}.png"
        text = PngInfo()
        text.add_text("salt", name)
        Image.fromarray(row).save(album.path(name), pnginfo=text)
        album.touch(name)
    return album


def old_library(tmp_path: Path, album: Album) -> Path:
    """The library, as if these files had been scanned by it: PNG is not coded alike everywhere."""
    path = tmp_path / "old.photoclust"
    shutil.copy(OLD, path)
    statements = ["DELETE FROM files WHERE photo_id IS NULL", "DELETE FROM roots"]
    for number in range(16):
        file = content.read_content(album.path(f"{number:02}.png"))
        mtime = file.path.stat().st_mtime_ns
        size = len(file.data)
        statements += [
            f"UPDATE photos SET size = {size}, digest = x'{file.digest.hex()}'"
            f" WHERE id = {number + 1}",
            f"UPDATE files SET path = x'{os.fsencode(file.path).hex()}', size = {size},"
            f" mtime_ns = {mtime} WHERE photo_id = {number + 1}",
        ]
    root = os.fsencode(album.root).hex()
    execute(path, *statements, f"INSERT INTO roots VALUES (x'{root}', '2026-01-01T00:00:00')")
    return path


def people(engine: Engine) -> list[tuple[object, ...]]:
    return [(p.id, p.name, p.state, p.faces, p.confirmed, p.cover) for p in engine.people.all()]


def history_there_and_back(engine: Engine) -> list[object]:
    """All that undoing everything shows on its way, and doing it again."""
    repository = engine._context.repository
    shown: list[object] = []
    for turn in (engine.history.undo, engine.history.redo):
        try:
            while True:
                shown.append((turn().message, dump(repository)))
        except NothingToUndo:
            continue
    return shown
