"""Adds photo folders, and finds photos, that were dropped on the window or chosen in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from photoclust import Engine

from ..desktop.dropped_folders import DroppedItems, sort_dropped
from ..desktop.pictures import ask_photo_folder
from ..state.preferences import Preferences
from ..state.running_job import JobState
from ..state.session import Session
from .messages import Messages

LISTED = 8
"""Reasons shown at once; more than these can be unfolded."""


UNFINISHED = "unfinished_scan"


class FolderIntake(QObject):
    """Scans folders, and reports why other items were not accepted.

    Photos are shown. Those that the library does not know yet are looked for in their folder, if
    that is scanned; else it can be.

    A scan that was cut off, by closing the window or by a crash, goes on when its library is
    opened again.
    """

    photos_found = Signal(object)
    """The numbers of the photos that were dropped."""

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
        chosen = ask_photo_folder(self._window, self.tr("Add photo folder"))
        if chosen:
            self.take([QUrl.fromLocalFile(str(chosen))])

    def take(self, urls: Sequence[QUrl]) -> None:
        """Scan the folders among these."""
        self._session.ask(lambda engine: sort_dropped(urls), self._taken, self)

    def _taken(self, dropped: DroppedItems) -> None:
        if dropped.folders:
            self._session.scan(dropped.folders)
        if dropped.files:
            self._find(dropped.files)
        refusals = dropped.refusals
        if len(refusals) == 1:
            self._messages.say(refusals[0], kind="problem")
        elif refusals:
            text = self.tr("%Ln thing(s) were not added.", "", len(refusals))
            show = partial(self._list, text, refusals)
            self._messages.say(text, self.tr("Why"), show, "problem")

    # Photos

    def _find(self, files: Sequence[Path], *, scanned: bool = False) -> None:
        """Show the photos at these paths; `scanned`: their folder was looked at just now."""

        def read(engine: Engine) -> tuple[list[int], list[Path], list[Path]]:
            roots = engine.folders.roots()
            unknown = [file for file in files if not engine.photos.at([file])]
            inside = [f for f in unknown if any(f.is_relative_to(root) for root in roots)]
            outside = [file for file in unknown if file not in inside]
            return engine.photos.at(files), inside, outside

        def found(answer: tuple[list[int], list[Path], list[Path]]) -> None:
            photos, inside, outside = answer
            if inside and not scanned:
                self._scan_for(files, inside)
            elif photos:
                self.photos_found.emit(photos)
            elif inside:
                text = self.tr("{0} is no photo that can be read.")
                self._messages.say(text.format(inside[0].name), kind="problem")
            if outside and not scanned:
                self._offer(files, outside)

        self._session.ask(read, found, self)

    def _scan_for(self, files: Sequence[Path], new: Sequence[Path]) -> None:
        running = self._session.scan({file.parent for file in new})

        def ended() -> None:
            if running.state is JobState.DONE:
                self._find(files, scanned=True)

        running.ended.connect(ended)

    def _offer(self, files: Sequence[Path], outside: Sequence[Path]) -> None:
        folders = list(dict.fromkeys(file.parent for file in outside))
        text = self.tr("%Ln photo(s) in “{0}”, which is not one of your folders.", "", len(outside))
        add = self.tr("Add this folder")
        call = partial(self._scan_for, files, outside)
        self._messages.say(text.format(folders[0].name), add, call)

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
