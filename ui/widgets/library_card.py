"""The library in the settings: where it lies, what is in it, a copy of it, another one."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QWidget

from photoclust import LIBRARY_SUFFIX, Engine, PhotoclustError

from ..context import Context
from ..desktop.file_manager import show_file
from ..i18n.engine_messages import error_said
from ..i18n.wording import faces, people, photos, size
from ..state.daily_backup import SWITCH
from .notice_bar import NoticeBar
from .setting_card import SettingCard


class LibraryCard(SettingCard):
    """Reads its figures with :meth:`renew`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Library"), parent)
        self._session = context.session
        self.place = QLabel()
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setWordWrap(True)
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.place.setAccessibleName(self.tr("Where the library lies"))
        self.contents = QLabel()
        self.contents.setProperty("role", "quiet")
        self.notice = NoticeBar()
        self.back_up_button = QPushButton(self.tr("Back up…"))
        self.back_up_button.setToolTip(
            self.tr("Write a copy of the library, with all names and decisions, to a new file")
        )
        self.restore_button = QPushButton(self.tr("Restore a backup…"))
        self.restore_button.setToolTip(
            self.tr("Put a backup in the library's place; what is there now is kept beside it")
        )
        self.daily = QCheckBox(self.tr("Keep a backup a day beside it, the last seven"))
        self.daily.setChecked(context.preferences.text(SWITCH) != "off")
        self.daily.toggled.connect(
            lambda on: context.preferences.set_text(SWITCH, "on" if on else "off")
        )
        show = QPushButton(self.tr("Show in folder"))
        other = QPushButton(self.tr("Open another…"))
        new = QPushButton(self.tr("New…"))
        self.add_widget(self.place)
        self.add_widget(self.contents)
        self.add_buttons(show, other, new)
        self.add_buttons(self.back_up_button, self.restore_button)
        self.add_widget(self.daily)
        self.add_widget(self.notice)
        self.back_up_button.clicked.connect(self._ask_target)
        self.restore_button.clicked.connect(lambda: context.actions["library.restore"].trigger())
        show.clicked.connect(self._show)
        other.clicked.connect(lambda: context.actions["library.open"].trigger())
        new.clicked.connect(lambda: context.actions["library.new"].trigger())

    def renew(self) -> None:
        """Read the figures."""
        self.place.setText(str(self._session.path or ""))
        self._session.ask(_figures, self._take, self)

    def _show(self) -> None:
        if self._session.path is not None:
            show_file(self._session, self._session.path)

    def _take(self, figures: tuple[int, int, int, int]) -> None:
        shown, visible, known, bytes_ = figures
        parts = (photos(shown), faces(visible), people(known), size(bytes_))
        self.contents.setText("  ·  ".join(parts))

    def _ask_target(self) -> None:
        path = self._session.path
        if path is None:
            return
        name = f"{path.stem} {date.today().isoformat()}{LIBRARY_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Back up the library"),
            str(Path.home() / name),
            self.tr("Libraries (*{0})").format(LIBRARY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.back_up(_with_suffix(Path(chosen)))

    def back_up(self, target: Path) -> None:
        """Write a copy of the library to a new file."""
        self.back_up_button.setEnabled(False)
        self.notice.hide()
        running = self._session.start(
            lambda engine, job: engine.library.back_up(target),
            self.tr("Backing up the library"),
            lambda _: self._backed_up(target),
            self._failed,
            self,
        )
        running.ended.connect(lambda: self.back_up_button.setEnabled(True))

    def _backed_up(self, target: Path) -> None:
        text = self.tr("The library was copied to {0}, and the copy checked.").format(target)
        show = partial(show_file, self._session, target)
        self.notice.say("good", text, self.tr("Show in folder"), show)

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(LIBRARY_SUFFIX)


def _figures(engine: Engine) -> tuple[int, int, int, int]:
    """How many photos, visible faces and people with faces there are, and the files' bytes."""
    known = [person for person in engine.people.all() if person.faces]
    visible = sum(person.faces for person in known) + engine.people.unsorted_count()
    paths = (engine.library.path, engine.library.path.with_name(f"{engine.library.path.name}-wal"))
    bytes_ = sum(path.stat().st_size for path in paths if path.exists())
    return len(engine.photos.ids()), visible, len(known), bytes_
