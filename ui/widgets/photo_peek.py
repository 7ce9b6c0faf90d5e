"""A look at the whole photo that a face is in, while the pointer rests on the face."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from photoclust import Engine, Face, PhotoInfo, PhotoState

from ..context import Context
from ..theme import DARK, GRID, colors_of
from .face_marks import LIGHT, ROUND, SHADE
from .painting import paint_frame, paint_pill
from .plain_text import as_plain

LONGEST = 46 * GRID
"""The longest side of the photo shown, in device-independent pixels."""
GONE = (
    QEvent.Type.Leave,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.Hide,
)
Found = tuple[Face, PhotoInfo]


class PhotoPeek(QWidget):
    """Shows itself beside the pointer in place of a tool tip, until the pointer leaves the tile.

    view: whose tiles have faces. face_at: the face of a row, None for none.
    """

    def __init__(self, context: Context, view: QAbstractItemView) -> None:
        super().__init__(view, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._session = context.session
        self._previews = context.previews
        self._view = view
        self._asked: int | None = None
        self._caption = ""
        self._tile = QRect()
        self._at = QPoint()
        self.found: Found | None = None
        """The face that the pointer is on, and its photo."""
        context.previews.ready.connect(self._came)
        view.viewport().installEventFilter(self)

    def face_at(self, row: int) -> int | None:
        """The face in this row of the view."""
        raise NotImplementedError

    def caption_at(self, row: int) -> str:
        """What is told of the tile in this row, below the photo or in its place."""
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._ask(event)
        moved_off = event.type() == QEvent.Type.MouseMove and not self._tile.contains(
            self._view.viewport().mapFromGlobal(self.cursor().pos())
        )
        if event.type() in GONE or moved_off:
            self.leave()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Be seen no more."""
        self._asked = self.found = None
        self.hide()

    def _ask(self, event: QHelpEvent) -> bool:
        index = self._view.indexAt(event.pos())
        face = self.face_at(index.row()) if index.isValid() else None
        if face is None:
            return False
        self._tile, self._at, self._asked = self._view.visualRect(index), event.globalPos(), face
        self._caption = self.caption_at(index.row())

        def read(engine: Engine) -> Found | None:
            return found_in(engine, face)

        self._session.ask(read, lambda found: self._take(face, found), self, lambda error: None)
        return True

    def _take(self, face: int, found: Found | None) -> None:
        if face != self._asked:
            return
        if found is None or found[1].state is not PhotoState.PRESENT:
            QToolTip.showText(self._at, as_plain(self._caption), self._view)
        else:
            self.found = found
            self._show()

    def _came(self, photos: list[int]) -> None:
        if self.found is not None and self.found[1].id in photos:
            self._show()

    @property
    def _picture(self) -> QPixmap | None:
        return None if self.found is None else self._previews.pixmap(self.found[1].id)

    def _show(self) -> None:
        picture = self._picture
        if picture is None:
            return  # it is being read, and `_came` tells
        size = picture.deviceIndependentSize().toSize()
        self.resize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
        self.move(_beside(self._at, self.size()))
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self._picture
        if picture is None or self.found is None:
            return
        painter = QPainter(self)
        whole = QRectF(self.rect())
        paint_framed(painter, whole, picture, self.found)
        paint_frame(painter, whole, QColor(colors_of(self.palette()).border), 1, 0)
        if self._caption:
            room = whole.width() - 4 * GRID
            metrics = painter.fontMetrics()
            text = metrics.elidedText(self._caption, Qt.TextElideMode.ElideRight, int(room))
            pill = QRectF(0, 0, metrics.horizontalAdvance(text) + 3 * GRID, metrics.height() + GRID)
            pill.moveCenter(QPointF(whole.center().x(), whole.bottom() - 2.5 * GRID))
            paint_pill(painter, pill, text, SHADE, LIGHT)
        painter.end()


def paint_framed(painter: QPainter, whole: QRectF, picture: QPixmap, found: Found) -> None:
    """A photo in an area of its own shape, with a frame around the face."""
    face, photo = found
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(whole, picture, QRectF(picture.rect()))
    scale = whole.width() / max(1, photo.width)
    box = QRectF(face.box.x, face.box.y, face.box.width, face.box.height)
    area = QRectF(box.topLeft() * scale, box.size() * scale).translated(whole.topLeft())
    paint_frame(painter, area.adjusted(-3, -3, 3, 3), QColor(0, 0, 0, 110), 4, ROUND + 1)
    paint_frame(painter, area.adjusted(-2, -2, 2, 2), QColor(DARK.accent), 2, ROUND)


def found_in(engine: Engine, face: int) -> Found | None:
    """A face with its photo."""
    for one in engine.people.face_details([face]):
        for photo in engine.photos.details([one.photo_id]):
            return one, photo
    return None


def _beside(at: QPoint, size: QSize) -> QPoint:
    """Beside the pointer, on its screen."""
    screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    left = at.x() + 2 * GRID
    if left + size.width() > room.right():
        left = at.x() - 2 * GRID - size.width()
    top = min(at.y() + GRID, room.bottom() - size.height())
    return QPoint(max(room.left(), left), max(room.top(), top))
