"""The folders that are scanned: their content, and whether they can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QMessageBox,
)

from photoclust import Engine, Folder, PhotoclustError, checked_folder

from ..context import Context
from ..desktop.file_manager import show_folder
from ..desktop.pictures import ask_photo_folder
from ..i18n.engine_messages import error_said
from ..i18n.natural_order import path_key
from ..i18n.wording import faces, number, photos
from ..theme import GRID
from ..widgets.empty_state import EmptyState
from ..widgets.icon_button import ActionButton
from ..widgets.row_view import RowView
from ..widgets.rows import Row
from .list_page import ListPage
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="folders",
    title=QT_TRANSLATE_NOOP("pages", "Folders"),
    icon="folder",
    shortcut="Ctrl+6",
    position=60,
)

NEEDING_ONE = ("relocate", "show")
NEEDING_SOME = ("rescan", "remove")


class FoldersPage(ListPage):
    """Add, look again, remove, and say where a folder lies now."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._folders: list[Folder] = []
        self._wanted: Path | None = None
        self.view = RowView(self.tr("Folders"), height=9 * GRID, framed=True)
        self.empty = EmptyState(
            "folder-plus",
            self.tr("No folder yet"),
            self.tr(
                "Add the folders that your photos lie in, or drop them here. photoclust reads"
                " them; it never changes, moves or deletes a photo."
            ),
            self.tr("Add folder…"),
        )
        self._make_actions()
        self._lay_out()
        self._connect()
        self.selected()

    def _make_actions(self) -> None:
        add = self.action
        self.add_folder = add(
            "add", self.tr("Add folder…"), self._choose, shortcut="Ctrl+N", icon="folder-plus"
        )
        self.scan_all = add(
            "scan", self.tr("Look for new photos"), self.session.scan, icon="refresh"
        )
        add("rescan", self.tr("Look again"), self._rescan, shortcut="R", icon="refresh")
        add(
            "relocate",
            self.tr("Relocate…"),
            self._relocate,
            shortcut="L",
            icon="locate",
            tip=self.tr("Say where this folder lies now; names and people stay"),
        )
        add(
            "remove",
            self.tr("Remove"),
            self._ask_remove,
            shortcut="Del",
            icon="trash",
            tip=self.tr("Stop watching this folder; the photos stay where they are"),
        )
        add("show", self.tr("Open in file manager"), self._show, shortcut="O", icon="folder")

    def _lay_out(self) -> None:
        for action in (self.scan_all, self.add_folder):
            self.header.addWidget(ActionButton(action))
        names = ("rescan", "relocate", "show", "remove")
        self.menu_actions = [self.context.actions[f"folders.{name}"] for name in names]
        self.add_tools(*self.menu_actions)
        self.tools.addStretch()
        self.note.setText(
            self.tr(
                "Removing a folder deletes nothing: its photos stay where they are, and what you"
                " decided comes back when you add it again."
            )
        )
        self.lay_out(self.tools, self.view, self.note)

    def _connect(self) -> None:
        self.empty.clicked.connect(self._choose)
        self.view.opened.connect(lambda path: show_folder(self.session, Path(path)))
        self.session.people_changed.connect(self._renew)
        self.session.scanned.connect(self._renew)
        self.session.opened.connect(self._forget)

    def open(self, folder: Path | None = None, **_: Any) -> None:
        """`folder`: the one to select."""
        self._wanted = folder

    def shown(self) -> None:
        # Always: whether a folder can be reached changes without us.
        self._ask()

    # The list

    def _renew(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self.session.ask(lambda engine: engine.folders.all(), self._take, self)

    def _take(self, folders: Sequence[Folder]) -> None:
        key = path_key()
        self._folders = sorted(folders, key=lambda folder: key(folder.path))
        self.view.rows.set_rows([self._row(folder) for folder in self._folders])
        self.show_list(bool(folders))
        if self._wanted in self.view.rows.keys:
            self.view.select([self._wanted])
            self.view.scrollTo(self.view.currentIndex())
            self._wanted = None
        count = self.tr("%Ln folder(s)", "", len(folders))
        self.subtitle.setText(count if folders else "")
        self.scan_all.setEnabled(bool(folders))
        offline = sum(not folder.online for folder in folders)
        if offline:
            some = self.tr("{0}, {1} of them offline")
            self.subtitle.setText(some.format(count, number(offline)))
        self.selected()

    def _row(self, folder: Folder) -> Row:
        counts = f"{photos(folder.photos)}  ·  {faces(folder.faces)}"
        offline = self.tr("Offline – nothing is lost")
        return Row(
            folder.path,
            folder.path.name or str(folder.path),
            str(folder.path),
            counts if folder.online else f"{offline}  ·  {counts}",
            icon="folder" if folder.online else "eye-off",
            tone="plain" if folder.online else "warning",
            tip=str(folder.path),
        )

    def _forget(self) -> None:
        self.notice.hide()
        self._take(())
        self._renew()

    def selected(self) -> None:
        chosen = len(self.view.selected())
        for name in NEEDING_ONE:
            self.context.actions[f"folders.{name}"].setEnabled(chosen == 1)
        for name in NEEDING_SOME:
            self.context.actions[f"folders.{name}"].setEnabled(chosen > 0)

    # What is done with them

    def _choose(self) -> None:
        if chosen := ask_photo_folder(self, self.tr("Add photo folder")):
            self.add(chosen)

    def add(self, folder: Path) -> None:
        """Add a folder, and scan it at once."""
        self._add_all([folder])

    def _add_all(self, folders: Sequence[Path]) -> None:
        def work(engine: Engine) -> list[Path]:
            checked = [checked_folder(folder) for folder in folders]
            for folder in checked:
                engine.folders.add(folder)
            return checked

        self.session.ask(work, self._scan, self, self._failed)

    def _scan(self, folders: Sequence[Path]) -> None:
        self.notice.hide()
        self.session.scan(folders)
        self._ask()

    def _rescan(self) -> None:
        self._scan(self.view.selected())

    def _show(self) -> None:
        show_folder(self.session, self.view.selected()[0])

    def _ask_remove(self) -> None:
        chosen: list[Path] = self.view.selected()
        self.question = QMessageBox(self)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWindowTitle(self.tr("Remove folder"))
        self.question.setText(
            self.tr("Stop watching %Ln folder(s)?", "", len(chosen))
            if len(chosen) > 1
            else self.tr("Stop watching {0}?").format(chosen[0].name)
        )
        self.question.setInformativeText(
            self.tr(
                "The photos stay where they are. Names and decisions are kept, and come back when"
                " you add the folder again."
            )
        )
        remove = self.question.addButton(
            self.tr("Stop watching"), QMessageBox.ButtonRole.AcceptRole
        )
        self.question.addButton(QMessageBox.StandardButton.Cancel)
        self.question.setDefaultButton(remove)
        # Wide enough for a sentence to be read, which the box by itself is not.
        self.question.setStyleSheet("QLabel#qt_msgbox_informativelabel { min-width: 380px; }")
        self.question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question.accepted.connect(partial(self._remove, chosen))
        self.question.open()

    def _remove(self, chosen: Sequence[Path]) -> None:
        def work(engine: Engine) -> None:
            for folder in chosen:
                engine.folders.remove(folder)

        def removed(_: None) -> None:
            text = self.tr("%Ln folder(s) no longer watched. Nothing was deleted.", "", len(chosen))
            add_again = partial(self._add_again, chosen)
            self.notice.say("good", text, self.tr("Add again"), add_again)
            self.session.refresh_people()
            self._ask()

        self.session.ask(work, removed, self, self._failed)

    def _add_again(self, folders: Sequence[Path]) -> None:
        self.notice.hide()
        self._add_all(folders)

    def _relocate(self) -> None:
        old: Path = self.view.selected()[0]
        start = next((folder for folder in old.parents if folder.is_dir()), Path.home())
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Where does {0} lie now?").format(old.name), str(start)
        )
        if chosen:
            self.relocate(old, Path(chosen))

    def relocate(self, old: Path, new: Path) -> None:
        """Say that a folder lies elsewhere now."""

        def done(_: object) -> None:
            self.notice.say("good", self.tr("{0} is found at {1} now.").format(old.name, new))
            self.session.refresh_people()
            self._ask()

        self.session.ask(lambda engine: engine.folders.relocate(old, new), done, self, self._failed)

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))
        self._ask()
