"""The window's preferences, stored in a file of the user's configuration folder."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from photoclust import SHOWN_FROM, Settings


class ThemeMode(StrEnum):
    """SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


ONE_WRONG_IN = (100, 1000, 10_000)
"""How sure it must be that a face joins a named person, the middle one by default."""
SIZES = (96, 112, 128, 160, 192, 224)
"""Sides of a portrait, in device-independent pixels."""


def config_file() -> Path:
    """PHOTOCLUST_CONFIG, or `window.ini` in the platform's folder for configuration."""
    chosen = os.environ.get("PHOTOCLUST_CONFIG")
    if chosen:
        return Path(chosen)
    return user_config_path("photoclust", appauthor=False) / "window.ini"


class Preferences(QObject):
    """Typed access to the preferences; damaged values in the file count as not set."""

    changed = Signal(str)
    """A preference has another value now: its name."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(str(path or config_file()), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeMode:
        text = self._text("theme")
        return ThemeMode(text) if text in set(ThemeMode) else ThemeMode.SYSTEM

    @theme.setter
    def theme(self, mode: ThemeMode) -> None:
        self._set("theme", mode.value)

    @property
    def language(self) -> str:
        """A code such as "de", or empty: as the system."""
        return self._text("language")

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code)

    @property
    def thumbnail_size(self) -> int:
        size = self._number("thumbnail_size", 128)
        return size if size in SIZES else 128

    @thumbnail_size.setter
    def thumbnail_size(self, size: int) -> None:
        self._set("thumbnail_size", size)

    def step_thumbnail_size(self, by: int) -> None:
        """Show pictures larger by so many steps, or smaller."""
        step = SIZES.index(self.thumbnail_size) + by
        self.thumbnail_size = SIZES[min(max(step, 0), len(SIZES) - 1)]

    @property
    def device(self) -> str:
        return self._text("device") or "auto"

    @device.setter
    def device(self, name: str) -> None:
        self._set("device", name)

    @property
    def min_face(self) -> int:
        return min(1000, max(12, self._number("min_face", 20)))

    @min_face.setter
    def min_face(self, pixels: int) -> None:
        self._set("min_face", pixels)

    @property
    def max_megapixels(self) -> int:
        """The largest photo that is read, in millions of pixels."""
        return min(1000, max(1, self._number("max_megapixels", 256)))

    @max_megapixels.setter
    def max_megapixels(self, millions: int) -> None:
        self._set("max_megapixels", millions)

    @property
    def max_file_size(self) -> int:
        """The largest file that is read, in GiB."""
        return min(64, max(1, self._number("max_file_size", 2)))

    @max_file_size.setter
    def max_file_size(self, size: int) -> None:
        self._set("max_file_size", size)

    @property
    def least_photos(self) -> int:
        """In how many photos somebody without a name is at the least to be shown."""
        return min(50, max(1, self._number("least_photos", SHOWN_FROM)))

    @least_photos.setter
    def least_photos(self, photos: int) -> None:
        self._set("least_photos", photos)

    @property
    def one_wrong_in(self) -> int:
        """Of so many strangers at most one may join a named person by itself."""
        many = self._number("one_wrong_in", ONE_WRONG_IN[1])
        return many if many in ONE_WRONG_IN else ONE_WRONG_IN[1]

    @one_wrong_in.setter
    def one_wrong_in(self, many: int) -> None:
        self._set("one_wrong_in", many)

    def settings(self, others: Settings | None = None) -> Settings:
        """The engine's settings as they are chosen; the rest as in `others`."""
        return replace(
            others or Settings(),
            device=self.device,
            min_face=self.min_face,
            max_pixels=self.max_megapixels * 1_000_000,
            max_file_size=self.max_file_size,
            wrong_joins=1 / self.one_wrong_in,
        )

    @property
    def library(self) -> Path | None:
        """The library opened last, if it was chosen."""
        text = self._text("library")
        return Path(text) if text else None

    @library.setter
    def library(self, path: Path | None) -> None:
        self._set("library", str(path) if path else "")

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window, empty when there is none yet."""
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("geometry", value)

    @property
    def reads_tags(self) -> bool:
        """Whether names of other programs are taken over after each scan."""
        return self._text("reads_tags") == "yes"

    @reads_tags.setter
    def reads_tags(self, wanted: bool) -> None:
        self._set("reads_tags", "yes" if wanted else "")

    def text(self, name: str, otherwise: str = "") -> str:
        """A preference of a page's own, such as how its list is sorted."""
        return self._text(name) or otherwise

    def set_text(self, name: str, value: str) -> None:
        """Remember a preference of a page's own."""
        self._set(name, value)

    def save(self) -> None:
        """Write the file now."""
        self._file.sync()

    def _text(self, name: str) -> str:
        value = self._file.value(name, "")
        return value if isinstance(value, str) else ""

    def _number(self, name: str, otherwise: int) -> int:
        try:
            return int(str(self._file.value(name, otherwise)))
        except ValueError:
            return otherwise

    def _set(self, name: str, value: str | int) -> None:
        if self._file.value(name) != value:
            self._file.setValue(name, value)
            self.changed.emit(name)
