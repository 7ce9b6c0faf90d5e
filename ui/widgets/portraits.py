"""The wall of portraits: people by number, named in place, merged by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from photoclust import Engine, Person, PersonState

from ..context import Context
from ..desktop.drag_data import FACES, PEOPLE, numbers
from ..i18n.wording import number as written
from ..i18n.wording import photos
from ..state.likeness import ask_likeliest
from ..theme import GRID, colors_of
from .draggable_model import DraggableModel
from .face_grid import stacked
from .id_model import ID, Index
from .name_edit import NameEdit, is_left
from .painting import paint_badge, paint_frame, paint_picture, paint_pill
from .photo_peek import PhotoPeek
from .plain_text import as_plain
from .tile_view import TileView, paint_selected

ROUNDNESS = 0.16
"""Radius of a portrait's corners, in parts of its side."""
STAR, STAR_SPACE = 28, 4
"""The side of the star in the corner of a portrait, and the space around it."""
NAME_HEIGHT = 26
COUNT_HEIGHT = 20


class PortraitModel(DraggableModel):
    """People by number; all about them is in the store."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context.session, PEOPLE, files_of, parent)
        self._context = context

    def person(self, index: Index) -> Person | None:
        """The person in this row, unless gone in the meantime."""
        return self._context.people.get(self.id_at(index))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._context.people.title(self.id_at(index))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            person = self.person(index)
            label = self._context.people.title(self.id_at(index))
            whole = label if person is None else f"{label}, {photos(person.photos)}"
            if person is not None and person.favourite:
                whole += ", " + self.tr("favourite")
            if new := self._context.novelty.of(self.id_at(index)):
                whole += ", " + self.tr("%Ln new face(s)", "", new)
            return as_plain(whole) if role == Qt.ItemDataRole.ToolTipRole else whole
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return super().flags(index) | flag.ItemIsEditable | flag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [PEOPLE, FACES]


def files_of(engine: Engine, people: Sequence[int]) -> list[Path]:
    """One file for each photo that any of the people is in, each once."""
    found = {
        info.id: info.paths[0]
        for person in people
        for info in engine.photos.of_person(person)
        if info.paths
    }
    return list(found.values())


class PortraitDelegate(QStyledItemDelegate):
    """Paints a portrait with name and count below, and opens the field for the name."""

    named = Signal(int, str)
    """A person, and the new name typed for them."""
    merged = Signal(int, int)
    """A person, and who has the name already that was typed for them."""
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.side = 128

    def tile(self) -> QSize:
        """The space that a portrait takes at the least."""
        return QSize(self.side + 3 * GRID, self.side + NAME_HEIGHT + COUNT_HEIGHT + 3 * GRID)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, TileView) else self.tile()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number: int = index.data(ID)
        person = self._context.people.get(number)
        cover = person.cover if person is not None else None
        area = QRectF(self._portrait(option.rect))
        radius = self.side * ROUNDNESS
        pixmap = None if cover is None else self._context.thumbnails.pixmap(cover)
        ignored = person is not None and person.state is PersonState.IGNORED
        painter.setOpacity(0.5 if ignored else 1)
        paint_picture(painter, area, pixmap, option.palette, radius)
        painter.setOpacity(1)
        self._paint_state(painter, area, radius, option, number)
        if new := self._context.novelty.of(number):
            self._paint_new(painter, area, new, option)
        if person is not None:
            self._paint_star(painter, option, person)
            self._paint_text(painter, option, person)

    def star_area(self, tile: QRect) -> QRect:
        """Where a favourite's star is; the pointer finds one to be filled there."""
        portrait = self._portrait(tile)
        inset = STAR + STAR_SPACE
        return QRect(portrait.right() - inset, portrait.bottom() - inset, STAR, STAR)

    def _paint_star(self, painter: QPainter, option: QStyleOptionViewItem, person: Person) -> None:
        if not person.favourite and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        colors = colors_of(option.palette)
        center = QRectF(self.star_area(option.rect)).center()
        if person.favourite:
            star = QColor(colors.on_accent)
            paint_badge(painter, center, "star-filled", QColor(colors.accent), star)
        else:
            paint_badge(painter, center, "star", QColor(0, 0, 0, 130), QColor("#ffffff"))

    def _paint_new(
        self, painter: QPainter, area: QRectF, new: int, option: QStyleOptionViewItem
    ) -> None:
        """How many faces came that nobody has looked at yet."""
        colors = colors_of(option.palette)
        font = option.font
        painter.setFont(font)
        text = f"+{written(new)}"
        width = QFontMetrics(font).horizontalAdvance(text) + 2 * GRID
        pill = QRectF(area.left() + 6, area.top() + 6, width, 22)
        paint_pill(painter, pill, text, QColor(colors.accent), QColor(colors.on_accent))

    def _paint_state(
        self,
        painter: QPainter,
        area: QRectF,
        radius: float,
        option: QStyleOptionViewItem,
        number: int,
    ) -> None:
        colors = colors_of(option.palette)
        outside = area.adjusted(-5, -5, 5, 5)
        view = option.widget
        if isinstance(view, TileView) and view.target == number:
            paint_frame(painter, outside, QColor(colors.good), 4, radius + 5)
        elif option.state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, outside, option, radius + 5)
        elif option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, outside, QColor(colors.text), 2, radius + 5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, outside, QColor(colors.border), 2, radius + 5)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, person: Person) -> None:
        colors = colors_of(option.palette)
        font = option.font
        font.setBold(person.name is not None)
        painter.setFont(font)
        painter.setPen(QColor(colors.text if person.name is not None else colors.quiet))
        line = self._name_area(option.rect)
        label = self.shown_label(option, person)
        shown = QFontMetrics(font).elidedText(label, Qt.TextElideMode.ElideRight, line.width())
        # So that a name written from right to left is cut off at its own end.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet))
        below = QRect(line.left(), line.bottom() + 1, line.width(), COUNT_HEIGHT)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, top, photos(person.photos))

    def shown_label(self, option: QStyleOptionViewItem, person: Person) -> str:
        """The name; of the one portrait that is selected without one, what can be done there."""
        view = option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        alone = selected and isinstance(view, TileView) and view.selected_count() == 1
        if person.name is None and alone:
            return self.tr("Type a name")
        return self._context.people.title(person.id)

    def touched_area(self, tile: QRect) -> QRect:
        """The portrait and what is written below it."""
        portrait = self._portrait(tile)
        return portrait.adjusted(0, 0, 0, NAME_HEIGHT + COUNT_HEIGHT)

    def _portrait(self, tile: QRect) -> QRect:
        left = tile.left() + (tile.width() - self.side) // 2
        return QRect(left, tile.top() + GRID, self.side, self.side)

    def _name_area(self, tile: QRect) -> QRect:
        top = tile.top() + GRID + self.side + GRID // 2 + 2
        return QRect(tile.left() + 4, top, tile.width() - 8, NAME_HEIGHT)

    # Typing a name

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        person: int = index.data(ID)
        editor = NameEdit(self._context.people, parent)
        editor.exclude(person)
        editor.several_asked_about = True
        ask_likeliest(self._context.session, editor, editor.rank, person=person)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setStyleSheet("padding: 0 4px; min-height: 0;")
        editor.named.connect(lambda name: self.named.emit(person, name))
        editor.chosen.connect(lambda other: self._chosen(person, other))
        for told in (editor.named, editor.chosen):
            told.connect(lambda: self.closeEditor.emit(editor))
        return editor

    def _chosen(self, person: int, other: int) -> None:
        if person != other:
            self.merged.emit(person, other)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        known = self._context.people.get(index.data(ID))
        if isinstance(editor, NameEdit) and not editor.isModified():
            editor.setText(known.name or "" if known is not None else "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing: the editor has told already, by its signals."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(self._name_area(option.rect).adjusted(-2, -2, 2, 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, NameEdit):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    if watched.commit():
                        self.closeEditor.emit(watched)
                    return True
            elif isinstance(event, QFocusEvent) and event.lostFocus():
                if is_left(watched, event):
                    watched.commit_if_meant()
                    self.closeEditor.emit(watched)
                return False
        return super().eventFilter(watched, event)


class PortraitWall(TileView):
    """People as portraits.

    A drop of people or faces on a portrait is told by `people_dropped` and `faces_dropped`:
    the person dropped on, and the numbers.
    """

    people_dropped = Signal(int, object)
    faces_dropped = Signal(int, object)
    star_clicked = Signal(int)
    """The star of a portrait: its number."""
    edit_ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.portraits = PortraitModel(context)
        super().__init__(self.portraits, parent)
        self.portraits.setParent(self)
        self._context = context
        self.delegate = PortraitDelegate(context, self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.viewport().setAcceptDrops(True)  # which a static list has forgotten
        self.setDropIndicatorShown(False)
        self.drop_formats = (PEOPLE, FACES)
        self.setAccessibleName(self.tr("People"))
        self.set_side(context.preferences.thumbnail_size)
        self.zoom_wanted.connect(context.preferences.step_thumbnail_size)
        self._peek = CoverPeek(context, self)
        context.novelty.changed.connect(self.portraits.touch)
        context.thumbnails.ready.connect(lambda: self.viewport().update())

    def set_side(self, side: int) -> None:
        """The side of a portrait, in device-independent pixels."""
        self.delegate.side = side
        self.set_tile_size(self.delegate.tile())

    def takes_letters(self) -> bool:
        """One portrait has a field for its name; several get one name together."""
        return self.selected_count() > 1

    @property
    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def rename(self) -> None:
        """Open the field for the name of the current person."""
        self.edit(self.currentIndex())

    def edit(  # type: ignore[override]
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        typed = trigger is QAbstractItemView.EditTrigger.AnyKeyPressed
        if typed and (self.selected_count() != 1 or _is_space(event)):
            return False
        opened = super().edit(index, trigger, event)  # type: ignore[arg-type]
        if opened:
            self.scrollTo(index)  # nobody is named unseen
        return opened

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.edit_ended.emit()

    def touched_area(self, tile: QRect) -> QRect:
        return self.delegate.touched_area(tile)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if left and self._is_star(index, at):
            self.star_clicked.emit(self.portraits.id_at(index))
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if self._is_star(index, at):
            self.mousePressEvent(event)  # two quick clicks on the star
            return
        super().mouseDoubleClickEvent(event)

    def _is_star(self, index: QModelIndex, at: QPoint) -> bool:
        return index.isValid() and self.delegate.star_area(self.visualRect(index)).contains(at)

    def drag_picture(self, count: int) -> QPixmap:
        people = [self._context.people.get(number) for number in self.selected()[:3]]
        covers = [p.cover if p is not None else None for p in people]
        pictures = [None if c is None else self._context.thumbnails.pixmap(c) for c in covers]
        return stacked(self, pictures, count)

    def drop_target(self, index: QModelIndex, data: QMimeData) -> int | None:
        target = self.portraits.id_at(index)
        return None if numbers(data, PEOPLE) == [target] else target

    def take_drop(self, target: int, data: QMimeData) -> bool:
        people = [n for n in numbers(data, PEOPLE) if n != target]
        faces = numbers(data, FACES)
        if people:
            self.people_dropped.emit(target, people)
        elif faces:
            self.faces_dropped.emit(target, faces)
        return True


class CoverPeek(PhotoPeek):
    """The photo that a portrait is from."""

    def __init__(self, context: Context, wall: PortraitWall) -> None:
        super().__init__(context, wall)
        self._wall = wall

    def face_at(self, row: int) -> int | None:
        person = self._wall.portraits.person(self._wall.portraits.index(row))
        return None if person is None else person.cover

    def caption_at(self, row: int) -> str:
        index = self._wall.portraits.index(row)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def _is_space(event: QEvent | None) -> bool:
    return isinstance(event, QKeyEvent) and not event.text().strip()
