"""The common layout of pages with one list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ..context import Context
from ..theme import GRID
from ..widgets.empty_state import EmptyState
from ..widgets.icon_button import ActionButton
from ..widgets.menu import open_menu
from ..widgets.notice_bar import NoticeBar
from ..widgets.plain_text import PlainLabel
from ..widgets.row_view import RowView
from .base import Page


class ListPage(Page):
    """A list of rows, or why there is none; above both a notice, above the list its tools.

    A subclass makes `view` and `empty`, fills `tools`, `note` and `menu_actions` as it needs
    them, then calls :meth:`lay_out`, and :meth:`show_list` whenever it has read the list.
    """

    view: RowView
    empty: EmptyState

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.notice = NoticeBar()
        self.tools = QHBoxLayout()
        self.tools.setSpacing(GRID)
        self.note = PlainLabel()
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.menu_actions: Sequence[QAction] = ()
        """Those of the context menu, and of the tools, about what is selected."""
        self.stack = QStackedWidget()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.stack, 1)
        self.body.setContentsMargins(0, 0, 0, 2 * GRID)

    def lay_out(self, *parts: QWidget | QHBoxLayout) -> None:
        """What is shown while there are rows, from top to bottom, the list among it."""
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part, 0 if part is self.note else 1)
            else:
                column.addLayout(part)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(filled)
        self.view.selection_changed.connect(self.selected)
        self.view.menu_wanted.connect(self._open_menu)

    def add_tools(self, *actions: QAction) -> None:
        """Buttons for actions, beside each other."""
        for action in actions:
            self.tools.addWidget(ActionButton(action))

    def show_list(self, filled: bool) -> None:
        """Show the list, or why there is nothing in it."""
        with self.keyboard_follows(self.stack):
            self.stack.setCurrentIndex(1 if filled else 0)

    def selected(self) -> None:
        """Something else is selected: enable what can be done with it."""

    def focus(self) -> None:
        if self.stack.currentWidget() is not self.empty:
            self.view.setFocus()
        elif self.empty.button.text():
            self.empty.button.setFocus()
        else:
            self.setFocus()

    def _open_menu(self, at: QPoint) -> None:
        if self.view.selected():
            open_menu(self, at, self.menu_actions)
