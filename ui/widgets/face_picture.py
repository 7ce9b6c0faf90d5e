"""One face as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..images.thumbnails import Thumbnails
from .painting import paint_picture

ROUNDNESS = 0.16
"""Radius of the corners, in parts of the side, as on the people's wall; of large ones less."""
ROUNDEST = 16


class FacePicture(QWidget):
    """A square with a face, `side` device-independent pixels; a stand-in without one."""

    opened = Signal(int)
    """It was double-clicked: the face."""

    def __init__(self, thumbnails: Thumbnails, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.face: int | None = None
        self.set_side(side)
        thumbnails.ready.connect(self._came)

    def set_side(self, side: int) -> None:
        """How large it is."""
        self.setFixedSize(side, side)

    def set_face(self, face: int | None) -> None:
        """Show this one."""
        if face != self.face:
            self.face = face
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        pixmap = None if self.face is None else self._thumbnails.pixmap(self.face)
        painter = QPainter(self)
        radius = min(self.width() * ROUNDNESS, ROUNDEST)
        paint_picture(painter, QRectF(self.rect()), pixmap, self.palette(), radius)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.face is not None:
            self.opened.emit(self.face)

    def _came(self, faces: list[int]) -> None:
        if self.face in faces:
            self.update()
