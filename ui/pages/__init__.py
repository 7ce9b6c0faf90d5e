"""The pages of the window, by name. Their modules are imported when they are first shown."""

from __future__ import annotations

from importlib import import_module

from ui.page import Context, Page

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


def make_page(name: str, context: Context) -> Page:
    """A page by its name."""
    made = getattr(import_module(f"ui.pages.{name}"), PAGES[name])(context)
    assert isinstance(made, Page)
    return made
