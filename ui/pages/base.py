"""The base class of the window's pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..context import Context
from ..state.actions import Shortcut
from ..state.running_job import RunningJob
from ..theme import GRID
from ..widgets.elided_label import ElidedLabel
from ..widgets.plain_text import PlainLabel
from ..widgets.tool_button import ToolButton
from .spec import PageSpec


class Page(QWidget):
    """One view of the library. Made on first use, then kept.

    A subclass names its `spec`, fills `body` and puts what belongs beside the title into
    `header`.
    """

    spec: PageSpec

    go = Signal(str, object)
    """Another page is wanted: its name, and a dict for its `open`."""
    count_changed = Signal(object)
    """The number beside the page's name in the side bar; None for none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._leads_back = False
        self.session = context.session
        self.people = context.people
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.spec.text)
        self.title = PlainLabel(self.spec.text)
        self.title.setProperty("role", "title")
        self.subtitle = ElidedLabel()
        self.subtitle.setProperty("role", "quiet")
        self.header = QHBoxLayout()
        self.header.setSpacing(GRID)
        self.header.addWidget(self.title)
        self.header.addSpacing(GRID // 2)
        self.header.addWidget(self.subtitle)
        self.header.addStretch()
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 0)
        whole.setSpacing(GRID + GRID // 2)
        whole.addLayout(self.header)
        whole.addLayout(self.body, 1)

    def open(self, **what: Any) -> None:
        """Show this: what it is, each page says itself. Called before `shown`."""

    def shown(self) -> None:
        """Called when the page becomes visible."""

    def count(self) -> RunningJob | None:
        """Find out the number beside the page's name, though nobody sees the page; None when that
        takes no work."""
        return None

    def hidden(self) -> None:
        """Called when another page is shown: stop work that matters to a visible page only."""

    def focus(self) -> None:
        """Set the focus to the widget that the user continues with."""
        self.setFocus()

    @contextmanager
    def keyboard_follows(self, stack: QStackedWidget) -> Iterator[None]:
        """While a stack is made to show something else: the keyboard goes there too.

        Only if it was in the stack, at something that is hidden then, or on the page itself.
        """
        focused = QApplication.focusWidget()
        inside = focused is not None and stack.isAncestorOf(focused)
        yield
        if self.hasFocus() or (inside and focused is not None and not focused.isVisible()):
            self.focus()

    def lead_back(self) -> None:
        """Have a button, and Escape, lead to the page before: for pages that others open."""
        self._leads_back = "back" in self.context.actions
        if self._leads_back:
            self.header.insertWidget(0, ToolButton(self.context.actions["back"]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = isinstance(self.focusWidget(), QLineEdit)
        if self._leads_back and event.key() == Qt.Key.Key_Escape and not typing:
            self.context.actions["back"].trigger()
        else:
            super().keyPressEvent(event)

    def action(
        self,
        name: str,
        text: str,
        call: Callable[[], object],
        *,
        shortcut: Shortcut | Sequence[Shortcut] = (),
        icon: str = "",
        tip: str = "",
    ) -> QAction:
        """An action of this page, registered as "page.name"; its keys work while it has focus."""
        return self.context.actions.add(
            f"{self.spec.name}.{name}",
            text,
            call,
            owner=self,
            shortcut=shortcut,
            icon=icon,
            tip=tip,
        )
