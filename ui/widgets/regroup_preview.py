"""What a new grouping would change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from ..context import Context
from ..i18n.wording import faces, number
from ..theme import GRID
from .plain_text import PlainLabel
from .row_view import RowView
from .rows import Row

MOST_ROWS = 2000
ROW_HEIGHT = 8 * GRID
WIDE, LOW = 60 * GRID, 24 * GRID
"""From what width on the lists are side by side, and how low they may become."""
NAMES = 4
"""So many people of a merge are listed by name."""


class RegroupPreview(QWidget):
    """Two lists: who would become one, and who would be taken apart; side by side, or one below
    the other where there is no room.

    `opened`: a person was double-clicked, the first one of a merge.
    """

    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self._merges = self._list(context, self.tr("Would become one"))
        self._splits = self._list(context, self.tr("Would be taken apart"))
        self._merges_heading, self._splits_heading = PlainLabel(), PlainLabel()
        self._no_merges = self._note(self.tr("Nobody would be put together."))
        self._no_splits = self._note(self.tr("Nobody would be taken apart."))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(2 * GRID)
        for heading, view, note in (
            (self._merges_heading, self._merges, self._no_merges),
            (self._splits_heading, self._splits, self._no_splits),
        ):
            heading.setProperty("role", "heading")
            heading.setMinimumHeight(4 * GRID)
            column = QVBoxLayout()
            column.setSpacing(GRID // 2)
            column.addWidget(heading)
            column.addWidget(view, 1)
            column.addWidget(note)
            column.addStretch()
            self._sides.addLayout(column, 1)
        self.show_changes((), (), ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= WIDE
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one of the lists, whichever way they lie."""
        size = super().minimumSizeHint()
        narrow = [
            label.minimumSizeHint().width()
            for label in (self._merges_heading, self._splits_heading, self._merges, self._splits)
        ]
        return QSize(max(narrow), min(size.height(), LOW))

    def show_changes(
        self,
        merges: Sequence[Sequence[int]],
        splits: Sequence[tuple[int, int]],
        dissolved: Sequence[int],
    ) -> None:
        """merges: sets of people who would become one; splits: person and number of parts;
        dissolved: people who would lose all their faces."""
        parted = [*dissolved, *splits]
        self._merges_heading.setText(self._counted(self._merges.accessibleName(), len(merges)))
        self._splits_heading.setText(self._counted(self._splits.accessibleName(), len(parted)))
        self._merges.rows.set_rows([self._merge(tuple(one)) for one in merges[:MOST_ROWS]])
        rows = [self._dissolved(one) for one in dissolved] + [self._split(*one) for one in splits]
        self._splits.rows.set_rows(rows[:MOST_ROWS])
        for view, note in ((self._merges, self._no_merges), (self._splits, self._no_splits)):
            count = len(view.rows.rows)
            view.setMaximumHeight(count * ROW_HEIGHT + 2)
            view.setVisible(count > 0)
            note.setVisible(not count)

    def _counted(self, heading: str, count: int) -> str:
        return self.tr("{0} ({1})").format(heading, number(count)) if count else heading

    def _merge(self, people: tuple[int, ...]) -> Row:
        labels = self._labels(people)
        count = sum(self._faces(one) for one in people)
        return Row(people, labels, faces(count), faces=self._covers(people), tip=labels)

    def _labels(self, people: Sequence[int]) -> str:
        """Names, as far as there is room, and how many more there are without."""
        known = [self._people.get(one) for one in people]
        names = [one.name for one in known if one is not None and one.name is not None]
        parts = names[:NAMES]
        if unnamed := len(people) - len(names):
            parts.append(self.tr("%Ln unnamed", "", unnamed))
        labels = ", ".join(parts)
        if more := names[NAMES:]:
            return self.tr("%Ln other(s) and {0}", "", len(more)).format(labels)
        return labels

    def _split(self, person: int, parts: int) -> Row:
        label = self._people.label(person)
        note = self.tr("into %Ln group(s)", "", parts)
        text = faces(self._faces(person))
        return Row((person,), label, text, note, faces=self._covers((person,)), tip=label)

    def _dissolved(self, person: int) -> Row:
        label, count = self._people.label(person), self._faces(person)
        note = self.tr("all unsorted")
        return Row((person,), label, faces(count), note, faces=self._covers((person,)), tip=label)

    def _faces(self, person: int) -> int:
        known = self._people.get(person)
        return 0 if known is None else known.faces

    def _covers(self, people: Sequence[int]) -> tuple[int, ...]:
        known = [self._people.get(one) for one in people]
        return tuple(p.cover for p in known if p is not None and p.cover is not None)[:3]

    def _list(self, context: Context, name: str) -> RowView:
        view = RowView(name, height=ROW_HEIGHT, thumbnails=context.thumbnails, framed=True)
        view.opened.connect(lambda people: self.opened.emit(people[0]))
        return view

    def _note(self, text: str) -> QLabel:
        label = PlainLabel(text)
        label.setProperty("role", "quiet")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setWordWrap(True)
        return label
