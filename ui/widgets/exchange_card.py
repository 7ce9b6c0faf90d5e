"""Other libraries in the settings: one joined to this one, and this one for other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from photoclust import LIBRARY_SUFFIX, Engine, Job, JoinReport, PhotoclustError

from ..context import Context
from ..desktop.file_manager import show_folder
from ..i18n.engine_messages import error_said
from ..i18n.wording import faces
from .join_dialog import JoinDialog
from .notice_bar import NoticeBar
from .plain_text import PlainLabel
from .setting_card import SettingCard

T = TypeVar("T")

EXPORTED = "library.jsonl"
"""The file by which the folder of an exported library is chosen."""


class ExchangeCard(SettingCard):
    """Joins and exports libraries."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Other libraries"), parent)
        self._session = context.session
        self._people = context.people
        meaning = PlainLabel(
            self.tr(
                "Two computers, one family: what was decided in another library is added to this"
                " one. The other stays as it is, and one undo takes it back."
            )
        )
        meaning.setWordWrap(True)
        meaning.setProperty("role", "quiet")
        self.join_button = QPushButton(self.tr("Join another…"))
        self.export_button = QPushButton(self.tr("Export for other programs…"))
        self.export_button.setToolTip(
            self.tr("All that was decided, as documented JSON Lines with the embeddings beside")
        )
        self.notice = NoticeBar()
        self.add_widget(meaning)
        self.add_buttons(self.join_button, self.export_button)
        self.add_widget(self.notice)
        self.join_button.clicked.connect(self._ask_other)
        self.export_button.clicked.connect(self._ask_folder)

    def look_at(self, other: Path) -> None:
        """Say what joining a library, or the folder of an exported one, would bring, and ask."""
        self._start(
            self.tr("Comparing the libraries"),
            lambda engine, job: engine.exchange.preview(other),
            partial(self._ask, other),
        )

    def join(self, other: Path, answers: dict[int, int | None]) -> None:
        """Join a library, with answers to who is who."""
        self._start(
            self.tr("Joining the libraries"),
            lambda engine, job: engine.exchange.join(other, answers),
            self._joined,
        )

    def export(self, folder: Path) -> None:
        """Write this library as files for other programs."""
        self._start(
            self.tr("Exporting the library"),
            lambda engine, job: engine.exchange.export(folder),
            partial(self._exported, folder),
        )

    def _start(
        self, title: str, work: Callable[[Engine, Job], T], then: Callable[[T], None]
    ) -> None:
        self.notice.hide()
        for button in (self.join_button, self.export_button):
            button.setEnabled(False)
        running = self._session.start(work, title, then, self._failed, self)
        running.ended.connect(self._ended)

    def _ended(self) -> None:
        for button in (self.join_button, self.export_button):
            button.setEnabled(True)

    def _ask(self, other: Path, report: JoinReport) -> None:
        self.dialog = JoinDialog(report, other.name, self._people.names, self)
        dialog = self.dialog
        dialog.accepted.connect(lambda: self.join(other, dialog.answers))
        dialog.open()

    def _joined(self, report: JoinReport) -> None:
        self._session.reread()
        text = self.tr("The library was joined: {0} decided.").format(faces(report.decided))
        if report.folders:
            text += " " + self.tr("Its folders are scanned from now on.")
        self.notice.say("good", text)

    def _exported(self, folder: Path, count: int) -> None:
        text = self.tr("{0} written to {1}.").format(faces(count), folder)
        show = partial(show_folder, self._session, folder)
        self.notice.say("good", text, self.tr("Open folder"), show)

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))

    def _ask_other(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Join another library"),
            str(Path.home()),
            self.tr("Libraries (*{0} {1})").format(LIBRARY_SUFFIX, EXPORTED),
        )
        if chosen:
            other = Path(chosen)
            self.look_at(other.parent if other.name == EXPORTED else other)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the exported library"), str(Path.home())
        )
        if chosen:
            self.export(Path(chosen))
