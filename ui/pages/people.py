"""The page of all people, with naming and merging in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from photoclust import Edit, Merge, Move, Name, Person, PersonState, SetFavourites, SetStates

from ..context import Context
from ..i18n.wording import number, people
from ..state.decisions import HistoryChange
from ..state.naming import naming_together
from ..state.people_filter import Filter, Order, Show, arranged, on_shelf
from ..state.people_store import Difference
from ..theme import GRID
from ..widgets.filter_bar import FilterBar
from ..widgets.icon_button import ActionButton
from ..widgets.menu import open_menu
from ..widgets.merge_bar import MergeBar
from ..widgets.no_people import NoPeople
from ..widgets.person_chooser import PersonChooser
from ..widgets.portraits import PortraitWall
from ..widgets.same_name_bar import SameNameBar
from ..widgets.search_field import SearchField
from ..widgets.shelf_button import ShelfButton
from ..widgets.tool_button import ToolButton
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="people",
    title=QT_TRANSLATE_NOOP("pages", "People"),
    icon="people",
    shortcut="Ctrl+1",
    position=10,
)

ORDER = "people_order"
TYPING_MS = 120
"""Pause in typing after which the search is applied."""


class PeoplePage(Page):
    """Portraits, largest groups first, the named on top."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._members: frozenset[int] | None = None
        self._stale = False
        self._next: int | None = None
        """Who is to be selected when the field for a name is closed."""
        self.search = SearchField(self.tr("Search people"))
        self.bar = FilterBar(context.preferences)
        self.wall = PortraitWall(context)
        self.shelf = ShelfButton(self.tr("Small and blurred"))
        self.shelf.setToolTip(self.tr("Groups of few photos, or of faces that tell little"))
        self.merge_bar = MergeBar(context, self)
        self.merge_bar.refused.connect(self.focus)
        self.same_name = SameNameBar(context, self)
        self.same_name.refused.connect(self.focus)
        self.no_people = NoPeople()
        self.stack = QStackedWidget()
        self._make_actions()
        self._lay_out()
        self._connect()
        self._fill()
        self._selection_changed()

    # Making it

    def _make_actions(self) -> None:
        self.action("open", self.tr("Open person"), self._open_current, icon="person")
        self.action("name", self.tr("Name…"), self.wall.rename, shortcut="F2", icon="edit")
        self.action(
            "merge",
            self.tr("Merge"),
            self.merge_selected,
            shortcut="Ctrl+M",
            icon="merge",
            tip=self.tr("The selected portraits are one person"),
        )
        self.action(
            "ignore",
            self.tr("Ignore"),
            partial(self._set_states, PersonState.IGNORED),
            shortcut="Del",
            icon="eye-off",
            tip=self.tr("Keep the selected people out of the way"),
        )
        self.action(
            "show",
            self.tr("Show again"),
            partial(self._set_states, PersonState.VISIBLE),
            icon="eye",
        )
        self.action(
            "favourite",
            self.tr("Favourite"),
            self._toggle_favourites,
            shortcut="Ctrl+D",
            icon="star",
            tip=self.tr("Favourites come first"),
        )
        self.action("unname", self.tr("Take the name away"), self._unname)
        self.action("review", self.tr("Review this person"), self._review, icon="review")
        self.action("export", self.tr("Export albums…"), self._export, icon="export")
        self.action(
            "together",
            self.tr("Who is with whom"),
            lambda: self.go.emit("together", {}),
            icon="group",
        )
        self.action("search", self.tr("Search people"), self._to_search, shortcut="Ctrl+F")
        self.action(
            "select_all",
            self.tr("Select all"),
            self.wall.selectAll,
            shortcut=QKeySequence.StandardKey.SelectAll,
        )

    def _lay_out(self) -> None:
        actions = self.context.actions
        self._buttons = [
            ActionButton(actions[f"people.{name}"]) for name in ("merge", "ignore", "show")
        ]
        for button in self._buttons:
            self.header.addWidget(button)
            button.clicked.connect(self.wall.setFocus)  # before the button goes with its selection
        self.search.setMinimumWidth(16 * GRID)
        self.search.setMaximumWidth(30 * GRID)
        self.header.addWidget(self.search, 1)
        self.header.addWidget(ToolButton(actions["people.together"]))
        self.stack.addWidget(self.wall)
        self.stack.addWidget(self.no_people)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.merge_bar)
        self.body.addWidget(self.same_name)
        self.body.addWidget(self.stack, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, GRID)
        self.body.addLayout(below)
        below.addWidget(self.shelf)
        stored = self.context.preferences.text(ORDER)
        if stored in set(Order):
            self.bar.order = Order(stored)

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._fill)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._found)
        self.bar.changed.connect(self._filter_changed)
        self.shelf.clicked.connect(self._turn_shelf)
        self.bar.folder_changed.connect(self._folder_changed)
        self.people.changed.connect(self._people_changed)
        self.people.loaded.connect(self._say_nobody)
        self.people.unsorted_changed.connect(self._say_nobody)
        self.session.jobs_changed.connect(self._say_nobody)
        self.session.scanned.connect(self._read_folders)
        self.session.opened.connect(self._read_folders)
        self.context.preferences.changed.connect(self._preference_changed)
        self.no_people.clicked.connect(self._next_step)
        self.no_people.other_clicked.connect(self._add_folder)
        self.no_people.language_wanted.connect(self._speak)
        self.no_people.place_wanted.connect(partial(self._trigger, "library.new"))
        self.no_people.demo_wanted.connect(partial(self._trigger, "demo"))
        wall = self.wall
        wall.opened.connect(lambda person: self.go.emit("person", {"person": person}))
        wall.selection_changed.connect(self._selection_changed)
        wall.menu_wanted.connect(self._menu)
        wall.edit_ended.connect(self._edit_ended)
        wall.letters_typed.connect(self._name_together)
        wall.people_dropped.connect(lambda into, who: self._apply_merge(into, who))
        wall.faces_dropped.connect(lambda into, faces: self.session.apply(Move(tuple(faces), into)))
        wall.star_clicked.connect(self._star_clicked)
        wall.delegate.named.connect(self._named)
        wall.delegate.merged.connect(self._called_alike)

    # Being shown

    def open(self, **what: Any) -> None:
        """`person`: whom to select and scroll to, None for nobody."""
        person = what.get("person")
        known = None if person is None else self.people.get(person)
        if known is not None:
            if self.filter.is_minor(known) and not self.shelf.isChecked():
                self.shelf.setChecked(True)
                self._fill()
            self.wall.select([known.id])

    def shown(self) -> None:
        self._read_folders()

    def focus(self) -> None:
        if self.wall.ids:
            self.wall.setFocus()
        elif self.no_people.button.isVisible():
            self.no_people.button.setFocus()
        else:
            self.setFocus()

    @property
    def filter(self) -> Filter:
        """What the user asked to see."""
        since, until = self.bar.dates.days
        return Filter(
            text=self.search.text(),
            show=self.bar.show_,
            order=self.bar.order,
            members=self._members,
            since=since,
            until=until,
            least=self.context.preferences.least_photos,
            minor=self.shelf.isChecked(),
        )

    def _fill(self) -> None:
        """Show the people who match the filter; not while a name is being typed."""
        if self.wall.is_editing:
            self._stale = True
            return
        self._stale = False
        known, wanted, label = self.people.people, self.filter, self.people.label
        shelved = on_shelf(known, wanted, label)
        found = arranged(known, wanted, label)
        if shelved and not found:
            # Where there is nothing else to see, they are seen.
            found, shelved = arranged(known, replace(wanted, minor=True), label), 0
        self.shelf.set_count(shelved)
        self.wall.set_ids(found)
        self._say_nobody()
        self._say_how_many()

    def _people_changed(self, difference: Difference) -> None:
        self._fill()
        self._follow_favourites()
        self.wall.portraits.touch(list(difference.altered))
        known = self.people.people
        dated = [(p.first, p.last) for p in known if p.first and p.last]
        if dated:
            self.bar.dates.set_span(min(f for f, _ in dated), max(last for _, last in dated))

    def _edit_ended(self) -> None:
        following, self._next = self._next, None
        self._go_on(following)
        if self._stale:
            QTimer.singleShot(0, self, self._fill)

    def _say_how_many(self) -> None:
        chosen = self.wall.selected_count()
        shown = people(len(self.wall.ids))
        if chosen:
            of_all = number(chosen), number(len(self.wall.ids))
            selected = self.tr("{0} of {1} selected").format(*of_all)
            hint = self.tr("type a name for all of them")
            self.subtitle.setText(f"{selected}  ·  {hint}" if chosen > 1 else selected)
        elif self.filter.narrows:
            everybody = number(len(self.people.shown(self.context.preferences.least_photos)))
            self.subtitle.setText(self.tr("{0} of {1}").format(shown, everybody))
        else:
            self.subtitle.setText(shown)

    def _say_nobody(self) -> None:
        with self.keyboard_follows(self.stack):
            self._say_why_empty()

    def _say_why_empty(self) -> None:
        self.stack.setCurrentWidget(self.wall if self.wall.ids else self.no_people)
        empty = not len(self.people)
        for widget in (self.bar, self.search):
            widget.setVisible(not empty)
        self.subtitle.setVisible(not empty)
        if self.wall.ids:
            return
        if not self.people.is_loaded:
            self.no_people.say_nothing()
        elif self._everybody_is_ignored:
            self.no_people.say_all_ignored()
        elif not empty:
            self.no_people.say_no_result(self.filter)
        elif self.session.scanning:
            self.no_people.say_scanning()
        elif self.people.unsorted:
            self.no_people.say_unsorted(self.people.unsorted)
        else:
            self.no_people.say_welcome(self.session.path)

    @property
    def _everybody_is_ignored(self) -> bool:
        """Whether that is why nobody is shown."""
        return bool(len(self.people)) and not self.people.visible() and not self.filter.narrows

    def _next_step(self) -> None:
        if self._everybody_is_ignored:
            self.bar.show_ = Show.IGNORED
            self._filter_changed()
        elif len(self.people):
            self.search.clear()
            self.bar.clear()
            self._fill()
        elif self.people.unsorted:
            self.go.emit("person", {"person": None})
        else:
            self._add_folder()

    def _speak(self, language: str) -> None:
        self.context.preferences.language = language

    def _add_folder(self) -> None:
        self._trigger("folders.add")

    def _trigger(self, action: str) -> None:
        """Do what the window has an action for."""
        self.context.actions[action].trigger()

    # Filtering

    def _turn_shelf(self) -> None:
        """Show the minor groups after the others, and go to the first; or show them no more."""
        before = len(self.wall.ids)
        self._fill()
        if self.shelf.isChecked() and before < len(self.wall.ids):
            first = self.wall.portraits.index(before)
            self.wall.scrollTo(first, PortraitWall.ScrollHint.PositionAtTop)

    def _filter_changed(self) -> None:
        self.context.preferences.set_text(ORDER, self.bar.order)
        self._fill()

    def _read_folders(self) -> None:
        def take(folders: Sequence[Path]) -> None:
            self.bar.set_folders(folders)

        self.session.ask(lambda engine: engine.folders.roots(), take, self)

    def _folder_changed(self) -> None:
        folder = self.bar.folder
        if folder is None:
            self._set_members(None)
        else:
            self.session.ask(
                lambda engine: frozenset(engine.people.in_folder(folder)), self._set_members, self
            )

    def _set_members(self, members: frozenset[int] | None) -> None:
        self._members = members
        self._fill()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _found(self) -> None:
        """Enter in the search field goes to the first portrait."""
        self._typing.stop()
        self._fill()
        if self.wall.ids:
            self.wall.select([self.wall.ids[0]])
            self.wall.setFocus()

    def _preference_changed(self, name: str) -> None:
        if name == "least_photos":
            self._fill()
        elif name == "thumbnail_size":
            self.wall.set_side(self.context.preferences.thumbnail_size)

    # Deciding

    def _selection_changed(self) -> None:
        chosen = self.wall.selected_count()
        several = chosen > 1
        known = self.people.get(self.wall.selected()[0]) if chosen == 1 else None
        actions = self.context.actions
        ignored_shown = self.bar.show_ is Show.IGNORED
        for name, enabled in (
            ("open", chosen == 1),
            ("name", chosen == 1),
            ("unname", known is not None and known.name is not None),
            ("favourite", chosen > 0),
            ("review", chosen == 1),
            ("merge", several),
            ("ignore", chosen > 0 and not ignored_shown),
            ("show", chosen > 0 and ignored_shown),
            ("export", chosen > 0),
        ):
            actions[f"people.{name}"].setEnabled(enabled)
        self._follow_favourites()
        merge, ignore, show = self._buttons
        merge.setVisible(several)
        ignore.setVisible(chosen > 0 and not ignored_shown)
        show.setVisible(chosen > 0 and ignored_shown)
        self._say_how_many()

    def _named(self, person: int, name: str) -> None:
        known = self.people.get(person)
        if known is not None and known.name == name:
            return
        # On at once, not when it is done, which takes seconds the first time: whoever types on
        # means the next one.
        self._next = self._following(person)
        self.session.apply(Name(person, name))
        if not self.wall.is_editing:
            self._edit_ended()

    def _called_alike(self, person: int, other: int) -> None:
        """A portrait was given a name that somebody has."""
        following = self._following(person)

        def done(_: HistoryChange) -> None:
            self._go_on(following)
            self.wall.setFocus()

        def ask() -> None:
            self.merge_bar.hide()  # one question at a time
            self.same_name.ask(person, other, done)

        # The field of the portrait closes first, and takes the focus with it.
        QTimer.singleShot(0, self, ask)

    def _name_together(self, typed: str) -> None:
        """Several portraits get one name: after a look at them, as they become one person."""
        chosen = self.wall.selected()
        known = [person for number in chosen if (person := self.people.get(number)) is not None]
        names = [person.name for person in known if person.name is not None]
        note = self.tr("%Ln people become one person.", "", len(chosen))
        if len(names) > 1:
            all_named = len(names) == len(chosen)
            note = (
                self.tr("{0} become one person.")
                if all_named
                else self.tr("{0} and others become one person.")
            ).format(", ".join(names))
        chooser = PersonChooser(
            self.context,
            self.tr("Who is this?"),
            self,
            new=True,
            faces=[person.cover for person in known if person.cover is not None],
            note=note,
            typed=typed,
        )
        chooser.chosen.connect(lambda into: self._merge_together(into, chosen))
        chooser.named.connect(lambda name: self._merge_as(name, chosen))
        chooser.show()

    def _merge_together(self, into: int, chosen: Sequence[int]) -> None:
        following = self._following(chosen[-1])
        others = tuple(person for person in chosen if person != into)
        self.session.apply(Merge(into, others), lambda _: self._go_on(following))

    def _merge_as(self, name: str, chosen: Sequence[int]) -> None:
        following = self._following(chosen[-1])
        edit = naming_together(self.people, chosen, name)
        self.session.apply(edit, lambda _: self._go_on(following))

    def merge_selected(self) -> None:
        """Make one person of those selected: the named one, else the largest, stays."""
        chosen = set(self.wall.selected())
        ordered = [person for person in self.people.ids if person in chosen]
        if len(ordered) > 1:
            self._apply_merge(ordered[0], ordered[1:])

    def _apply_merge(self, into: int, others: Sequence[int]) -> None:
        following = self._following(others[-1]) if len(others) == 1 else None

        def merged(_: HistoryChange) -> None:
            self._go_on(following if following is not None and following != into else into)

        self.same_name.hide()  # one question at a time
        self.merge_bar.merge_all(into, others, merged)

    def _set_states(self, state: PersonState) -> None:
        chosen = self.wall.selected()
        if chosen:
            following = self._following(chosen[-1])
            edit: Edit = SetStates(tuple(chosen), state)
            self.session.apply(edit, lambda _: self._go_on(following))

    def _follow_favourites(self) -> None:
        all_are = bool(chosen := self._chosen_people()) and all(p.favourite for p in chosen)
        action = self.context.actions["people.favourite"]
        action.setText(self.tr("No favourite any more") if all_are else self.tr("Favourite"))

    def _chosen_people(self) -> list[Person]:
        found = (self.people.get(number) for number in self.wall.selected())
        return [person for person in found if person is not None]

    def _toggle_favourites(self) -> None:
        if chosen := self._chosen_people():
            wanted = not all(person.favourite for person in chosen)
            self.session.apply(SetFavourites(tuple(p.id for p in chosen), wanted))

    def _star_clicked(self, person: int) -> None:
        if (known := self.people.get(person)) is not None:
            self.session.apply(SetFavourites((person,), not known.favourite))

    def _unname(self) -> None:
        for person in self.wall.selected()[:1]:
            self.session.apply(Name(person, None))

    def _following(self, person: int) -> int | None:
        """The person after this one in the grid; after the last the first without a name."""
        ids, row = self.wall.ids, self.wall.portraits.row_of(person)
        if row is not None and row + 1 < len(ids):
            return ids[row + 1]
        return next((one for one in ids if one != person and self._is_unnamed(one)), None)

    def _is_unnamed(self, person: int) -> bool:
        known = self.people.get(person)
        return known is not None and known.name is None

    def _go_on(self, person: int | None) -> None:
        """Select the next one, so that the next name can be typed."""
        if person is not None:
            self.wall.select([person], scroll=False)
            self.wall.scroll_ahead(person)

    # Elsewhere

    def _open_current(self) -> None:
        for person in self.wall.selected()[:1]:
            self.go.emit("person", {"person": person})

    def _review(self) -> None:
        for person in self.wall.selected()[:1]:
            self.go.emit("review", {"person": person})

    def _export(self) -> None:
        self.go.emit("export", {"people": self.wall.selected()})

    def _menu(self, at: QPoint) -> None:
        if not self.wall.selected_count():
            return
        groups = (
            [self.context.actions[f"people.{name}"] for name in names]
            for names in (
                ("open", "name", "unname", "favourite"),
                ("merge", "ignore", "show"),
                ("review", "export"),
            )
        )
        open_menu(self, at, *([a for a in group if a.isEnabled()] for group in groups))
