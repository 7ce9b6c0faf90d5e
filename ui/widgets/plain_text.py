"""Text that is shown as it is, whatever is in it.

Qt takes a text that begins like HTML for HTML, in labels and in tips, and then loads the pictures
that it names. Names and paths may be anybody's.
"""

from __future__ import annotations

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget


def as_plain(text: str) -> str:
    """A text for a tip, which is HTML or not by its looks: as it is, or escaped if need be."""
    if not Qt.mightBeRichText(text):
        return text
    escaped: str = Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)
    return escaped


class PlainLabel(QLabel):
    """A label whose text is never taken for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
