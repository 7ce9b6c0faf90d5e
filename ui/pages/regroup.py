"""Groups all faces anew: by which method, how finely, and what that would change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoclust import Engine, Job, PhotoclustError, ProcessEnded

from .. import icons
from ..context import Context
from ..i18n.engine_messages import error_said
from ..i18n.wording import faces, people
from ..state.decisions import HistoryChange
from ..state.running_job import RunningJob
from ..theme import GRID, colors_of
from ..widgets.empty_state import EmptyState
from ..widgets.icon_button import ActionButton
from ..widgets.notice_bar import NoticeBar
from ..widgets.plain_text import PlainLabel
from ..widgets.regroup_form import RegroupForm
from ..widgets.regroup_preview import RegroupPreview
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="regroup",
    title=QT_TRANSLATE_NOOP("pages", "Regroup"),
    icon="group",
    shortcut="Ctrl+4",
    position=40,
)

if TYPE_CHECKING:  # at run time it would bring the libraries for clustering along
    from photoclust import Preview, Previewer

TUNE_MS = 120
"""Pause of the slider after which the preview is computed."""
PATIENCE_MS = 300
"""Duration after which a computation is shown as running."""

T = TypeVar("T")


class RegroupPage(Page):
    """Nothing changes until it is applied, and then as one decision."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._previewer: Previewer | None = None
        self._preview: Preview | None = None
        self._running: RunningJob | None = None
        self._stale = True
        self._present = self._unsorted = 0
        self.form = RegroupForm()
        self.changes = RegroupPreview(context)
        self.notice = NoticeBar()
        self.figures, self.before, self._shield = PlainLabel(), PlainLabel(), QLabel()
        self.progress = QProgressBar()
        self.cancel = QPushButton(self.tr("Stop"))
        self.empty = EmptyState(
            "group",
            self.tr("No faces to group yet"),
            self.tr("Add a folder of photos first; faces are grouped while it is scanned."),
            self.tr("Add photo folder…"),
        )
        self._soon = QTimer(self, singleShot=True, interval=TUNE_MS)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._make_actions()
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self.apply = self.action(
            "apply",
            self.tr("Apply"),
            self._apply,
            shortcut="Ctrl+Return",
            tip=self.tr("Group the faces this way; it can be undone"),
        )
        self.leave = self.action(
            "leave",
            self.tr("Leave as it is"),
            lambda: self.go.emit("people", {}),
            shortcut="Escape",
            tip=self.tr("Change nothing and go back to the people"),
        )
        self.apply.setEnabled(False)

    def _lay_out(self) -> None:
        self.subtitle.setText(self.tr("Nothing changes until you apply it."))
        leave, apply = ActionButton(self.leave), ActionButton(self.apply)
        apply.setProperty("role", "primary")
        self.header.addWidget(leave)
        self.header.addWidget(apply)
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.form)
        left.addLayout(self._promise())
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(GRID)
        self.figures.setProperty("role", "title")
        self.figures.setWordWrap(True)
        self.before.setProperty("role", "quiet")
        self.before.setWordWrap(True)
        right.addWidget(self.figures)
        right.addWidget(self.before)
        right.addLayout(self._busy())
        right.addSpacing(GRID)
        right.addWidget(self.changes, 1)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * GRID)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.stack, 1)
        self.body.addSpacing(2 * GRID)

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.setSpacing(GRID + GRID // 2)
        self._draw_shield()
        text = QLabel(
            self.tr(
                "Confirmed faces never move. What you named, merged or ignored stays as it is;"
                " only faces that nobody has decided about are grouped anew."
            )
        )
        text.setProperty("role", "quiet")
        text.setWordWrap(True)
        # As wide as the form above, whatever the text would like.
        policy = text.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        text.setSizePolicy(policy)
        row.addWidget(self._shield)
        row.addWidget(text, 1)
        return row

    def _draw_shield(self) -> None:
        good = QColor(colors_of(self.palette()).good)
        self._shield.setPixmap(icons.pixmap("check", 20, good, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_shield()

    def _busy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Comparing faces"))
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        self._show_busy(False)
        return row

    def _connect(self) -> None:
        self.form.options_changed.connect(self._compute)
        self.form.granularity_changed.connect(self._soon.start)
        self._soon.timeout.connect(self._tune)
        self._late.timeout.connect(lambda: self._show_busy(True))
        self.cancel.clicked.connect(self._cancel)
        self.changes.opened.connect(lambda person: self.go.emit("person", {"person": person}))
        self.empty.clicked.connect(self.context.actions["folders.add"].trigger)
        self.session.changed.connect(self._outdate)
        self.session.changed_elsewhere.connect(self._outdate)
        self.session.scanned.connect(self._outdate)
        self.session.embeddings_changed.connect(self._outdate)
        self.session.opened.connect(self._forget)
        self.session.people_changed.connect(self._ask_before)
        self.people.changed.connect(self._ask_before)

    def shown(self) -> None:
        self._ask_before()
        if self._stale:
            self._compute()
        elif self._preview is None:
            self._tune()

    def hidden(self) -> None:
        self._stop()
        self._previewer = None  # it holds all faces

    def focus(self) -> None:
        (self.form.slider if self.stack.currentIndex() == 0 else self.empty.button).setFocus()

    # Computing

    def _outdate(self) -> None:
        """A decision was made: the computed preview is out of date."""
        self._stale = True
        if self.isVisible():
            self._compute()

    def _forget(self) -> None:
        self._stop()
        self._previewer = self._preview = None
        self.form.reset()
        self._outdate()

    def _compute(self) -> None:
        """The slow part; once for each method and number of people."""
        self._stale = False
        self._previewer = self._preview = None
        self.form.suggest_people(len(self.people.visible()))
        options = self.form.options

        def take(found: Previewer) -> None:
            self._previewer = found
            self._tune()

        self._begin(
            lambda engine, job: engine.clusters.preview(options.method, options.people, job), take
        )

    def _tune(self) -> None:
        """The quicker part, again and again while the slider moves; only the latest counts. The
        slow part first where that is not known any more."""
        previewer, granularity = self._previewer, self.form.granularity
        if previewer is None:
            self._compute()
        else:
            self._preview = None
            self._begin(lambda _, job: previewer.at(granularity, job), self._show)

    def _begin(self, work: Callable[[Engine, Job], T], take: Callable[[T], None]) -> None:
        """Cancel the running job and start this one, which may take a minute."""
        self._stop()
        self.notice.hide()
        self.apply.setEnabled(False)

        def taken(result: T) -> None:
            if running is self._running:
                self._running = None
                take(result)

        running = self.session.start(
            work,
            self.tr("Comparing faces"),
            then=taken,
            failed=lambda error: self._fail(running, error),
            owner=self,
            quiet=True,
        )
        self._running = running
        running.ended.connect(lambda: self._ended(running))
        self._late.start()

    def _fail(self, running: RunningJob, error: PhotoclustError) -> None:
        if running is not self._running:
            return
        self._running = None
        if isinstance(error, ProcessEnded):
            self._previewer = None  # it was kept there
        self._clear()
        self.notice.say("problem", error_said(error))

    def _ended(self, running: RunningJob) -> None:
        """Stopped by the user, if it is still the one that is waited for."""
        if running is self._running:
            self._running = None
            self._clear()
            self.notice.say("info", self.tr("Stopped."), self.tr("Compare again"), self._tune)
        if self._running is None:
            self._late.stop()
            self._show_busy(False)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _stop(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.cancel()

    def _clear(self) -> None:
        self.figures.clear()
        self.changes.show_changes((), (), ())

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        if busy:
            self.figures.setText(self.tr("Comparing faces…"))

    # Showing and deciding

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self.figures.setText(self._figures(preview.people, preview.unsorted))
        self.changes.show_changes(preview.merges, preview.splits, preview.dissolved)
        self._enable()
        self._say_before()

    def _ask_before(self) -> None:
        if self.isVisible():
            self.session.ask(lambda engine: engine.people.unsorted_count(), self._show_before, self)

    def _show_before(self, unsorted: int) -> None:
        self._present = sum(person.faces > 0 for person in self.people.people)
        self._unsorted = unsorted
        with self.keyboard_follows(self.stack):
            self.stack.setCurrentIndex(0 if self._has_faces or not self.people.is_loaded else 1)
        self._enable()
        self._say_before()

    @property
    def _has_faces(self) -> bool:
        """Whether there is anything to group: strangers may become people too."""
        return self._present > 0 or self._unsorted > 0

    def _enable(self) -> None:
        self.apply.setEnabled(self._preview is not None and self._has_faces)

    def _say_before(self) -> None:
        """What there is now, and what would be made of faces that are with nobody."""
        parts = [self.tr("Now: {0}").format(self._figures(self._present, self._unsorted))]
        if self._preview is not None and self._preview.formed:
            parts.append(self.tr("%Ln new person(s)", "", self._preview.formed))
        self.before.setText("  ·  ".join(parts))

    def _figures(self, count: int, unsorted: int) -> str:
        return self.tr("{0}, {1} unsorted").format(people(count), faces(unsorted))

    def _apply(self) -> None:
        preview = self._preview
        if preview is not None:
            self.apply.setEnabled(False)
            self.session.apply(preview.edit, self._applied, self._not_applied, self)

    def _applied(self, _: HistoryChange) -> None:
        self.go.emit("people", {})

    def _not_applied(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))
        self._enable()
