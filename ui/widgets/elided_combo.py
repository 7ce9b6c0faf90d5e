"""A choice whose text is shortened rather than cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

LIST_WIDTH = 280
ROUNDING = QSize(1, 0)
"""Qt makes room for whole pixels of a text, which may be a part of one wider."""


class ElidedCombo(QComboBox):
    """A choice; `name` says of what.

    It is as wide as `letters` of them, however long its entries are; with `grows`, as its
    longest entry where there is room, and no narrower than `letters`; with `whole`, no narrower
    than what is chosen either.
    """

    def __init__(
        self,
        name: str,
        letters: int = 14,
        *,
        grows: bool = False,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters, self._grows, self._whole = letters, grows or whole, whole
        self.setAccessibleName(name)
        self.setToolTip(name)
        if self._grows:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        else:
            adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.setSizeAdjustPolicy(adjust)
            self.setMinimumContentsLength(letters)
        self.setMaxVisibleItems(16)
        self.view().setMinimumWidth(LIST_WIDTH)
        self.currentTextChanged.connect(self.updateGeometry)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + ROUNDING

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint() + ROUNDING
        if self._grows:
            widths = (self._width_of(self.itemText(i)) for i in range(self.count()))
            spare = max(widths, default=0) - self._least()
            size.setWidth(size.width() - max(0, spare))
        return size

    def _least(self) -> int:
        """What is needed for the text at least, in device-independent pixels."""
        letters = self._width_of("x" * self._letters)
        return max(letters, self._width_of(self.currentText())) if self._whole else letters

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def shown_text(self) -> str:
        """What there is room for of what is chosen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), elide, room.width() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
