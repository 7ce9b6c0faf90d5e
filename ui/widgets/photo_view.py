"""A photo to look at closely: zoom, pan, faces to click, boxes to draw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from photoclust import Box

from ..images.photo_loader import LoadedPhoto
from ..theme import GRID, colors_of
from .face_marks import ACCENT, LIGHT, ROUND, SHADE, FaceMark, mark_at, paint_marks
from .keys import typed_letters
from .painting import paint_frame, paint_pill
from .viewport import Viewport

STEP = 1.25
SMALLEST_BOX = 8.0
"""Sides of a box drawn by hand, in pixels of the photo, at least: as the engine has it."""
PATIENCE_MS = 400
TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PhotoView(QWidget):
    """Shows one photo of `set_photo`, `set_picture` bringing its pixels.

    Coordinates of faces and boxes are pixels of the upright photo at full size.
    """

    face_clicked = Signal(int)
    face_chosen = Signal(int)
    background_clicked = Signal()
    face_stepped = Signal(int)
    """The next face (1) or the one before (-1) is wanted."""
    name_wanted = Signal()
    box_drawn = Signal(object)
    """A :class:`photoclust.types.Box` was drawn."""
    letters_typed = Signal(str)
    """Letters, or the end of a line, typed while a box is being worked on."""
    drawing_changed = Signal(bool)
    drag_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """A context menu is asked for, at this global position; a face there is chosen already."""
    slide_show_wanted = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self._picture: LoadedPhoto | None = None
        self._preview: QPixmap | None = None
        self._marks: Sequence[FaceMark] = ()
        self._chosen: int | None = None
        self._hovered: int | None = None
        self._pressed: QPointF | None = None
        self._panned: QPointF | None = None
        self._band: tuple[QPointF, QPointF] | None = None
        self._busy: Box | None = None
        self._drawing = False
        self._boxes, self._on_hover = True, False
        self._by_tab = False
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self.update)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)

    # What is shown

    def set_photo(self, width: int, height: int, preview: QPixmap | None) -> None:
        """Another photo of this size; the small preview stands in for its picture."""
        self.viewport.photo = QSizeF(width, height)
        self.viewport.fit()
        self._picture, self._preview = None, preview
        self._marks, self._chosen, self._hovered = (), None, None
        self._band = self._busy = None
        self.set_drawing(False)
        self._late.start()
        self._moved()

    def set_preview(self, preview: QPixmap) -> None:
        """The preview has come."""
        self._preview = preview
        self.update()

    def set_picture(self, picture: LoadedPhoto) -> None:
        """The pixels have come."""
        self._picture = picture
        self._late.stop()
        self.update()

    def drop_picture(self) -> None:
        """Let go of the pixels until they come again: they take much memory."""
        self._picture = None

    def await_picture(self) -> None:
        """The pixels are on their way."""
        if self._picture is None:
            self._late.start()

    def set_marks(self, marks: Sequence[FaceMark]) -> None:
        """Show these faces."""
        self._marks = marks
        names = ", ".join(mark.name for mark in marks if mark.name)
        self.setAccessibleName(
            self.tr("Photo with {0}").format(names) if names else self.tr("Photo")
        )
        self.update()

    def choose(self, face: int | None) -> None:
        """Mark this face as the one that is spoken of, and bring it into sight."""
        self._chosen = face
        area = self.area_of(face)
        if area is not None and not QRectF(self.rect()).intersects(area):
            mark = next(mark for mark in self._marks if mark.face == face)
            self.viewport.look_at(mark.area.center())
        self.update()

    def set_boxes_shown(self, shown: bool) -> None:
        """Whether boxes and names lie over the photo."""
        self._boxes = shown
        self.update()

    def show_marks_on_hover(self) -> None:
        """Frame a face only while the pointer is on it."""
        self._on_hover = True

    def set_busy(self, box: Box | None) -> None:
        """Mark a box as being worked on."""
        self._busy = box
        self.update()

    def set_drawing(self, drawing: bool) -> None:
        """Whether the mouse draws a box."""
        if drawing != self._drawing:
            self._drawing, self._band = drawing, None
            shape = Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.drawing_changed.emit(drawing)
            self.update()

    # Zoom

    @property
    def percent(self) -> int:
        """The zoom, 100 being one pixel of the photo to one of the screen."""
        return round(self.viewport.scale * self.devicePixelRatioF() * 100)

    def fit(self) -> None:
        """Show the whole photo."""
        self.viewport.fit()
        self._moved()

    def zoom_to(self, scale: float, around: QPointF | None = None) -> None:
        """Show the photo at this scale; what is at `around`, by default the middle, stays."""
        self.viewport.ratio = self.devicePixelRatioF()
        self.viewport.zoom(scale, around)
        self._moved()

    def _moved(self) -> None:
        self.update()
        self.zoomed.emit()

    def zoom_in(self) -> None:
        self.zoom_to(self.viewport.scale * STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.viewport.scale / STEP)

    def zoom_fully(self) -> None:
        """One pixel of the photo to one of the screen, around the chosen face if there is one."""
        area = self.area_of(self._chosen)
        self.zoom_to(1 / self.devicePixelRatioF(), area.center() if area else None)

    def area_of(self, face: int | None) -> QRectF | None:
        """Where a face's box is in this widget."""
        mark = next((mark for mark in self._marks if mark.face == face), None)
        return None if mark is None else self.viewport.place.mapRect(mark.area)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.viewport.photo.isEmpty():
            return
        painter = QPainter(self)
        place = self.viewport.place
        self._paint_photo(painter, self.viewport.area)
        if self._boxes:
            painter.setFont(self.font())
            paint_marks(
                painter,
                [m for m in self._marks if not self._on_hover or m.face == self._hovered],
                place,
                photo=QRectF(QPointF(), self.viewport.photo),
                chosen=self._chosen,
                hovered=None if self._drawing else self._hovered,
            )
        self._paint_band(painter, place)
        if self._by_tab and self.hasFocus():
            accent = QColor(colors_of(self.palette()).accent)
            paint_frame(painter, QRectF(self.rect()), accent, 2, ROUND + 2)
        painter.end()

    def _paint_photo(self, painter: QPainter, area: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        coarse = area.width() * ratio > 4 * self.viewport.photo.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not coarse)
        if self._picture is not None:
            level = self._picture.level(area.width() * ratio)
            painter.drawImage(area, level)
        elif self._preview is not None:
            painter.drawPixmap(area, self._preview, QRectF(self._preview.rect()))
        else:
            painter.fillRect(area, QColor(colors_of(self.palette()).hover))
        if self._picture is None and not self._late.isActive():
            self._paint_note(painter, self.tr("Reading the photo…"))

    def _paint_note(self, painter: QPainter, text: str) -> None:
        width = self.fontMetrics().horizontalAdvance(text) + 4 * GRID
        height = self.fontMetrics().height() + 2 * GRID
        left = (self.width() - width) / 2
        pill = QRectF(left, self.height() - height - 2 * GRID, width, height)
        paint_pill(painter, pill, text, SHADE, LIGHT)

    def _paint_band(self, painter: QPainter, place: QTransform) -> None:
        box = self._busy
        area = None if box is None else QRectF(box.x, box.y, box.width, box.height)
        if self._band is not None:
            area = QRectF(*self._band).normalized()
        if area is not None:
            tint = QColor(ACCENT)
            tint.setAlpha(60)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(tint)
            painter.setPen(QPen(ACCENT, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place.mapRect(area), ROUND, ROUND)
        if self._busy is not None:
            self._paint_note(painter, self.tr("Looking at the face…"))
        elif self._drawing:
            self._paint_note(painter, self.tr("Draw a box around the face, or press Esc"))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        if self._drawing:
            start = self.viewport.inside(event.position())
            self._band = start, start
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._band is not None:
            self._band = self._band[0], self.viewport.inside(at)
            self.update()
        elif self._panned is not None:
            self._pan(at - self._panned)
            self._panned = at
        elif self._pressed is not None and not self._drawing:
            if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._begin_drag()
        else:
            self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._band is not None:
            self._end_band()
        elif self._panned is not None:
            self._panned = None
            self._hover(event.position())
        elif pressed is not None and not self._drawing:
            mark = self._mark_at(event.position())
            if mark is None:
                self.background_clicked.emit()
            else:
                self.face_clicked.emit(mark.face)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._drawing or self._mark_at(event.position()) is not None:
            return
        if self.viewport.fits:
            self.zoom_to(1 / self.devicePixelRatioF(), event.position())
        else:
            self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mark = self._mark_at(QPointF(event.pos()))
        if mark is not None:
            self.face_chosen.emit(mark.face)
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.pixelDelta().y()
        if turned:
            self.zoom_to(self.viewport.scale * STEP ** (turned / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is pinch:
            self.zoom_to(self.viewport.scale * (1 + event.value()), event.position())
            return True
        early = event.type() == QEvent.Type.ShortcutOverride and self._busy is not None
        if early and isinstance(event, QKeyEvent) and _early(event):
            event.accept()  # a name that is typed at once, and no shortcut
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._busy is not None and (early := _early(event)):
            self.letters_typed.emit(early)
            return
        arrows = {
            Qt.Key.Key_Left: QPointF(1, 0), Qt.Key.Key_Right: QPointF(-1, 0),
            Qt.Key.Key_Up: QPointF(0, 1), Qt.Key.Key_Down: QPointF(0, -1),
        }  # fmt: skip
        if key in arrows and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pan(arrows[Qt.Key(key)] * (8 * GRID))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.face_stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.name_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self.slide_show_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._drawing:
            self.set_drawing(False)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.background_clicked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The frame is for who goes from one thing to the next by keys; others see the photo.
        self._by_tab = event.reason() in TABBED
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewport.view = QSizeF(self.size())
        self.viewport.keep_in_sight()
        super().resizeEvent(event)
        self.zoomed.emit()

    def _begin_drag(self) -> None:
        """What is larger than the view is moved in it; what fits is dragged out."""
        pressed, self._pressed = self._pressed, None
        if self.viewport.overflows:
            self._panned = pressed
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.drag_wanted.emit()

    def _pan(self, by: QPointF) -> None:
        self.viewport.pan(by)
        self._moved()

    def _hover(self, at: QPointF) -> None:
        mark = self._mark_at(at)
        face = None if mark is None else mark.face
        if not self._drawing:
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(Qt.CursorShape.ArrowCursor if face is None else hand)
        if face != self._hovered:
            self._hovered = face
            self.update()

    def _mark_at(self, at: QPointF) -> FaceMark | None:
        if not self._boxes:
            return None
        return mark_at(self._marks, self.viewport.to_photo(at))

    def _end_band(self) -> None:
        assert self._band is not None
        area = QRectF(*self._band).normalized()
        self._band = None
        self.update()
        if min(area.width(), area.height()) >= SMALLEST_BOX:
            self.set_drawing(False)
            self.box_drawn.emit(Box(area.x(), area.y(), area.width(), area.height()))


def _early(event: QKeyEvent) -> str:
    """What a key adds to a name that is typed before there is a field for it."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return "\n" if enter else " " if event.key() == Qt.Key.Key_Space else typed_letters(event)
