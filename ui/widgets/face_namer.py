"""The field beside a face in a photo, in which it gets its name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from photoclust import Edit, EditError, Face, Person, without_word

from ..context import Context
from ..state.likeness import ask_likeliest
from ..state.naming import naming, naming_face
from ..theme import GRID
from .elided_label import ElidedLabel
from .name_edit import NameEdit
from .plain_text import as_plain

WIDTH = 296


class FaceNamer(QFrame):
    """Names one face, or its whole unnamed group; `decided` carries the decision."""

    decided = Signal(object)
    refused = Signal()
    """The face is not the person it is with."""
    rejected = Signal()
    """It is no face at all."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        people = context.people
        self._session = context.session
        self._room = parent
        self._people = people
        self._face: Face | None = None
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, offset=QPointF(0, 4))
        self.setGraphicsEffect(shadow)
        self.title = ElidedLabel()
        self.title.setProperty("role", "quiet")
        self.field = NameEdit(people)
        self.field.named.connect(self._take)
        self.field.chosen.connect(lambda person: self._take(self._people.label(person)))
        self.field.cancelled.connect(self.leave)
        self.whole = QRadioButton()
        self.alone = QRadioButton(self.tr("Only this face"))
        choice = QButtonGroup(self)
        choice.addButton(self.whole)
        choice.addButton(self.alone)
        self.another = QPushButton()
        self.another.clicked.connect(self._take_another)
        self.confirm = QPushButton(self.tr("Yes, that is right"))
        self.confirm.clicked.connect(self._confirm)
        self.save = QPushButton(self.tr("Save name"))
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self.field.commit)
        self.refuse = self._link(self.refused)
        self.reject = self._link(self.rejected, self.tr("Not a face"))
        self.reject.setToolTip(self.tr("Not a face (Shift+Delete)"))
        self.field.textChanged.connect(self._offer)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.field)
        layout.addWidget(self.whole)
        layout.addWidget(self.alone)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.another)
        buttons.addWidget(self.save)
        layout.addLayout(buttons)
        links = QHBoxLayout()
        links.setSpacing(GRID)
        links.setContentsMargins(-GRID, 0, 0, 0)
        links.addWidget(self.refuse)
        links.addWidget(self.reject)
        links.addStretch()
        layout.addLayout(links)

    def _link(self, told: SignalInstance, text: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.clicked.connect(self.leave)
        button.clicked.connect(lambda: told.emit())
        return button

    @property
    def face(self) -> Face | None:
        """The face that is being named; None while this is closed."""
        return self._face

    def ask(self, face: Face, beside: QRectF) -> None:
        """Open at a face, whose box in the parent is `beside`."""
        self._face = face
        person = None if face.person_id is None else self._people.get(face.person_id)
        self.title.setText(self._title(person))
        self.field.exclude(None if person is None or person.name is None else person.id)
        self.field.clear()
        self.field.rank(())
        ask_likeliest(self._session, self.field, self.field.rank, faces=[face.id])
        self._offer_group(person)
        named = person is not None and person.name is not None
        self.confirm.setVisible(named and not face.confirmed)
        self.refuse.setVisible(person is not None)
        self._word_refusal(person)
        self._offer("")
        self.adjustSize()
        self.follow(beside)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def follow(self, beside: QRectF) -> None:
        """Lie beside the face, whose box in the parent is `beside` now."""
        self.move(self._beside(beside.toRect()))

    def leave(self) -> None:
        """Close, deciding nothing."""
        if self._face is not None:
            self._face = None
            self.hide()
            self.closed.emit()

    def _word_refusal(self, person: Person | None) -> None:
        if person is None:
            return
        if person.name is None:
            whole = self.tr("Not this person")
        else:
            whole = self.tr("Not {0}").format(person.label)
        self.refuse.setText(self._shortened(whole))
        self.refuse.setToolTip(as_plain(self.tr("{0} (Delete)").format(whole)))
        self.refuse.setAccessibleName(whole)

    def _shortened(self, text: str) -> str:
        """As much of a text as a button has room for."""
        elide = Qt.TextElideMode.ElideRight
        return self.refuse.fontMetrics().elidedText(text, elide, WIDTH // 2 - 2 * GRID)

    def _title(self, person: Person | None) -> str:
        if person is None:
            return self.tr("Not sorted yet")
        if person.name is None:
            return self._people.label(person.id)
        return person.label

    def _offer_group(self, person: Person | None) -> None:
        """Groups that nobody has touched are named as a whole, unless the user wants otherwise."""
        group = person is not None and person.name is None and person.faces > 1
        self.whole.setVisible(group)
        self.alone.setVisible(group)
        if person is not None and group:
            text = self.tr("The whole group (%Ln face(s))", "", person.faces)
            self.whole.setText(text)
        untouched = person is not None and person.name is None and not person.confirmed
        (self.whole if untouched else self.alone).setChecked(True)

    def _offer(self, text: str) -> None:
        typed = bool(text.strip())
        self.save.setEnabled(typed)
        known = self._people.find(text) if typed else None
        self.another.setVisible(known is not None)
        if known is not None and known.name is not None:
            first = without_word(known.name)
            self.another.setText(self._shortened(self.tr("Another {0}").format(first)))
            told = self.tr("One more person called {0}").format(first)
            self.another.setToolTip(as_plain(told))
            self.another.setAccessibleName(told)
        self.adjustSize()
        whole = self.whole.isChecked() and not self.whole.isHidden()
        self.save.setAccessibleDescription(self.whole.text() if whole else self.alone.text())

    def _take_another(self) -> None:
        known = self._people.find(self.field.text())
        if known is not None and known.name is not None:
            self._take(known.name, another=True)

    def _take(self, name: str, *, another: bool = False) -> None:
        face = self._face
        if face is None:
            return
        try:
            edit = self._edit(face, name, another)
        except EditError:
            return  # the field has told already
        self.leave()
        if edit is not None:
            self.decided.emit(edit)

    def _edit(self, face: Face, name: str, another: bool) -> Edit | None:
        if self.whole.isChecked() and face.person_id is not None:
            return naming(self._people, face.person_id, name, another=another)
        return naming_face(self._people, face, name, another=another)

    def _confirm(self) -> None:
        if self._face is not None and self._face.person_id is not None:
            self._take(self._people.label(self._face.person_id))

    def _beside(self, box: QRect) -> QPoint:
        """Below the box, or above, or over it, within the parent."""
        room = self._room.rect().adjusted(GRID, GRID, -GRID, -GRID)
        x = box.center().x() - self.width() // 2
        y = box.bottom() + GRID
        if y + self.height() > room.bottom():
            above = box.top() - GRID - self.height()
            y = above if above >= room.top() else room.bottom() - self.height()
        return QPoint(max(room.left(), min(x, room.right() - self.width())), max(room.top(), y))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys end here: those of the photo below have other meanings."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()
