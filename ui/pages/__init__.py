"""The pages of the window, by name.

Their modules are imported when they are first shown, or ahead of that, after the start.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from .base import Context, Page

PAGES = {
    "people": "PeoplePage",
    "person": "PersonPage",
    "review": "ReviewPage",
    "photos": "PhotosPage",
    "photo": "PhotoPage",
    "regroup": "RegroupPage",
    "export": "ExportPage",
    "folders": "FoldersPage",
    "problems": "ProblemsPage",
    "history": "HistoryPage",
    "settings": "SettingsPage",
}
"""The class of each page, in the module of its name."""
AHEAD_MS = 200
"""Between the imports of two pages' modules: each takes up to 40 ms."""


def make_page(name: str, context: Context) -> Page:
    """A page by its name."""
    made = getattr(import_module(f".{name}", __name__), PAGES[name])(context)
    assert isinstance(made, Page)
    return made


def import_ahead(owner: QObject) -> None:
    """Import all pages' modules one by one, so that the window opens quickly, and they do too."""
    waiting = list(PAGES)
    timer = QTimer(owner)

    def next_one() -> None:
        if waiting:
            import_module(f".{waiting.pop(0)}", __name__)
        else:
            timer.deleteLater()

    timer.timeout.connect(next_one)
    timer.start(AHEAD_MS)
