"""The paths of the library and of the files that come with the program."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path

LIBRARY_SUFFIX = ".photoclust"

# Written into every exported album folder; a scan passes over folders that hold it.
MANIFEST_NAME = "photoclust-manifest.json"


def resource(*parts: str) -> Path:
    """A file that comes with the program: icons, models, translations.

    Installed, the folder `resources` lies in this package; in a checkout it lies beside it.
    """
    package = Path(__file__).parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)


def absolute(path: Path) -> Path:
    """A path that stays the same when the working folder changes; as it is if there is none."""
    with suppress(OSError):
        return Path(os.path.abspath(path))
    return path


def default_library() -> Path:
    """PHOTOCLUST_LIBRARY, or `library.photoclust` in the platform's folder for user data."""
    chosen = os.environ.get("PHOTOCLUST_LIBRARY")
    if chosen:
        with suppress(RuntimeError):  # the home of somebody who is not known here
            return Path(chosen).expanduser()
        return Path(chosen)
    return user_data_path("photoclust", appauthor=False) / f"library{LIBRARY_SUFFIX}"


def demo_folder() -> Path:
    """Where the library of drawn people lies, beside the user's own."""
    return default_library().parent / "demo"
