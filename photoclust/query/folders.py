"""Whether a photo lies below a folder that a recipe names."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from functools import lru_cache


def lies_below(folder: str) -> Callable[[bytes], bool]:
    """Whether a file, by its path as the library stores it, lies below such a folder.

    `folder`: a name, or several with slashes between them; those that follow one another anywhere
    above the file count, so a whole path does too. Upper and lower case are one, and so are the
    normal forms of Unicode.
    """
    wanted = _folded(folder)

    @lru_cache(maxsize=4096)
    def holds(parent: bytes) -> bool:
        return wanted in _folded(os.fsdecode(parent))

    def holds_file(path: bytes) -> bool:
        return holds(path[: path.rfind(_SEPARATOR)])

    return holds_file


_SEPARATOR = os.sep.encode()


def _folded(path: str) -> str:
    """The names in a path with a slash before and after each of them."""
    slashed = path.replace(os.sep, "/")
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", slashed).casefold())
    return "/" + "".join(f"{name}/" for name in text.split("/") if name not in ("", "."))
