"""The whole photo that a face is in, in place of what it covers, until it is wanted no more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from photoclust import Engine, PhotoState

from ..context import Context
from ..theme import GRID, colors_of
from .photo_peek import Found, found_in, paint_framed

TITLE = 6 * GRID


class PhotoGlance(QWidget):
    """Covers its parent. A click puts it away."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._session = context.session
        self._previews = context.previews
        self.face: int | None = None
        """The face that is framed."""
        self._found: Found | None = None
        self._missing = False
        self._title = ""
        self.setAccessibleName(self.tr("The whole photo, with the face framed"))
        self.hide()
        context.previews.ready.connect(lambda _: self.update())

    def show_face(self, face: int, title: str) -> None:
        """Show the photo of this face, with a title above it."""
        self.face, self._found, self._missing, self._title = face, None, False, title
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()
        self.update()

        def read(engine: Engine) -> Found | None:
            return found_in(engine, face)

        self._session.ask(read, lambda found: self._take(face, found), self, lambda error: None)

    def leave(self) -> None:
        """Be seen no more."""
        if self.face is not None:
            self.face = self._found = None
            self.hide()
            self.closed.emit()

    def _take(self, face: int, found: Found | None) -> None:
        if face == self.face:
            self._missing = found is None or found[1].state is not PhotoState.PRESENT
            self._found = None if self._missing else found
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.surface))
        room = QRectF(self.rect()).adjusted(GRID, TITLE, -GRID, -GRID)
        self._paint_title(painter, QRectF(0, 0, self.width(), TITLE))
        picture = None if self._found is None else self._previews.pixmap(self._found[1].id)
        if self._missing:
            painter.setPen(QColor(colors.quiet))
            text = self.tr("The photo is out of reach just now")
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        elif picture is not None and self._found is not None:
            size = QSizeF(picture.deviceIndependentSize())
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            whole = QRectF(room.topLeft(), size)
            whole.moveCenter(room.center())
            paint_framed(painter, whole, picture, self._found)
        painter.end()

    def _paint_title(self, painter: QPainter, area: QRectF) -> None:
        painter.save()
        font = QFont(self.font())
        font.setPointSizeF(17)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors_of(self.palette()).text))
        elided = QFontMetricsF(font).elidedText(
            self._title, Qt.TextElideMode.ElideRight, area.width() - 2 * GRID
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, elided)
        painter.restore()
