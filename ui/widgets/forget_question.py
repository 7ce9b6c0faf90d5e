"""Asks before something is erased that no undo brings back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class ForgetQuestion(QMessageBox):
    """Says what is erased and that it cannot be undone; `agreed` is called if that is wanted.

    Cancelling is what Enter does.
    """

    def __init__(
        self, title: str, text: str, agreed: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(text)
        self.setInformativeText(
            self.tr("This cannot be undone. The files stay where they are. Backups keep it.")
        )
        self.forget = self.addButton(self.tr("Forget"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
        # Wide enough for a sentence to be read, which the box by itself is not.
        self.setStyleSheet("QLabel#qt_msgbox_informativelabel { min-width: 380px; }")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.forget.clicked.connect(agreed)
