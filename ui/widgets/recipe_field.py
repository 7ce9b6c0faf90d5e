"""A field for a recipe, such as "Anna and Ben, not Carl, 2019–21", that helps typing it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from photoclust import Completion

from ..state.session import Session
from ..theme import GRID
from .search_field import SearchField

PAUSE = 500
"""Milliseconds without a key after which a recipe counts as typed."""
POPUP_WIDTH = 40 * GRID


class RecipeField(SearchField):
    """`changed` when a recipe was typed, chosen or taken away; `recipe` is it, or empty. `entered`:
    it was ended with Enter, and is not still being typed."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setPlaceholderText(self.tr("Anna and Ben, not Carl, 2019–21, in Holidays"))
        self.setAccessibleName(self.tr("Find photos by a recipe"))
        self.setMaxLength(2000)
        self._session = session
        self._told = ""
        self.entered = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._completer.setWidget(self)
        popup = QListView()
        popup.setProperty("role", "popup")
        popup.setMinimumWidth(POPUP_WIDTH)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setTextElideMode(Qt.TextElideMode.ElideLeft)  # what is new is at the end
        popup.setUniformItemSizes(True)
        self._completer.setPopup(popup)
        self._completer.activated[str].connect(self._complete)  # type: ignore[index]
        self.textEdited.connect(self._offer)
        self.textChanged.connect(lambda: self._pause.start())
        self.returnPressed.connect(self._enter)

    @property
    def recipe(self) -> str:
        return self.text().strip()

    @property
    def offers(self) -> list[str]:
        """What the text may be completed to."""
        return self._offers.stringList()

    def show_place(self, place: int) -> None:
        """Select the word at a character, counted from 1, which cannot be understood."""
        start = min(max(place - 1, 0), len(self.text()))
        end = self.text().find(" ", start)
        self.setSelection(start, (end if end >= 0 else len(self.text())) - start)

    def set_recipe(self, recipe: str) -> None:
        """Mean this recipe from now on."""
        self.setText(recipe)
        self._tell()

    def _enter(self) -> None:
        self.entered = True
        self._told = ""  # what could not be understood is said once more
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.recipe != self._told:
            self._told = self.recipe
            self.changed.emit()

    def _offer(self, typed: str) -> None:
        """Ask what the text may become, if it is being typed at its end."""
        self.entered = False
        if not typed.strip() or self.cursorPosition() < len(typed):
            self._take(typed, [])
            return
        self._session.ask(
            lambda engine: engine.albums.complete(typed), partial(self._take, typed), self
        )

    def _take(self, typed: str, found: Sequence[Completion]) -> None:
        if typed != self.text():
            return  # typing went on
        self._offers.setStringList([typed[: one.start] + one.text for one in found])
        popup = self._completer.popup()
        if found and self.hasFocus():
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _complete(self, text: str) -> None:
        self.set_recipe(f"{text} ")
