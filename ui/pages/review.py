"""Review: "Is this Anna?", one question at a time or a page of look-alikes at a time."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoclust import (
    Answer,
    Edit,
    Face,
    Merge,
    Message,
    Name,
    Question,
    answer_with_name,
    answer_with_person,
)

from ..context import Context
from ..i18n.engine_messages import error_said
from ..i18n.wording import number
from ..state.review_queue import ReviewQueue
from ..state.running_job import RunningJob
from ..theme import GRID
from ..widgets.batch_question import BatchQuestion
from ..widgets.chip import Chip
from ..widgets.elided_label import ElidedLabel
from ..widgets.empty_state import EmptyState
from ..widgets.icon_button import ActionButton
from ..widgets.person_chooser import PersonChooser
from ..widgets.person_faces import shortened
from ..widgets.question import QuestionView
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="review",
    title=QT_TRANSLATE_NOOP("pages", "Review"),
    icon="review",
    shortcut="Ctrl+2",
    position=20,
)

MODE = "review_mode"
ONE, PAGE = "one", "page"
PREPARED = 3
"""Questions whose pictures are made ahead."""


class ReviewPage(Page):
    """Questions, surest first, answered with a key each."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.queue = ReviewQueue(self.session, self)
        self._seen = False
        """Whether this page was open yet in this library."""
        self._said_at = 0
        """After how many answers it was looked at what they brought."""
        self.question = QuestionView(context)
        self.batch = BatchQuestion(context)
        self.nothing = EmptyState("review", "", "")
        self.stack = QStackedWidget()
        self._make_actions()
        self._lay_out()
        self._connect()
        self._show()

    # Making it

    def _make_actions(self) -> None:
        add = self.action
        for name, text, key, icon, choice in (
            # In German people look for J.
            ("yes", self.tr("Yes"), (self.tr("Y"), "Y"), "check", Answer.YES),
            ("no", self.tr("No"), "N", "cross", Answer.NO),
            ("reject", self.tr("Not a face"), "F", "not-a-face", Answer.NOT_A_FACE),
        ):
            add(name, text, partial(self.queue.answer, choice), shortcut=key, icon=icon)
        add("skip", self.tr("Skip"), self._skip, shortcut="S", icon="skip")
        add(
            "other",
            self.tr("No, it is…"),
            self._choose_other,
            shortcut="I",
            icon="person",
            tip=self.tr("Say who it is instead"),
        )
        add(
            "glance",
            self.tr("Whole photo"),
            self.question.turn_glance,
            shortcut="W",
            icon="eye",
            tip=self.tr("The whole photo with the face framed, and back"),
        )
        add(
            "back",
            self.tr("Back to what was skipped"),
            self.queue.back,
            shortcut="Backspace",
            icon="arrow-left",
        )
        add(
            "tick",
            self.tr("Tick the open ones"),
            self.batch.grid.tick_open,
            shortcut="Ctrl+A",
            icon="check",
            tip=self.tr("Tick all faces that are left open; click those that are wrong then"),
        )
        add("confirm", self.tr("Confirm page"), self._confirm, shortcut="Ctrl+Return", icon="check")
        add("photo", self.tr("Show the photo"), self._open_asked, shortcut="P", icon="photos")
        add("person", self.tr("Open person"), self._open_person, shortcut="O", icon="person")
        add("name", self.tr("Name…"), self.question.name.setFocus, shortcut="F2", icon="edit")

    def _lay_out(self) -> None:
        self.only = QToolButton()
        self.only.setProperty("role", "chip")
        self.only.setCheckable(True)
        self.only.setChecked(True)
        self.only.setToolTip(self.tr("Ask about everybody again"))
        self.only.hide()
        self.header.addWidget(self.only)
        self.modes = QButtonGroup(self)
        stored = self.context.preferences.text(MODE, ONE)
        for place, (mode, text) in enumerate(
            ((ONE, self.tr("One at a time")), (PAGE, self.tr("A page at a time")))
        ):
            chip = Chip(text)
            chip.setChecked(mode == (PAGE if stored == PAGE else ONE))
            self.modes.addButton(chip, place)
            self.header.addWidget(chip)
        for widget in (self.nothing, self._one(), self._page()):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        # Room for a message below the answers: each of them brings one.
        self.body.setContentsMargins(0, 0, 0, 9 * GRID)

    def _one(self) -> QWidget:
        self.answers = [
            self._button(name, primary=name == "yes")
            for name in ("yes", "no", "other", "skip", "reject")
        ]
        self.brought = ElidedLabel()
        self.brought.setProperty("role", "heading")
        self.brought.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.brought.hide()
        legend = ElidedLabel(
            self.tr(
                "Y yes  ·  N no  ·  I it is…  ·  S skip  ·  F not a face  ·  W whole photo  ·"
                "  Ctrl+Z takes an answer back"
            )
        )
        legend.setProperty("role", "quiet")
        legend.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        for button in self.answers:
            row.addWidget(button)
        row.addStretch()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self.question, 1)
        column.addWidget(self.brought)
        column.addLayout(row)
        column.addWidget(legend)
        return whole

    def _page(self) -> QWidget:
        self.confirm, skip = self._button("confirm", primary=True), self._button("skip")
        self.tally = ElidedLabel()
        self.tally.setProperty("role", "quiet")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.tally, 1)
        for button in (self._button("tick"), skip, self.confirm):
            row.addWidget(button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self.batch, 1)
        column.addLayout(row)
        return whole

    def _button(self, name: str, *, primary: bool = False) -> ActionButton:
        # On the accent colour an icon of the palette would be hard to see.
        button = ActionButton(self.context.actions[f"review.{name}"], icon=not primary)
        if primary:
            button.setProperty("role", "primary")
        button.setMinimumSize(15 * GRID, 5 * GRID)
        return button

    def _connect(self) -> None:
        self.queue.changed.connect(self._show)
        self.queue.counted.connect(self._tell_count)
        self.queue.taken_back.connect(self.batch.forget)
        self.session.changed.connect(self._load_if_stale)
        self.session.changed_elsewhere.connect(self._load_if_stale)
        self.session.scanned.connect(self._load_if_stale)
        self.session.embeddings_changed.connect(self._load_if_stale)
        self.session.opened.connect(self._forget)
        self.people.changed.connect(self._say_only)
        self.modes.idClicked.connect(self._choose_mode)
        self.only.clicked.connect(self._ask_about_everybody)
        self.nothing.clicked.connect(self._next_step)
        self.question.named.connect(self._named)
        self.question.chosen.connect(self._is_somebody)
        self.question.opened.connect(self._open_face)
        self.batch.opened.connect(self._open_face)
        self.batch.turned.connect(self._say_tally)
        self.batch.turned.connect(self._enable)

    # Being shown

    def open(self, **what: Any) -> None:
        """`person`: only ask about them; about everybody without."""
        person: int | None = what.get("person")
        if person != self.queue.person:
            self.queue.ask_about(person)
        self._say_only()

    def shown(self) -> None:
        if self.queue.is_stale and not self._seen:
            self.queue.pending = []  # none of which anybody was looking at
        self._seen = True
        self._load_if_stale()
        self._show()

    def count(self) -> RunningJob | None:
        if self.queue.is_stale and not self._seen:
            self.queue.pending = []
        return self.queue.count()

    def focus(self) -> None:
        if self.stack.currentIndex() == 2:
            self.batch.grid.setFocus()
        elif self.stack.currentIndex() == 1:
            self.answers[0].setFocus()
        else:
            self.setFocus()

    @property
    def is_paged(self) -> bool:
        """Whether a page of faces is asked about at a time."""
        return self.modes.checkedId() == 1

    def _forget(self) -> None:
        self._seen = False

    def _load_if_stale(self) -> None:
        if self.isVisible() and self.queue.is_stale:
            self.queue.load()

    def _show(self) -> None:
        """Show what is to be asked now."""
        question = self.queue.current
        former = self.stack.currentIndex()
        if question is None:
            self._say_nothing()
            self.stack.setCurrentIndex(0)
        elif self.is_paged:
            person = self.batch.person
            if person is None or not self.queue.about(person):
                person = question.person_id
                self.queue.load_about(person)
            self.batch.ask(self.queue.about(person))
            self.stack.setCurrentIndex(2)
            self._say_tally()
        else:
            self.question.ask(question, self.queue.pending[1 : 1 + PREPARED])
            self.stack.setCurrentIndex(1)
        self._enable()
        self._say_progress()
        self._say_brought()
        if former != self.stack.currentIndex() and self.isVisible():
            self.focus()

    def _enable(self) -> None:
        one, page = self.stack.currentIndex() == 1, self.stack.currentIndex() == 2
        question = self.queue.current
        known = None if question is None else self.people.get(question.person_id)
        for name, enabled in (
            ("yes", one),
            ("no", one),
            ("reject", one),
            ("other", one and not self._is_about_nobody),
            ("glance", one),
            ("skip", one or page),
            ("back", self.queue.skipped > 0),
            ("confirm", page),
            ("photo", one),
            ("person", one or page),
            ("tick", page and bool(self.batch.undecided)),
            ("name", one and known is not None and known.name is None),
        ):
            self.context.actions[f"review.{name}"].setEnabled(enabled)

    # Words

    def _say_progress(self) -> None:
        answered, left = number(self.queue.answered), number(len(self.queue.pending))
        if self.queue.current is None:
            text = self.tr("{0} answered").format(answered) if self.queue.answered else ""
        elif self.queue.is_more:
            text = self.tr("{0} answered, more than {1} left").format(answered, left)
        else:
            text = self.tr("{0} answered, about {1} left").format(answered, left)
        self.subtitle.setText(text)
        known = self.queue.is_loaded and (self.queue.pending or not self.queue.loading)
        if known and self.queue.person is None:
            self._tell_count(len(self.queue.pending))

    def _tell_count(self, count: int) -> None:
        self.count_changed.emit(count or None)

    def _say_brought(self) -> None:
        """After some answers, what they brought, until the next one."""
        if self.queue.answered == self._said_at:
            return
        self._said_at = self.queue.answered
        brought = self.queue.brought()
        if brought is not None:
            answers = self.tr("%Ln answer(s)", "", brought[0])
            named = self.tr("%Ln face(s) named", "", brought[1])
            self.brought.setText(f"{answers}: {named}")
        self.brought.setVisible(brought is not None)

    def _say_nothing(self) -> None:
        queue = self.queue
        if queue.problem is not None:
            self.nothing.set_text(
                self.tr("No questions just now"),
                error_said(queue.problem),
                self.tr("Try again"),
            )
        elif queue.loading or not queue.is_loaded:
            self.nothing.set_text(self.tr("Looking for questions"), "")
        elif queue.skipped:
            self.nothing.set_text(
                self.tr("Nothing else to ask just now"),
                self.tr("%Ln question(s) were skipped.", "", queue.skipped),
                self.tr("Ask them again"),
            )
        else:
            self.nothing.set_text(
                self.tr("Nothing to ask just now"),
                self.tr(
                    "Questions come up when new photos are scanned, or when people get names."
                    " What you answered is kept."
                ),
                self.tr("Show the people"),
            )

    def _say_only(self) -> None:
        person = self.queue.person
        self.only.setVisible(person is not None)
        if person is not None:
            label = shortened(self.people.title(person))
            self.only.setText(self.tr("Only {0}  ✕").format(label))
            self.only.setAccessibleName(self.tr("Only {0}; press to ask about all").format(label))

    def _say_tally(self) -> None:
        right, wrong, undecided = (
            number(sum(len(question.faces) for question in questions))
            for questions in (self.batch.right, self.batch.wrong, self.batch.undecided)
        )
        text = self.tr("Yes: {0}  ·  No: {1}  ·  Open: {2}")
        self.tally.setText(text.format(right, wrong, undecided))

    # Answering

    def _skip(self) -> None:
        self.queue.skip(self.batch.questions if self.is_paged else ())

    def _confirm(self) -> None:
        right, wrong = self.batch.right, self.batch.wrong
        person = self.batch.person
        if person is None:
            return
        if not right and not wrong:
            self._skip()
            return
        count = sum(len(question.faces) for question in (*right, *wrong))
        message = Message.of("answered", count=count, person=self.people.parameter(person))
        self.queue.answer_page(right, wrong, message)

    def _named(self, name: str) -> None:
        if (question := self.queue.current) is not None:
            self.session.apply(Name(question.person_id, name))
            self.focus()

    def _is_somebody(self, other: int) -> None:
        if (question := self.queue.current) is not None and other != question.person_id:
            self.session.apply(Merge(other, (question.person_id,)))
            self.focus()

    @property
    def _is_about_nobody(self) -> bool:
        """Whether the question compares two who have no name: then neither is somebody else."""
        question = self.queue.current
        return question is None or question.name is None

    def _choose_other(self) -> None:
        """Who it is instead, the likeliest first."""
        question = self.queue.current
        if question is None:
            return
        least = self.context.preferences.least_photos
        minor = {person.id for person in self.people.people if person.is_minor(least)}
        asked = {one for one in (question.person_id, question.other_id) if one is not None}
        chooser = PersonChooser(
            self.context,
            self.tr("Who is this?"),
            self,
            left_out=minor | asked,
            new=True,
            faces=question.faces,
        )
        chooser.chosen.connect(
            lambda other: self._is_other(question, answer_with_person(question, other))
        )
        chooser.named.connect(
            lambda name: self._is_other(question, answer_with_name(question, name))
        )
        chooser.show()

    def _is_other(self, question: Question, edit: Edit) -> None:
        if question == self.queue.current:
            self.queue.answer_otherwise(edit)
            self.focus()

    # Elsewhere

    def _choose_mode(self) -> None:
        self.context.preferences.set_text(MODE, PAGE if self.is_paged else ONE)
        self._show()
        self.focus()

    def _ask_about_everybody(self) -> None:
        self.only.setChecked(True)
        self.go.emit("review", {})

    def _next_step(self) -> None:
        if self.queue.problem is not None:
            self.queue.load()
        elif self.queue.skipped:
            self.queue.ask_skipped()
        else:
            self.go.emit("people", {})

    def _open_asked(self) -> None:
        if (question := self.queue.current) is not None:
            self._open_face(self.question.shown_face or question.faces[0])

    def _open_person(self) -> None:
        person = self.batch.person if self.is_paged else None
        if person is None and self.queue.current is not None:
            person = self.queue.current.person_id
        if person is not None:
            self.go.emit("person", {"person": person})

    def _open_face(self, face: int) -> None:
        def take(found: list[Face]) -> None:
            for one in found:
                self.go.emit("photo", {"photo": one.photo_id, "face": one.id})

        self.session.ask(lambda engine: engine.people.face_details([face]), take, self)
