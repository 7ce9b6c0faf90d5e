"""The files and folders that could not be read, or not wholly: why, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from photoclust import Engine, Failure, PhotoclustError, ScanReport

from ..context import Context
from ..desktop.file_manager import show_file
from ..i18n.engine_messages import error_said, line
from ..i18n.natural_order import path_key
from ..i18n.wording import number
from ..state.crashes import through_crashes
from ..state.running_job import RunningJob
from ..state.search import has_words
from ..theme import GRID
from ..widgets.elided_combo import ElidedCombo
from ..widgets.empty_state import EmptyState
from ..widgets.icon_button import ActionButton, IconButton
from ..widgets.menu import open_menu
from ..widgets.overflow_row import OverflowRow
from ..widgets.row_view import RowView
from ..widgets.rows import Row
from ..widgets.search_field import SearchField
from .list_page import ListPage
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="problems",
    title=QT_TRANSLATE_NOOP("pages", "Problems"),
    icon="problem",
    shortcut="Ctrl+7",
    position=70,
)


REMARK = "remark"


class ProblemsPage(ListPage):
    """The list, with actions to retry and to copy."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._failures: list[Failure] = []
        """Files that could not be read, and remarks about photos that were, by path."""
        self._retrying: RunningJob | None = None
        self.view = RowView(self.tr("Files that could not be read"), framed=True)
        self.empty = EmptyState(
            "check",
            self.tr("No problems"),
            self.tr("Whatever is in your folders could be read."),
        )
        self.search = SearchField(self.tr("Search files and folders"))
        self.search.setMinimumWidth(31 * GRID)
        self.reasons = ElidedCombo(self.tr("Reason"), 10, grows=True)
        self.reasons.setMaximumWidth(28 * GRID)
        self.more = IconButton("more", self.tr("More to do with the selected files"))
        self.no_match = EmptyState(
            "search",
            self.tr("Nothing found"),
            self.tr("No file that could not be read fits what you look for."),
            self.tr("Show all"),
        )
        self._make_actions()
        self._lay_out()
        self._connect()
        self.selected()

    def _make_actions(self) -> None:
        add = self.action
        self.retry_all = add(
            "retry_all",
            self.tr("Try all again"),
            self._retry_all,
            shortcut="Shift+R",
            icon="refresh",
        )
        add("retry", self.tr("Try again"), self._retry, shortcut="R", icon="refresh")
        add(
            "reveal",
            self.tr("Show in file manager"),
            self._reveal,
            shortcut="O",
            icon="folder",
        )
        add(
            "dismiss",
            self.tr("Dismiss"),
            self._dismiss,
            shortcut="Del",
            icon="check",
            tip=self.tr("Show no more what is wrong with these photos, which were read"),
        )
        self.copy = add(
            "copy",
            self.tr("Copy list"),
            self._copy,
            shortcut="Ctrl+C",
            icon="copy",
            tip=self.tr("Copy the paths and reasons, of what is selected or else of all"),
        )
        find = self._focus_search
        add("find", self.tr("Search files and folders"), find, shortcut="Ctrl+F", icon="search")

    def _lay_out(self) -> None:
        for action in (self.copy, self.retry_all):
            self.header.addWidget(ActionButton(action))
        self.tools.addWidget(self.search, 1)
        self.tools.addWidget(self.reasons)
        names = ("retry", "reveal", "dismiss")
        chosen = [self.context.actions[f"problems.{name}"] for name in names]
        self.menu_actions = [*chosen, self.copy]
        buttons = [ActionButton(action) for action in chosen]
        self.row = OverflowRow(buttons, self.more, at_right=True)
        self.tools.addWidget(self.row)
        self._list = QStackedWidget()
        self._list.addWidget(self.view)
        self._list.addWidget(self.no_match)
        self.lay_out(self.tools, self._list)
        self.row.show_widgets(buttons)  # now that it is in the page: else it would be a window

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.view.setFocus)
        self.reasons.currentIndexChanged.connect(self._fill)
        self.more.clicked.connect(self._show_more)
        self.no_match.clicked.connect(self._show_all)
        self.view.opened.connect(lambda path: show_file(self.session, Path(path)))
        self.session.scanned.connect(self._ask)
        self.session.opened.connect(self._forget)
        self._ask()

    def shown(self) -> None:
        self._ask()

    # The list

    def _ask(self) -> None:
        def read(engine: Engine) -> list[Failure]:
            key = path_key()
            found = [*engine.folders.failures(), *engine.folders.remarks()]
            return sorted(found, key=lambda failure: key(failure.path))

        self.session.ask(read, self._take, self)

    def _take(self, failures: Sequence[Failure]) -> None:
        self._failures = list(failures)
        remarks = len(self._remarks())
        unread = len(failures) - remarks
        self.count_changed.emit(unread or None)
        parts = []
        if unread:
            parts.append(self.tr("%Ln file(s) or folder(s) could not be read", "", unread))
        if remarks:
            parts.append(self.tr("%Ln photo(s) read with a remark", "", remarks))
        self.subtitle.setText("  ·  ".join(parts))
        self._list_reasons()
        self.show_list(bool(failures))
        self._fill()

    def _list_reasons(self) -> None:
        chosen = self.reasons.currentData()
        self.reasons.blockSignals(True)
        self.reasons.clear()
        self.reasons.addItem(self.tr("All reasons"), None)
        counts = Counter(line(failure.problem) for failure in self._failures)
        for reason, count in counts.most_common():
            self.reasons.addItem(f"{reason} ({number(count)})", reason)
        self.reasons.setCurrentIndex(max(0, self.reasons.findData(chosen)))
        self.reasons.setVisible(len(counts) > 1)
        self.reasons.blockSignals(False)

    def _fill(self) -> None:
        typed, reason = self.search.text(), self.reasons.currentData()
        fitting = [
            failure
            for failure in self._failures
            if reason in (None, line(failure.problem)) and has_words(str(failure.path), typed)
        ]
        self.view.rows.set_rows([self._row(failure) for failure in fitting])
        self._list.setCurrentIndex(0 if fitting or not self._failures else 1)
        self.selected()

    def _row(self, failure: Failure) -> Row:
        return Row(
            failure.path,
            failure.path.name,
            self._place(failure),
            line(failure.problem),
            icon="info" if failure.stage == REMARK else "problem",
            tone="plain" if failure.stage == REMARK else "warning",
            tip=f"{failure.path}\n{line(failure.problem)}",
        )

    def _place(self, failure: Failure) -> str:
        """Where a file lies, and since when it is listed."""
        since = QDateTime.fromString(failure.since or "", Qt.DateFormat.ISODate)
        if not since.isValid():
            return str(failure.path.parent)
        day = QLocale().toString(since.date(), QLocale.FormatType.ShortFormat)
        return self.tr("{0}  ·  since {1}").format(failure.path.parent, day)

    def _remarks(self) -> list[Path]:
        return [failure.path for failure in self._failures if failure.stage == REMARK]

    def _forget(self) -> None:
        self.notice.hide()
        self._retrying = None
        self._take(())
        self._ask()

    def _show_all(self) -> None:
        self.search.clear()
        self.reasons.setCurrentIndex(0)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def selected(self) -> None:
        chosen, idle = len(self.view.selected()), self._retrying is None
        self.context.actions["problems.retry"].setEnabled(chosen > 0 and idle)
        self.context.actions["problems.reveal"].setEnabled(chosen == 1)
        self.more.setEnabled(chosen > 0)
        remarks = set(self._remarks()).intersection(self.view.selected())
        self.context.actions["problems.dismiss"].setEnabled(bool(remarks))
        self.retry_all.setEnabled(bool(self._failures) and idle)
        self.copy.setEnabled(bool(self._failures))

    # What is done about them

    def _show_more(self) -> None:
        at = self.more.mapToGlobal(self.more.rect().bottomLeft())
        open_menu(self, at, self.menu_actions)

    def _reveal(self) -> None:
        show_file(self.session, self.view.selected()[0])

    def _dismiss(self) -> None:
        chosen = set(self._remarks()).intersection(self.view.selected())
        self.session.ask(
            lambda engine: engine.folders.dismiss_remarks(chosen), lambda _: self._ask(), self
        )

    def _copy(self) -> None:
        chosen = set(self.view.selected()) or {row.key for row in self.view.rows.rows}
        lines = [f"{f.path}\t{line(f.problem)}" for f in self._failures if f.path in chosen]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.notice.say("good", self.tr("%Ln line(s) copied.", "", len(lines)))

    def _retry(self) -> None:
        self.retry(self.view.selected())

    def _retry_all(self) -> None:
        self.retry([failure.path for failure in self._failures])

    def retry(self, paths: Sequence[Path]) -> None:
        """Look at these files again."""
        self.notice.hide()
        self._retrying = self.session.start(
            lambda engine, job: through_crashes(engine, lambda: engine.photos.retry(paths, job)),
            self.tr("Trying again"),
            self._retried,
            self._failed,
            self,
        )
        self._retrying.ended.connect(self._ended)
        self.selected()

    def _retried(self, report: ScanReport) -> None:
        failed = len(report.failures)
        read = report.new + report.changed + report.copies + report.moved + report.unchanged
        if failed:
            text = self.tr("%Ln of them could still not be read.", "", failed)
            self.notice.say("problem", text)
        else:
            self.notice.say("good", self.tr("%Ln file(s) read now.", "", read))

    def _failed(self, error: PhotoclustError) -> None:
        self.notice.say("problem", error_said(error))

    def _ended(self) -> None:
        self._retrying = None
        self._ask()
