"""Where tiles of one size lie in lines, below headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True)
class Section:
    """Tiles that belong together: so many from this row on. `title` empty: without a heading."""

    first: int
    count: int
    title: str = ""


class SectionLayout:
    """Places in pixels from the upper left corner of all tiles, whatever is scrolled to.

    sections: in the order of their rows, without gaps. tile: its size with the space around it.
    heading: the height of one. However many tiles there are, it takes as long as the number of
    sections says.
    """

    def __init__(
        self, sections: Sequence[Section], columns: int, tile: QSize, heading: int
    ) -> None:
        self.sections = sections
        self._columns = max(1, columns)
        self._tile = tile
        self._heading = heading
        self._firsts = [section.first for section in sections]
        self._tops: list[int] = []
        top = 0
        for section in sections:
            self._tops.append(top)
            top += self._head(section) + self._lines(section) * tile.height()
        self.height = top
        self.count = sections[-1].first + sections[-1].count if sections else 0

    def tile(self, row: int) -> QRect:
        """Where the tile of a row lies."""
        index = self.section_of(row)
        line, column = divmod(row - self._firsts[index], self._columns)
        place = QPoint(column * self._tile.width(), self._begin(index) + line * self._tile.height())
        return QRect(place, self._tile)

    def heading(self, index: int) -> QRect:
        """Where the heading of a section lies; as wide as the tiles of a full line."""
        height = self._head(self.sections[index])
        return QRect(0, self._tops[index], self._columns * self._tile.width(), height)

    def section_of(self, row: int) -> int:
        """In which section a row is."""
        return max(0, bisect_right(self._firsts, row) - 1)

    def section_at(self, y: int) -> int:
        """Which section is at a height; the nearest one."""
        return max(0, bisect_right(self._tops, y) - 1)

    def heading_at(self, at: QPoint) -> int | None:
        """The section whose heading is at a point."""
        if not self.sections or at.y() < 0:
            return None
        index = self.section_at(at.y())
        return index if self.heading(index).contains(at) else None

    def row_at(self, at: QPoint) -> int | None:
        """The row whose tile is at a point."""
        rows = self.rows_within(QRect(at, QSize(1, 1)))
        return rows[0] if rows else None

    def nearest(self, at: QPoint) -> int:
        """The row whose tile is at a point or next to it. There must be one."""
        index = self.section_at(at.y())
        section = self.sections[index]
        line = (at.y() - self._begin(index)) // self._tile.height()
        line = min(max(0, line), self._lines(section) - 1)
        column = min(max(0, at.x() // self._tile.width()), self._columns - 1)
        return section.first + min(line * self._columns + column, section.count - 1)

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of which something lies between two heights, the lower one not included."""
        if not self.sections or bottom <= 0 or top >= self.height:
            return range(0)
        first, last = self._line_at(max(0, top)), self._line_at(bottom - 1)
        return range(first[0], max(first[0], last[1]))

    def rows_within(self, area: QRect) -> list[int]:
        """The rows whose tiles touch an area."""
        rows = self.rows_between(area.top(), area.bottom() + 1)
        return [row for row in rows if self.tile(row).intersects(area)]

    def step(self, row: int, lines: int) -> int:
        """The row so many lines further down, or up, in the same column; at the ends the same
        row. Where a line is shorter, its last one."""
        place = self.tile(row)
        sought = row
        for _ in range(abs(lines)):
            beside = self._beside(sought, 1 if lines > 0 else -1, place.left())
            if beside is None:
                break
            sought = beside
        return sought

    def _beside(self, row: int, way: int, x: int) -> int | None:
        """The row in the next line down (1) or up (-1) that is at or left of x."""
        index = self.section_of(row)
        section = self.sections[index]
        line = (row - section.first) // self._columns + way
        if not 0 <= line < self._lines(section):
            index += way
            if not 0 <= index < len(self.sections):
                return None
            section = self.sections[index]
            line = 0 if way > 0 else self._lines(section) - 1
        column = x // self._tile.width()
        return section.first + min(line * self._columns + column, section.count - 1)

    def _line_at(self, y: int) -> tuple[int, int]:
        """The rows of the line at a height, from the first up to, not including, the second; of a
        heading none, from the first row below it on."""
        index = self.section_at(y)
        section = self.sections[index]
        if y < self._begin(index):
            return section.first, section.first
        line = (y - self._begin(index)) // self._tile.height()
        first = section.first + line * self._columns
        return first, min(first + self._columns, section.first + section.count)

    def _begin(self, index: int) -> int:
        """The height at which a section's tiles begin."""
        return self._tops[index] + self._head(self.sections[index])

    def _head(self, section: Section) -> int:
        return self._heading if section.title else 0

    def _lines(self, section: Section) -> int:
        return -(-section.count // self._columns)
