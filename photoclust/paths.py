"""Where things lie on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

LIBRARY_SUFFIX = ".photoclust"

# Written into every exported album folder; a scan passes over folders that hold it.
MANIFEST_NAME = "photoclust-manifest.json"


def default_library() -> Path:
    """PHOTOCLUST_LIBRARY, or `library.photoclust` in the platform's folder for user data."""
    chosen = os.environ.get("PHOTOCLUST_LIBRARY")
    if chosen:
        return Path(chosen).expanduser()
    return user_data_path("photoclust", appauthor=False) / f"library{LIBRARY_SUFFIX}"
