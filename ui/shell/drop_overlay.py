"""An overlay that is shown over the pages while something is dragged over the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from .. import icons
from ..theme import GRID, colors_of

ICON = 64


class DropOverlay(QWidget):
    """Takes what is dropped on `window`, and shows itself over `pages` meanwhile.

    wanted: whether the drag is accepted. `dropped` carries the URLs.
    """

    dropped = Signal(object)

    def __init__(
        self, window: QWidget, pages: QWidget, wanted: Callable[[QMimeData], bool]
    ) -> None:
        super().__init__(pages)
        self._pages = pages
        self._wanted = wanted
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop folders to add them, photos to see them"))
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if self._wanted(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.appear()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(event.mimeData().urls())
            return True
        return super().eventFilter(watched, event)

    def appear(self) -> None:
        """Lie over the pages."""
        self.setGeometry(self._pages.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colors.surface)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colors.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colors.tint))
        inside = QRectF(self.rect()).adjusted(3 * GRID, 3 * GRID, -3 * GRID, -3 * GRID)
        painter.drawRoundedRect(inside, 2 * GRID, 2 * GRID)
        middle = inside.center()
        ratio = self.devicePixelRatioF()
        folder = icons.pixmap("folder-plus", ICON, QColor(colors.accent), ratio)
        painter.drawPixmap(int(middle.x() - ICON / 2), int(middle.y() - ICON), folder)
        font = QFont(self.font())
        font.setPointSizeF(17)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        below = QRectF(inside.left(), middle.y() + GRID, inside.width(), 6 * GRID)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.accessibleName())
        painter.end()
