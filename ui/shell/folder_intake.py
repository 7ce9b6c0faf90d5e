"""Adds photo folders that were dropped on the window or chosen in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ..desktop.dropped_folders import DroppedItems, sort_dropped
from ..state.preferences import Preferences
from ..state.session import Session
from .messages import Messages

LISTED = 8
"""Reasons shown at once; more than these can be unfolded."""


UNFINISHED = "unfinished_scan"


class FolderIntake(QObject):
    """Scans folders, and reports why other items were not accepted.

    A scan that was cut off, by closing the window or by a crash, goes on when its library is
    opened again.
    """

    def __init__(
        self, session: Session, messages: Messages, preferences: Preferences, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._preferences = preferences
        self._window = window
        session.opened.connect(self._go_on)
        session.jobs_changed.connect(self._remember)

    def choose(self) -> None:
        """Ask for a folder of photos, and scan it."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Add photo folder"))
        if chosen:
            self.take([QUrl.fromLocalFile(chosen)])

    def take(self, urls: Sequence[QUrl]) -> None:
        """Scan the folders among these."""
        self._session.ask(lambda engine: sort_dropped(urls), self._taken, self)

    def _taken(self, dropped: DroppedItems) -> None:
        if dropped.folders:
            self._session.scan(dropped.folders)
        refusals = dropped.refusals
        if len(refusals) == 1:
            self._messages.say(refusals[0], kind="problem")
        elif refusals:
            text = self.tr("%Ln thing(s) were not added.", "", len(refusals))
            show = partial(self._list, text, refusals)
            self._messages.say(text, self.tr("Why"), show, "problem")

    def _remember(self) -> None:
        """Keep on disk which library is being scanned, if any."""
        scanned = str(self._session.path) if self._session.scanning else ""
        if scanned != self._preferences.text(UNFINISHED):
            self._preferences.set_text(UNFINISHED, scanned)
            self._preferences.save()

    def _go_on(self, path: Path) -> None:
        if self._preferences.text(UNFINISHED) == str(path):
            self._session.scan()

    def _list(self, text: str, lines: Sequence[str]) -> None:
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, self._window.windowTitle(), text, parent=self._window
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText("\n".join(lines[:LISTED]))
        if len(lines) > LISTED:
            box.setDetailedText("\n".join(lines))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
