"""The status bar below the pages: running jobs with their progress, pause and cancel."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from photoclust import Progress

from ..i18n.wording import duration, faces, number
from ..state.running_job import JobState, RunningJob
from ..state.session import Session
from ..theme import GRID
from ..widgets.icon_button import IconButton
from ..widgets.plain_text import PlainLabel, as_plain


class JobLine(QWidget):
    """One job: title, bar, figures, pause and cancel."""

    def __init__(self, running: RunningJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running = running
        self._progress = running.job.progress
        title = PlainLabel(running.title)
        title.setStyleSheet("font-weight: 600")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.bar.setAccessibleName(running.title)
        self.text = PlainLabel()
        self.text.setProperty("role", "quiet")
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pause = IconButton("pause", self.tr("Pause"))
        self.pause.clicked.connect(self._toggle)
        cancel = IconButton("stop", self.tr("Cancel"))
        cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(title)
        layout.addWidget(self.bar)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.pause)
        layout.addWidget(cancel)
        self.cancel = cancel
        running.progress.connect(self._show)
        running.state_changed.connect(self._state_changed)
        self._show(self._progress)

    def _show(self, progress: Progress) -> None:
        self._progress = progress
        if progress.total:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
        else:
            self.bar.setRange(0, 0 if self.running.state is JobState.RUNNING else 1)
        text = self._figures(progress)
        self.text.setText(text)
        self.text.setToolTip(as_plain(progress.current))
        self.bar.setAccessibleDescription(text)

    def _figures(self, progress: Progress) -> str:
        """How far the job is: done of total, faces, rate, time left."""
        if self.running.state is JobState.WAITING:
            return self.tr("waiting for its turn")
        parts: list[str] = []
        if progress.total:
            text = self.tr("{0} of {1} photos") if progress.faces else self.tr("{0} of {1}")
            parts.append(text.format(number(progress.done), number(progress.total)))
        if progress.faces:
            parts.append(faces(progress.faces))
        if self.running.state is JobState.PAUSED:
            parts.append(self.tr("paused"))
        elif progress.total:
            parts += self._pace(progress)
        return "  ·  ".join(parts)

    def _pace(self, progress: Progress) -> list[str]:
        parts = []
        if progress.rate >= 0.1:
            rate = QLocale().toString(progress.rate, "f", 1 if progress.rate < 10 else 0)
            parts.append(self.tr("{0} a second").format(rate))
        if progress.seconds_left is not None and progress.elapsed > 3:
            parts.append(self.tr("{0} left").format(duration(progress.seconds_left)))
        return parts

    def _toggle(self) -> None:
        if self.running.state is JobState.PAUSED:
            self.running.resume()
        else:
            self.running.pause()

    def _cancel(self) -> None:
        self.running.cancel()
        self.cancel.setEnabled(False)
        self.pause.setEnabled(False)

    def _state_changed(self) -> None:
        paused = self.running.state is JobState.PAUSED
        self.pause.set_icon("play" if paused else "pause")
        self.pause.setToolTip(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.setAccessibleName(self.pause.toolTip())
        self._show(self._progress)


class StatusBar(QWidget):
    """A line for each job; hidden while no job runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Work under way"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self._layout.setSpacing(0)
        session.jobs_changed.connect(self._follow)
        self._follow()

    @property
    def lines(self) -> list[JobLine]:
        items = (self._layout.itemAt(i) for i in range(self._layout.count()))
        return [w for item in items if item and isinstance(w := item.widget(), JobLine)]

    def _follow(self) -> None:
        there = {line.running: line for line in self.lines}
        for running, line in there.items():
            if running not in self._session.jobs:
                self._layout.removeWidget(line)
                line.hide()
                line.deleteLater()
        shown = [running for running in self._session.jobs if not running.quiet]
        for running in shown:
            if running not in there:
                self._layout.addWidget(JobLine(running))
        self.setVisible(bool(shown))
