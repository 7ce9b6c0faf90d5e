"""What there is room for in a row."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.widgets.row_delegate import fitted_note

NOTE = "The picture is cut off: copy it again from the camera, or from a backup"


def test_a_note_too_long_for_one_line_has_two(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont("DejaVu Sans", 10))
    whole, line = metrics.horizontalAdvance(NOTE), metrics.lineSpacing()
    high, low = 3 * line, line
    assert fitted_note(NOTE, metrics, QRect(0, 0, 2 * whole, low)) == (whole, NOTE)
    half = whole // 2 + 100
    assert fitted_note(NOTE, metrics, QRect(0, 0, 2 * half, high)) == (half, NOTE)
    _, one = fitted_note(NOTE, metrics, QRect(0, 0, 2 * half, low))
    assert metrics.horizontalAdvance(one) <= half
    width, two = fitted_note(NOTE, metrics, QRect(0, 0, whole // 2, high))
    assert "…" in two
    assert width < metrics.horizontalAdvance(two) <= 2 * width
