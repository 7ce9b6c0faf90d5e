"""A narrow list of people that faces can be dropped on, and that is searched by name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from photoclust.types import Person, PersonState

from ..i18n.wording import photos
from ..pages.base import Context
from ..shell.mime import FACES, numbers
from ..theme import GRID, RADIUS, colors_of
from .painting import paint_frame
from .row_delegate import Index, RowDelegate
from .rows import ROW, MadeRows, Row, RowView

NEW = 0
"""The key of the row that stands for somebody new; people's numbers begin at 1."""
ROW_HEIGHT = 7 * GRID


class _TargetDelegate(RowDelegate):
    """Frames the row that something is being dragged onto."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(context.thumbnails, height=ROW_HEIGHT, parent=parent)
        self.target: object = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self.target is not None and index.data(ROW).key == self.target:
            inside = QRectF(option.rect).adjusted(2, 1, -2, -1)
            paint_frame(painter, inside, QColor(colors_of(option.palette).good), 3, RADIUS)


class PersonList(RowView):
    """Who is not ignored, the named first. `opened` tells a number, or NEW.

    drops: whether faces can be dropped on a row; `faces_dropped` then tells its number, or
    NEW, and the faces.
    """

    faces_dropped = Signal(int, object)

    def __init__(
        self, context: Context, *, drops: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name="", parent=parent)
        self.setAccessibleName(self.tr("People"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._people = context.people
        self._text = ""
        self._left_out: frozenset[int] = frozenset()
        self._new = ""
        self._delegate = _TargetDelegate(context, self)
        self.setItemDelegate(self._delegate)
        self.setAcceptDrops(drops)
        if drops:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
            self.setDropIndicatorShown(False)
        self._stale = True
        self._people.changed.connect(self._fill_soon)
        context.thumbnails.ready.connect(self._repaint)

    @property
    def keys(self) -> list[int]:
        """The numbers shown, NEW among them."""
        if self._stale:
            self.fill()
        return [int(str(key)) for key in self.rows.keys]

    def search(self, text: str, new: str | None = None) -> None:
        """Show only whose name or label has these words; `new` as for `offer_new`."""
        self._text = text
        self._new = self._new if new is None else new
        self._fill_soon()

    def leave_out(self, people: Collection[int]) -> None:
        """Do not show these."""
        self._left_out = frozenset(people)
        self._fill_soon()

    def offer_new(self, title: str) -> None:
        """Put a row for somebody new on top, called so; none when empty."""
        self._new = title
        self._fill_soon()

    def fill(self) -> None:
        """Show the people as they are now."""
        self._stale = False
        words = self._text.casefold().split()
        shown = {
            person.id: person
            for person in self._people.people
            if person.state is PersonState.VISIBLE
            and person.id not in self._left_out
            and (person.faces or person.name is not None)
            and all(word in self._people.label(person.id).casefold() for word in words)
        }
        new = Row(NEW, self._new, icon="plus")
        keys = [NEW, *shown] if self._new else list(shown)
        self.rows.set_rows(MadeRows(keys, lambda key: self._row(shown[key]) if key else new))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.fill()

    def _fill_soon(self) -> None:
        # Thousands of rows are not made while nobody sees them.
        if self.isVisible():
            self.fill()
        else:
            self._stale = True

    def _repaint(self) -> None:
        self.viewport().update()

    def _row(self, person: Person) -> Row:
        label = self._people.label(person.id)
        faces = () if person.cover is None else (person.cover,)
        return Row(
            person.id, label, text=photos(person.photos), faces=faces, icon="person", tip=label
        )

    # Being dropped on

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(FACES):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._aim(self._target(event))
        if self._delegate.target is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._target(event)
        self._aim(None)
        faces = numbers(event.mimeData(), FACES)
        if target is None or not faces:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.faces_dropped.emit(target, faces)

    def _target(self, event: QDropEvent) -> int | None:
        index = self.indexAt(event.position().toPoint())
        return int(str(self._key(index))) if index.isValid() else None

    def _aim(self, target: int | None) -> None:
        if target != self._delegate.target:
            self._delegate.target = target
            self.viewport().update()
