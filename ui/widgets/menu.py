"""Context menus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def open_menu(parent: QWidget, at: QPoint, *groups: Iterable[QAction] | Sequence[QAction]) -> QMenu:
    """Open a menu at a global position: groups of actions with lines between them.

    It is deleted when it is closed.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        if menu.actions():
            menu.addSeparator()
        menu.addActions(list(group))
    menu.popup(at)
    return menu
