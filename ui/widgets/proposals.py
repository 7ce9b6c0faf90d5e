"""People who may be the same as somebody, each with both faces side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import Answer, Question

from ..context import Context
from ..i18n.likelihood import likelihood
from ..i18n.wording import faces
from ..theme import GRID
from .elided_label import ElidedLabel
from .empty_state import EmptyState
from .face_picture import FacePicture
from .scroll_area import ScrollArea

SIDE = 11 * GRID
SHOWN_FACES = 3
LEAST = 78 * GRID
"""A card is at least so wide where several lie side by side."""


class ProposalCard(QFrame):
    """One question: this person's face, some of the other's, and two answers."""

    answered = Signal(object, object)
    """The :class:`Question` and the :class:`Answer`."""
    opened = Signal(int)
    """The other person is to be looked at."""

    def __init__(self, context: Context, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setProperty("role", "card")
        other = question.other_id
        known = None if other is None else context.people.get(other)
        label = self.tr("Unsorted") if other is None else context.people.title(other)
        self.name = ElidedLabel(label)
        self.name.setProperty("role", "heading")
        self.words = ElidedLabel(likelihood(question.probability))
        many = known.faces if known is not None else len(question.faces)
        counted = ElidedLabel(faces(many))
        for widget in (self.words, counted):
            widget.setProperty("role", "quiet")
        self.setAccessibleName(f"{label}, {self.words.text()}")
        self.merge = QPushButton(self.tr("Merge"))
        self.merge.setAccessibleName(self.tr("Merge with {0}").format(label))
        self.apart = QPushButton(self.tr("Not the same"))
        self.apart.setAccessibleName(self.tr("{0} is somebody else").format(label))
        look = QPushButton(self.tr("Look"))
        look.setAccessibleName(self.tr("Look at {0}").format(label))
        look.setProperty("role", "link")
        look.setVisible(other is not None)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.merge, self.apart, look):
            buttons.addWidget(button)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        for line in (self.name, counted, self.words):
            words.addWidget(line)
        words.addSpacing(GRID)
        words.addLayout(buttons)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(GRID)
        row.addWidget(_picture(context, question.anchor))
        row.addSpacing(2 * GRID)
        for face in question.faces[:SHOWN_FACES]:
            row.addWidget(_picture(context, face))
        row.addSpacing(GRID)
        row.addLayout(words, 1)
        self.merge.clicked.connect(lambda: self.answered.emit(question, Answer.YES))
        self.apart.clicked.connect(lambda: self.answered.emit(question, Answer.NO))
        look.clicked.connect(lambda: self.opened.emit(other))


class Proposals(QStackedWidget):
    """Cards below each other, or a line that there is nothing to propose."""

    answered = Signal(object, object)
    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.cards: list[ProposalCard] = []
        self._arranged: int | None = None
        """In how many columns the cards lie; None while new ones do not lie in any."""
        self.nothing = EmptyState(
            "check",
            self.tr("Nobody looks alike enough"),
            self.tr("When there are groups that may be the same person, they are shown here."),
        )
        self._list = QGridLayout()
        self._list.setSpacing(GRID)
        self._list.setContentsMargins(0, 0, GRID, GRID)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._list)
        whole.addStretch()
        area = ScrollArea()
        area.setWidget(inside)
        self.addWidget(area)
        self.addWidget(self.nothing)

    def wait(self) -> None:
        """Say that they are being looked for."""
        self._clear()
        self.nothing.set_text(self.tr("Looking for look-alikes"), "")
        self.setCurrentWidget(self.nothing)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these, in this order."""
        self._clear()
        for question in questions:
            card = ProposalCard(self._context, question)
            card.answered.connect(self.answered)
            card.opened.connect(self.opened)
            self.cards.append(card)
        self._arrange()
        self.nothing.set_text(
            self.tr("Nobody looks alike enough"),
            self.tr("When there are groups that may be the same person, they are shown here."),
        )
        self.setCurrentIndex(0 if questions else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many cards side by side as there is room for."""
        columns = max(1, self.width() // LEAST)
        if columns == self._arranged:
            return
        self._arranged = columns
        for place, card in enumerate(self.cards):
            self._list.addWidget(card, *divmod(place, columns))
        for column in range(self._list.columnCount()):
            self._list.setColumnStretch(column, int(column < columns))

    def _clear(self) -> None:
        self._arranged = None
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []


def _picture(context: Context, face: int) -> FacePicture:
    picture = FacePicture(context.thumbnails, SIDE)
    picture.set_face(face)
    return picture
