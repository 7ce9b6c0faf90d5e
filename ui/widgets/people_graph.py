"""Who is with whom, as a picture: portraits, and lines as thick as their photos together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import hypot, sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from photoclust import PeopleGraph, Tie

from ..context import Context
from ..i18n.wording import photos
from ..theme import GRID, colors_of
from .painting import paint_frame, paint_picture
from .plain_text import as_plain

SMALLEST, LARGEST = 34, 84
"""Sides of a portrait, in device-independent pixels."""
FILLS = 0.5
"""Share of its part of the picture that a portrait takes, along each side."""
THINNEST, THICKEST = 1.0, 9.0
NEAR = 6
"""Pixels from a line at which the pointer is on it."""
STRONGEST = 3
"""Lines of each person that are shown while nobody is chosen; the others would hide them."""
SAID = 3
"""Companions who are read out with a person."""


class PeopleNode(QToolButton):
    """A person in the picture."""

    def __init__(self, context: Context, person: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.person = person
        self.side = SMALLEST
        self.faint = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_side(self, side: int) -> None:
        """How large the portrait is; below it is room for the name."""
        self.side = side
        self.setFixedSize(round(1.7 * side), side + self.fontMetrics().height() + GRID // 2)

    def set_faint(self, faint: bool) -> None:
        """Whether somebody is chosen with whom this one is in no photo."""
        if faint != self.faint:
            self.faint = faint
            self.update()

    @property
    def middle(self) -> QPointF:
        """The middle of the portrait, in the picture."""
        return QPointF(self.x() + self.width() / 2, self.y() + self.side / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        known = self._context.people.get(self.person)
        cover = None if known is None else known.cover
        pixmap = None if cover is None else self._context.thumbnails.pixmap(cover)
        painter, colors = QPainter(self), colors_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.3 if self.faint else 1)
        area = QRectF((self.width() - self.side) / 2, 0, self.side, self.side)
        inside = area.adjusted(2, 2, -2, -2)
        paint_picture(painter, inside, pixmap, self.palette(), inside.width() / 2)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            color = colors.text if self.hasFocus() and not self.isChecked() else colors.accent
            paint_frame(painter, area, QColor(color), 3 if self.isChecked() else 2, self.side / 2)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        title = self._context.people.title(self.person)
        name = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, self.width())
        below = QRectF(0, self.side, self.width(), self.height() - self.side)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()


class PeopleGraphView(QWidget):
    """A click on somebody shows with whom they are; then one on another, or on a line, opens the
    photos of both."""

    chosen_changed = Signal()
    pair_wanted = Signal(int, int)
    """The photos of these two are to be seen."""
    person_wanted = Signal(int)
    """A person was double-clicked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.nodes: dict[int, PeopleNode] = {}
        self.chosen: int | None = None
        self._places: Mapping[int, tuple[float, float]] = {}
        self._ties: Sequence[Tie] = ()
        self._strong: set[Tie] = set()
        self._under: Tie | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Who is with whom"))
        context.thumbnails.ready.connect(self._repaint)
        context.people.changed.connect(self._describe)

    def sizeHint(self) -> QSize:
        return QSize(90 * GRID, 60 * GRID)

    def show_graph(self, graph: PeopleGraph) -> None:
        """Show this one; who is chosen stays so if they are in it."""
        self._places, self._ties = graph.places, graph.ties
        for person in [p for p in self.nodes if p not in graph.places]:
            self.nodes.pop(person).deleteLater()
        for person in sorted(graph.places, key=lambda p: (graph.places[p][1], graph.places[p][0])):
            if person not in self.nodes:
                self.nodes[person] = self._node(person)
        self._strong = _strongest(graph.ties)
        self._under = None
        self._describe()
        self._arrange()
        self.choose(self.chosen if self.chosen in self.nodes else None)

    def choose(self, person: int | None) -> None:
        """Show with whom a person is; None for nobody."""
        self.chosen = person
        near = {person, *(other for tie in self._of(person) for other in (tie.one, tie.other))}
        for number, node in self.nodes.items():
            node.setChecked(number == person)
            node.set_faint(person is not None and number not in near)
        self.update()
        self.chosen_changed.emit()

    def _node(self, person: int) -> PeopleNode:
        node = PeopleNode(self._context, person, self)
        node.clicked.connect(lambda: self._clicked(person))
        node.show()
        return node

    def _clicked(self, person: int) -> None:
        if self.chosen is None:
            self.choose(person)
        elif person == self.chosen:
            self.choose(None)
        elif any(person in (tie.one, tie.other) for tie in self._of(self.chosen)):
            first = self.chosen
            self.choose(first)
            self.pair_wanted.emit(first, person)
        else:
            self.choose(person)

    def _of(self, person: int | None) -> list[Tie]:
        return [tie for tie in self._ties if person in (tie.one, tie.other)]

    def _describe(self) -> None:
        """Have people read out with whom they are most often."""
        companions: dict[int, list[str]] = defaultdict(list)
        for tie in self._ties:
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                if len(companions[one]) < SAID:
                    said = f"{self._context.people.title(other)} ({tie.photos})"
                    companions[one].append(said)
        for person, node in self.nodes.items():
            name = self._context.people.title(person)
            node.setAccessibleName(name)
            most = self.tr("Most often with {0}").format(", ".join(companions[person]))
            node.setAccessibleDescription(most)
            node.setToolTip(as_plain(f"{name}\n{most}"))
            node.update()

    # Where people are

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.nodes:
            return
        part = sqrt(self.width() * self.height() / len(self.nodes))
        side = round(min(max(FILLS * part, SMALLEST), LARGEST))
        for person, node in self.nodes.items():
            node.set_side(side)
            x, y = self._places[person]
            left = x * max(0, self.width() - node.width())
            node.move(round(left), round(y * max(0, self.height() - node.height())))
        self.update()

    # Lines

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._under = self._tie_at(event.position())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(arrow if self._under is None else hand)
        if self._under is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._said(self._under), self)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        tie = self._tie_at(event.position())
        if tie is not None:
            self.pair_wanted.emit(tie.one, tie.other)
        else:
            self.choose(None)

    def _said(self, tie: Tie) -> str:
        names = [self._context.people.title(person) for person in (tie.one, tie.other)]
        return as_plain(self.tr("{0} and {1}: {2}").format(*names, photos(tie.photos)))

    @property
    def _shown(self) -> list[Tie]:
        """The lines to be seen, the thinnest first."""
        if self.chosen is not None:
            return self._of(self.chosen)[::-1]
        return [tie for tie in reversed(self._ties) if tie in self._strong]

    def _tie_at(self, at: QPointF) -> Tie | None:
        near = [(self._distance(tie, at), tie) for tie in self._shown]
        distance, tie = min(near, key=lambda pair: pair[0], default=(NEAR + 1.0, None))
        return tie if distance <= NEAR else None

    def _distance(self, tie: Tie, at: QPointF) -> float:
        """From a point to a line, beside its thickness."""
        one, other = self.nodes[tie.one].middle, self.nodes[tie.other].middle
        along = other - one
        length = max(along.x() ** 2 + along.y() ** 2, 1.0)
        share = ((at.x() - one.x()) * along.x() + (at.y() - one.y()) * along.y()) / length
        foot = one + along * min(max(share, 0.0), 1.0)
        return hypot(at.x() - foot.x(), at.y() - foot.y()) - self._thickness(tie) / 2

    def _thickness(self, tie: Tie) -> float:
        most = self._ties[0].photos
        return THINNEST + (THICKEST - THINNEST) * tie.photos / most

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), colors_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tie in self._shown:
            strong = tie == self._under or self.chosen is not None
            color = QColor(colors.accent if strong else colors.border)
            color.setAlphaF(1 if tie == self._under else 0.75)
            pen = QPen(color, self._thickness(tie))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(self.nodes[tie.one].middle, self.nodes[tie.other].middle)
        painter.end()

    def _repaint(self) -> None:
        for node in self.nodes.values():
            node.update()


def _strongest(ties: Sequence[Tie]) -> set[Tie]:
    """Of each person the strongest ties. ties: the strongest first."""
    counts: dict[int, int] = defaultdict(int)
    strong = set()
    for tie in ties:
        if min(counts[tie.one], counts[tie.other]) < STRONGEST:
            strong.add(tie)
        counts[tie.one] += 1
        counts[tie.other] += 1
    return strong
