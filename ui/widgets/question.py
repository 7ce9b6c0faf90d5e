"""One question: a person on the left, the faces asked about on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import Question

from ..context import Context
from ..i18n.likelihood import likelihood
from ..i18n.wording import photos
from ..theme import GRID
from .elided_label import ElidedLabel
from .face_grid import FaceGrid
from .face_picture import FacePicture
from .name_edit import NameEdit
from .photo_glance import PhotoGlance
from .tile_view import SLACK

LARGE, LEAST = 27 * GRID, 10 * GRID
"""The side of the two faces, and what it may come down to in a low window."""
SMALL = 6 * GRID
FURTHER = 4
"""More faces of the person, below the large one."""
COLUMNS = 4
"""Faces of a group side by side, at most."""


class QuestionView(QWidget):
    """Shows a :class:`Question`. The page asks it in `title`, and gives the answers."""

    named = Signal(str)
    """A name was typed for a person who has none."""
    chosen = Signal(int)
    """The name typed is this person's."""
    opened = Signal(int)
    """A face is to be seen in its photo."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people = context.people
        self.question: Question | None = None
        self._side = LARGE
        self._further: dict[int, list[int]] = {}
        center = Qt.AlignmentFlag.AlignHCenter
        self.title = ElidedLabel()
        self.title.setProperty("role", "title")
        self.title.setAlignment(center | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addStretch()
        row.addWidget(self._person_card())
        row.addWidget(self._asked_card())
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addStretch(1)
        whole.addWidget(self.title)
        whole.addSpacing(2 * GRID)
        whole.addLayout(row)
        whole.addStretch(1)
        self.glance = PhotoGlance(context, self)
        context.people.changed.connect(self._say)
        context.session.opened.connect(self._further.clear)
        context.session.changed.connect(self._further.clear)

    def _person_card(self) -> QFrame:
        self.anchor = FacePicture(self._context.thumbnails, LARGE)
        self.others = [FacePicture(self._context.thumbnails, SMALL) for _ in range(FURTHER)]
        self.who = ElidedLabel()
        self.who.setProperty("role", "heading")
        self.counted = ElidedLabel()
        self.counted.setProperty("role", "quiet")
        self.name = NameEdit(self._people)
        self.name.setToolTip(self.tr("A name for this person (F2)"))
        self.name.named.connect(self.named)
        self.name.chosen.connect(self.chosen)
        self.name.cancelled.connect(self.name.clear)
        for widget in (self.who, self.counted, self.name):
            widget.setFixedWidth(LARGE)  # so that a long name makes no wide card
        small = QHBoxLayout()
        small.setSpacing(GRID)
        for picture in self.others:
            small.addWidget(picture)
            picture.opened.connect(self.opened)
        small.addStretch()
        self.anchor.opened.connect(self.opened)
        return _card(self.anchor, small, self.who, self.counted, self.name)

    def _asked_card(self) -> QFrame:
        self.single = FacePicture(self._context.thumbnails, LARGE)
        self.single.opened.connect(self.opened)
        self.group = FaceGrid(self._context)
        self.group.set_show_confirmed(False)
        self.group.setStyleSheet("background: transparent;")
        self.group.opened.connect(self.opened)
        self.group.setAccessibleName(self.tr("The faces asked about"))
        self._asked = QStackedWidget()
        self._asked.addWidget(self.single)
        self._asked.addWidget(self.group)
        self.likelihood = QLabel()
        self.likelihood.setProperty("role", "heading")
        self.likelihood.setWordWrap(True)
        self.hint = ElidedLabel(self.tr("Double-click a face to see its photo"))
        self.hint.setProperty("role", "quiet")
        self.hint.setMinimumWidth(LARGE)
        return _card(self._asked, self.likelihood, self.hint)

    # Showing

    def ask(self, question: Question, upcoming: Sequence[Question] = ()) -> None:
        """Show this one, and make the pictures for those that come next."""
        if question != self.question:
            self.question = question
            self.glance.leave()
            self.name.clear()
            several = len(question.faces) > 1
            self._asked.setCurrentIndex(1 if several else 0)
            self._arrange()
            self.single.set_face(question.faces[0])
            self.group.set_ids(question.faces if several else ())
            self.anchor.set_face(question.anchor)
        self._say()
        for one in (question, *upcoming):
            self._prepare(one)

    def _say(self) -> None:
        """The words; names may change while a question is shown."""
        question = self.question
        if question is None:
            return
        known = self._people.get(question.person_id)
        named = known is not None and known.name is not None
        label, count = self._people.label(question.person_id), len(question.faces)
        if question.doubtful:
            title = self.tr("Is this really {0}?").format(label)
        elif not named:
            title = self.tr("Are these the same person?")
        elif count == 1:
            title = self.tr("Is this {0}?").format(label)
        else:
            title = self.tr("Are these %Ln face(s) all {0}?", "", count).format(label)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.likelihood.setText(self._how_likely(question))
        self.who.setText(self._people.title(question.person_id))
        self.counted.setText(photos(known.photos) if known is not None else "")
        self.name.setVisible(not named)
        self.name.exclude(question.person_id)

    def _how_likely(self, question: Question) -> str:
        if question.rival_id is not None and question.rival_id in self._people:
            return self.tr("Looks more like {0}").format(self._people.label(question.rival_id))
        return likelihood(question.probability)

    @property
    def shown_face(self) -> int | None:
        """The face asked about that is looked at: of several the current one."""
        if self.question is None:
            return None
        current = self.group.current() if len(self.question.faces) > 1 else None
        return self.question.faces[0] if current is None else current

    def turn_glance(self) -> None:
        """Show the whole photo, or the question again."""
        if self.glance.face is not None:
            self.glance.leave()
        elif (face := self.shown_face) is not None:
            self.glance.show_face(face, self.title.text())

    # Sizes

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(size.width(), size.height() - self._side + LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The faces are as large as the height allows."""
        super().resizeEvent(event)
        others = super().minimumSizeHint().height() - self._side
        room = (self.height() - others) // GRID * GRID
        self._side = max(LEAST, min(room, LARGE))
        self.glance.setGeometry(self.rect())
        self.anchor.set_side(self._side)
        self.single.set_side(self._side)
        self._arrange()

    def _arrange(self) -> None:
        """A group fills its card: two large faces, or more and smaller ones in two lines."""
        count = 1 if self.question is None else len(self.question.faces)
        if count == 1:
            self._asked.setFixedSize(self._side, self._side)
            return
        high = self._side if count == 2 else self._side + SMALL + GRID
        tile = high if count == 2 else high // 2
        bar = self.group.verticalScrollBar().sizeHint().width() + SLACK
        room = self.width() - self._side - 11 * GRID - bar  # beside the person's card, on its own
        columns = max(1, min((count + 1) // 2 if count > 2 else 2, COLUMNS, room // tile))
        self.group.set_size(tile - GRID)
        self._asked.setFixedSize(columns * tile + bar, high)

    def _prepare(self, question: Question) -> None:
        """Have the pictures made, and the person's further faces read."""
        for face in (question.anchor, *question.faces[:24]):
            self._context.thumbnails.pixmap(face)
        person = question.person_id
        if person in self._further:
            self._show_further(person)
            return
        self._further[person] = []

        def take(found: list[int]) -> None:
            self._further[person] = found
            self._show_further(person)

        self._context.session.ask(
            lambda engine: [int(i) for i in engine.people.face_ids(person)[: FURTHER + 1].tolist()],
            take,
            self,
            lambda error: None,  # who is gone is not asked about for long
        )

    def _show_further(self, person: int) -> None:
        question = self.question
        shown = () if question is None else (question.anchor, *question.faces)
        further = [face for face in self._further[person] if question and face not in shown]
        for face in further[:FURTHER]:
            self._context.thumbnails.pixmap(face)
        if question is None or question.person_id != person:
            return
        for place, picture in enumerate(self.others):
            there = place < len(further)
            picture.set_face(further[place] if there else None)
            picture.setVisible(there)


def _card(*contents: QWidget | QHBoxLayout) -> QFrame:
    """Widgets and rows below each other on a card, as narrow as they can be."""
    card = QFrame()
    card.setProperty("role", "card")
    card.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    for content in contents:
        if isinstance(content, QWidget):
            column.addWidget(content)
        else:
            column.addLayout(content)
    column.addStretch()
    return card
