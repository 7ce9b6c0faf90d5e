"""Who a person is: portrait, name edited in place, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import Completeness, Person, PersonState

from .. import icons
from ..context import Context
from ..i18n.ages import birth
from ..i18n.wording import complete_said, faces, number, photos
from ..state.likeness import ask_likeliest
from ..theme import GRID, RADIUS, colors_of
from .elided_label import ElidedLabel
from .face_picture import FacePicture
from .icon_button import IconButton
from .name_edit import NameEdit, is_left
from .painting import paint_frame
from .plain_text import as_plain

SIDE = 9 * GRID
LEAST, MOST = 22 * GRID, 36 * GRID
"""Room that the lines beside the portrait keep, if they are as long as that."""
PEN = 16


class NameButton(QAbstractButton):
    """A name as a heading, which a click or Enter begins to edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.faint = False
        """Whether it is a stand-in for a name."""

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(17)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        pen = PEN + GRID if self.isEnabled() else 0
        return QSize(metrics.horizontalAdvance(self.text()) + pen + 2 * GRID, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.hover))
            painter.drawRoundedRect(whole, RADIUS, RADIUS)
        if self.hasFocus():
            paint_frame(painter, whole, QColor(colors.accent), 2, RADIUS)
        font = self._font()
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet if self.faint else colors.text))
        inside = self.rect().adjusted(GRID if self.isEnabled() else 0, 0, -GRID, 0)
        if self.isEnabled():
            pen = icons.pixmap("edit", PEN, QColor(colors.quiet), self.devicePixelRatioF())
            top = (self.height() - PEN) // 2
            painter.drawPixmap(inside.right() - PEN + 1, top, pen)
            inside.setRight(inside.right() - PEN - GRID // 2)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        self.setToolTip("" if shown == self.text() else as_plain(self.text()))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        # So that a name written from right to left is cut off at its own end.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(inside, left | Qt.AlignmentFlag.AlignVCenter, shown)


class PersonHeader(QWidget):
    """Emits `named` with a new name typed, or `chosen` with who has the typed name already."""

    named = Signal(str)
    chosen = Signal(int)
    left = Signal()
    """The name is not being edited any more."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self._session = context.session
        self._person: int | None = None
        self._more: list[str] = []
        self._found = ""
        self.is_editing = False
        """Whether a name is being typed."""
        self.picture = FacePicture(context.thumbnails, SIDE)
        self.name = NameButton()
        self.edit = NameEdit(context.people)
        self.edit.setMaximumWidth(48 * GRID)
        self.edit.several_asked_about = True
        self.facts, self.more = ElidedLabel(), ElidedLabel()
        for label in (self.facts, self.more):
            label.setProperty("role", "quiet")
            label.setContentsMargins(GRID, 0, 0, 0)
        self._names = QStackedWidget()
        self.star = IconButton("star", self.tr("Favourite (Ctrl+D)"))
        self._names.addWidget(_leftmost(self.name, self.star))
        self._names.addWidget(_leftmost(self.edit))
        self._names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch()
        column.addWidget(self._names)
        column.addWidget(self.facts)
        column.addWidget(self.more)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.picture)
        row.addLayout(column, 1)
        self.name.clicked.connect(lambda: self.begin_name())
        self.edit.named.connect(self._named)
        self.edit.chosen.connect(self._chosen)
        self.edit.cancelled.connect(self.end_name)
        self.edit.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Room for a name and facts of an ordinary length, whatever buttons there are beside."""
        name = self.name.sizeHint().width() + self.star.sizeHint().width() + GRID // 2
        lines = (name, self.facts.sizeHint().width(), self.more.sizeHint().width())
        wide = min(max(*lines, LEAST), MOST)
        return QSize(SIDE + GRID + wide, super().minimumSizeHint().height())

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        if person.id != self._person:
            self.end_name()
            self._found = ""
        self._person = person.id
        self.edit.exclude(person.id)
        self._say(self._people.title(person.id), faint=person.name is None, editable=True)
        self.picture.set_face(person.cover)
        self.picture.show()
        self._show_favourite(person)
        self.facts.setContentsMargins(GRID, 0, 0, 0)
        self.facts.setText(_joined([faces(person.faces), photos(person.photos), span_of(person)]))
        parts = [birth(person.born)] if person.born else []
        if person.faces and person.confirmed == person.faces:
            parts.append(self.tr("all confirmed"))
        elif person.confirmed:
            parts.append(self.tr("{0} confirmed").format(number(person.confirmed)))
        if person.state is PersonState.IGNORED:
            parts.append(self.tr("ignored"))
        self._more = parts
        self._say_more()

    def say_complete(self, known: Completeness | None) -> None:
        """How many of their faces are with the person shown; None where that is not known."""
        self._found = "" if known is None else complete_said(known)
        self._say_more()

    def _say_more(self) -> None:
        self.more.setText(_joined([self._found, *self._more]))
        self.more.setVisible(bool(self.more.text()))

    def show_unsorted(self, count: int) -> None:
        """Show the faces that are with nobody."""
        self.end_name()
        self._person = None
        self._say(self.tr("Unsorted"), faint=False, editable=False)
        self._more, self._found = [], ""
        self._say_more()
        self.picture.hide()
        self.star.hide()
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.facts.setText(
            self.tr("{0} that are with nobody").format(faces(count)) if count else ""
        )

    def _show_favourite(self, person: Person) -> None:
        tip = self.tr("No favourite any more (Ctrl+D)")
        tip = tip if person.favourite else self.tr("Favourite (Ctrl+D)")
        self.star.set_icon("star-filled" if person.favourite else "star")
        self.star.setToolTip(tip)
        self.star.setAccessibleName(tip)
        self.star.show()

    def begin_name(self, typed: str = "") -> None:
        """Open the field for the name; with letters typed, these begin a new one."""
        if self._person is None:
            return
        known = self._people.get(self._person)
        self.edit.setText(typed or (known.name or "" if known is not None else ""))
        self.edit.setModified(bool(typed))
        self.is_editing = True
        self.edit.rank(())
        ask_likeliest(self._session, self.edit, self.edit.rank, person=self._person)
        self._names.setCurrentIndex(1)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.edit.end(False)
        else:
            self.edit.selectAll()

    def end_name(self) -> None:
        """Close the field, whatever was typed."""
        if self.is_editing:
            self.is_editing = False  # first, as the field loses the focus now
            self._names.setCurrentIndex(0)
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        lost = isinstance(event, QFocusEvent) and event.lostFocus() and is_left(self.edit, event)
        if watched is self.edit and lost and self.is_editing:
            self.edit.commit_if_meant()
            self.end_name()
        return super().eventFilter(watched, event)

    def _say(self, name: str, *, faint: bool, editable: bool) -> None:
        self.name.faint = faint
        self.name.setEnabled(editable)
        self.name.setText(name)
        self.name.setAccessibleName(
            self.tr("Name: {0}. Press to change it (F2)").format(name) if editable else name
        )
        self.name.updateGeometry()
        self.updateGeometry()
        self.name.update()

    def _named(self, name: str) -> None:
        # Enter in the list of names says it twice.
        if self.is_editing:
            self.end_name()
            self.named.emit(name)

    def _chosen(self, other: int) -> None:
        if self.is_editing:
            self.end_name()
            if other != self._person:
                self.chosen.emit(other)


def span_of(person: Person) -> str:
    """From when to when there are photos of somebody; empty when none is dated."""
    days = [QDate.fromString((day or "")[:10], Qt.DateFormat.ISODate) for day in
            (person.first, person.last)]  # fmt: skip
    if not all(day.isValid() for day in days):
        return ""
    first, last = (QLocale().toString(day, QLocale.FormatType.ShortFormat) for day in days)
    return first if first == last else f"{first} – {last}"


def _joined(parts: Sequence[str]) -> str:
    """Facts side by side, without the empty ones."""
    return "  ·  ".join(part for part in parts if part)


def _leftmost(widget: QWidget, *others: QWidget) -> QWidget:
    """The widget at the left of a space, no wider than it wants to be, and others beside it."""
    space = QWidget()
    row = QHBoxLayout(space)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID // 2)
    row.addWidget(widget, 1)
    for other in others:
        row.addWidget(other)
    row.addStretch()
    return space
