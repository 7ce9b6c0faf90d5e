"""A line that opens and closes what is kept out of the way, with a count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from .. import icons
from ..i18n.wording import number


class ShelfButton(QToolButton):
    """Checked while it is open. Not to be seen while there is nothing on the shelf."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setCheckable(True)
        self.setProperty("role", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._follow)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many there are."""
        self.setText(f"{self._title}  {number(count)}")
        self.setVisible(count > 0)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow()

    def _follow(self) -> None:
        self.setIcon(icons.icon("chevron-down" if self.isChecked() else "chevron-right"))
        state = self.tr("{0}, open") if self.isChecked() else self.tr("{0}, closed")
        self.setAccessibleName(state.format(self.text()))
