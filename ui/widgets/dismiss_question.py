"""The question whether people are to be ignored who are in other photos too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photoclust import UnnamedFaces

from ..state.dismissal import dismissal
from ..state.session import Session


class DismissQuestion(QMessageBox):
    """Asked before the unnamed people of selected photos are ignored."""

    def __init__(self, session: Session, unnamed: UnnamedFaces, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._unnamed = unnamed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("None of these faces matters"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        count = len(unnamed.people_elsewhere)
        self.setText(self.tr("%Ln person(s) without a name are in other photos too.", "", count))
        self.setInformativeText(self.tr("Who is ignored is kept out of the way in all photos."))
        accept = QMessageBox.ButtonRole.AcceptRole
        self.everywhere = self.addButton(self.tr("Ignore them too"), accept)
        self.only_here: QWidget | None = None
        if unnamed.people or unnamed.faces:
            self.only_here = self.addButton(self.tr("Only the others"), accept)
        self.addButton(QMessageBox.StandardButton.Cancel)
        self.buttonClicked.connect(self._decide)

    def _decide(self, button: QWidget) -> None:
        if button in (self.everywhere, self.only_here):
            edit = dismissal(self._unnamed, everywhere=button is self.everywhere)
            if edit is not None:
                self._session.apply(edit)
