"""A button that is an icon."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from .. import icons

SIDE, GAP = 18, 4
"""Of the icon in a button beside a text, and what is added between the two."""


class IconButton(QToolButton):
    """An icon with a tip, which is its accessible name too; keeps up with the palette."""

    def __init__(
        self, icon: str, tip: str, text: str = "", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            self.setText(text)
            self.setProperty("role", "button")
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.set_icon(icon)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.setIcon(icons.icon(icon))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icons.icon(self._icon))


class ActionButton(QPushButton):
    """A button for an action: its icon and its text as far as wanted; follows its state."""

    def __init__(
        self,
        action: QAction,
        *,
        text: bool = True,
        icon: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._with_icon = icon
        self.action = action
        self._with_text = text
        self._shown: int | None = None
        """The key of the action's icon that is shown."""
        self.setIconSize(QSize(SIDE + GAP if text else SIDE, SIDE))
        self.setAutoDefault(False)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self.action
        if self._with_icon:
            self._show(action.icon())
        self.setText(action.text() if self._with_text else "")
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text().replace("&", ""))
        self.setEnabled(action.isEnabled())

    def _show(self, icon: QIcon) -> None:
        if icon.cacheKey() != self._shown:
            self._shown = icon.cacheKey()
            self.setIcon(icons.spaced(icon, GAP) if self._with_text else icon)
