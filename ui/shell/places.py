"""What the command list finds besides commands: people, albums, folders and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QIcon

from photoclust import SavedAlbum

from .. import icons
from ..context import Context
from ..i18n.wording import photos
from .command_list import Command

Go = Callable[[str, dict[str, Any]], object]
translate = QCoreApplication.translate


class Places(QObject):
    """Makes lines of the command list; `go` opens a page with what it is to show."""

    def __init__(self, context: Context, go: Go, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._go = go

    def people(self) -> list[Command]:
        """Everybody who has a name, with their face where it is at hand."""
        return [
            Command(
                person.label,
                partial(self._go, "person", {"person": person.id}),
                self._face(person.cover),
                photos(person.photos),
            )
            for person in self._context.people.named()
        ]

    def folders(self, folders: Sequence[Path]) -> list[Command]:
        """The folders that are scanned."""
        hint, icon = self.tr("Folder"), icons.icon("folder")
        return [
            Command(
                folder.name or str(folder),
                partial(self._go, "folders", {"folder": folder}),
                icon,
                hint,
            )
            for folder in folders
        ]

    def albums(self, albums: Sequence[SavedAlbum]) -> list[Command]:
        """The albums, which are recipes that were saved by name."""
        hint, icon = self.tr("Album"), icons.icon("library")
        return [
            Command(album.name, partial(self._go, "photos", {"recipe": album.recipe}), icon, hint)
            for album in albums
        ]

    def settings(self) -> list[Command]:
        """The settings by the names that they have on their page."""
        hint, icon = self.tr("Setting"), icons.icon("settings")
        named = {
            "theme": translate("SettingsPage", "Theme"),
            "tile_size": translate("SettingsPage", "Size of pictures"),
            "language": translate("SettingsPage", "Language"),
            "device": translate("SettingsPage", "Device"),
            "min_face": translate("SettingsPage", "Smallest face"),
            "max_megapixels": translate("SettingsPage", "Pixel limit"),
            "max_file_size": translate("SettingsPage", "File size limit"),
            "again": translate("SettingsPage", "Photos known already"),
            "adapter": translate("AdapterCard", "Adapt to your people"),
            "library": translate("LibraryCard", "Library"),
            "about": translate("AboutCard", "About"),
        }
        return [
            Command(text, partial(self._go, "settings", {"setting": name}), icon, hint)
            for name, text in named.items()
        ]

    def _face(self, cover: int | None) -> QIcon:
        # Only what is at hand: to ask for thousands would push out what is on the screen.
        pixmap = None if cover is None else self._context.thumbnails.kept(cover)
        return icons.icon("person") if pixmap is None else QIcon(pixmap)
