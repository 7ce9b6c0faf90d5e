"""A grid of faces: thousands of them, fetched as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from photoclust import Engine, Face

from ..context import Context
from ..desktop.drag_data import FACES
from ..i18n.wording import number
from ..theme import GRID, colors_of
from .draggable_model import DetailModel
from .id_model import ID, Index
from .painting import paint_picture, paint_pill
from .photo_peek import PhotoPeek
from .section_view import SectionView
from .tile_view import TileView, paint_state

RADIUS = 10.0


class FaceModel(DetailModel[Face]):
    """Faces by number."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context.session, FACES, photo_files, _details, 400, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return self.tr("Face {0} of {1}").format(
                number(index.row() + 1), number(self.rowCount())
            )
        return super().data(index, role)


def _details(engine: Engine, faces: Sequence[int]) -> dict[int, Face]:
    return {face.id: face for face in engine.people.face_details(faces)}


def photo_files(engine: Engine, faces: Sequence[int]) -> list[Path]:
    """One file for each photo that the faces are in, each once."""
    photos = dict.fromkeys(face.photo_id for face in engine.people.face_details(faces))
    return [info.paths[0] for photo in photos if (info := engine.photos.get(photo)).paths]


class FaceDelegate(QStyledItemDelegate):
    """Paints a face: its crop, and how sure the program is of it."""

    def __init__(self, context: Context, model: FaceModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = context.thumbnails
        self._model = model
        self.show_confirmed = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, TileView) else QSize(112, 112)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face: int = index.data(ID)
        space = GRID / 2
        area = QRectF(option.rect).adjusted(space, space, -space, -space)
        pixmap = self._thumbnails.pixmap(face)
        paint_picture(painter, area, pixmap, option.palette, RADIUS)
        paint_state(painter, area, option, RADIUS)
        if self.show_confirmed:
            self._paint_doubt(painter, area, face, option)

    def _paint_doubt(
        self, painter: QPainter, area: QRectF, face: int, option: QStyleOptionViewItem
    ) -> None:
        """How sure the program is, where the user has not vouched for the face."""
        details = self._model.details(face)
        if details is None or details.confirmed or details.person_id is None:
            return
        font = option.font
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        pill = QRectF(area.left() + 6, area.bottom() - 24, 40, 18)
        text = f"{details.probability:.0%}"
        paint_pill(painter, pill, text, QColor(0, 0, 0, 150), QColor("#ffffff"))


class FaceGrid(SectionView):
    """Faces to look at, select, drag and open.

    Emits `opened` with a face, `selection_changed`, `menu_wanted`. `set_ids` shows faces,
    `set_sections` shows them below headings.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.faces = FaceModel(context)
        super().__init__(self.faces, parent)
        self.faces.setParent(self)
        self._context = context
        self._names_by_typing = False
        self._delegate = FaceDelegate(context, self.faces, self)
        self.setItemDelegate(self._delegate)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Faces"))
        self.set_size(112)
        self.zoom_wanted.connect(context.preferences.step_thumbnail_size)
        self._peek = FacePeek(context, self)
        context.thumbnails.ready.connect(self.faces.touch)

    def set_size(self, side: int) -> None:
        """The side of a face's picture at the least, in device-independent pixels."""
        self.set_tile_size(QSize(side + GRID, side + GRID))

    def tile_height(self, width: int) -> int:
        return width

    def name_by_typing(self) -> None:
        """Tell letters with `letters_typed`."""
        self._names_by_typing = True
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def takes_letters(self) -> bool:
        return self._names_by_typing

    def set_show_confirmed(self, show: bool) -> None:
        """Whether unconfirmed faces show how sure the program is."""
        self._delegate.show_confirmed = show
        self.viewport().update()

    def touched_area(self, tile: QRect) -> QRect:
        space = GRID // 2
        return tile.adjusted(space, space, -space, -space)

    def drag_picture(self, count: int) -> QPixmap:
        chosen = self.selected()
        return stacked(self, [self._context.thumbnails.pixmap(n) for n in chosen[:3]], count)


class FacePeek(PhotoPeek):
    """The photo that a face is in."""

    def __init__(self, context: Context, grid: FaceGrid) -> None:
        super().__init__(context, grid)
        self._grid = grid

    def face_at(self, row: int) -> int | None:
        return self._grid.ids[row]


def stacked(widget: QWidget, pictures: Sequence[QPixmap | None], count: int) -> QPixmap:
    """Up to three pictures on top of each other, with a number."""
    ratio, side = widget.devicePixelRatioF(), 64
    made = QPixmap(QSize(side + 24, side + 24) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    for place, picture in reversed(list(enumerate(pictures))):
        area = QRectF(place * 6, place * 6, side, side)
        paint_picture(painter, area, picture, widget.palette(), RADIUS)
    colors = colors_of(widget.palette())
    if count > 1:
        pill = QRectF(side - 20, 0, 40, 20)
        paint_pill(painter, pill, number(count), QColor(colors.accent), QColor(colors.on_accent))
    painter.end()
    return made
