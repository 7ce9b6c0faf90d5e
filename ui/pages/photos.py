"""All photos by month, or those that chips and a recipe ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from photoclust import Engine, PhotoclustError, QueryError, UnnamedFaces

from ..context import Context
from ..desktop.file_manager import open_file, show_file
from ..i18n.wording import photos as photos_text
from ..state.dismissal import dismissal
from ..state.months import Month, months_of
from ..state.photo_filter import PhotoFilter
from ..widgets.dismiss_question import DismissQuestion
from ..widgets.empty_state import EmptyState
from ..widgets.forget_question import ForgetQuestion
from ..widgets.icon_button import ActionButton, IconButton
from ..widgets.menu import open_menu
from ..widgets.overflow_row import OverflowRow
from ..widgets.photo_filters import PhotoFilters
from ..widgets.photo_grid import PhotoGrid, first_files
from ..widgets.recipe_bar import RecipeBar
from ..widgets.tool_button import ToolButton
from ..widgets.zoom_slider import ZoomSlider
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="photos",
    title=QT_TRANSLATE_NOOP("pages", "Photos"),
    icon="photos",
    shortcut="Ctrl+3",
    position=30,
)


@dataclass(frozen=True)
class Found:
    """What is to be shown. `folders`: all that are scanned; `span`: the dates of the first and the
    last photo of the library, empty without any."""

    photos: list[int]
    months: Sequence[Month]
    folders: list[Path]
    span: tuple[str, str]


class PhotosPage(Page):
    """`open(people)`, or a single `person`: photos that show all of them; `recipe`: those that it
    asks for; all photos without."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stale = True
        self.grid = PhotoGrid(context)
        self.filters = PhotoFilters(context)
        self.recipes = RecipeBar(context)
        self.empty = EmptyState("photos", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.recipes)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)
        self._make_actions()
        self.header.addWidget(self._selection_tools())
        self.header.addWidget(ZoomSlider(context.preferences))
        self.header.addWidget(ToolButton(self.order))
        self._connect()
        self._selected()
        self.grid.show_timeline()

    def _make_actions(self) -> None:
        self.order = self.action("order", self.tr("Oldest first"), self._reorder, icon="sort")
        self.order.setCheckable(True)
        self.order.setChecked(self.context.preferences.text("photos_order") == "oldest")
        self._selected_actions = [
            self.action("open", self.tr("Open photo"), self._open_current, shortcut="O",
                        icon="photos"),
            self.action("reveal", self.tr("Show in file manager"), self._reveal,
                        shortcut="Ctrl+R", icon="folder"),
            self.action("outside", self.tr("Open with another program"), self._open_outside),
            self.action("copy", self.tr("Copy files"), self._copy, shortcut="Ctrl+C", icon="copy",
                        tip=self.tr("Copy the files of the selected photos, to paste elsewhere")),
            self.action("export", self.tr("Export…"), self._export, shortcut="Ctrl+E",
                        icon="export"),
            self.action("day", self.tr("This day in other years"), self._show_day,
                        icon="calendar"),
            self.action("dismiss", self.tr("None of these faces matters"), self._ask_dismiss,
                        icon="eye-off",
                        tip=self.tr("Ignore the people without a name in the selected photos")),
            self.action("forget", self.tr("Forget these photos…"), self._ask_forget),
        ]  # fmt: skip

    def _selection_tools(self) -> OverflowRow:
        """Buttons for what is selected, as many as there is room for; the others in a menu."""
        actions = self.context.actions
        self._tools = [ActionButton(actions[f"photos.{name}"]) for name in ("export", "dismiss")]
        self._more = IconButton("more", self.tr("More for the selected photos"))
        self._more.clicked.connect(
            lambda: self._show_menu(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        )
        self.tools = OverflowRow(self._tools, self._more)
        self.tools.hide()
        return self.tools

    def _connect(self) -> None:
        grid, session = self.grid, self.session
        grid.opened.connect(self._open_photo)
        grid.selection_changed.connect(self._selected)
        grid.menu_wanted.connect(self._show_menu)
        grid.verticalScrollBar().valueChanged.connect(self._count)
        self.filters.changed.connect(self._filter_changed)
        self.recipes.changed.connect(self._filter_changed)
        self.empty.clicked.connect(self._next_step)
        self.empty.other_clicked.connect(self._show_all)
        session.changed.connect(self._follow)
        session.people_changed.connect(self._follow)
        session.scanned.connect(self._follow)
        session.opened.connect(self._forget)

    def open(
        self, person: int | None = None, people: Sequence[int] = (), recipe: str = "", **_: Any
    ) -> None:
        """Show all photos, or those of people or a recipe; what was selected before is not."""
        self.grid.clearSelection()
        with QSignalBlocker(self.recipes):
            self.recipes.field.set_recipe(recipe)
        wanted = people if person is None else (person,)
        self.filters.set_filter(PhotoFilter(people=tuple(wanted)))
        self._stale = True

    def shown(self) -> None:
        if self._stale:
            self._renew()

    def focus(self) -> None:
        empty = self.stack.currentWidget() is self.empty
        (self.empty.button if empty else self.grid).setFocus()

    def _ask_forget(self) -> None:
        chosen = self.grid.selected()
        if not chosen:
            return
        question = self.tr("Forget %Ln photo(s)?", "", len(chosen))
        meaning = self.tr(
            "All faces in them, with what is known of them, are erased from the library. Scans pass"
            " over these pictures from then on."
        )
        text, agreed = f"{question} {meaning}", partial(self._forget_photos, chosen)
        self.question = ForgetQuestion(self.tr("Forget these photos"), text, agreed, self)
        self.question.open()

    def _forget_photos(self, photos: list[int]) -> None:
        def forgotten(_: object) -> None:
            self.session.notice.emit(self.tr("The photos were forgotten."))
            self.session.changed_elsewhere.emit()

        self.session.start(
            lambda engine, job: engine.photos.forget(photos),
            self.tr("Forgetting"),
            forgotten,
            owner=self,
        )

    # What is shown

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _forget(self) -> None:
        self.open()  # what was asked for was about the library before
        self.grid.set_photos([], [])
        self._follow()

    def _filter_changed(self) -> None:
        """Other photos are wanted: what was selected among those before is selected no more."""
        self.grid.clearSelection()
        self._renew()

    def _renew(self) -> None:
        self._stale = False
        wanted, typed = self.filters.filter, self.recipes.recipe
        self.recipes.also = wanted.recipe(self._name, folder=True) if wanted.is_recipe else None
        newest = not self.order.isChecked()
        only = wanted.people[0] if len(wanted.people) == 1 else None  # quicker than a recipe
        rest = wanted if only is None else replace(wanted, people=())
        chosen = rest.recipe(self._name)

        def read(engine: Engine) -> Found:
            found = engine.photos.ids(only, wanted.folder, wanted.dated_by, wanted.days)
            ids = found.tolist()
            for recipe in filter(None, (chosen, typed)):
                fitting = set(engine.albums.find(recipe).tolist())
                ids = [photo for photo in ids if photo in fitting]
            ids = ids[::-1] if newest else ids
            folders = [folder.path for folder in engine.folders.all()]
            dates = engine.photos.dates()
            span = min(dates.values(), default=""), max(dates.values(), default="")
            return Found(ids, months_of(ids, dates), folders, span)

        self.session.ask(read, self._take, self, self._fail)

    def _name(self, person: int) -> str | None:
        known = self.people.get(person)
        return None if known is None else known.name

    def _take(self, found: Found) -> None:
        self.recipes.found()
        self.filters.set_folders(found.folders)
        self.filters.set_span(*found.span)
        self.grid.set_photos(found.photos, found.months)
        self._show_empty(not found.photos)
        self._count()

    def _fail(self, error: PhotoclustError) -> None:
        """The recipe cannot be understood, or somebody chosen is gone, as after a merge: then show
        photos without asking for them."""
        if isinstance(error, QueryError):
            self.recipes.refuse(error)
        elif self.filters.filter.people:
            self.filters.set_filter(replace(self.filters.filter, people=()))
            self._renew()
        else:
            self.session.tell(error)

    def _show_empty(self, empty: bool) -> None:
        with self.keyboard_follows(self.stack):
            self.stack.setCurrentWidget(self.empty if empty else self.grid)
            self._say_why_empty()

    def _say_why_empty(self) -> None:
        everything = self.tr("Show all photos")
        if self._lacks_day:
            self.empty.set_text(
                self.tr("No photo of this day"),
                self.tr("None was taken on {0}, in any year.").format(self.filters.day_said()),
                self.tr("The week around it"),
                everything,
            )
        elif self._is_filtered:
            text = self.tr("No photo fits all that is asked for above.")
            self.empty.set_text(self.tr("No photos here"), text, everything)
        else:
            self.empty.set_text(
                self.tr("No photos yet"),
                self.tr("Add a folder of photos, or drop one here."),
                self.tr("Add photo folder…"),
            )

    @property
    def _is_filtered(self) -> bool:
        return self.filters.filter.narrows or bool(self.recipes.recipe)

    @property
    def _lacks_day(self) -> bool:
        """Whether nothing is asked for but a day of the year."""
        wanted = self.filters.filter
        return wanted == PhotoFilter(day=wanted.day) != PhotoFilter() and not self.recipes.recipe

    def _next_step(self) -> None:
        if self._lacks_day:
            self.filters.set_filter(replace(self.filters.filter, week=True))
            self._renew()
        elif self._is_filtered:
            self._show_all()
        elif "folders.add" in self.context.actions:
            self.context.actions["folders.add"].trigger()

    def _show_all(self) -> None:
        self.open()
        self._renew()

    def _count(self, *_: object) -> None:
        parts = [photos_text(len(self.grid.ids))] if self.grid.ids else []
        if chosen := self.grid.selected_count():
            parts.insert(0, self.tr("%Ln selected", "", chosen))
        if self.grid.ids and (when := self.grid.month_in_sight()):
            parts.append(when)
        self.subtitle.setText("  ·  ".join(parts))

    def _reorder(self) -> None:
        order = "oldest" if self.order.isChecked() else "newest"
        self.context.preferences.set_text("photos_order", order)
        self.grid.scrollToTop()
        self._renew()

    # What is done with them

    def _selected(self) -> None:
        count = self.grid.selected_count()
        for action in self._selected_actions:
            action.setEnabled(count > 0)
        self.tools.show_widgets(self._tools if count else ())
        self._count()

    def _target(self) -> int | None:
        """The photo that the keyboard is at, if it is selected; else the first selected one."""
        chosen, current = self.grid.selected(), self.grid.current()
        return current if current in chosen else next(iter(chosen), None)

    def _show_menu(self, at: QPoint) -> None:
        open_menu(self, at, self._selected_actions)

    def _open_current(self) -> None:
        if (target := self._target()) is not None:
            self._open_photo(target)

    def _open_photo(self, photo: int) -> None:
        self.go.emit("photo", {"photo": photo, "photos": list(self.grid.ids)})

    def _reveal(self) -> None:
        if (path := self._path()) is not None:
            show_file(self.session, path)

    def _open_outside(self) -> None:
        if (path := self._path()) is not None:
            open_file(self.session, path)

    def _show_day(self) -> None:
        """Show the photos of all years that were taken on the day of the one that is meant."""
        target = self._target()
        known = None if target is None else self.grid.photos.details(target)
        if known is None or not known.date:
            self.session.notice.emit(self.tr("Nobody knows on which day this photo was taken."))
            return
        self.recipes.clear()
        self.filters.set_filter(PhotoFilter(day=known.date[5:10]))
        self._filter_changed()

    def _export(self) -> None:
        self.go.emit("export", {"photos": self.grid.selected(), "name": self._export_name()})

    def _export_name(self) -> str:
        """What an album of the selected photos may be called: the months that they are of."""
        rows = [row for photo in self.grid.selected()
                if (row := self.grid.photos.row_of(photo)) is not None]  # fmt: skip
        first, last = (max, min) if not self.order.isChecked() else (min, max)
        ends = [self.grid.month_of_row(one(rows)) for one in (first, last)] if rows else []
        return " – ".join(dict.fromkeys(filter(None, ends))) or self.tr("Selected photos")

    def _ask_dismiss(self) -> None:
        """Ignore the unnamed people in the selected photos; ask where they are in others too."""
        chosen = self.grid.selected()
        self.session.ask(lambda engine: engine.photos.unnamed_faces(chosen), self._dismiss, self)

    def _dismiss(self, unnamed: UnnamedFaces) -> None:
        if unnamed.people_elsewhere:
            self.dismissal = DismissQuestion(self.session, unnamed, self)
            self.dismissal.open()
        elif (edit := dismissal(unnamed, everywhere=False)) is not None:
            self.session.apply(edit)
        else:
            self.session.notice.emit(self.tr("There is no face without a name in these photos."))

    def _path(self) -> Path | None:
        """Where the photo lies that is meant."""
        target = self._target()
        known = None if target is None else self.grid.photos.details(target)
        return known.paths[0] if known is not None and known.paths else None

    def _copy(self) -> None:
        chosen = self.grid.selected()
        self.session.ask(lambda engine: first_files(engine, chosen), self._copied, self)

    def _copied(self, files: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        QGuiApplication.clipboard().setMimeData(data)
        self.session.notice.emit(self.tr("%Ln file(s) copied.", "", len(files)))
