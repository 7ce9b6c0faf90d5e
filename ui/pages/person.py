"""One person: all faces and photos, people in the same photos, and people who may be the same.

The faces that are with nobody are shown by the same page, as "Unsorted".
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import (
    Answer,
    Completeness,
    Confirm,
    Engine,
    Face,
    FaceOrder,
    Job,
    Name,
    Person,
    PersonState,
    PhotoclustError,
    Question,
    SetBirth,
    SetFavourites,
    SetState,
    Suggestion,
    UnknownItem,
    answer,
)

from ..context import Context
from ..theme import GRID
from ..widgets.birth_question import BirthQuestion
from ..widgets.chip import Chip
from ..widgets.companion_list import CompanionList
from ..widgets.empty_state import EmptyState
from ..widgets.forget_question import ForgetQuestion
from ..widgets.icon_button import ActionButton, IconButton
from ..widgets.menu import open_menu
from ..widgets.merge_bar import MergeBar
from ..widgets.overflow_row import OverflowRow
from ..widgets.people_strip import PeopleStrip
from ..widgets.person_faces import PersonFaces
from ..widgets.person_header import PersonHeader
from ..widgets.photo_grid import PhotoGrid
from ..widgets.proposals import Proposals
from ..widgets.same_name_bar import SameNameBar
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="person",
    title=QT_TRANSLATE_NOOP("pages", "Person"),
    icon="person",
    parent="people",
)

ALWAYS = (
    *("rename", "merge", "export", "review", "ignore", "favourite", "birth"),
    *("tab2", "tab3", "tab4"),
)
"""What can be done with everybody."""
COUNT_MS = 100
"""Until it is looked what else may be theirs: the page is painted first."""
Reading = tuple[Callable[[Engine, Job], Any], Callable[[Any], object]]


class Tab(IntEnum):
    """The parts of the page."""

    FACES = 0
    PHOTOS = 1
    TOGETHER = 2
    SAME = 3


class PersonPage(Page):
    """Somebody, or the unsorted faces; see `open`."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.person: int | None = None
        self._asked = self._again = False
        self._moved_into: int | None = None
        self._to_check = 0
        self._counting: Job | None = None
        self._to_count = QTimer(self)
        self._to_count.setSingleShot(True)
        self._to_count.setInterval(COUNT_MS)
        self._to_count.timeout.connect(self._count_suggestions)
        self.who = PersonHeader(context)
        self.merge_bar = MergeBar(context, self)
        self.same_name = SameNameBar(context, self)
        self.faces = PersonFaces(context, self.action)
        self.photos = PhotoGrid(context)
        self.together = CompanionList(context)
        self.same = Proposals(context)
        self.strip = PeopleStrip(context, self.faces.grid)
        self.gone = EmptyState(
            "person",
            self.tr("This person is no longer there"),
            self.tr("They became somebody else, or lost their last face. Undo brings them back."),
            self.tr("Show the people"),
        )
        self._make_actions()
        self._lay_out()
        self._connect()

    # Making it

    def _make_actions(self) -> None:
        add = self.action
        add("rename", self.tr("Name…"), lambda: self.who.begin_name(), shortcut="F2", icon="edit")
        add("merge", self.tr("Merge with…"), self._merge, shortcut="Ctrl+M", icon="merge")
        add(
            "confirm_all",
            self.tr("Confirm all"),
            self._confirm_all,
            shortcut="Ctrl+Shift+Return",
            icon="check",
            tip=self.tr("All faces here are rightly theirs"),
        )
        add(
            "check",
            "",
            self._review,
            icon="review",
            tip=self.tr("Faces that may be theirs, but are not surely so"),
        )
        add("export", self.tr("Export album…"), self._export, icon="export")
        add("review", self.tr("Review this person"), self._review, shortcut="Ctrl+R", icon="review")
        add("ignore", self.tr("Ignore"), self._ignore, shortcut="Ctrl+I", icon="eye-off")
        add(
            "favourite",
            self.tr("Favourite"),
            self._toggle_favourite,
            shortcut="Ctrl+D",
            icon="star",
        )
        add("birth", self.tr("Date of birth…"), self._ask_birth, shortcut="Ctrl+B", icon="calendar")
        add("unname", self.tr("Take the name away"), self._unname)
        add(
            "forget",
            self.tr("Forget this person…"),
            self._ask_forget,
            tip=self.tr("Erase the name, the faces and their history for good"),
        )
        add("select_all", self.tr("Select all"), self._select_all, shortcut="Ctrl+A")

    def _lay_out(self) -> None:
        self.title.hide()
        self.subtitle.hide()
        self.header.insertWidget(0, self.who, 1)
        self.lead_back()
        self.buttons = [
            ActionButton(self.context.actions[f"person.{name}"])
            for name in ("check", "merge", "confirm_all", "export")
        ]
        self.more = IconButton("more", self.tr("More to do with this person"))
        self.row = OverflowRow(self.buttons, self.more)
        self.header.addWidget(self.row)
        self.stack = QStackedWidget()
        row, left = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(2 * GRID)
        left.setSpacing(GRID + GRID // 2)
        # From the outside in: what is put into another widget takes all that is in it along.
        self.body.addLayout(row)
        row.addLayout(left, 1)
        left.addWidget(self.merge_bar)
        left.addWidget(self.same_name)
        left.addWidget(self._tab_bar())
        left.addWidget(self.stack, 1)
        row.addWidget(self.strip)
        for widget in (self.faces, self.photos, self.together, self.same, self.gone):
            self.stack.addWidget(widget)

    def _tab_bar(self) -> QWidget:
        self.tabs = QButtonGroup(self)
        self.tab_bar = QWidget()
        chips = QHBoxLayout(self.tab_bar)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(GRID)
        for tab, text in (
            (Tab.FACES, self.tr("Faces")),
            (Tab.PHOTOS, self.tr("Photos")),
            (Tab.TOGETHER, self.tr("Together with")),
            (Tab.SAME, self.tr("Same person?")),
        ):
            chips.addWidget(self._chip(tab, text))
        chips.addStretch()
        return self.tab_bar

    def _chip(self, tab: Tab, text: str) -> Chip:
        chip = Chip(text)
        chip.setChecked(tab is Tab.FACES)
        key = f"Alt+{tab + 1}"
        action = self.action(f"tab{tab + 1}", text, partial(self.show_tab, tab), shortcut=key)
        chip.setToolTip(action.toolTip())
        self.tabs.addButton(chip, tab)
        return chip

    def _connect(self) -> None:
        self.tabs.idClicked.connect(lambda number: self.show_tab(Tab(number)))
        self.who.named.connect(self._named)
        self.who.chosen.connect(self._is_somebody)
        self.who.left.connect(self.focus)
        self.who.star.clicked.connect(self._toggle_favourite)
        self.merge_bar.merging.connect(self._merging)
        self.merge_bar.refused.connect(self.focus)
        self.same_name.merging.connect(self._merging)
        self.same_name.refused.connect(self.focus)
        self.more.clicked.connect(self._show_more)
        self.gone.clicked.connect(lambda: self.go.emit("people", {}))
        self.faces.opened.connect(self._open_face)
        self.faces.name_begun.connect(self.who.begin_name)
        self.faces.order_changed.connect(self.refresh)
        self.photos.opened.connect(self._open_photo)
        self.together.opened.connect(self._go_to)
        self.together.photos_wanted.connect(self._open_together)
        self.same.opened.connect(self._go_to)
        self.same.answered.connect(self._answered)
        self.strip.opened.connect(self._go_to)
        self.strip.given.connect(self.faces.give)
        self.people.changed.connect(self._people_changed)
        self.session.people_changed.connect(self._follow_people)
        self.session.changed.connect(self._follow_decisions)
        self.session.changed.connect(lambda: self._to_count.start())
        self.session.scanned.connect(lambda: self._to_count.start())
        self.session.embeddings_changed.connect(self._follow_decisions)
        self.session.opened.connect(self._forget)

    # Being shown

    def open(self, **what: Any) -> None:
        """`person`: a number, or None for the unsorted faces."""
        person: int | None = what.get("person")
        if person != self.person:
            self._moved_into = None
            self.merge_bar.hide()
            self.same_name.hide()
            self.faces.clear()
            self.photos.set_ids(())
            self.who.say_complete(None)
        self.person = person
        if person is not None:
            self.context.novelty.see(person)
        self.faces.show_person(person)
        self.strip.show_beside(person)
        self._to_check = 0
        self._to_count.start()
        self._follow_person()
        self.show_tab(Tab.FACES)

    def shown(self) -> None:
        self.refresh()
        self._to_count.start()

    def focus(self) -> None:
        current = self.stack.currentWidget()
        if current is self.faces:
            self.faces.grid.setFocus()
        elif current is self.together:
            self.together.view.setFocus()
        elif current is not None:
            current.setFocus()

    @property
    def tab(self) -> Tab:
        """The part that is shown."""
        return Tab(self.tabs.checkedId())

    def show_tab(self, tab: Tab) -> None:
        """Show one part of the page."""
        if self.person is None:
            tab = Tab.FACES
        self.tabs.button(tab).setChecked(True)
        if tab is Tab.SAME:
            self.same.wait()
        if tab is not Tab.FACES:
            self.faces.grid.clearSelection()
        if tab is not Tab.PHOTOS:
            self.photos.clearSelection()
        self.strip.setVisible(tab is Tab.FACES and not self._is_gone)
        if not self._is_gone:
            self.stack.setCurrentIndex(tab)
        if self.isVisible():
            self.refresh()
            self.focus()

    def _forget(self) -> None:
        self.person = self._moved_into = None
        self._asked = self._again = False
        self.faces.clear()
        self.photos.set_ids(())

    @property
    def _known(self) -> Person | None:
        return None if self.person is None else self.people.get(self.person)

    @property
    def _is_gone(self) -> bool:
        return self.person is not None and self._known is None and self.people.is_loaded

    def _people_changed(self) -> None:
        into = self._moved_into
        if self._is_gone and into is not None and into in self.people and self.isVisible():
            self._go_to(into)
        else:
            self._follow_person()

    def _follow_person(self) -> None:
        """Say who it is now, and what can be done."""
        known, gone = self._known, self._is_gone
        if self.person is None:
            self.who.show_unsorted(len(self.faces.grid.ids))
        elif known is not None and not self.who.is_editing:
            self.who.show_person(known)
            self.faces.follow_birth()
        actions = self.context.actions
        for name in ALWAYS:
            actions[f"person.{name}"].setEnabled(known is not None)
        favourite = known is not None and known.favourite
        actions["person.favourite"].setText(
            self.tr("No favourite any more") if favourite else self.tr("Favourite")
        )
        actions["person.check"].setText(self.tr("%Ln to check", "", self._to_check))
        actions["person.check"].setEnabled(known is not None and self._to_check > 0)
        unsure = known is not None and known.confirmed < known.faces
        actions["person.confirm_all"].setEnabled(unsure)
        actions["person.unname"].setEnabled(known is not None and known.name is not None)
        ignored = known is not None and known.state is PersonState.IGNORED
        actions["person.ignore"].setText(self.tr("Show again") if ignored else self.tr("Ignore"))
        somebody = self.person is not None and not gone
        self.tab_bar.setVisible(somebody)
        fitting = [b for b in self.buttons if b is not self.buttons[0] or self._to_check]
        self.row.show_widgets(fitting if somebody else [])
        self.who.setVisible(not gone)
        self.strip.setVisible(self.tab is Tab.FACES and not gone)
        self.faces.follow_selection()
        if gone:
            self.stack.setCurrentWidget(self.gone)
        elif self.stack.currentWidget() is self.gone:
            self.stack.setCurrentIndex(self.tab)

    # Reading

    def _follow_people(self) -> None:
        # The search for similar faces is a job whose end reloads the people: avoid a loop.
        if self.tab is not Tab.SAME:
            self.refresh()

    def _count_suggestions(self) -> None:
        """How many faces may be theirs, and how complete they are, for people with a name."""
        known = self._known
        if known is None or known.name is None:
            self.who.say_complete(None)
            return
        if not self.isVisible():
            return
        person = known.id

        def take(found: tuple[list[Suggestion], list[Completeness]]) -> None:
            if person == self.person:
                self._to_check = len(found[0])
                self._follow_person()
                self.who.say_complete(next(iter(found[1]), None))

        if self._counting is not None:
            self._counting.cancel()
        # A job, since in a large library it takes seconds, and the window goes on meanwhile.
        running = self.session.start(
            lambda engine, job: engine.review.standing(person, job),
            self.tr("Looking for more of them"),
            take,
            self._not_counted,
            owner=self,
            quiet=True,
        )
        self._counting = running.job

    def _not_counted(self, error: PhotoclustError) -> None:
        if not isinstance(error, UnknownItem):
            self.session.tell(error)

    def _follow_decisions(self) -> None:
        if self.tab is Tab.SAME:
            self.refresh()

    def refresh(self) -> None:
        """Reload what the tab shows; one request at a time, and only while the page is visible."""
        if not self.isVisible() or self._is_gone:
            return
        if self._asked:
            self._again = True
            return
        self._asked = True
        wanted = self._wanted
        work, show = self._reading(self.person, self.tab)

        def came(result: Any) -> None:
            # Faces in an order that was wanted before would be kept where they are.
            if wanted == self._wanted:
                show(result)
            self._read()

        if self.tab is Tab.SAME:
            title = self.tr("Looking for look-alikes")
            self.session.start(work, title, came, self._not_read, self, quiet=True)
        else:
            self.session.ask(lambda engine: work(engine, Job()), came, self, self._not_read)

    @property
    def _wanted(self) -> tuple[int | None, Tab, FaceOrder]:
        """What is to be shown now."""
        return self.person, self.tab, self.faces.wanted_order

    def _reading(self, person: int | None, tab: Tab) -> Reading:
        """What to ask the engine for a tab, and what to do with the answer."""
        if person is None or tab is Tab.FACES:
            if self.faces.wanted_order is FaceOrder.DATE:
                return partial(_dated_faces, person), self._show_dated
            return partial(_face_ids, person, self.faces.wanted_order), self._show_faces
        if tab is Tab.PHOTOS:
            return partial(_photo_ids, person), self.photos.set_ids
        if tab is Tab.TOGETHER:
            return lambda engine, _: engine.people.companions(person), self.together.show_companions
        return lambda engine, job: engine.review.proposals(
            person, job=job
        ), self.same.show_questions

    def _not_read(self, error: PhotoclustError) -> None:
        if not isinstance(error, UnknownItem):  # the page says itself who is gone
            self.session.tell(error)
        self._read()

    def _read(self) -> None:
        self._asked = False
        if self._again:
            self._again = False
            QTimer.singleShot(0, self, self.refresh)

    def _show_dated(self, faces: list[tuple[int, str]]) -> None:
        self.faces.set_dated(faces)
        if self.person is None:
            self.who.show_unsorted(len(faces))

    def _show_faces(self, ids: list[int]) -> None:
        self.faces.set_faces(ids)
        if self.person is None:
            self.who.show_unsorted(len(ids))

    # Deciding

    def _named(self, name: str) -> None:
        known = self._known
        if known is not None and known.name != name:
            self.session.apply(Name(known.id, name))

    def _is_somebody(self, other: int) -> None:
        if self.person is not None:
            self.same_name.ask(self.person, other, lambda _: self.focus())

    def _merge(self) -> None:
        if self.person is not None:
            self.merge_bar.choose(self.person)

    def _answered(self, question: Question, said: Answer) -> None:
        if said is Answer.YES and question.other_id is not None:
            self.merge_bar.merge_with(question.person_id, question.other_id)
        else:
            self.session.apply(answer(question, said))

    def _merging(self, into: int, other: int) -> None:
        if other == self.person:
            self._moved_into = into

    def _confirm_all(self) -> None:
        if self.person is not None:
            self.session.apply(Confirm(self.person))

    def _ignore(self) -> None:
        known = self._known
        if known is not None:
            shown = known.state is PersonState.VISIBLE
            state = PersonState.IGNORED if shown else PersonState.VISIBLE
            self.session.apply(SetState(known.id, state))

    def _toggle_favourite(self) -> None:
        if (known := self._known) is not None:
            self.session.apply(SetFavourites((known.id,), not known.favourite))

    def _ask_birth(self) -> None:
        if (known := self._known) is not None:
            self.birth = BirthQuestion(self.people.label(known.id), known.born, self)
            self.birth.answered.connect(
                lambda born, person=known.id: self.session.apply(SetBirth(person, born))
            )
            self.birth.show()

    def _unname(self) -> None:
        if self.person is not None:
            self.session.apply(Name(self.person, None))

    def _ask_forget(self) -> None:
        known = None if self.person is None else self.people.get(self.person)
        if known is None:
            return
        text = self.tr(
            "Forget {0}? The name, all faces with what is known of them, and their history are"
            " erased from the library."
        )
        self.question = ForgetQuestion(
            self.tr("Forget this person"),
            text.format(self.people.label(known.id)),
            partial(self._forget_person, known.id),
            self,
        )
        self.question.open()

    def _forget_person(self, person: int) -> None:
        def forgotten(_: object) -> None:
            self.session.notice.emit(self.tr("The person was forgotten."))
            self.session.changed_elsewhere.emit()
            self.go.emit("people", {})

        self.session.start(
            lambda engine, job: engine.people.forget(person),
            self.tr("Forgetting"),
            forgotten,
            owner=self,
        )

    # Elsewhere

    def _go_to(self, person: int) -> None:
        self.go.emit("person", {"person": person})

    def _export(self) -> None:
        self.go.emit("export", {"people": [self.person]})

    def _review(self) -> None:
        self.go.emit("review", {"person": self.person})

    def _open_face(self, face: int) -> None:
        """The photo of a face, among the photos of the person shown."""
        person = self.person

        def read(engine: Engine) -> tuple[list[Face], list[int] | None]:
            photos = None if person is None else engine.photos.ids(person).tolist()
            return engine.people.face_details([face]), photos

        def take(found: tuple[list[Face], list[int] | None]) -> None:
            for one in found[0]:
                among = found[1] if found[1] and one.photo_id in found[1] else None
                self.go.emit("photo", {"photo": one.photo_id, "photos": among, "face": one.id})

        self.session.ask(read, take, self)

    def _open_together(self, other: int) -> None:
        """The photos that both are in."""
        person = self.person

        def read(engine: Engine) -> list[int]:
            theirs = set(engine.photos.ids(other).tolist())
            return [photo for photo in engine.photos.ids(person).tolist() if photo in theirs]

        def show(photos: list[int]) -> None:
            if photos:
                self.go.emit("photo", {"photo": photos[0], "photos": photos})

        self.session.ask(read, show, self)

    def _open_photo(self, photo: int) -> None:
        self.go.emit("photo", {"photo": photo, "photos": list(self.photos.ids)})

    def _select_all(self) -> None:
        (self.photos if self.tab is Tab.PHOTOS else self.faces.grid).selectAll()

    def _show_more(self) -> None:
        without_room = [
            button.action
            for button in self.buttons
            if button.isHidden() and button.action.isEnabled()
        ]
        names = ("rename", "favourite", "birth", "review", "ignore", "unname", "forget")
        actions = [*without_room, *(self.context.actions[f"person.{name}"] for name in names)]
        open_menu(self, self.more.mapToGlobal(self.more.rect().bottomLeft()), actions)


def _face_ids(person: int | None, order: FaceOrder, engine: Engine, _: Job) -> list[int]:
    return [int(face) for face in engine.people.face_ids(person, order).tolist()]


def _dated_faces(person: int | None, engine: Engine, _: Job) -> list[tuple[int, str]]:
    return engine.people.dated_faces(person)


def _photo_ids(person: int | None, engine: Engine, _: Job) -> list[int]:
    return [int(photo) for photo in engine.photos.ids(person).tolist()]
