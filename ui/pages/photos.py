"""All photos by date, or those of a person, a folder or a recipe."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, QUrl
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from photoclust import DateSource, Engine, Folder, PhotoclustError, QueryError

from ..context import Context
from ..desktop.file_manager import open_file, show_file
from ..i18n.date_sources import GROUPS, date_from
from ..i18n.natural_order import path_key
from ..i18n.wording import photos as photos_text
from ..widgets.elided_combo import ElidedCombo
from ..widgets.empty_state import EmptyState
from ..widgets.forget_question import ForgetQuestion
from ..widgets.menu import open_menu
from ..widgets.photo_grid import PhotoGrid, first_files, month
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


class PhotosPage(Page):
    """`open(person)`: the photos of this person only; all of them without."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stale = True
        self.grid = PhotoGrid(context)
        self.person = ElidedCombo(self.tr("Person"))
        self.folder = ElidedCombo(self.tr("Folder"))
        self._dated_by: tuple[DateSource, ...] = ()
        self.recipes = RecipeBar(context)
        self.empty = EmptyState("photos", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.recipes)
        self.body.addWidget(self.stack, 1)
        self._make_actions()
        self.header.addWidget(ZoomSlider(context.preferences))
        self.header.addWidget(self.person)
        self.header.addWidget(self.folder)
        self.header.addWidget(ToolButton(self.dates))
        self.header.addWidget(ToolButton(self.order))
        self._connect()
        self._list_people()
        self._list_folders([])
        self.grid.show_timeline()

    def _make_actions(self) -> None:
        self.order = self.action("order", self.tr("Oldest first"), self._reorder, icon="sort")
        self.order.setCheckable(True)
        self.order.setChecked(self.context.preferences.text("photos_order") == "oldest")
        self.dates = self.action(
            "dates",
            self.tr("Where dates are from…"),
            self._choose_dates,
            icon="calendar",
            tip=self.tr("Only photos whose date is from the camera, from the file's name, …"),
        )
        self.dates.setCheckable(True)
        self._selected_actions = [
            self.action("open", self.tr("Open photo"), self._open_current, shortcut="O",
                        icon="photos"),
            self.action("reveal", self.tr("Show in file manager"), self._reveal,
                        shortcut="Ctrl+R", icon="folder"),
            self.action("outside", self.tr("Open with another program"), self._open_outside),
            self.action("copy", self.tr("Copy files"), self._copy, shortcut="Ctrl+C", icon="copy",
                        tip=self.tr("Copy the files of the selected photos, to paste elsewhere")),
            self.action("forget", self.tr("Forget these photos…"), self._ask_forget),
        ]  # fmt: skip
        self._selected()

    def _connect(self) -> None:
        grid, session = self.grid, self.session
        grid.opened.connect(self._open_photo)
        grid.selection_changed.connect(self._selected)
        grid.menu_wanted.connect(self._show_menu)
        grid.verticalScrollBar().valueChanged.connect(self._count)
        grid.photos.dataChanged.connect(self._count)
        self.person.currentIndexChanged.connect(self._filter_changed)
        self.folder.currentIndexChanged.connect(self._filter_changed)
        self.recipes.changed.connect(self._filter_changed)
        self.empty.clicked.connect(self._next_step)
        session.changed.connect(self._follow)
        session.people_changed.connect(self._follow)
        session.scanned.connect(self._follow)
        session.opened.connect(self._forget)
        self.people.changed.connect(self._list_people)

    def open(self, person: int | None = None, **_: Any) -> None:
        """Show all photos, or those of a person; what was selected before is not."""
        self.grid.clearSelection()
        with QSignalBlocker(self.person), QSignalBlocker(self.folder), QSignalBlocker(self.recipes):
            self.folder.setCurrentIndex(0)
            self.recipes.clear()
            self._dated_by = ()
            self.dates.setChecked(False)
            self.person.setCurrentIndex(0)
            self._list_people(person)
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
        self.grid.set_ids([])
        self._follow()

    def _filter_changed(self) -> None:
        """Other photos are wanted: what was selected among those before is selected no more."""
        self.grid.clearSelection()
        self._renew()

    def _renew(self) -> None:
        self._stale = False
        person, folder = self.person.currentData(), self.folder.currentData()
        dated_by, recipe = self._dated_by, self.recipes.recipe
        newest = not self.order.isChecked()

        def read(engine: Engine) -> tuple[list[int], list[Folder]]:
            place = None if folder is None else Path(folder)
            ids = engine.photos.ids(person, place, dated_by).tolist()
            if recipe:
                fitting = set(engine.albums.find(recipe).tolist())
                ids = [photo for photo in ids if photo in fitting]
            return ids[::-1] if newest else ids, engine.folders.all()

        self.session.ask(read, self._take, self, self._fail)

    def _take(self, found: tuple[list[int], list[Folder]]) -> None:
        ids, folders = found
        self.recipes.found()
        self._list_folders(folders)
        self.grid.set_ids(ids)
        self._show_empty(not ids)
        self._count()

    def _fail(self, error: PhotoclustError) -> None:
        """The recipe cannot be understood, or the person chosen is gone, as after a merge: then
        show all photos."""
        if isinstance(error, QueryError):
            self.recipes.refuse(error)
        elif self.person.currentIndex() > 0:
            self.person.setCurrentIndex(0)
        else:
            self.session.tell(error)

    def _show_empty(self, empty: bool) -> None:
        with self.keyboard_follows(self.stack):
            self.stack.setCurrentWidget(self.empty if empty else self.grid)
            self._say_why_empty()

    def _say_why_empty(self) -> None:
        if self._is_filtered:
            self.empty.set_text(
                self.tr("No photos here"),
                self.tr("No photo fits all that is asked for above."),
                self.tr("Show all photos"),
            )
        else:
            self.empty.set_text(
                self.tr("No photos yet"),
                self.tr("Add a folder of photos, or drop one here."),
                self.tr("Add photo folder…"),
            )

    @property
    def _is_filtered(self) -> bool:
        chosen = self.person.currentIndex() > 0 or self.folder.currentIndex() > 0
        return chosen or bool(self._dated_by) or bool(self.recipes.recipe)

    def _next_step(self) -> None:
        if self._is_filtered:
            self.open()
            self._renew()
        elif "folders.add" in self.context.actions:
            self.context.actions["folders.add"].trigger()

    def _count(self, *_: object) -> None:
        parts = [photos_text(len(self.grid.ids))] if self.grid.ids else []
        seen = self.grid.visible_ids()[:1]
        if seen and (when := month(self.grid.photos.details(seen[0]))):
            parts.append(when)
        self.subtitle.setText("  ·  ".join(parts))

    def _list_people(self, chosen: Any = None) -> None:
        """Everybody with a name, and who is chosen; `chosen` None or a change: as before."""
        wanted = chosen if isinstance(chosen, int) else self.person.currentData()
        named = [(self.people.label(p.id), p.id) for p in self.people.named()]
        if wanted is not None and wanted in self.people and wanted not in dict(named).values():
            named.append((self.people.label(wanted), wanted))
        entries: list[tuple[str, Any]] = [(self.tr("Everybody"), None), *named]
        self._fill(self.person, entries, wanted)

    def _list_folders(self, folders: list[Folder]) -> None:
        entries: list[tuple[str, Any]] = [(self.tr("All folders"), None)]
        paths = sorted((folder.path for folder in folders), key=path_key())
        entries += [(str(path), str(path)) for path in paths]
        self._fill(self.folder, entries, self.folder.currentData())

    def _fill(self, box: ElidedCombo, entries: list[tuple[str, Any]], wanted: Any) -> None:
        if entries != [(box.itemText(i), box.itemData(i)) for i in range(box.count())]:
            with QSignalBlocker(box):
                box.clear()
                for text, value in entries:
                    box.addItem(text, value)
        place = max(0, box.findData(wanted)) if wanted is not None else 0
        if place != box.currentIndex():
            box.setCurrentIndex(place)

    def _reorder(self) -> None:
        order = "oldest" if self.order.isChecked() else "newest"
        self.context.preferences.set_text("photos_order", order)
        self.grid.scrollToTop()
        self._renew()

    def _choose_dates(self) -> None:
        """Ask which sources of dates to show."""
        self.dates.setChecked(bool(self._dated_by))
        entries = [(self.tr("All dates"), ()), *((date_from(group[0]), group) for group in GROUPS)]
        actions = []
        for text, sources in entries:
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(sources == self._dated_by)
            action.triggered.connect(partial(self.show_dated_by, sources))
            actions.append(action)
        menu = open_menu(self, QCursor.pos(), actions)
        for action in actions:
            action.setParent(menu)

    def show_dated_by(self, sources: tuple[DateSource, ...], *_: object) -> None:
        """Show only photos whose date is from one of these; all of them for none."""
        self._dated_by = sources
        self.dates.setChecked(bool(sources))
        self._filter_changed()

    # What is done with them

    def _selected(self) -> None:
        for action in self._selected_actions:
            action.setEnabled(self.grid.selected_count() > 0)

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
