"""When was somebody born?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from photoclust import EditError

from ..i18n.ages import birth_to_type, birth_typed
from ..i18n.engine_messages import error_said
from ..theme import GRID
from .elided_label import ElidedLabel
from .plain_text import PlainLabel

WIDTH = 52 * GRID


class BirthQuestion(QDialog):
    """`answered` tells the date as the engine takes it, or None to take it away."""

    answered = Signal(object)

    def __init__(self, name: str, born: str | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        title = self.tr("When was {0} born?").format(name)
        self.setWindowTitle(title)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = ElidedLabel(title)
        heading.setProperty("role", "heading")
        note = PlainLabel(
            self.tr(
                "A day, or only a year. Ages are shown beside photos, and faces from before are"
                " not taken for theirs."
            )
        )
        note.setProperty("role", "quiet")
        note.setWordWrap(True)
        self.field = QLineEdit("" if born is None else birth_to_type(born))
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(birth_to_type("2019-05-31"))
        self.problem = ElidedLabel()
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "primary")
        self.remove = QPushButton(self.tr("Take the date away"))
        self.remove.setVisible(born is not None)
        for button in (self.save, self.remove):
            button.setAutoDefault(False)  # Enter in the field would press the first of them, too
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for widget in (heading, note, self.field, self.problem):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.setFixedWidth(WIDTH)
        self.field.selectAll()
        self.field.textChanged.connect(lambda: self.problem.hide())
        self.field.returnPressed.connect(self._answer)
        self.save.clicked.connect(self._answer)
        self.remove.clicked.connect(self._take_away)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.field.setFocus()

    def _answer(self) -> None:
        try:
            born = birth_typed(self.field.text())
        except EditError as error:
            self.problem.setText(error_said(error))
            self.problem.show()
            return
        self.accept()
        self.answered.emit(born)

    def _take_away(self) -> None:
        self.accept()
        self.answered.emit(None)
