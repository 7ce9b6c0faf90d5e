"""A name was typed that somebody has already: the same person, or another one of that name?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from photoclust import EditError, Merge, Name, clean_name, without_word

from ..context import Context
from ..i18n.engine_messages import error_said
from ..state.decisions import HistoryChange
from ..theme import GRID
from .elided_label import ElidedLabel
from .face_picture import FacePicture
from .plain_text import PlainLabel, as_plain

SIDE = 6 * GRID
MOST = 3
"""People of one name who are shown."""
WORD_WIDTH = 20 * GRID
MOST_LETTERS, FEWER_LETTERS = 18, 13
"""Of a name on a button, and on one of several."""
Then = Callable[[HistoryChange], None]


class SameNameBar(QFrame):
    """The faces of all, a button for each who has the name, and one for somebody else of that name,
    with a word to tell them apart. Not to be seen while nothing is asked."""

    merging = Signal(int, int)
    """The second of these people is about to become the first."""
    refused = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("The same, or another?"))
        self._context = context
        self._people = context.people
        self._person: int | None = None
        self._name = ""
        self._known: list[int] = []
        self._then: Then | None = None
        self._asked = FacePicture(context.thumbnails, SIDE)
        self._pictures = [FacePicture(context.thumbnails, SIDE) for _ in range(MOST)]
        self.same = [QPushButton() for _ in range(MOST)]
        self.same[0].setProperty("role", "primary")
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.word = QLineEdit()
        self.word.setMaximumWidth(WORD_WIDTH)
        self.word.setPlaceholderText(self.tr("word, such as school"))
        self.word.setAccessibleName(self.tr("A word to tell them apart, which may be empty"))
        self.another = QPushButton()
        self.leave = QPushButton(self.tr("Cancel"))
        self.problem = ElidedLabel()
        self.problem.setProperty("role", "problem")
        self._lay_out()
        for place, button in enumerate(self.same):
            button.clicked.connect(lambda _=False, place=place: self._merge(place))
        self.another.clicked.connect(self._name_another)
        self.word.returnPressed.connect(self._name_another)
        self.word.textChanged.connect(lambda: self.problem.hide())
        self.leave.clicked.connect(self._refuse)
        self.hide()

    def _lay_out(self) -> None:
        above, below, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        for row in (above, below):
            row.setSpacing(GRID)
            whole.addLayout(row)
        above.addWidget(self._asked)
        above.addSpacing(2 * GRID)
        for picture in self._pictures:
            above.addWidget(picture)
        above.addSpacing(GRID)
        above.addWidget(self.text, 1)
        for button in self.same:
            below.addWidget(button)
        below.addSpacing(2 * GRID)
        below.addWidget(self.word, 1)
        below.addWidget(self.another)
        below.addStretch()
        below.addWidget(self.leave)
        whole.addWidget(self.problem)
        self.problem.hide()

    def ask(self, person: int, other: int, then: Then | None = None) -> None:
        """This person was called by the name that somebody has. then: called after it was done."""
        known = self._people.get(other)
        if known is None or known.name is None:
            return
        self._person, self._name, self._then = person, known.name, then
        alike = [one.id for one in self._people.called(known.name) if one.id not in (person, other)]
        self._known = [other, *alike][:MOST]
        asked = self._people.get(person)
        self._asked.set_face(None if asked is None else asked.cover)
        for place, (picture, button) in enumerate(zip(self._pictures, self.same, strict=True)):
            is_shown = place < len(self._known)
            picture.setVisible(is_shown)
            button.setVisible(is_shown)
            if is_shown:
                self._show(self._known[place], picture, button)
        first = without_word(self._name)
        self.another.setText(self.tr("Another {0}").format(_shortened(first)))
        self.another.setToolTip(as_plain(self.tr("One more person called {0}").format(first)))
        self.word.clear()
        self.problem.hide()
        told = self.tr("{0} is there already. Is this the same person, or another one?")
        self.text.setText(told.format(first))
        self.setAccessibleDescription(self.text.text())
        self.show()
        self.same[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, number: int, picture: FacePicture, button: QPushButton) -> None:
        known = self._people.get(number)
        picture.set_face(None if known is None else known.cover)
        label = self._people.title(number)
        several = len(self._known) > 1
        text = _shortened(label, FEWER_LETTERS) if several else self.tr("The same")
        button.setText(text)
        button.setAccessibleName(self.tr("The same as {0}").format(label))
        button.setToolTip(as_plain(self.tr("The same as {0}").format(label)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._refuse()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _merge(self, place: int) -> None:
        person, into, then = self._person, self._known[place], self._then
        self._close()
        if person is not None:
            self.merging.emit(into, person)
            self._context.session.apply(Merge(into, (person,)), then)

    def _name_another(self) -> None:
        word, name = self.word.text().strip(), self._name
        try:
            name = clean_name(f"{without_word(name)} ({word})") if word else name
        except EditError as error:
            self.problem.setText(error_said(error))
            self.problem.show()
            return
        person, then = self._person, self._then
        self._close()
        if person is not None:
            self._context.session.apply(Name(person, name, another=True), then)

    def _refuse(self) -> None:
        self._close()
        self.refused.emit()

    def _close(self) -> None:
        self._person = None
        self.hide()


def _shortened(name: str, most: int = MOST_LETTERS) -> str:
    """A name for a button."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
