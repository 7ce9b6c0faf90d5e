"""What the window has to know of a page before the page is made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class PageSpec:
    """A page: each module of `ui.pages` declares its own as `SPEC`.

    name: of the module. title: in English, marked for translation in the context "pages".
    icon: of `resources/icons`. shortcut: opens the page, such as "Ctrl+1"; empty for none.
    position: where its button is in the side bar, smaller numbers further up; None for a page
    without a button, which others open. at_foot: whether the button is at the lower end.
    parent: of a page without a button, the page whose button is marked instead.

    It is read without running the module, so all values are literals.
    """

    name: str
    title: str
    icon: str
    shortcut: str = ""
    position: int | None = None
    at_foot: bool = False
    parent: str = ""

    @property
    def text(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate("pages", self.title)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation: Qt's tools look for this name. PySide's own has no types."""
    return text
