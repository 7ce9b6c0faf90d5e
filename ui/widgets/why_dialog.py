"""Why faces are together: the chain between two of them, and one cut where it is weakest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from photoclust import Chain, Split

from ..context import Context
from ..i18n.likelihood import strength
from ..theme import GRID, colors_of
from .elided_label import ElidedLabel
from .face_picture import FacePicture
from .plain_text import PlainLabel

SIDE = 12 * GRID
LINK = 13 * GRID
"""The width of a link with its words."""
WIDEST = 0.9
"""Of the window, that the row of faces takes."""
THICKEST = 6
STRONG = 0.9
"""Probability from which on even the weakest link is no reason to cut."""


class Link(QWidget):
    """A bar between two faces, the thicker the stronger, and words below it."""

    def __init__(self, probability: float, weakest: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = strength(probability)
        self._probability = probability
        self._weakest = weakest
        self._doubtful = weakest and probability < STRONG
        self.setFixedSize(LINK, SIDE)
        self.setAccessibleName(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = max(1.5, THICKEST * self._probability)
        middle = self.height() / 2
        bar = QRectF(0, middle - thick / 2, self.width(), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.danger if self._doubtful else colors.accent))
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
        painter.setPen(QColor(colors.danger if self._doubtful else colors.quiet))
        font = self.font()
        font.setBold(self._weakest)
        painter.setFont(font)
        below = QRectF(0, middle + GRID, self.width(), self.height() / 2 - GRID)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, top, self.words)
        painter.end()


class WhyDialog(QDialog):
    """A row of faces, how strong each link is in words, and a button that cuts the weakest."""

    opened = Signal(int)
    """A face is to be seen in its photo."""

    def __init__(self, context: Context, chain: Chain, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.chain = chain
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = ElidedLabel(title)
        heading.setProperty("role", "heading")
        self.note = PlainLabel(self._note())
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.links: list[Link] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(heading)
        layout.addWidget(self._row())
        layout.addWidget(self.note)
        layout.addLayout(self._buttons())

    def _note(self) -> str:
        chain = self.chain
        if chain.weakest is None:
            return self.tr("Nothing joins this face to others: it is the only one.")
        most = self.tr("Each face is most like the next.")
        count = len(chain.beyond)
        cut = self.tr("A cut at the weakest link makes %Ln face(s) a new person.", "", count)
        return f"{most} {cut}"

    def _row(self) -> QScrollArea:
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for place, face in enumerate(self.chain.faces):
            if place:
                link = Link(self.chain.links[place - 1], place - 1 == self.chain.weakest)
                self.links.append(link)
                row.addWidget(link)
            picture = FacePicture(self._context.thumbnails, SIDE)
            picture.set_face(face)
            picture.opened.connect(self._open)
            row.addWidget(picture)
        self.area.setWidget(inside)
        inside.adjustSize()
        inside.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        window = self.parentWidget().window()  # type: ignore[union-attr]
        width = min(inside.width() + 2, int(window.width() * WIDEST) - 4 * GRID)
        bar = self.area.horizontalScrollBar().sizeHint().height() if width < inside.width() else 0
        self.area.setFixedSize(QSize(width, SIDE + bar + 2))
        return self.area

    def _buttons(self) -> QHBoxLayout:
        self.cut = QPushButton(self.tr("Cut at the weakest link"))
        weakest = self.chain.weakest
        if weakest is not None and self.chain.links[weakest] < STRONG:
            self.cut.setProperty("role", "primary")
        self.cut.setVisible(weakest is not None)
        self.cut.clicked.connect(self._cut)
        self.leave = QPushButton(self.tr("Close"))
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.cut)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chain.weakest is not None:
            self.area.ensureWidgetVisible(self.links[self.chain.weakest], SIDE, 0)
        self.leave.setFocus()

    def _cut(self) -> None:
        self.accept()
        self._context.session.apply(Split(self.chain.person_id, self.chain.beyond))

    def _open(self, face: int) -> None:
        self.accept()
        self.opened.emit(face)
