"""A button that is an icon."""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap, QShowEvent
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


def spaced(icon: QIcon) -> QIcon:
    """An icon with a gap at its right: Qt leaves four pixels to the text, whatever the style."""
    made = QIcon()
    for mode, ratio in product((QIcon.Mode.Normal, QIcon.Mode.Disabled), (1.0, 2.0)):
        wide = QPixmap(QSize(SIDE + GAP, SIDE) * ratio)
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, icon.pixmap(QSize(SIDE, SIDE), ratio, mode))
        painter.end()
        made.addPixmap(wide, mode)
    return made


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
        self._drawn: int | None = None
        """The key of the icon that is shown."""
        self.setIconSize(QSize(SIDE + GAP if text else SIDE, SIDE))
        self.setAutoDefault(False)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self.action
        if self._with_icon:
            self._draw()
        self.setText(action.text() if self._with_text else "")
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text().replace("&", ""))
        self.setEnabled(action.isEnabled())

    def showEvent(self, event: QShowEvent) -> None:
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        """Show the action's icon; it is drawn with its gap only when it is to be seen."""
        icon = self.action.icon()
        if not self._with_icon or icon.cacheKey() == self._drawn:
            return
        apart = self._with_text and not icon.isNull()
        if apart and not self.isVisible():
            self.setIcon(icon)  # for the size
            return
        self._drawn = icon.cacheKey()
        self.setIcon(spaced(icon) if apart else icon)
