"""The line that finds photos by a recipe, with the albums that are saved recipes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QVBoxLayout, QWidget

from photoclust import DeleteAlbum, PhotoclustError, QueryError, SavedAlbum

from ..context import Context
from ..i18n.engine_messages import error_said
from ..theme import GRID
from .menu import open_menu
from .plain_text import as_plain
from .recipe_field import RecipeField
from .tool_button import ToolButton

UNFINISHED = ("query-empty", "query-unfinished")
"""What is said only when somebody is done with typing."""


class RecipeBar(QWidget):
    """`changed` when another recipe is meant; whoever looks for its photos says what came of it, by
    `found` or `refuse`."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self._can_be_saved = False
        self.also: str | None = ""
        """What is asked for beside the recipe, as one; None where no recipe can say it."""
        self.field = RecipeField(context.session)
        self.note = QLabel()
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.hide()
        self.albums = context.actions.add(
            "photos.albums",
            self.tr("Albums…"),
            self._ask_albums,
            owner=self,
            icon="library",
            tip=self.tr("Recipes that you have saved by name; they follow new photos"),
        )
        self.button = ToolButton(self.albums)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self.note)
        self.field.changed.connect(self._tell)

    @property
    def recipe(self) -> str:
        return self.field.recipe

    @property
    def whole(self) -> str:
        """The recipe with what is asked for beside it."""
        return ", ".join(part for part in (self.recipe, self.also) if part)

    def clear(self) -> None:
        """Ask for nothing in particular."""
        self.field.set_recipe("")

    def found(self) -> None:
        """The recipe was understood."""
        self._can_be_saved = bool(self.whole) and self.also is not None
        self.note.hide()

    def refuse(self, error: QueryError) -> None:
        """Say what cannot be understood, and where; not while the recipe is still being typed."""
        self._can_be_saved = False
        if error.code in UNFINISHED and not self.field.entered:
            return
        if self.field.entered:
            self.field.show_place(error.place)
        self.note.setText(error_said(error))
        self.note.show()

    def show_albums(self, albums: Sequence[SavedAlbum], at: QPoint) -> None:
        """Open the menu of saved albums."""
        choose = [
            self._entry(_in_menu(album.name), partial(self._choose, album), album.recipe)
            for album in albums
        ]
        save = self._entry(self.tr("Save as album…"), self.ask_name)
        save.setEnabled(self._can_be_saved)
        shown = [album for album in albums if album.recipe == self.recipe]
        delete = [
            self._entry(
                self.tr("Delete the album “{0}”").format(_in_menu(album.name)),
                partial(self._session.apply, DeleteAlbum(album.id)),
            )
            for album in shown
        ]
        menu = open_menu(self, at, choose, [save, *delete])
        for action in (*choose, save, *delete):
            action.setParent(menu)

    def ask_name(self) -> None:
        """Ask for the name of an album of this recipe."""
        self.dialog = QInputDialog(self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setWindowTitle(self.tr("Save as album"))
        self.dialog.setLabelText(self.tr("Name of the album:"))
        self.dialog.textValueSelected.connect(self.save)
        self.dialog.open()

    def save(self, name: str) -> None:
        """Keep the recipe as an album."""
        recipe = self.whole
        self._session.ask(
            lambda engine: engine.albums.saving(name, recipe),
            lambda edit: self._session.apply(edit, failed=self._refuse_any),
            self,
            self._refuse_any,
        )

    def _tell(self) -> None:
        if not self.recipe:
            self.found()
        self.changed.emit()

    def _choose(self, album: SavedAlbum) -> None:
        self.field.set_recipe(album.recipe)

    def _ask_albums(self) -> None:
        below = self.button.mapToGlobal(self.button.rect().bottomLeft())
        self._session.ask(
            lambda engine: engine.albums.all(), partial(self.show_albums, at=below), self
        )

    def _entry(self, text: str, call: Callable[[], object], tip: str = "") -> QAction:
        action = QAction(text, self)
        action.setToolTip(as_plain(tip))
        action.triggered.connect(lambda: call())
        return action

    def _refuse_any(self, error: PhotoclustError) -> None:
        if isinstance(error, QueryError):
            self.refuse(error)
        else:
            self._session.tell(error)


def _in_menu(name: str) -> str:
    """A name in a menu, where & would mark a key."""
    return name.replace("&", "&&")
