"""The menus at the top of the screen, on systems where programs have them there."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenuBar

from ..state.actions import Actions


def is_expected() -> bool:
    """Whether people look for commands in a menu bar. Elsewhere the command list is enough."""
    return sys.platform == "darwin"


class MenuBar(QMenuBar):
    """The commands of the window, ordered as menus are."""

    def __init__(self, actions: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        pages = [a.objectName() for a in actions if a.objectName().startswith("go.")]
        actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        actions["go.settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
        library = ("library.new", "library.open", "library.restore")
        for title, names in (
            (self.tr("File"), ("folders.add", "scan.again", "", *library, "", "quit")),
            (self.tr("Edit"), ("undo", "redo")),
            (self.tr("View"), (*pages, "", "back", "larger", "smaller")),
            (self.tr("Help"), ("commands", "keys", "", "demo")),
        ):
            menu = self.addMenu(title)
            for name in names:
                if name:
                    menu.addAction(actions[name])
                else:
                    menu.addSeparator()
