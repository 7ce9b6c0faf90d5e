"""The faces of a person, in an order, and what can be decided about those selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import (
    Bundle,
    Chain,
    Edit,
    Exclude,
    FaceOrder,
    Introduce,
    Message,
    Move,
    Reject,
    SetCover,
    Split,
)

from ..context import Context
from ..i18n.ages import ages
from ..i18n.wording import number
from ..state.kept_order import KeptOrder
from ..state.years import Year, years_of
from ..theme import GRID
from .elided_combo import ElidedCombo
from .elided_label import ElidedLabel
from .empty_state import EmptyState
from .face_grid import FaceGrid
from .icon_button import ActionButton, IconButton
from .menu import open_menu
from .overflow_row import OverflowRow
from .person_chooser import PersonChooser
from .person_list import NEW
from .plain_text import PlainLabel
from .section_layout import Section
from .why_dialog import WhyDialog
from .zoom_slider import ZoomSlider

ORDER = "person_order"
LONGEST_IN_BUTTON = 16
"""Letters of a name that a button shows."""


class PersonFaces(QWidget):
    """A :class:`FaceGrid` below a row with the selection's actions and the order.

    add_action: as `Page.action`; the actions become those of the page, "person.exclude" and so on.
    """

    order_changed = Signal()
    name_begun = Signal(str)
    """Letters were typed while no face is selected: they begin the person's name."""
    opened = Signal(int)
    """A face is to be seen in its photo."""

    def __init__(self, context: Context, add_action: Callable[..., QAction]) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self.person: int | None = None
        """Whose faces they are; None: nobody's."""
        self._kept = KeptOrder()
        self._years: list[Year] = []
        self.grid = FaceGrid(context)
        self.nothing = EmptyState("person", "", "")
        self.count = PlainLabel()
        self.hint = ElidedLabel(least=12)
        self.hint.setProperty("role", "quiet")
        self.order = ElidedCombo(self.tr("Order of the faces"), 10, whole=True)
        self._make_actions(add_action)
        self.more = IconButton("more", self.tr("More to do with the selected faces"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.more.clicked.connect(self._show_more)
        self.order.activated.connect(self._choose_order)
        self.grid.opened.connect(self.opened)
        self.grid.menu_wanted.connect(self._menu)
        self.grid.selection_changed.connect(self.follow_selection)
        self.grid.name_by_typing()
        self.grid.letters_typed.connect(self._typed)
        context.preferences.changed.connect(self._preference_changed)
        self._preference_changed("thumbnail_size")
        self.show_person(None)

    def _make_actions(self, add: Callable[..., QAction]) -> None:
        self._actions = {
            "exclude": add(
                "exclude", self.tr("Not them"), self._exclude, shortcut="Del", icon="cross"
            ),
            "split": add(
                "split",
                self.tr("New person"),
                self.split,
                shortcut="Ctrl+N",
                icon="split",
                tip=self.tr("The selected faces are somebody else: a new person"),
            ),
            "move": add(
                "move",
                self.tr("Move to…"),
                self._choose_home,
                shortcut="Ctrl+T",
                icon="arrow-right",
            ),
            "confirm": add(
                "confirm",
                self.tr("Confirm"),
                self._confirm,
                shortcut="Ctrl+Return",
                icon="check",
                tip=self.tr("The selected faces rightly are here"),
            ),
            "cover": add(
                "cover", self.tr("Use as cover"), self._cover, shortcut="Ctrl+Shift+C", icon="cover"
            ),
            "reject": add(
                "reject",
                self.tr("Not a face"),
                self._reject,
                shortcut="Shift+Del",
                icon="not-a-face",
            ),
            "why": add("why", self.tr("Why is this here?"), self._ask_why, icon="link"),
            "photo": add("photo", self.tr("Show the photo"), self._open, icon="photos"),
        }

    def _lay_out(self) -> None:
        shown = ("exclude", "split", "move", "confirm")
        self.buttons = [ActionButton(self._actions[name]) for name in shown]
        for button in self.buttons:
            button.clicked.connect(self.grid.setFocus)  # before it goes with the selection
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(self.count)
        self.row = OverflowRow(self.buttons, self.more)
        bar.addWidget(self.row)
        bar.addWidget(self.hint, 1)
        bar.addStretch()
        bar.addWidget(ZoomSlider(self._context.preferences))
        bar.addWidget(self.order)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(bar)
        whole.addWidget(self._stack, 1)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.nothing)

    # Showing

    def show_person(self, person: int | None) -> None:
        """Whose faces are to come, sorted anew; those of nobody have fewer orders."""
        self.person = person
        self._kept.clear()
        unsorted = person is None
        orders = [
            (FaceOrder.DOUBT, self.tr("Most doubtful first")),
            (FaceOrder.LIKENESS, self.tr("By likeness")),
            (FaceOrder.DATE, self.tr("By year")),
            (FaceOrder.QUALITY, self.tr("Best pictures first")),
        ][1 if unsorted else 0 :]
        if self.order.count() != len(orders):
            self.order.clear()
            for order, text in orders:
                self.order.addItem(text, order)
            stored = self._context.preferences.text(ORDER, FaceOrder.DOUBT)
            self.order.setCurrentIndex(max(0, self.order.findData(stored)))
        self.follow_selection()

    @property
    def wanted_order(self) -> FaceOrder:
        """The order the user chose."""
        return FaceOrder(self.order.currentData())

    def clear(self) -> None:
        """Show no faces until they are set."""
        self.grid.clearSelection()
        self._years = []
        self.grid.set_sections((), ())
        self._stack.setCurrentWidget(self.grid)
        self.follow_selection()

    def set_faces(self, faces: Sequence[int]) -> None:
        """Show these, where they were before; what is selected stays so as far as it is there."""
        self._years = []
        self.grid.set_sections(self._kept.arranged(faces), ())
        self._say_nothing(is_empty=not faces)

    def set_dated(self, faces: Sequence[tuple[int, str]]) -> None:
        """Show faces below the years of their photos; each comes with the date of its photo."""
        self._years = years_of([date for _, date in faces])
        self.grid.set_sections([face for face, _ in faces], self._sections())
        self._say_nothing(is_empty=not faces)

    def follow_birth(self) -> None:
        """Say the ages anew."""
        if self._years and (sections := self._sections()) != list(self.grid.sections):
            self.grid.set_sections(list(self.grid.ids), sections)

    def _sections(self) -> list[Section]:
        known = None if self.person is None else self._context.people.get(self.person)
        born = None if known is None else known.born
        return [Section(one.first, one.count, self._heading(one, born)) for one in self._years]

    def _heading(self, year: Year, born: str | None) -> str:
        if not year.year:
            return self.tr("Without a date")
        old = ages(born, year.since, year.until)
        return f"{year.year}  ·  {old}" if old else year.year

    def _say_nothing(self, *, is_empty: bool) -> None:
        if self.person is None:
            self.nothing.set_text(
                self.tr("Every face is with somebody"),
                self.tr("Faces that fit nobody, or that you take from people, are kept here."),
            )
        else:
            self.nothing.set_text(
                self.tr("No face left"),
                self.tr("Move faces of other people here, or undo what took them away."),
            )
        self._stack.setCurrentWidget(self.nothing if is_empty else self.grid)
        self.follow_selection()

    def follow_selection(self) -> None:
        """Offer what fits the selection, and the person as they are now."""
        known = None if self.person is None else self._context.people.get(self.person)
        chosen, own = self.grid.selected_count(), self.person is not None
        named = known is not None and known.name is not None
        label = shortened(self._label) if named else self.tr("this person")
        self._actions["exclude"].setText(self.tr("Not {0}").format(label))
        for name, fits in (
            ("exclude", own),
            ("split", True),
            ("move", True),
            ("confirm", known is not None and known.confirmed < known.faces),
            ("cover", own and chosen == 1),
            ("reject", True),
            ("why", own and chosen in (1, 2)),
            ("photo", chosen == 1),
        ):
            self._actions[name].setEnabled(chosen > 0 and fits)
        self._actions["why"].setText(
            self.tr("Why are these together?") if chosen == 2 else self.tr("Why is this here?")
        )
        self.count.setText(self.tr("{0} selected").format(number(chosen)))
        self.count.setVisible(chosen > 0)
        self.row.show_widgets([button for button in self.buttons if button.action.isEnabled()])
        self.hint.setText(self._hint(chosen))
        self.hint.setVisible(bool(self.grid.ids))

    def _hint(self, chosen: int) -> str:
        if chosen:
            return self.tr("Type whose they are.")
        if self.person is None:
            return self.tr("Select faces, and type who it is.")
        return self.tr("Select those that do not belong here.")

    @property
    def chosen(self) -> tuple[int, ...]:
        """The faces selected."""
        return tuple(self.grid.selected())

    @property
    def _label(self) -> str:
        return "" if self.person is None else self._context.people.label(self.person)

    # Deciding

    def _exclude(self) -> None:
        if self.person is not None and self.chosen:
            self._session.apply(Exclude(self.chosen, self.person))

    def split(self) -> None:
        """Make somebody new of the selected faces."""
        self.give(self.chosen, NEW)

    def give(self, faces: Sequence[int], home: int) -> None:
        """These faces are somebody's, or somebody new's."""
        if home != NEW:
            self._session.apply(Move(tuple(faces), home))
        elif faces:
            self._introduce(faces)

    def _introduce(self, faces: Sequence[int], name: str | None = None) -> None:
        """Somebody new; from among a person's own faces it is a split."""
        edit: Edit = Introduce(tuple(faces), name, another=True)
        if name is None and self.person is not None and set(faces) <= set(self.grid.ids):
            edit = Split(self.person, tuple(faces))
        self._session.apply(edit)

    def _typed(self, letters: str) -> None:
        """Typing names: the faces selected, else the person."""
        if self.chosen:
            self._choose_home(letters)
        elif self.person is not None:
            self.name_begun.emit(letters)

    def _choose_home(self, typed: str = "") -> None:
        faces = self.chosen
        chooser = PersonChooser(
            self._context,
            self.tr("Move %Ln face(s) to", "", len(faces)),
            self,
            left_out=() if self.person is None else (self.person,),
            new=True,
            faces=faces,
            typed=typed,
        )
        chooser.chosen.connect(lambda home: self.give(faces, home))
        chooser.named.connect(lambda name: self._introduce(faces, name))
        chooser.show()

    def _confirm(self) -> None:
        if self.person is not None and self.chosen:
            person = self._context.people.parameter(self.person)
            message = Message.of("confirmed", count=len(self.chosen), person=person)
            self._session.apply(Bundle(message, (Move(self.chosen, self.person),)))

    def _reject(self) -> None:
        if self.chosen:
            self._session.apply(Reject(self.chosen))

    def _cover(self) -> None:
        if self.person is not None and len(self.chosen) == 1:
            self._session.apply(SetCover(self.person, self.chosen[0]))

    def _ask_why(self) -> None:
        """Show the chain between the two faces selected, or between one and its person."""
        one, *more = self.chosen
        other = more[0] if more else None
        title = self._actions["why"].text()

        def show(chain: Chain) -> None:
            dialog = WhyDialog(self._context, chain, title, self)
            dialog.opened.connect(self.opened)
            dialog.open()

        self._session.start(
            lambda engine, job: engine.clusters.chain(one, other),
            self.tr("Looking for the chain"),
            show,
            owner=self,
            quiet=True,
        )

    def _open(self) -> None:
        for face in self.chosen[:1]:
            self.opened.emit(face)

    # The rest

    def _show_more(self) -> None:
        self._menu(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _menu(self, at: QPoint) -> None:
        if self.grid.selected_count():
            open_menu(self, at, [one for one in self._actions.values() if one.isEnabled()])

    def _choose_order(self) -> None:
        self._kept.clear()
        self._context.preferences.set_text(ORDER, self.wanted_order)
        self.order_changed.emit()

    def _preference_changed(self, name: str) -> None:
        if name == "thumbnail_size":
            self.grid.set_size(max(96, self._context.preferences.thumbnail_size * 7 // 8))


def shortened(name: str) -> str:
    """A name for a button: no longer than it has room for."""
    return name if len(name) <= LONGEST_IN_BUTTON else name[: LONGEST_IN_BUTTON - 1].rstrip() + "…"
