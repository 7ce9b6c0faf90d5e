"""The strip below the pages: what runs, how far it is, and how to hold or stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from photoclust.job import Progress

from ..i18n.wording import progress_text
from ..state.running_job import JobState, RunningJob
from ..state.session import Session
from ..theme import GRID
from ..widgets.icon_button import IconButton


class JobLine(QWidget):
    """One job: title, bar, figures, pause and cancel."""

    def __init__(self, running: RunningJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running = running
        self._progress = running.job.progress
        title = QLabel(running.title)
        title.setStyleSheet("font-weight: 600")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.bar.setAccessibleName(running.title)
        self.text = QLabel()
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
        text = progress_text(self.running, progress)
        self.text.setText(text)
        self.text.setToolTip(progress.current)
        self.bar.setAccessibleDescription(text)

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


class StatusStrip(QWidget):
    """A line for each job; not to be seen when nothing runs."""

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
