"""Drops on the window: the folders to scan, the files to see, and a sentence about the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl

from photoclust import FolderError, checked_folder

from ..i18n.engine_messages import said
from ..i18n.wording import sentence

translate = QCoreApplication.translate


@dataclass(frozen=True)
class DroppedItems:
    """`folders` and `files`, each once; `refusals`: why the other items were not accepted."""

    folders: tuple[Path, ...]
    refusals: tuple[str, ...]
    files: tuple[Path, ...] = ()


def sort_dropped(urls: Sequence[QUrl]) -> DroppedItems:
    """Check what was dropped. Reads the disk, so call it in a worker."""
    folders: dict[Path, None] = {}
    files: dict[Path, None] = {}
    refusals: list[str] = []
    for url in urls:
        if not url.isLocalFile():
            text = translate("drop", "{0} is not on this computer. Save it here first.")
            refusals.append(text.format(url.toString()))
            continue
        path = Path(url.toLocalFile())
        if path.is_file():
            files[path.absolute()] = None
            continue
        try:
            folders[checked_folder(path)] = None
        except FolderError as error:
            refusals.append(sentence(said(error.explanation)))
    return DroppedItems(tuple(folders), tuple(refusals), tuple(files))
