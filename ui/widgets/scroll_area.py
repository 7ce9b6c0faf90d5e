"""An area that scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget


class ScrollArea(QScrollArea):
    """Shows a widget on the background of the page.

    It is never narrower than the widget can be, and the widget is at least as high as its
    wrapped texts need at that width. Qt's own area asks for the height without the width, and
    cuts texts that need more lines then.

    width: how wide the area is, in device-independent pixels, unless the widget needs more;
    None: as wide as there is room.
    """

    def __init__(self, width: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_width = width
        self._least_width = 0
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if width is not None:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def setWidget(self, widget: QWidget) -> None:
        """Show this widget.

        Fill it afterwards: a widget that gets another parent takes all its children along.
        """
        super().setWidget(widget)
        # Qt has both painted in a colour of their own.
        widget.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        if self._usual_width is None:
            return super().sizeHint()
        return QSize(max(self._usual_width, self._least_width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(self._least_width, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Follow what the widget needs."""
        widget = self.widget()
        if widget is None:
            return
        bar = self.verticalScrollBar().sizeHint().width()
        least = widget.minimumSizeHint().width() + bar
        if least != self._least_width:
            self._least_width = least
            self.updateGeometry()
        layout = widget.layout()
        if layout is not None and layout.hasHeightForWidth():
            widget.setMinimumHeight(layout.totalHeightForWidth(self.viewport().width()))
