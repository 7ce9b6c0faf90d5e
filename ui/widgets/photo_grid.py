"""A grid of photos: thousands of them, fetched as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from photoclust import Engine, PhotoInfo, PhotoState

from .. import icons
from ..context import Context
from ..desktop.drag_data import PHOTOS
from ..i18n.wording import faces as faces_text
from ..i18n.wording import month_of, number
from ..state.months import Month
from ..theme import GRID, colors_of
from .draggable_model import DetailModel
from .face_grid import stacked
from .id_model import ID, Index
from .painting import filling, paint_badge, paint_pill
from .plain_text import as_plain
from .section_layout import Section
from .section_view import SectionView
from .tile_view import TileView, paint_state
from .timeline import WIDTH, Timeline

RADIUS = 10.0
WIDER = 1.5
"""A photo's tile is so much wider than a portrait."""
SHADE = QColor(0, 0, 0, 150)
LIGHT = QColor("#ffffff")


class PhotoModel(DetailModel[PhotoInfo]):
    """Photos by number."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context.session, PHOTOS, first_files, _details, 200, parent)
        self.has_headings = False

    def begins_month(self, row: int) -> str:
        """The month of the photo in this row if the row before has another; else empty, as where
        headings say it."""
        if self.has_headings:
            return ""
        here = month(self.details(self._ids[row]))
        if row == 0 or not here:
            return here
        before = self.details(self._ids[row - 1])
        return here if before is not None and month(before) != here else ""

    def _in_steps(self, new: list[int]) -> bool:
        """Never: tiles below headings are laid out at once, however many, and to find out what has
        changed among tens of thousands takes longer than all else."""
        return False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            known = self.details(self.id_at(index))
            return as_plain(known.paths[0].name) if known is not None and known.paths else None
        return super().data(index, role)

    def _spoken(self, index: Index) -> str:
        text = self.tr("Photo {0} of {1}").format(number(index.row() + 1), number(self.rowCount()))
        known = self._details.get(self.id_at(index))
        if known is None:
            return text
        return ", ".join(part for part in (text, day(known), faces_text(len(known.faces))) if part)


def first_files(engine: Engine, photos: Sequence[int]) -> list[Path]:
    """One file for each photo that has any."""
    return [info.paths[0] for info in engine.photos.details(photos) if info.paths]


def _details(engine: Engine, photos: Sequence[int]) -> dict[int, PhotoInfo]:
    return {photo.id: photo for photo in engine.photos.details(photos)}


def month(photo: PhotoInfo | None) -> str:
    """The month a photo was taken in, in the user's language: "May 2014"; empty when unknown."""
    date = _date(photo)
    return month_of(date.date()) if date.isValid() else ""


def day(photo: PhotoInfo | None) -> str:
    """The day a photo was taken on, in the user's language; empty when unknown."""
    date = _date(photo)
    return QLocale().toString(date.date(), QLocale.FormatType.LongFormat) if date.isValid() else ""


def _date(photo: PhotoInfo | None) -> QDateTime:
    text = None if photo is None else photo.date
    return QDateTime.fromString(text or "", Qt.DateFormat.ISODate)


class PhotoDelegate(QStyledItemDelegate):
    """Paints a photo: as much of it as fits around its faces, and where a month begins."""

    def __init__(self, context: Context, model: PhotoModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previews = context.previews
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, TileView) else QSize(184, 140)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        photo: int = index.data(ID)
        space = GRID / 2
        area = QRectF(option.rect).adjusted(space, space, -space, -space)
        details = self._model.details(photo)
        pixmap = self._previews.pixmap(photo)
        paint_photo(painter, area, pixmap, option.palette, focus_of(details))
        paint_state(painter, area, option, RADIUS)
        if details is not None and details.state is not PhotoState.PRESENT:
            corner = area.bottomRight() - QPointF(17, 17)
            paint_badge(painter, corner, "eye-off", SHADE, LIGHT)
        if text := self._model.begins_month(index.row()):
            self._paint_month(painter, area, text, option)

    def _paint_month(
        self, painter: QPainter, area: QRectF, text: str, option: QStyleOptionViewItem
    ) -> None:
        font = option.font
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        room = area.width() - 4 * GRID - 20
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text) + 2.5 * GRID
        pill = QRectF(area.left() + GRID, area.top() + GRID, width, metrics.height() + 6)
        paint_pill(painter, pill, text, SHADE, LIGHT)


