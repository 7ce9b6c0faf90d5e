"""The page that is shown while no library is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ..i18n.wording import sentence
from ..widgets.empty_state import EmptyState


class LibraryErrorPage(EmptyState):
    """Why a library cannot be opened; `clicked`: try again, `other_clicked`: choose another
    library; the buttons `new`: make one, and `restore`: put a backup in its place."""

    def __init__(self) -> None:
        super().__init__("library", "", "")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new = QPushButton(self.tr("New library…"))
        self.add_quiet_button(self.new)
        self.restore = QPushButton(self.tr("Restore a backup…"))
        self.add_quiet_button(self.restore)

    def tell(self, message: str, hint: str) -> None:
        """What is wrong, and what to do about it."""
        self.set_text(
            self.tr("This library cannot be opened"),
            sentence(message, hint),
            self.tr("Try again"),
            self.tr("Open another library…"),
        )
