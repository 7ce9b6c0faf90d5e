"""Folders that photoclust exported albums into, told by their manifest."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from photoclust.paths import MANIFEST_NAME

_HEAD_BYTES = 4096
_HEAD = re.compile(
    rb'\s*\{\s*"version":\s*\d+,\s*"when":\s*"[^"]*",\s*"mode":\s*"\w+",\s*"entries":\s*\{'
)


def has_manifest(folder: Path) -> bool:
    """Whether the manifest in a folder is one of ours, judged by its head.

    Any other file of its name is somebody else's, and hides nothing. False also when it cannot
    be read.
    """
    path = folder / MANIFEST_NAME
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return _HEAD.match(file.read(_HEAD_BYTES)) is not None
    except OSError:
        return False
