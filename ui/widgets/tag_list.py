"""What tags would change, file by file or name by name; or why there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from photoclust import Failure, NameFound, TagChange, TagReading, TagReport

from ..context import Context
from ..i18n.engine_messages import line
from ..i18n.wording import faces, number, photos
from ..theme import GRID
from .empty_state import EmptyState
from .row_view import RowView
from .rows import LazyRows, Row

TOLD_HEIGHT = 20 * GRID


class TagList(QWidget):
    """A heading, remarks, and a list of rows, with ticks if `checkable`."""

    def __init__(
        self, context: Context, name: str, *, checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = context.people
        self.summary = QLabel()
        self.summary.setProperty("role", "heading")
        self.details = QLabel()
        self.details.setProperty("role", "quiet")
        for label in (self.summary, self.details):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.view = RowView(name, thumbnails=context.thumbnails, framed=True, checkable=checkable)
        self.told = RowView(self.tr("What stays as it is"), framed=True)
        self.told.setMaximumHeight(TOLD_HEIGHT)
        self.nothing = EmptyState("tag", "", "")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.summary)
        column.addWidget(self.details)
        column.addWidget(self.view, 1)
        column.addWidget(self.told)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.nothing)
        self._stack.setCurrentWidget(self.nothing)

    def say(self, title: str, text: str = "", button: str = "") -> None:
        """Show why there is nothing to see, and the next step."""
        self.nothing.set_text(title, text, button)
        self._stack.setCurrentWidget(self.nothing)

    def show_report(self, report: TagReport) -> None:
        """Show what a writing would change, and what is in the way."""
        if report.agrees:
            self.say(
                self.tr("Nothing to write"),
                self.tr("Your files say already what you have named and confirmed."),
            )
            return
        self._stack.setCurrentIndex(0)
        self.summary.setText(self.tr("%Ln file(s) to write", "", len(report.changes)))
        remarks = [
            (self.tr("%Ln change(s) of other programs to follow", "", len(report.followed))),
            (self.tr("%Ln left as they are", "", len(report.conflicts))),
            (self.tr("%Ln passed over", "", len(report.failures))),
        ]
        counts = (len(report.followed), len(report.conflicts), len(report.failures))
        shown = [text for text, count in zip(remarks, counts, strict=True) if count]
        self.details.setText("  ·  ".join(shown))
        self._show_told([*report.conflicts, *report.failures, *report.followed])
        changes = report.changes
        rows = LazyRows(range(len(changes)), lambda key: self._changed(key, changes[key]))
        self.view.rows.set_rows(rows)

    def show_reading(self, reading: TagReading) -> None:
        """Show who would get a name, all of them ticked."""
        names = [name for name in reading.names if name.new]
        self._show_told([*reading.conflicts, *reading.failures])
        if not names and self.told.isHidden():
            self.say(self.tr("No new names"), self._nothing_new(reading))
            return
        self._stack.setCurrentIndex(0)
        self.summary.setText(
            self.tr("{0} would get a name").format(faces(sum(name.new for name in names)))
        )
        self.details.setText("  ·  ".join(self._remarks(reading)))
        self.view.rows.set_rows([self._named(name) for name in names])
        self.view.rows.set_checked({name.name for name in names})

    def _nothing_new(self, reading: TagReading) -> str:
        if not reading.tagged:
            return self.tr("Your files hold no names of other programs.")
        return self.tr("All names that your files hold are known.")

    def _remarks(self, reading: TagReading) -> Sequence[str]:
        drawn = sum(name.drawn for name in reading.names)
        remarks = [self.tr("{0} with names").format(photos(reading.tagged))]
        if drawn:
            remarks.append(self.tr("%Ln face(s) not found yet will be drawn", "", drawn))
        if reading.unplaced:
            remarks.append(self.tr("%Ln name(s) without a box", "", reading.unplaced))
        return remarks

    def _changed(self, key: int, change: TagChange) -> Row:
        names = [f"+ {name}" for name in change.added] + [f"− {name}" for name in change.removed]
        text = ", ".join(names)
        return Row(key, change.path.name, text, icon="tag", tip=f"{change.path}\n{text}")

    def _show_told(self, failures: Sequence[Failure]) -> None:
        """List what is in the way, with the reasons."""
        self.told.setVisible(bool(failures))
        rows = LazyRows(range(len(failures)), lambda key: _told(key, failures[key]))
        self.told.rows.set_rows(rows)

    def _named(self, name: NameFound) -> Row:
        known = self.tr("{0} known already").format(number(name.known)) if name.known else ""
        text = self.tr("{0} in {1}").format(faces(name.new), photos(name.photos))
        person = self._people.get(name.person) if name.person is not None else None
        cover = (person.cover,) if person is not None and person.cover is not None else ()
        note = self.tr("known") if name.person is not None else self.tr("new")
        text = f"{text}, {known}" if known else text
        return Row(name.name, name.name, text, note, icon="person", faces=cover, tip=name.name)


def _told(key: int, failure: Failure) -> Row:
    text = line(failure.problem)
    tip = f"{failure.path}\n{text}"
    return Row(key, failure.path.name, text, icon="problem", tone="warning", tip=tip)
