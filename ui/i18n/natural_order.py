"""Natural order of names: IMG 2 before IMG 10, letters in the order of the language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCollator


def name_key() -> Callable[[str], Any]:
    """What to sort names by. One key serves one sorting: Qt's language may change."""
    collator = QCollator()
    collator.setNumericMode(True)
    return cache(collator.sortKey)


def path_key() -> Callable[[Path], tuple[Any, ...]]:
    """What to sort paths by: a folder, then what lies in it, then the next folder."""
    # Tuples are compared by their first difference, and Qt's keys are equal only to themselves:
    # so each part has one key, which `name_key` keeps.
    part = name_key()
    return lambda path: tuple(part(one) for one in path.parts)
