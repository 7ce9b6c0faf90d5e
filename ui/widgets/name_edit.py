"""A field for a name that knows the names there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QToolTip, QWidget

from photoclust import EditError, clean_name

from ..i18n.engine_messages import error_said, said
from ..state.people_store import PeopleStore
from ..theme import GRID
from .plain_text import as_plain

Keys = QKeySequence.StandardKey
POPUP_WIDTH = 27 * GRID
"""A portrait's field is narrow; the names it offers need not be."""


class NameEdit(QLineEdit):
    """Type a name and press Enter, or choose an existing one from the list.

    Emits `named` with a clean new name, or `chosen` with the number of the person who has
    that name already, which means a merge. A name that cannot be is told beside the field,
    and nothing is emitted; what was typed stays. So is one that several people have, unless
    `several_asked_about`: then `chosen` tells the first of them.
    """

    named = Signal(str)
    chosen = Signal(int)
    cancelled = Signal()

    def __init__(self, people: PeopleStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._excluded: int | None = None
        self._ranks: dict[int, int] = {}
        self._told: str | None = None
        self._key_passed_on = False
        self.several_asked_about = False
        self.setPlaceholderText(self.tr("Who is this?"))
        self.setAccessibleName(self.tr("Name"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = QListView()
        popup.setProperty("role", "popup")
        popup.setMinimumWidth(POPUP_WIDTH)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        popup.setUniformItemSizes(True)
        completer.setPopup(popup)
        completer.activated[str].connect(self._completed)  # type: ignore[index]
        self.setCompleter(completer)
        self.returnPressed.connect(self.commit)
        self.textChanged.connect(self._begin_anew)
        people.changed.connect(self._list_names)
        self._list_names()

    def exclude(self, person: int | None) -> None:
        """Leave this person's own name out of the list."""
        self._excluded = person
        self._list_names()

    def rank(self, people: Sequence[int]) -> None:
        """Offer the names of these first, in this order, such as by likeness."""
        self._ranks = {person: place for place, person in enumerate(people)}
        self._list_names()

    def commit(self) -> bool:
        """Take what was typed; whether it could be a name."""
        try:
            name = clean_name(self.text())
        except EditError as error:
            self._explain(error)
            return False
        if name == self._told:  # Enter in the list of names comes twice: as key and as choice
            return True
        called = [person.id for person in self._people.called(name)]
        if self._excluded in called:
            called = [self._excluded]
        if len(called) > 1 and not self.several_asked_about:
            self._tell(self.tr("Several people are called so: choose one of the list."))
            return False
        self._told = name
        if called:
            self.chosen.emit(called[0])
        else:
            self.named.emit(name)
        return True

    def commit_if_meant(self) -> None:
        """The field is left: take what was typed, unless a shortcut led away from it."""
        if not self._key_passed_on and self.isModified() and self.text().strip():
            self.commit()

    def event(self, event: QEvent) -> bool:
        """While there is nothing typed to be undone, the keys for that undo decisions."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent):
            # Every key is first offered as a shortcut. Of those that are one, nothing else comes.
            self._key_passed_on = True
            undo = event.matches(Keys.Undo) and not self.isUndoAvailable()
            if undo or (event.matches(Keys.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._key_passed_on = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._key_passed_on = False
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.accept()  # it ends the typing, and nothing else
            return
        super().keyPressEvent(event)

    def _begin_anew(self) -> None:
        self._told = None

    def _completed(self, name: str) -> None:
        self.setText(name)
        self.commit()

    def _explain(self, error: EditError) -> None:
        self._tell(error_said(error))
        self.setAccessibleDescription(said(error.explanation))

    def _tell(self, text: str) -> None:
        below = self.mapToGlobal(self.rect().bottomLeft())
        QToolTip.showText(below, as_plain(text), self)
        self.setAccessibleDescription(text)

    def _list_names(self) -> None:
        last = len(self._ranks)
        named = sorted(self._people.named(), key=lambda p: self._ranks.get(p.id, last))
        names = [p.label for p in named if p.id != self._excluded and p.name]
        if names != self._names.stringList():
            self._names.setStringList(names)


def is_left(field: NameEdit, event: QFocusEvent) -> bool:
    """Whether the user went on to something else, and what was typed is meant.

    Not so when the focus goes to the field's own list of names, or to another program: the
    name is finished afterwards.
    """
    popup = field.completer().popup()
    elsewhere = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
    return not elsewhere and not (popup is not None and popup.isVisible())