def focus_of(photo: PhotoInfo | None) -> QPointF:
    """Where to look in a photo, as fractions of its width and height: the middle of its faces."""
    if photo is None or not photo.faces or photo.width <= 0 or photo.height <= 0:
        return QPointF(0.5, 0.5)
    boxes = [face.box for face in photo.faces]
    weight = sum(box.area for box in boxes) or 1.0
    x = sum(box.center[0] * box.area for box in boxes) / weight
    y = sum(box.center[1] * box.area for box in boxes) / weight
    return QPointF(min(max(x / photo.width, 0), 1), min(max(y / photo.height, 0), 1))


def paint_photo(
    painter: QPainter, area: QRectF, pixmap: QPixmap | None, palette: QPalette, focus: QPointF
) -> None:
    """A photo that fills the area around a point in it; a quiet stand-in while there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    if pixmap is None:
        colors = colors_of(palette)
        painter.setBrush(QColor(colors.hover))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        ratio = painter.device().devicePixelRatioF()
        stand_in = icons.pixmap("photos", 32, QColor(colors.border), ratio)
        painter.drawPixmap(area.center() - QPointF(16, 16), stand_in)
    else:
        painter.setBrush(filling(pixmap, area, focus))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
    painter.restore()


class PhotoGrid(SectionView):
    """Photos to look at, select, drag out and open.

    Emits `opened` with a photo, `selection_changed`, `menu_wanted`. `set_ids` shows photos, and
    `set_photos` below their months, with the years beside them.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.photos = PhotoModel(context)
        super().__init__(self.photos, parent)
        self.photos.setParent(self)
        self._context = context
        self._delegate = PhotoDelegate(context, self.photos, self)
        self.setItemDelegate(self._delegate)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Photos"))
        self.timeline = Timeline(self)
        self.timeline.hide()
        self._resize("thumbnail_size")
        self.zoom_wanted.connect(context.preferences.step_thumbnail_size)
        context.preferences.changed.connect(self._resize)
        context.previews.ready.connect(self.photos.touch)

    def show_timeline(self) -> None:
        """Show the years at the right."""
        self.setViewportMargins(0, 0, WIDTH, 0)
        self.timeline.show()
        self.timeline.wanted.connect(self.scroll_to_row)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll)

    def set_photos(self, photos: Sequence[int], months: Sequence[Month]) -> None:
        """Show photos below the months that they are of, one after the other."""
        sections = [
            Section(month.first, month.count, month.text or self.tr("Without a date"))
            for month in months
        ]
        self.photos.has_headings = bool(sections)
        self.set_sections(photos, sections)
        self.timeline.set_months(months, len(photos))
        self._follow_scroll()

    def month_in_sight(self) -> str:
        """The month of the uppermost photo in sight: "May 2014"; empty when unknown."""
        seen = self.visible_ids()[:1]
        row = self.photos.row_of(seen[0]) if seen else None
        return "" if row is None else self.month_of_row(row)

    def month_of_row(self, row: int) -> str:
        """The month of the photo in a row: "May 2014"; empty where there are no headings."""
        return self.sections[self._places.section_of(row)].title

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.viewport().geometry()
        self.timeline.setGeometry(inside.right() + 1, inside.top(), WIDTH, inside.height())

    def _follow_scroll(self) -> None:
        seen = self.visible_ids()[:1]
        row = self.photos.row_of(seen[0]) if seen else None
        self.timeline.set_row(row or 0)

    def _resize(self, preference: str) -> None:
        if preference == "thumbnail_size":
            side = self._context.preferences.thumbnail_size
            self.set_size(round(side * WIDER / GRID) * GRID)

    def set_size(self, width: int) -> None:
        """The width of a photo at the least, in device-independent pixels."""
        self.set_tile_size(QSize(width + GRID, self.tile_height(width + GRID)))

    def tile_height(self, width: int) -> int:
        """A photo is 3/4 as high as it is wide."""
        return (width - GRID) * 3 // 4 + GRID

    def touched_area(self, tile: QRect) -> QRect:
        space = GRID // 2
        return tile.adjusted(space, space, -space, -space)

    def drag_picture(self, count: int) -> QPixmap:
        chosen = self.selected()
        return stacked(self, [self._context.previews.pixmap(n) for n in chosen[:3]], count)
