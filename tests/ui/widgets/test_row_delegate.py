"""What there is room for in a row."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.widgets.row_delegate import fitted_note

NOTE = "The picture is cut off: copy it again from the camera, or from a backup"


def test_a_note_too_long_for_one_line_has_several(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont("DejaVu Sans", 10))
    whole, line = metrics.horizontalAdvance(NOTE), metrics.lineSpacing()
    high, low = 4 * line, line
    assert fitted_note(NOTE, metrics, QRect(0, 0, 2 * whole, low)) == (whole, NOTE)
    for lines in (2, 3):
        half = whole // lines + 100
        assert fitted_note(NOTE, metrics, QRect(0, 0, 2 * half, high)) == (half, NOTE)
    _, one = fitted_note(NOTE, metrics, QRect(0, 0, 2 * half, low))
    assert metrics.horizontalAdvance(one) <= half


def test_a_note_too_long_for_its_lines_ends_early(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont("DejaVu Sans", 10))
    whole, line = metrics.horizontalAdvance(NOTE), metrics.lineSpacing()
    width, shown = fitted_note(NOTE, metrics, QRect(0, 0, whole // 2, 3 * line))
    assert shown.endswith("…")
    assert NOTE.startswith(shown[:-1])
    assert 1.5 * width < metrics.horizontalAdvance(shown) <= 3 * width
