"""Export: albums of people or recipes, contact sheets, or a table of all faces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import (
    AlbumPlan,
    AlbumReport,
    Engine,
    Failure,
    GalleryReport,
    Job,
    PhotoclustError,
)

from ..context import Context
from ..desktop.file_manager import show_file, show_folder
from ..i18n.engine_messages import error_said, said
from ..i18n.wording import photos, size
from ..state.running_job import RunningJob
from ..theme import GRID
from ..widgets.album_form import AlbumForm, AlbumOptions
from ..widgets.album_preview import AlbumPreview
from ..widgets.chip import Chip
from ..widgets.form_beside_preview import FORM_WIDTH, form_beside_preview
from ..widgets.notice_bar import NoticeBar
from ..widgets.table_form import SHEETS, TableForm
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="export",
    title=QT_TRANSLATE_NOOP("pages", "Export"),
    icon="export",
    shortcut="Ctrl+5",
    position=50,
)

SHOWN_FAILURES = 3
MANY = 10_000
"""Photos to write from which on a plan is not kept while the page is not seen."""


class ExportPage(Page):
    """Albums with a preview, and tables."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.subtitle.setText(self.tr("Your originals stay where and as they are."))
        self.albums = AlbumForm(context)
        self.preview = AlbumPreview(context)
        self.table = TableForm(context)
        self.notice = NoticeBar()
        self.write = QPushButton()
        self.write_table = QPushButton(self.tr("Write table"))
        self.write_table.setProperty("role", "primary")
        self._plan: AlbumPlan | None = None
        self._plan_of: AlbumOptions | None = None
        self._planning: RunningJob | None = None
        self._writing: RunningJob | None = None
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(250)
        self._soon.timeout.connect(self._make_plan)
        self._lay_out()
        self._connect()
        self._show_plan()

    def _lay_out(self) -> None:
        self.kinds = QButtonGroup(self)
        self.stack = QStackedWidget()
        # From the outside in: what is put into another widget takes all that is in it along.
        self.body.addWidget(self.notice)
        self.body.addWidget(self.stack, 1)
        self.body.setContentsMargins(0, 0, 0, 2 * GRID)
        for number, (text, fill) in enumerate(
            (
                (self.tr("Albums"), self._fill_albums),
                (self.tr("Table"), self._fill_table),
            )
        ):
            chip = Chip(text)
            self.kinds.addButton(chip, number)
            self.header.addWidget(chip)
            side = QWidget()
            self.stack.addWidget(side)
            fill(side)
        self.kinds.button(0).setChecked(True)
        self.kinds.idClicked.connect(self.stack.setCurrentIndex)

    def _fill_albums(self, side: QWidget) -> None:
        form_beside_preview(side, self.albums, self.preview, self.write)

    def _fill_table(self, side: QWidget) -> None:
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self.table.setFixedWidth(FORM_WIDTH)
        column.addWidget(self.table)
        column.addWidget(self.write_table, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _connect(self) -> None:
        self.albums.changed.connect(self._options_changed)
        self.preview.nothing.clicked.connect(lambda: self.go.emit("people", {}))
        self.session.people_changed.connect(self._plan_soon)
        self.session.opened.connect(self._forget)
        self.write.clicked.connect(self._write_albums)
        self.write_table.clicked.connect(self._write_table)
        self.table.changed.connect(self._show_plan)
        self.action("write", self.tr("Write what is shown"), self._write, shortcut="Ctrl+Return")
        for button in (self.write, self.write_table):
            button.setToolTip(self.tr("Write (Ctrl+Return)"))
        self.preview.view.opened.connect(self._show_album)

    def open(self, **what: Any) -> None:
        """`people`: whose albums, or `photos`, as an album called `name`; as before without."""
        if photos_chosen := what.get("photos", ()):
            self.kinds.button(0).click()
            self.albums.choose_photos(photos_chosen, str(what.get("name", "")))
            return
        chosen: Sequence[int] = what.get("people", ())
        if chosen:
            self.kinds.button(0).click()
            self.albums.choose(chosen)

    def shown(self) -> None:
        if self._stale:
            self._plan_soon()

    def hidden(self) -> None:
        plan = self._plan
        if plan is None or self._writing is not None or len(plan.new) < MANY:
            return
        # It takes a kilobyte for each photo, and is made anew when the page is shown.
        self._plan = self._plan_of = None
        self._stale = True
        self._show_plan()
        self.preview.say(self.tr("Looking at what would be written"))

    def focus(self) -> None:
        self.albums.who.buttons[self.albums.who.value].setFocus()

    # What would be written

    def _options_changed(self) -> None:
        if not self._fits(self.albums.options):
            self._plan_soon()
        self._show_plan()

    def _fits(self, options: AlbumOptions | None) -> bool:
        """Whether the plan was made for these options; copies or links do not matter."""
        return self._plan_of is not None and self._plan_of.same_photos(options)

    def _plan_soon(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _make_plan(self) -> None:
        self._stale = False
        if self._planning is not None:
            self._planning.cancel()
            self._planning = None
        options = self.albums.options
        if options is None:
            self._show_plan()
            return
        self._planning = self.session.start(
            partial(_planned, options),
            self.tr("Looking at what would be written"),
            self._planned,
            self._not_planned,
            self,
            quiet=True,
        )
        self._show_plan()

    def _planned(self, result: tuple[AlbumOptions, AlbumPlan]) -> None:
        options, plan = result
        if options.same_photos(self.albums.options):
            self._planning = None
            self._plan, self._plan_of = plan, options
            self._show_plan()

    def _not_planned(self, error: PhotoclustError) -> None:
        self._planning = self._plan = self._plan_of = None
        self._show_plan()
        self.preview.say(self.tr("This cannot be written"), error_said(error))

    def _show_plan(self) -> None:
        options, plan = self.albums.options, self._plan
        if options is None:
            step = self.tr("Name people") if self.albums.nobody_is_named else ""
            self.preview.say(self.tr("Nothing chosen yet"), self.albums.lack, step)
        elif plan is not None:
            self.preview.set_plan(plan, options.link)
        elif self._planning is not None:
            self.preview.say(self.tr("Looking at what would be written"))
        count = 0 if plan is None or options is None else _to_write(plan, options)
        removable = options is not None and options.remove and self._can_remove
        can_write = count > 0 or removable
        self.write.setEnabled(self._fits(options) and self._writing is None and can_write)
        self.write.setText(
            self.tr("Write %Ln photo(s)", "", count) if count else self.tr("Write albums")
        )
        self.write_table.setEnabled(self._writing is None and self.table.path is not None)

    @property
    def _can_remove(self) -> bool:
        """Whether there is something outdated of which there is the original."""
        return self._plan is not None and any(file.original for file in self._plan.outdated)

    def _forget(self) -> None:
        self._plan = self._plan_of = self._planning = self._writing = None
        self.notice.hide()
        self._stale = True
        self._show_plan()

    # Writing it

    def _write(self) -> None:
        button = self.write if self.stack.currentIndex() == 0 else self.write_table
        button.click()

    def _write_albums(self) -> None:
        plan, options = self._plan, self.albums.options
        if plan is None or options is None or not self._fits(options):
            return
        self.albums.keep_folder()
        if options.gallery:
            self._start(
                self.tr("Writing albums"),
                lambda engine, job: engine.exports.write_galleries(plan, job),
                partial(self._galleries_written, plan.out),
            )
            return
        self._start(
            self.tr("Writing albums"),
            partial(_written, plan, options),
            partial(self._albums_written, plan.out),
        )

    def _write_table(self) -> None:
        path, replace = self.table.path, self.table.replace
        if path is None:
            return
        self.table.keep_file()
        if path.suffix.lower() == SHEETS:
            self._start(
                self.tr("Writing contact sheets"),
                lambda engine, job: engine.exports.write_sheets(path, job, replace=replace),
                partial(self._sheets_written, path),
            )
            return
        self._start(
            self.tr("Writing the table"),
            lambda engine, job: engine.exports.write_table(path, replace=replace),
            partial(self._table_written, path),
        )

    def _start(self, title: str, work: Any, then: Any) -> None:
        self.notice.hide()
        had_keys = self.write.hasFocus() or self.write_table.hasFocus()
        self._writing = self.session.start(work, title, then, self._failed, self)
        self._writing.ended.connect(self._ended)
        self._show_plan()
        if had_keys:  # which Qt takes to the side bar, as the button is disabled
            self.setFocus()

    def _ended(self) -> None:
        self._writing = None
        self._plan_soon()
        self._show_plan()
        if self.hasFocus():
            self._go_on()

    def _go_on(self) -> None:
        """The keyboard goes to what is done next."""
        shown = self.write if self.stack.currentIndex() == 0 else self.write_table
        next_ones = [b for b in (self.notice.button, shown) if b.isVisible() and b.isEnabled()]
        (next_ones[0].setFocus if next_ones else self.focus)()

    def _albums_written(self, out: Path, report: AlbumReport) -> None:
        parts = [
            self.tr("{0} written, {1}.").format(photos(report.written), size(report.bytes))
            if report.written
            else self.tr("No photo was written.")
        ]
        if report.moved:
            parts.append(self.tr("%Ln file(s) moved to new places.", "", report.moved))
        if report.removed:
            parts.append(self.tr("%Ln file(s) removed.", "", report.removed))
        if report.cancelled:
            parts.append(
                self.tr(
                    "You stopped it; what was written stays, and writing goes on"
                    " from there next time."
                )
            )
        parts += self._failures(report.failures)
        self.notice.say(
            "problem" if report.failures else "good",
            " ".join(parts),
            self.tr("Open folder") if out.is_dir() else "",
            lambda: show_folder(self.session, out),
        )

    def _galleries_written(self, out: Path, report: GalleryReport) -> None:
        parts = [
            self.tr("%Ln file(s) written, with {0} in them.", "", len(report.files)).format(
                photos(report.photos)
            ),
            *self._failures(report.failures),
        ]
        self.notice.say(
            "problem" if report.failures else "good",
            " ".join(parts),
            self.tr("Open folder") if out.is_dir() else "",
            lambda: show_folder(self.session, out),
        )

    def _sheets_written(self, path: Path, pages: int) -> None:
        text = self.tr("%Ln page(s) written to {0}.", "", pages).format(path)
        show = partial(show_file, self.session, path)
        self.notice.say("good", text, self.tr("Show in folder"), show)

    def _failures(self, failures: Sequence[Failure]) -> list[str]:
        if not failures:
            return []
        lines = [self.tr("%Ln photo(s) stayed out:", "", len(failures))]
        lines += [f"{f.path.name} – {said(f.problem)}." for f in failures[:SHOWN_FAILURES]]
        if len(failures) > SHOWN_FAILURES:
            lines.append(self.tr("And %Ln more.", "", len(failures) - SHOWN_FAILURES))
        return lines

    def _table_written(self, path: Path, rows: int) -> None:
        text = self.tr("%Ln face(s) written to {0}.", "", rows).format(path)
        show = partial(show_file, self.session, path)
        self.notice.say("good", text, self.tr("Show in folder"), show)

    def _show_album(self, folder: object) -> None:
        show_file(self.session, Path(str(folder)))

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))


def _planned(options: AlbumOptions, engine: Engine, job: Job) -> tuple[AlbumOptions, AlbumPlan]:
    job.begin("planning")
    return options, _plan(options, engine.exports.plan_albums)


def _plan(options: AlbumOptions, plan_albums: Callable[..., AlbumPlan]) -> AlbumPlan:
    if options.photos:
        return plan_albums(options.out, photos={options.name: options.photos})
    if options.recipes:
        return plan_albums(options.out, recipes={})
    named = options.people is None
    people = options.people or ()
    return plan_albums(options.out, people=people, named_only=named, together=options.together)


def _to_write(plan: AlbumPlan, options: AlbumOptions) -> int:
    """How many photos: all of them for galleries, which are written anew."""
    if options.gallery:
        return sum(len(album.items) for album in plan.albums)
    return len(plan.new)


def _written(plan: AlbumPlan, options: AlbumOptions, engine: Engine, job: Job) -> AlbumReport:
    """Write albums, and names into the copies if they are wanted there."""
    report = engine.exports.write_albums(plan, options.link, job, remove=options.remove)
    if options.tags and not report.cancelled:
        tags = engine.tags.write_into_copies(plan, None, job)
        report.failures += tags.failures
        report.cancelled = tags.cancelled
    return report
