"""Many questions about one person at once: similar faces, those that are sure ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoclust import Question

from ..context import Context
from ..i18n.wording import faces, photos
from ..theme import GRID, colors_of
from .elided_label import ElidedLabel
from .face_grid import RADIUS, FaceDelegate, FaceGrid
from .face_picture import FacePicture
from .id_model import ID, Index
from .painting import paint_badge, paint_frame, paint_picture, paint_pill

SIDE = 16 * GRID
SURE = 0.99
"""Probability from which faces are ticked beforehand."""


class _TickDelegate(FaceDelegate):
    """Paints a face with a tick, pale with a cross, or with neither; how many faces a group has."""

    def __init__(self, context: Context, grid: TickGrid) -> None:
        super().__init__(context, grid.faces, grid)
        self._context = context
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face: int = index.data(ID)
        colors = colors_of(option.palette)
        area = QRectF(option.rect).adjusted(GRID / 2, GRID / 2, -GRID / 2, -GRID / 2)
        wrong = face in self._grid.crossed
        painter.setOpacity(0.35 if wrong else 1)
        paint_picture(painter, area, self._context.thumbnails.pixmap(face), option.palette, RADIUS)
        painter.setOpacity(1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, area, QColor(colors.text), 2, RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, area, QColor(colors.quiet), 2, RADIUS)
        corner = area.topRight() + QPointF(-15, 15)
        color = QColor(colors.danger if wrong else colors.accent)
        if face not in self._grid.undecided:
            mark = "cross" if wrong else "check"
            paint_badge(painter, corner, mark, color, QColor(colors.on_accent))
        size = self._grid.sizes.get(face, 1)
        if size > 1:
            text = faces(size)
            width = painter.fontMetrics().horizontalAdvance(text) + 2 * GRID
            pill = QRectF(area.left() + 6, area.bottom() - 28, width, 22)
            paint_pill(painter, pill, text, QColor(0, 0, 0, 150), QColor("#ffffff"))


class TickGrid(FaceGrid):
    """Faces that are ticked, crossed, or neither; a click or the space bar turns the mark."""

    turned = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.crossed: set[int] = set()
        self.undecided: set[int] = set()
        self.sizes: dict[int, int] = {}
        """How many faces each one stands for."""
        self.setItemDelegate(_TickDelegate(context, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setDragEnabled(False)
        self.set_size(SIDE)
        self.setAccessibleName(self.tr("Look-alikes, the sure ones ticked"))

    def turn(self, face: int) -> None:
        """Tick it, then cross it, then leave it undecided."""
        if face in self.undecided:
            self.undecided.remove(face)
        elif face in self.crossed:
            self.crossed.remove(face)
            self.undecided.add(face)
        else:
            self.crossed.add(face)
        self.faces.touch([face])
        self.turned.emit()

    def tick_open(self) -> None:
        """Tick what has neither mark."""
        self.undecided.clear()
        self.faces.touch()
        self.turned.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.turn(self.faces.id_at(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two turns, and open nothing."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.turn(current)
            return
        super().keyPressEvent(event)


class BatchQuestion(QWidget):
    """The questions about one person as a page of faces, each group by its best one."""

    turned = Signal()
    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self.person: int | None = None
        self.questions: list[Question] = []
        self.anchor = FacePicture(context.thumbnails, 8 * GRID)
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.counted = ElidedLabel()
        self.counted.setProperty("role", "quiet")
        self.grid = TickGrid(context)
        hint = QLabel(self.tr("The sure ones are ticked. Click the others: yes, no, or left open."))
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        for label in (self.title, self.counted, hint):
            words.addWidget(label)
        words.addStretch()
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.anchor)
        top.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addLayout(top)
        whole.addWidget(self.grid, 1)
        self.grid.turned.connect(self.turned)
        self.grid.opened.connect(self.opened)
        context.people.changed.connect(self._say)

    def ask(self, questions: Sequence[Question]) -> None:
        """Show these, all about the same person; marks stay on what was there before."""
        same = bool(questions) and questions[0].person_id == self.person
        before = self.grid.sizes.keys() if same else set()
        self.questions = list(questions)
        firsts = {question.faces[0]: len(question.faces) for question in questions}
        self.grid.sizes = firsts
        self.grid.crossed &= before & firsts.keys()
        self.grid.undecided &= before & firsts.keys()
        self.grid.undecided |= {
            question.faces[0]
            for question in questions
            if question.probability < SURE and question.faces[0] not in before
        }
        self.person = questions[0].person_id if questions else None
        self.grid.set_ids(list(firsts))
        self._say()

    def forget(self) -> None:
        """Show whoever is asked about next."""
        self.person = None

    @property
    def right(self) -> list[Question]:
        """Those ticked."""
        unmarked = self.grid.crossed | self.grid.undecided
        return [q for q in self.questions if q.faces[0] not in unmarked]

    @property
    def wrong(self) -> list[Question]:
        """Those crossed."""
        return [q for q in self.questions if q.faces[0] in self.grid.crossed]

    @property
    def undecided(self) -> list[Question]:
        """Those with neither mark."""
        return [q for q in self.questions if q.faces[0] in self.grid.undecided]

    def _say(self) -> None:
        if self.person is None:
            return
        known = self._people.get(self.person)
        self.anchor.set_face(known.cover if known is not None else None)
        if known is None or known.name is None:
            self.title.setText(self.tr("Which of these are the same person?"))
        else:
            self.title.setText(self.tr("Which of these are {0}?").format(known.name))
        self.counted.setText(photos(known.photos) if known is not None else "")
        self.setAccessibleName(self.title.text())
