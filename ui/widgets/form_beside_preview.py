"""A form on the left, and on the right what it would do, with the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..theme import GRID
from .scroll_area import ScrollArea

FORM_WIDTH = 46 * GRID


def form_beside_preview(
    side: QWidget, form: QWidget, preview: QWidget, button: QPushButton
) -> None:
    """Lay these out in `side`, which is in the window already."""
    button.setProperty("role", "primary")
    row, right, area = QHBoxLayout(side), QVBoxLayout(), ScrollArea(FORM_WIDTH)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * GRID)
    row.addWidget(area)
    row.addLayout(right, 1)
    area.setWidget(form)
    right.setSpacing(GRID + GRID // 2)
    right.addWidget(preview, 1)
    right.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
