"""Drops on the window: the folders to scan, and a sentence about everything else."""

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
    """`folders`, each once; `refusals`: why the other items were not accepted."""

    folders: tuple[Path, ...]
    refusals: tuple[str, ...]


def sort_dropped(urls: Sequence[QUrl]) -> DroppedItems:
    """Check what was dropped. Reads the disk, so call it in a worker."""
    folders: dict[Path, None] = {}
    refusals: list[str] = []
    for url in urls:
        if not url.isLocalFile():
            text = translate("drop", "{0} is not on this computer. Save it here first.")
            refusals.append(text.format(url.toString()))
            continue
        path = Path(url.toLocalFile())
        try:
            folders[checked_folder(path)] = None
        except FolderError as error:
            refusals.append(_refusal(path, error))
    return DroppedItems(tuple(folders), tuple(refusals))


def _refusal(path: Path, error: FolderError) -> str:
    if path.is_file():
        text = translate("drop", "{0} is a file. Drop the folder that it lies in.")
        return text.format(path.name)
    return sentence(said(error.explanation))
