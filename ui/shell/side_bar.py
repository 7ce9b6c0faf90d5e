"""The side bar: a button per page, with a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import icons
from ..i18n.wording import number
from ..pages.spec import PageSpec
from ..theme import GRID, colors_of
from ..widgets.tool_button import ToolButton

WIDTH, NARROW = 208, 68
"""At the least, and with the icons alone."""
LARGE = 99_999
"""A number for which there is room beside each name."""


class SideButton(QToolButton):
    """A page: icon, name, and a number at the right."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self.action_ = action
        self._icon = icon
        self._count: int | None = None
        self.setText(f"  {action.text()}")
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text())
        self.setProperty("role", "sidebar")
        self.setCheckable(True)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        self._draw()

    def set_count(self, count: int | None) -> None:
        """The number at the right; None or 0 for none."""
        self._count = count
        name = self.action_.text()
        self.setAccessibleName(f"{name}, {number(count)}" if count else name)
        self.update()

    @property
    def count(self) -> int | None:
        return self._count

    def room(self) -> int:
        """The width for icon, name (in bold, as when it is open) and a large number."""
        font = QFont(self.font())
        font.setBold(True)
        name = QFontMetrics(font).horizontalAdvance(self.text())
        count = self.fontMetrics().horizontalAdvance(number(LARGE))
        return self.iconSize().width() + name + count + 5 * GRID

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is room for the icon alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count or self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return
        painter = QPainter(self)
        painter.setPen(QColor(colors_of(self.palette()).quiet))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        area = QRect(0, 0, self.width() - GRID - GRID // 2, self.height())
        painter.drawText(area, right, number(self._count))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon(self._icon))


class SideBar(QWidget):
    """Buttons for the pages; the arrow keys go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, SideButton] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID + 4, 2 * GRID, GRID + 4, GRID + 4)
        self._layout.setSpacing(2)
        self._layout.addStretch()
        self._tools = QGridLayout()
        self._layout.addLayout(self._tools)
        self._at_top = 0

    def add(self, spec: PageSpec, action: QAction) -> None:
        """A button for a page, below those of its end of the bar; the action opens the page."""
        button = SideButton(action, spec.icon)
        self._buttons[spec.name] = button
        self._group.addButton(button)
        if spec.at_foot:
            self._layout.addWidget(button)
        else:
            self._layout.insertWidget(self._at_top, button)
            self._at_top += 1

    def add_tools(self, *actions: QAction) -> None:
        """Small buttons side by side, above those at the foot; two in a line if narrow."""
        for action in actions:
            ToolButton(action, self).setProperty("role", "small")
        self._place_tools(narrow=False)

    @property
    def tools(self) -> list[ToolButton]:
        """The small buttons."""
        return self.findChildren(ToolButton)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icons alone, so that a narrow window has room for its pages."""
        self._place_tools(narrow=narrow)
        margins = self._layout.contentsMargins()
        names = max((button.room() for button in self._buttons.values()), default=0)
        wide = max(WIDTH, names + margins.left() + margins.right())
        self.setFixedWidth(NARROW if narrow else wide)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def _place_tools(self, *, narrow: bool) -> None:
        tools = self.tools
        in_line = 2 if narrow else max(1, len(tools))
        for place, button in enumerate(tools):
            self._tools.addWidget(button, *divmod(place, in_line))
        self._tools.setColumnStretch(in_line, 1)
        # Below the icons of the pages.
        self._tools.setContentsMargins(0 if narrow else GRID - 2, 0, 0, 0)
        self._tools.setSpacing(0 if narrow else 2 * GRID)
        for button in tools:
            button.setIconSize(QSize(18, 18) if narrow else QSize(20, 20))

    def mark(self, name: str) -> None:
        """Show that this page is the open one."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_count(self, name: str, count: int | None) -> None:
        """The number beside a page's name."""
        if name in self._buttons:
            self._buttons[name].set_count(count)

    def button(self, name: str) -> SideButton | None:
        """The button of a page, if it has one."""
        return self._buttons.get(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        place = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        buttons[(place + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
