"""Imports without a look at the source of every module.

PySide6 reads the source of each module that is imported, for whether it may use optional features
of PySide6. Nothing here does, and it takes a quarter of the time of the window's imports.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  (it brings the hook)

HOOK, LOOK = "shibokensupport.feature", "_mod_uses_pyside"
"""A module of PySide6, and the function in it that reads the source."""


def leave_sources_unread() -> None:
    """Take it that every module uses PySide6 without the features, as those do without a source."""
    hook = sys.modules.get(HOOK)
    if hasattr(hook, LOOK):
        setattr(hook, LOOK, lambda module: True)
