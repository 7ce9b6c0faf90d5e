"""Choosing somebody by a few letters of the name, or typing a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from photoclust import EditError, clean_name

from ..context import Context
from ..i18n.engine_messages import error_said
from ..i18n.wording import number
from ..state.likeness import ask_likeliest
from ..theme import GRID
from .elided_label import ElidedLabel
from .face_picture import FacePicture
from .person_list import NEW, PersonList
from .plain_text import PlainLabel

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Flag = Qt.WindowType
PICTURE, SHOWN = 6 * GRID, 6
"""The side of a picture of those concerned, and how many are shown."""


class PersonChooser(QDialog):
    """Type, choose with the arrows, Enter takes it, Escape leaves.

    left_out: who cannot be chosen. new: whether a name that nobody has makes somebody new. faces:
    those concerned, for one look at them. People are listed by their likeness to these, or to
    those of `person`. note: what is going to happen. typed: the beginning of a name; with it,
    Enter means just what was typed, and not who is found by it.
    """

    chosen = Signal(int)
    named = Signal(str)

    def __init__(
        self,
        context: Context,
        title: str,
        parent: QWidget | None,
        *,
        left_out: Collection[int] = (),
        new: bool = False,
        faces: Sequence[int] = (),
        person: int | None = None,
        note: str = "",
        typed: str = "",
    ) -> None:
        super().__init__(parent, Flag.Popup)
        self.setWindowTitle(title)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._people = context.people
        self._new, self._naming, self._moved = new, bool(typed), False
        heading = ElidedLabel(title)
        heading.setProperty("role", "heading")
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(
            self.tr("Search, or type a new name") if new else self.tr("Search people")
        )
        self.problem = ElidedLabel()
        self.problem.setProperty("role", "problem")
        self.problem.hide()
        self.list = PersonList(context)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("role", "plain")
        self.list.leave_out(left_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(heading)
        if faces:
            layout.addLayout(_pictures(context, faces))
        if note:
            told = PlainLabel(note)
            told.setProperty("role", "quiet")
            told.setWordWrap(True)
            layout.addWidget(told)
        for widget in (self.field, self.problem, self.list):
            layout.addWidget(widget)
        self.resize(55 * GRID, 58 * GRID)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._take_current)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._take_current)
        self.field.setText(typed)
        self._select_first()
        ask_likeliest(context.session, self, self._rank, faces=faces, person=person)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            self._moved = True
            return True
        return super().eventFilter(watched, event)

    def _rank(self, people: Sequence[int]) -> None:
        self.list.rank(people)
        if not self._moved:
            self._select_first()

    def _typed(self, text: str) -> None:
        self.problem.hide()
        typed = text.strip()
        is_known = self._people.find(typed) is not None
        offer = self.tr("Another {0}") if is_known else self.tr("New person: {0}")
        self.list.search(text, offer.format(typed) if self._new and typed else "")
        self._select_first()

    def _select_first(self) -> None:
        """The best answer: who is called just so; else, unless a name is being given, whoever is
        found before somebody new."""
        keys = self.list.keys
        row = 1 if len(keys) > 1 and keys[0] == NEW and not self._naming else 0
        called = self._people.find(self.field.text())
        if called is not None and called.id in keys:
            row = keys.index(called.id)
        if keys:
            self.list.setCurrentIndex(self.list.rows.index(row))

    def _take_current(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        key = self.list.keys[index.row()]
        if key != NEW:
            self.accept()
            self.chosen.emit(key)
            return
        try:
            name = clean_name(self.field.text())
        except EditError as error:
            self.problem.setText(error_said(error))
            self.problem.show()
            return
        self.accept()
        self.named.emit(name)


def _pictures(context: Context, faces: Sequence[int]) -> QHBoxLayout:
    """The first of these faces side by side, and how many more there are."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for face in faces[:SHOWN]:
        picture = FacePicture(context.thumbnails, PICTURE)
        picture.set_face(face)
        row.addWidget(picture)
    if more := faces[SHOWN:]:
        row.addWidget(QLabel(f"+ {number(len(more))}"))
    row.addStretch()
    return row
