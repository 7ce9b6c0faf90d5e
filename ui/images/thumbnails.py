"""Crops of faces, and previews of photos, as pixmaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from photoclust import Engine, PhotoclustError

from ..state.session import Session
from .image_cache import ImageCache
from .photo_reader import read_crop, read_photo

MEGABYTE = 1 << 20


class Thumbnails(ImageCache[int]):
    """Face crops by the face's number; 160 x 160 pixels each."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__("thumbnails", self._crops, budget=64 * MEGABYTE, batch=16, parent=parent)
        self._session = session
        session.opened.connect(lambda: self.forget())

    def _crops(self, faces: Sequence[int]) -> Mapping[int, QImage]:
        engine = self._session.engine
        if engine is None:
            return {}
        return {i: read_crop(data) for i, data in engine.people.crops(faces).items()}


class Previews(ImageCache[int]):
    """Photos by their number, upright, their longest side `longest` pixels at most."""

    def __init__(self, session: Session, longest: int = 512, parent: QObject | None = None) -> None:
        super().__init__("previews", self._read, budget=128 * MEGABYTE, batch=4, parent=parent)
        self._session = session
        self._longest = longest
        session.opened.connect(lambda: self.forget())

    def _read(self, photos: Sequence[int]) -> Mapping[int, QImage]:
        engine = self._session.engine
        if engine is None:
            return {}
        found = {}
        for photo in photos:
            image = self._first_readable(_paths(engine, photo))
            if image is not None:
                found[photo] = image
        return found

    def _first_readable(self, paths: Sequence[Path]) -> QImage | None:
        for path in paths:
            try:
                return read_photo(path, self._longest)
            except PhotoclustError:
                continue
        return None


def _paths(engine: Engine, photo: int) -> Sequence[Path]:
    try:
        return engine.photos.get(photo).paths
    except PhotoclustError:
        return ()
