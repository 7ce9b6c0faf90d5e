"""The folders to scan, checked before they are used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from photoclust.errors import FolderError
from photoclust.library.repository import Repository
from photoclust.messages import reason_of


def checked_folder(folder: Path) -> Path:
    """The folder, absolute. Raises FolderError when it is missing, closed or something else."""
    try:
        os.scandir(folder).close()
        return Path(os.path.abspath(folder))
    except FileNotFoundError as error:
        raise FolderError("folder-missing", folder=folder) from error
    except NotADirectoryError as error:
        raise FolderError("not-a-folder", folder=folder) from error
    except OSError as error:
        raise FolderError("folder-unreadable", folder=folder, reason=reason_of(error)) from error


def remember(repository: Repository, folder: Path) -> None:
    """Have a folder scanned from now on, unless it lies below one that is."""
    if not any(folder.is_relative_to(other) for other in repository.files.roots()):
        repository.files.add_root(folder)


def outermost(folders: Sequence[Path]) -> list[Path]:
    """The folders that do not lie below another of them, each once."""
    return [
        folder
        for folder in dict.fromkeys(folders)
        if not any(folder != other and folder.is_relative_to(other) for other in folders)
    ]
