"""The adapter in the settings: tried on the faces confirmed, kept, or dropped again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from photoclust import AdapterReadiness, Engine, Job, KeptAdapter, PhotoclustError

from ..context import Context
from ..i18n.engine_messages import error_said, explained, said
from ..i18n.wording import faces, number, people, sentence
from ..state.running_job import JobState, RunningJob
from .notice_bar import NoticeBar
from .setting_card import SettingCard

if TYPE_CHECKING:
    from photoclust import Fitted

T = TypeVar("T")


class AdapterCard(SettingCard):
    """Reads with :meth:`renew` whether there are enough confirmed faces, and what is kept."""

    regroup_wanted = Signal()
    """People are to be grouped anew: the embeddings have changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Adapt to your people"), parent)
        self._session = context.session
        self._readiness: AdapterReadiness | None = None
        self._kept: KeptAdapter | None = None
        self._running: RunningJob | None = None
        self._is_trial = False
        self.trial = QPushButton(self.tr("Try it"))
        self.trial.setAccessibleName(self.tr("Try to adapt to your people"))
        self.state, self.gains, self.measured = QLabel(), QLabel(), QLabel()
        self.measured.setProperty("role", "quiet")
        for label in (self.state, self.gains, self.measured):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.back = QPushButton(self.tr("Go back to the network as it comes"))
        self.notice = NoticeBar()
        self.add(
            self.tr("Learning from confirmed faces"),
            self.tr(
                "Learns to tell your people apart better, and shows what that would bring before"
                " anything changes. Needs three people with five confirmed faces each."
            ),
            self.trial,
        )
        self.add_widget(self.state)
        self.about_kept = self.add(self.tr("Adapter of this library"), "", self.back)
        for widget in (self.notice, self.gains, self.measured):
            self.add_widget(widget)
        self._hide_result()
        self._connect()
        self._follow()

    def _connect(self) -> None:
        session = self._session
        self.trial.clicked.connect(self._try_or_stop)
        self.back.clicked.connect(self._drop)
        session.opened.connect(self.renew)
        session.closed.connect(self._forget)
        session.changed.connect(self._renew_if_seen)
        session.scanned.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Read the state."""
        self._session.ask(
            lambda engine: (engine.adapter.readiness(), engine.adapter.kept()),
            self._take,
            self,
            self._failed,
        )

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _take(self, read: tuple[AdapterReadiness, KeptAdapter | None]) -> None:
        self._readiness, self._kept = read
        self._follow()

    def _forget(self) -> None:
        """The library is being closed: what was read and tried is that library's."""
        self._readiness = self._kept = None
        self._hide_result()
        self._follow()

    # Trying

    def _try_or_stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._follow()
            return
        self._begin(
            lambda engine, job: engine.adapter.fit(job),
            self.tr("Trying to adapt"),
            self._tell,
            is_trial=True,
        )

    def _tell(self, fitted: Fitted) -> None:
        """Show what was measured, and offer to keep it if it helps."""
        measured, *gains = (sentence(said(message)) for message in fitted.summary)
        self.measured.setText(measured)
        self.gains.setText("\n".join(gains))
        self.measured.show()
        self.gains.show()
        verdict = sentence(said(fitted.verdict))
        if fitted.adapter is None:
            unchanged = self.tr("Nothing was changed.")
            self.notice.say("info", f"{unchanged} {verdict}")
        else:
            self.notice.say("good", verdict, self.tr("Keep it"), lambda: self._keep(fitted))

    def _hide_result(self) -> None:
        for widget in (self.notice, self.gains, self.measured):
            widget.hide()

    # Keeping and dropping

    def _keep(self, fitted: Fitted) -> None:
        adapter = fitted.adapter
        assert adapter is not None
        self._begin(
            lambda engine, job: engine.adapter.adopt(adapter),
            self.tr("Adapting to your people"),
            lambda _: self._changed(
                self.tr(
                    "Faces are compared by the adapter from now on. Group people anew to have them"
                    " gain by it."
                )
            ),
        )

    def _drop(self) -> None:
        self._begin(
            lambda engine, job: engine.adapter.drop(),
            self.tr("Going back to the network as it comes"),
            lambda _: self._changed(
                self.tr(
                    "Faces are compared by the network as it comes again. Group people anew to have"
                    " them follow it."
                )
            ),
        )

    def _changed(self, text: str) -> None:
        self.notice.say("good", text, self.tr("Group anew"), self.regroup_wanted.emit)
        self._session.embeddings_changed.emit()

    # Jobs

    def _begin(
        self,
        work: Callable[[Engine, Job], T],
        title: str,
        then: Callable[[T], None],
        *,
        is_trial: bool = False,
    ) -> None:
        self._hide_result()
        self._is_trial = is_trial
        running = self._session.start(work, title, then, self._failed, self)
        self._running = running
        running.ended.connect(lambda: self._ended(running))
        self._follow()

    def _ended(self, running: RunningJob) -> None:
        self._running = None
        if running.state is JobState.CANCELLED and self._session.is_open:
            self.notice.say("info", self.tr("Stopped. Nothing was changed."))
        self._follow()
        self.renew()

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))

    # Showing

    def _follow(self) -> None:
        """Show the state as it was read, and what can be done in it."""
        running, readiness = self._running, self._readiness
        trying = running is not None and self._is_trial
        if trying:
            self.trial.setText(self.tr("Stop"))
        else:
            self.trial.setText(self.tr("Try it") if self._kept is None else self.tr("Try again"))
        if running is None:
            self.trial.setEnabled(readiness is not None and readiness.is_enough)
        else:
            self.trial.setEnabled(trying and not running.job.cancelled)
        self.state.setText(self._state())
        row = self.about_kept.parentWidget()
        assert row is not None
        row.setVisible(self._kept is not None)
        self.back.setEnabled(running is None)
        if self._kept is not None:
            self.about_kept.setText(self._about(self._kept))
            self.back.setAccessibleDescription(self.about_kept.text())

    def _state(self) -> str:
        """How far the library is, or what is being done."""
        if not self._session.is_open:
            return self.tr("No library is open.")
        if self._running is not None:
            return f"{self._running.title}…"
        ready = self._readiness
        if ready is None:
            return ""
        if ready.is_enough:
            text = self.tr("%Ln person(s) have {0} confirmed faces or more.", "", ready.people)
            return text.format(number(ready.faces_needed))
        return self.tr(
            "{0} of {1} people have {2} confirmed faces. Confirm more on a person's page, or answer"
            " questions in Review."
        ).format(*map(number, (ready.people, ready.people_needed, ready.faces_needed)))

    def _about(self, kept: KeptAdapter) -> str:
        if kept.problem is not None:
            return explained(kept.problem)
        since = QDateTime.fromString(kept.since or "", Qt.DateFormat.ISODate).toLocalTime()
        if not since.isValid():
            text = self.tr("In use, fitted to {0} of {1} and to the present network.")
            return text.format(faces(kept.faces), people(kept.people))
        day = QLocale().toString(since.date(), QLocale.FormatType.LongFormat)
        text = self.tr("In use since {2}, fitted to {0} of {1} and to the present network.")
        return text.format(faces(kept.faces), people(kept.people), day)
