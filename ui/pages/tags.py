"""Tags: names written for other programs, and names that these have written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from photoclust import Engine, Job, PhotoclustError, TagReading, TagReport, TagsTaken

from ..context import Context
from ..i18n.engine_messages import error_said, line
from ..i18n.wording import faces, people
from ..state.decisions import HistoryChange, HistoryState, history_state
from ..state.running_job import RunningJob
from ..theme import GRID
from ..widgets.chip import Chip
from ..widgets.form_beside_preview import form_beside_preview
from ..widgets.notice_bar import NoticeBar
from ..widgets.tag_list import TagList
from ..widgets.tag_reading_form import Existing, TagReadingForm
from ..widgets.tag_writing_form import TagWritingForm
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="tags",
    title=QT_TRANSLATE_NOOP("pages", "Tags"),
    icon="tag",
    shortcut="Ctrl+Shift+T",
    position=55,
)

T = TypeVar("T")
SHOWN_NAMES = 6


class TagsPage(Page):
    """Two sides, each with a form, a preview that the user asks for, and a button."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.subtitle.setText(self.tr("Names in other programs’ files."))
        self.notice = NoticeBar()
        self.writing = TagWritingForm(context)
        self.to_write = TagList(context, self.tr("Files that would be written"))
        self.write = QPushButton(self.tr("Write names"))
        self.reading = TagReadingForm(context)
        self.to_take = TagList(context, self.tr("People who would be taken over"), checkable=True)
        self.take = QPushButton(self.tr("Take names over"))
        self._found: TagReading | None = None
        self._running: RunningJob | None = None
        self._lay_out()
        self._connect()
        self._forget()

    def _lay_out(self) -> None:
        self.kinds = QButtonGroup(self)
        self.stack = QStackedWidget()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.stack, 1)
        self.body.setContentsMargins(0, 0, 0, 2 * GRID)
        sides = (
            (self.tr("Write"), self.writing, self.to_write, self.write),
            (self.tr("Read"), self.reading, self.to_take, self.take),
        )
        for number, (text, form, preview, button) in enumerate(sides):
            chip = Chip(text)
            self.kinds.addButton(chip, number)
            self.header.addWidget(chip)
            side = QWidget()
            self.stack.addWidget(side)
            form_beside_preview(side, form, preview, button)
        self.kinds.button(0).setChecked(True)
        self.kinds.idClicked.connect(self.stack.setCurrentIndex)

    def _connect(self) -> None:
        self.writing.changed.connect(self._ask_to_check)
        self.reading.changed.connect(self._ask_to_read)
        self.to_write.nothing.clicked.connect(self._check)
        self.to_take.nothing.clicked.connect(self._read)
        self.to_take.view.rows.checks_changed.connect(self._show_state)
        self.write.clicked.connect(self._write)
        self.take.clicked.connect(self._take)
        self.session.opened.connect(self._forget)
        self.session.changed.connect(lambda *_: self._stale())
        self.action("go", self.tr("Write or take over"), self._go, shortcut="Ctrl+Return")

    def open(self, **what: Any) -> None:
        """`read`: whether the side is shown that reads; as before without."""
        if "read" in what:
            self.kinds.button(int(bool(what["read"]))).click()

    def focus(self) -> None:
        side = (self.to_write, self.to_take)[self.stack.currentIndex()]
        (side.nothing.button if side.nothing.isVisible() else side.view).setFocus()

    def _forget(self) -> None:
        """Another library: nothing is known of its tags."""
        self._found = self._running = None
        self.notice.hide()
        self._ask_to_check()
        self._ask_to_read()

    def _stale(self) -> None:
        """A decision: what was found out may not hold any more."""
        if self._running is None:
            self._ask_to_check()
            self._ask_to_read()

    # Writing

    def _ask_to_check(self) -> None:
        if not self.writing.options.forms:
            self.to_write.say(self.tr("Nothing chosen yet"), self.tr("Tick what is to be written."))
        else:
            self.to_write.say(
                self.tr("Confirmed names, for other programs"),
                self.tr(
                    "What other programs wrote stays. What they changed in what photoclust wrote"
                    " is taken over, and can be undone."
                ),
                self.tr("Show what would be written"),
            )
        self._show_state()

    def _check(self) -> None:
        options = self.writing.options
        self._start(
            self.tr("Comparing tags"),
            lambda engine, job: engine.tags.check(options, job),
            self._checked,
        )

    def _checked(self, report: TagReport) -> None:
        self.to_write.show_report(report)

    def _write(self) -> None:
        options = self.writing.options
        self.writing.keep()
        self._start(
            self.tr("Writing tags"),
            lambda engine, job: _with_history(engine, engine.tags.write(options, job)),
            self._written,
        )

    def _written(self, result: tuple[TagReport, HistoryState]) -> None:
        report, now = result
        if report.followed:
            self._announce(now)
        parts = [self.tr("%Ln file(s) written.", "", len(report.changes))]
        if report.followed:
            parts.append(self.tr("%Ln change(s) of others followed.", "", len(report.followed)))
        if report.cancelled:
            parts.append(self.tr("You stopped it; what was written stays."))
        told = [*report.conflicts, *report.failures]
        self.notice.say("problem" if told else "good", " ".join(parts))
        if told or report.cancelled:
            report.changes, report.followed = [], []
            self.to_write.show_report(report)
        else:
            self.to_write.show_report(TagReport())

    # Reading

    def _ask_to_read(self) -> None:
        self._found = None
        self.reading.ask_about("")
        if self.reading.origins:
            self.to_take.say(
                self.tr("Names of other programs"),
                self.tr(
                    "Of digiKam, Lightroom, ACDSee, Windows, Apple Photos, Picasa and Google"
                    " Photos. Nothing changes before you have seen who is found."
                ),
                self.tr("Look for names"),
            )
        else:
            self.to_take.say(
                self.tr("Nothing chosen yet"), self.tr("Tick where names are to be read.")
            )
        self._show_state()

    def _read(self) -> None:
        form = self.reading
        self._start(
            self.tr("Reading tags"),
            partial(
                _reading_of,
                origins=form.origins,
                contacts=form.contacts.path,
                confirmed=form.confirmed,
            ),
            self._read_out,
        )

    def _read_out(self, reading: TagReading) -> None:
        self._found = reading
        names = [name.name for name in reading.existing]
        more = [self.tr("and %Ln more", "", len(names) - SHOWN_NAMES)] * (len(names) > SHOWN_NAMES)
        self.reading.ask_about(", ".join((*names[:SHOWN_NAMES], *more)))
        self.to_take.show_reading(reading)
        self._show_state()

    def _take(self) -> None:
        reading, confirmed = self._found, self.reading.confirmed
        if reading is None:
            return
        left_out = {name.name for name in reading.names} - self.to_take.view.rows.checked
        if self.reading.existing.value is Existing.SKIP:
            left_out |= {name.name for name in reading.existing}
        choices = dict.fromkeys(map(str, left_out))
        self._start(
            self.tr("Taking names over"),
            lambda engine, job: _with_history(
                engine, engine.tags.take(reading, choices, job, confirmed=confirmed)
            ),
            self._taken,
        )

    def _taken(self, result: tuple[TagsTaken, HistoryState]) -> None:
        taken, now = result
        if taken.faces:
            self._announce(now)
        text = self.tr("{0} named, {1} new. Undo takes it back.")
        text = text.format(faces(taken.faces), people(taken.people))
        failed = " ".join(f"{f.path.name} – {line(f.problem)}." for f in taken.failures[:3])
        self.notice.say("problem" if failed else "good", f"{text} {failed}".strip())
        self._ask_to_read()
        self._ask_to_check()

    # Both

    def _start(
        self, title: str, work: Callable[[Engine, Job], Any], then: Callable[[Any], None]
    ) -> None:
        self.notice.hide()
        self._running = self.session.start(work, title, then, self._failed, self)
        self._running.ended.connect(self._ended)
        self._show_state()

    def _announce(self, now: HistoryState) -> None:
        """Tell all that the job has made a decision."""
        if now.undo is not None:
            self.session.announce(HistoryChange("apply", (now.undo,)), now)

    def _ended(self) -> None:
        self._running = None
        self._show_state()

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))

    def _go(self) -> None:
        (self.write, self.take)[self.stack.currentIndex()].click()

    def _show_state(self) -> None:
        idle = self._running is None
        self.write.setEnabled(idle and bool(self.writing.options.forms))
        ticked = self._found is not None and bool(self.to_take.view.rows.checked)
        self.take.setEnabled(idle and ticked)
        for preview in (self.to_write, self.to_take):
            preview.nothing.button.setEnabled(idle)


def _reading_of(engine: Engine, job: Job, **how: Any) -> TagReading:
    return engine.tags.read(job, **how)


def _with_history(engine: Engine, result: T) -> tuple[T, HistoryState]:
    """What a job came to, and what can be undone now."""
    return result, history_state(engine)
