"""The history of decisions, latest first, with undo and redo to any entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt
from PySide6.QtWidgets import QAbstractItemView

from photoclust import ClusteringMethod, Entry

from ..context import Context
from ..i18n.engine_messages import said
from ..widgets.empty_state import EmptyState
from ..widgets.icon_button import ActionButton
from ..widgets.row_view import RowView
from ..widgets.rows import Row
from .list_page import ListPage
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="history",
    title=QT_TRANSLATE_NOOP("pages", "History"),
    icon="history",
    shortcut="Ctrl+8",
    position=80,
)

LONGEST = 1000
"""Decisions listed, counted from the latest."""
METHODS: dict[str, str] = {
    ClusteringMethod.HDBSCAN: "HDBSCAN",
    ClusteringMethod.KMEANS: "k-means",
    ClusteringMethod.LINKAGE: "average linkage",
}
"""What the methods of grouping are called, in any language."""
START = 0
"""In place of an entry's number: before the first decision."""


class HistoryPage(ListPage):
    """A list to go back and forward in; it follows while decisions are made."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._entries: dict[int, Entry] = {}
        self._stale = True
        self.view = RowView(self.tr("Decisions, latest first"), framed=True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.empty = EmptyState(
            "history",
            self.tr("Nothing decided yet"),
            self.tr(
                "Whatever you decide is listed here – naming, merging, moving, ignoring – and can"
                " be taken back, also after you have closed photoclust."
            ),
            self.tr("Go to people"),
        )
        self.turn = self.action(
            "go", self.tr("Go back to here"), self._turn, icon="history", shortcut="Ctrl+Return"
        )
        self._lay_out()
        self._connect()
        self.selected()

    def _lay_out(self) -> None:
        for name in ("undo", "redo"):
            if name in self.context.actions:
                self.header.addWidget(ActionButton(self.context.actions[name], text=False))
        self.header.addWidget(ActionButton(self.turn))
        self.menu_actions = [self.turn]
        self.note.setText(
            self.tr(
                "Going back takes back all decisions above that line; you can go forward again"
                " until you decide something new. The history is kept with the library, so all"
                " this works after a restart too."
            )
        )
        self.lay_out(self.note, self.view)

    def _connect(self) -> None:
        self.view.opened.connect(lambda _: self._turn())
        self.empty.clicked.connect(lambda: self.go.emit("people", {}))
        self.session.history_changed.connect(self._follow)
        self.session.opened.connect(self._follow)

    def shown(self) -> None:
        if self._stale:
            self._ask()

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._stale = False
        self.session.ask(lambda engine: engine.history.entries(LONGEST), self._take, self)

    def _take(self, entries: Sequence[Entry]) -> None:
        kept = [entry for entry in entries if entry.state != "dropped"]
        self._entries = {entry.id: entry for entry in kept}
        now = next((entry.id for entry in kept if entry.state == "done"), START)
        rows = [self._row(entry, entry.id == now) for entry in kept]
        if len(entries) < LONGEST:
            rows.append(self._start_row(now == START))
        self.view.rows.set_rows(rows)
        self.show_list(bool(kept))
        self.subtitle.setText(self.tr("%Ln decision(s)", "", len(kept)) if kept else "")
        if not self.view.selected() and kept:
            self.view.select([now])
        self.selected()

    def _row(self, entry: Entry, is_now: bool) -> Row:
        undone = entry.state == "undone"
        parts = [self._when(entry.at)]
        if entry.changes:
            parts.append(self.tr("%Ln change(s)", "", entry.changes))
        if (method := _method(entry)) is not None:
            parts.append(method)
        note = self.tr("Taken back") if undone else self.tr("You are here") if is_now else ""
        return Row(
            entry.id,
            said(entry.message),
            "  ·  ".join(parts),
            note,
            icon="undo" if undone else "check",
            tone="faint" if undone else "plain",
            tip=said(entry.message),
        )

    def _when(self, moment: str) -> str:
        """A moment in ISO 8601 by the clock here, with the date where it is not today."""
        time = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
        if not time.isValid():
            return moment
        clock = QLocale().toString(time.time(), QLocale.FormatType.ShortFormat)
        if time.date() == QDate.currentDate():
            return self.tr("Today, {0}").format(clock)
        day = QLocale().toString(time.date(), QLocale.FormatType.LongFormat)
        return f"{day}, {clock}"

    def _start_row(self, is_now: bool) -> Row:
        note = self.tr("You are here") if is_now else ""
        text = self.tr("As the scan left it")
        return Row(START, self.tr("Before all decisions"), text, note, icon="photos")

    def _chosen(self) -> int | None:
        chosen = self.view.selected()
        return chosen[0] if chosen else None

    def selected(self) -> None:
        chosen = self._chosen()
        entry = None if chosen is None else self._entries.get(chosen)
        forward = entry is not None and entry.state == "undone"
        self.turn.setText(self.tr("Go forward to here") if forward else self.tr("Go back to here"))
        self.turn.setEnabled(chosen is not None and (forward or chosen != self._now()))

    def _now(self) -> int:
        done = (entry.id for entry in self._entries.values() if entry.state == "done")
        return next(done, START)

    def _turn(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.turn.isEnabled():
            return
        entry = self._entries.get(chosen)
        if entry is not None and entry.state == "undone":
            self.session.redo_to(chosen)
        else:
            self.session.undo_to(chosen)


def _method(entry: Entry) -> str | None:
    """By which method faces were grouped; None of other decisions."""
    if entry.message.code != "grouped":
        return None
    return METHODS.get(str(entry.message.parameters.get("method")))
