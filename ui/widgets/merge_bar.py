"""Two people become one: chosen from a list, or asked about when it may not be meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from photoclust import Merge

from ..context import Context
from ..state.decisions import HistoryChange
from ..theme import GRID
from .face_picture import FacePicture
from .person_chooser import PersonChooser
from .plain_text import PlainLabel

SIDE = 6 * GRID
PICTURES = 4
Then = Callable[[HistoryChange], None]


class MergeBar(QFrame):
    """The faces, a sentence, and two buttons. Not to be seen while nothing is asked."""

    merging = Signal(int, int)
    """The second of these people is about to become the first."""
    refused = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Merge?"))
        self._context = context
        self._people = context.people
        self._asked: tuple[int, Sequence[int], Then | None] | None = None
        self._pictures = [FacePicture(context.thumbnails, SIDE) for _ in range(PICTURES)]
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.merge = QPushButton(self.tr("Merge"))
        self.merge.setProperty("role", "primary")
        self.leave = QPushButton(self.tr("Leave them apart"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        for widget in self._pictures:
            layout.addWidget(widget)
        layout.addSpacing(GRID)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.merge)
        layout.addWidget(self.leave)
        self.merge.clicked.connect(self._agree)
        self.leave.clicked.connect(self._refuse)
        self.hide()

    def choose(self, person: int) -> None:
        """Have somebody chosen with whom this person is merged."""
        known = self._people.get(person)
        if known is None or known.name is None:
            title = self.tr("Merge this person with")
        else:
            title = self.tr("Merge {0} with").format(known.label)
        chooser = PersonChooser(
            self._context, title, self.parentWidget(), left_out=(person,), person=person
        )
        chooser.chosen.connect(lambda other: self.merge_with(person, other))
        chooser.show()

    def merge_with(self, person: int, other: int) -> None:
        """Merge somebody chosen; asks when both have names, as one of these will go."""
        self.merge_all(person, [other])

    def merge_all(self, into: int, others: Sequence[int], then: Then | None = None) -> None:
        """Merge others into somebody; asks when several have names, as only one of these stays.

        then: called after it was done.
        """
        known = [self._people.get(person) for person in (into, *others)]
        names = [one.label for one in known if one is not None and one.name is not None]
        if len(names) < 2:
            self._apply(into, others, then)
            return
        listed = self.tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])
        text = self.tr("{0} become one person, whose name is {1}.").format(listed, names[0])
        self._ask(into, others, text, then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._refuse()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._refuse if self.leave.hasFocus() else self._agree)()
        else:
            super().keyPressEvent(event)

    def _ask(self, into: int, others: Sequence[int], text: str, then: Then | None = None) -> None:
        self._asked = (into, others, then)
        shown = [*others, into]
        for place, picture in enumerate(self._pictures):
            known = self._people.get(shown[place]) if place < len(shown) else None
            picture.set_face(known.cover if known is not None else None)
            picture.setVisible(place < len(shown))
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.show()
        self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        asked, self._asked = self._asked, None
        self.hide()
        if asked is not None:
            self._apply(*asked)

    def _refuse(self) -> None:
        self._asked = None
        self.hide()
        self.refused.emit()

    def _apply(self, into: int, others: Sequence[int], then: Then | None) -> None:
        for other in others:
            self.merging.emit(into, other)
        self._context.session.apply(Merge(into, tuple(others)), then)
