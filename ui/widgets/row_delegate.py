"""How the rows of a list are painted."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .. import icons
from ..images.thumbnails import Thumbnails
from ..theme import GRID, RADIUS, Colors, colors_of
from .drop_list_view import DropListView
from .painting import paint_frame, paint_picture
from .rows import ROW, Row

Index = QModelIndex | QPersistentModelIndex
Elide = Qt.TextElideMode
BOX = 20
STEP = 14
"""By how much one portrait peeps out from behind the next."""
MOST_LINES = 3
"""Of a note at the end of a row."""


class RowDelegate(QStyledItemDelegate):
    """Paints a :class:`Row`. thumbnails: where faces come from, if rows have any."""

    def __init__(
        self,
        thumbnails: Thumbnails | None = None,
        *,
        height: int = 8 * GRID,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        cell = view.gridSize() if isinstance(view, DropListView) else QSize()
        return cell if cell.isValid() else QSize(10 * GRID, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        assert isinstance(row, Row)
        colors = colors_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        whole = QRectF(option.rect).adjusted(2, 1, -2, -1)
        self._paint_ground(painter, whole, option, colors)
        inside = whole.toRect().adjusted(GRID + 4, 0, -GRID - 4, 0)
        left = self._paint_check(painter, inside, index, colors)
        inside.setLeft(self._paint_picture(painter, inside, left, row, option.palette))
        self._paint_words(painter, inside, row, option, colors)
        view = option.widget
        if isinstance(view, DropListView) and view.target is not None and row.key == view.target:
            paint_frame(painter, whole, QColor(colors.good), 3, RADIUS)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click anywhere on the row turns its tick; the space bar does by itself."""
        checkable = bool(model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable)
        if checkable and isinstance(event, QMouseEvent):
            left = event.button() is Qt.MouseButton.LeftButton
            if event.type() == QEvent.Type.MouseButtonRelease and left:
                checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
                turned = (
                    Qt.CheckState.Unchecked
                    if checked is Qt.CheckState.Checked
                    else Qt.CheckState.Checked
                )
                return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)
            return False
        return super().editorEvent(event, model, option, index)

    def _paint_ground(
        self, painter: QPainter, whole: QRectF, option: QStyleOptionViewItem, colors: Colors
    ) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.tint if selected else colors.hover))
            painter.drawRoundedRect(whole, RADIUS, RADIUS)
        view = option.widget
        marked = not isinstance(view, DropListView) or view.marks_current
        if state & QStyle.StateFlag.State_HasFocus and marked:
            paint_frame(painter, whole, QColor(colors.accent), 2, RADIUS)

    def _paint_check(self, painter: QPainter, inside: QRect, index: Index, colors: Colors) -> int:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return inside.left()
        box = QRectF(inside.left(), inside.center().y() - BOX / 2 + 0.5, BOX, BOX)
        if Qt.CheckState(state) is Qt.CheckState.Checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            painter.drawRoundedRect(box, 5, 5)
            ratio = painter.device().devicePixelRatioF()
            tick = icons.pixmap("check", 16, QColor(colors.on_accent), ratio)
            painter.drawPixmap(box.topLeft() + QPointF(2, 2), tick)
        else:
            paint_frame(painter, box, QColor(colors.quiet), 1.5, 5)
        return inside.left() + BOX + GRID + 4

    def _paint_picture(
        self, painter: QPainter, inside: QRect, left: int, row: Row, palette: QPalette
    ) -> int:
        """Portraits, one behind the other, or an icon; where the words begin."""
        side = min(self._height - 2 * GRID, 6 * GRID)
        top = inside.center().y() + 1 - side / 2
        colors = colors_of(palette)
        faces = row.faces[:3] if self._thumbnails is not None else ()
        for place, face in reversed(list(enumerate(faces))):
            assert self._thumbnails is not None
            area = QRectF(left + place * STEP, top, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.surface))
            painter.drawEllipse(area.adjusted(-2, -2, 2, 2))
            paint_picture(painter, area, self._thumbnails.pixmap(face), palette, side / 2)
        if faces:
            return left + side + (len(faces) - 1) * STEP + GRID + 4
        if not row.icon:
            return left
        size = 24 if side >= 32 else 20
        tones = {"warning": colors.warning, "faint": colors.quiet}
        tone = QColor(tones.get(row.tone, colors.accent))
        drawn = icons.pixmap(row.icon, size, tone, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left + 4, inside.center().y() + 1 - size / 2), drawn)
        return left + size + 2 * GRID

    def _paint_words(
        self,
        painter: QPainter,
        inside: QRect,
        row: Row,
        option: QStyleOptionViewItem,
        colors: Colors,
    ) -> None:
        plain, strong = QFont(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        metrics, strong_metrics = QFontMetrics(plain), QFontMetrics(strong)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        right, left = Qt.AlignmentFlag.AlignRight | middle, Qt.AlignmentFlag.AlignLeft | middle
        # So that a name written from right to left is cut off at its own end.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if row.note:
            painter.setFont(plain)
            tones = {"warning": colors.warning, "link": colors.accent}
            painter.setPen(QColor(tones.get(row.tone, colors.quiet)))
            width, note = fitted_note(row.note, metrics, inside)
            area = inside.adjusted(inside.width() - width, 0, 0, 0)
            wraps = metrics.horizontalAdvance(note) > width
            painter.drawText(area, int(right | Qt.TextFlag.TextWordWrap if wraps else right), note)
            inside = inside.adjusted(0, 0, -width - 2 * GRID, 0)
        height = strong_metrics.height() + (metrics.height() + 2 if row.text else 0)
        top = inside.center().y() + 1 - height // 2
        painter.setFont(strong)
        painter.setPen(QColor(colors.quiet if row.tone == "faint" else colors.text))
        area = QRect(inside.left(), top, inside.width(), strong_metrics.height())
        title = strong_metrics.elidedText(row.title, Elide.ElideRight, area.width())
        painter.drawText(area, left, title)
        if row.text:
            painter.setFont(plain)
            painter.setPen(QColor(colors.quiet))
            area = QRect(inside.left(), area.bottom() + 3, inside.width(), metrics.height())
            text = metrics.elidedText(row.text, Elide.ElideMiddle, area.width())
            painter.drawText(area, left, text)


def fitted_note(note: str, metrics: QFontMetrics, inside: QRect) -> tuple[int, str]:
    """The width of a note at the right of a row, and as much of it as there is room for.

    It has half of the row at most, in up to three lines if one is too short and the row is high
    enough; what does not fit is left off at the end.
    """
    half = inside.width() // 2
    whole = metrics.horizontalAdvance(note)
    if whole <= half:
        return whole, note
    line = metrics.lineSpacing()
    lines = min(MOST_LINES, inside.height() // line)
    if lines < 2:
        return half, metrics.elidedText(note, Elide.ElideMiddle, half)
    room = QRect(0, 0, half, 0)
    for length in range(lines * half, half, -GRID):
        # Lines end between words, so that two of them hold less than twice one.
        elided = metrics.elidedText(note, Elide.ElideRight, length)
        taken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, elided)
        if taken.height() <= lines * line and taken.width() <= half:
            return half, elided
    return half, metrics.elidedText(note, Elide.ElideMiddle, half)
