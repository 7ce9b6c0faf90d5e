"""What an export would write: folders, counts, names of files, and what is in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from photoclust import Album, AlbumPlan, Link

from ..context import Context
from ..i18n.natural_order import name_key
from ..i18n.wording import number, photos, size
from ..theme import GRID
from .empty_state import EmptyState
from .row_view import RowView
from .rows import LazyRows, Row

SAMPLES = 4


class AlbumPreview(QWidget):
    """A plan of albums as a list; or why there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = context.people
        self.summary = QLabel()
        self.summary.setProperty("role", "heading")
        self.details = QLabel()
        self.details.setProperty("role", "quiet")
        for label in (self.summary, self.details):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.view = RowView(
            self.tr("Albums that will be written"), thumbnails=context.thumbnails, framed=True
        )
        self.nothing = EmptyState("export", "", "")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.summary)
        column.addWidget(self.details)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.nothing)

    def say(self, title: str, text: str = "", button: str = "") -> None:
        """Show why there is nothing to see, and the next step."""
        self.nothing.set_text(title, text, button)
        self._stack.setCurrentWidget(self.nothing)

    def set_plan(self, plan: AlbumPlan, link: Link) -> None:
        """Show what this plan would write."""
        if not plan.albums:
            self.say(
                self.tr("No photo to write"),
                self.tr("Nothing that is chosen is in a photo that can be reached just now."),
            )
            return
        self._stack.setCurrentIndex(0)
        albums = self.tr("%Ln album(s)", "", len(plan.albums))
        self.summary.setText(
            self.tr("{0}, {1}").format(albums, photos(len(plan.new)))
            if plan.new
            else self.tr("{0}, all written already").format(albums)
        )
        self.details.setText("  ·  ".join(self._remarks(plan, link)))
        key = name_key()
        in_order = sorted(plan.albums, key=lambda a: (len(a.people) > 1, key(a.folder.name)))
        albums_by_folder = {album.folder: album for album in in_order}
        rows = LazyRows(list(albums_by_folder), lambda one: self._row(albums_by_folder[one]))
        self.view.rows.set_rows(rows)

    def _remarks(self, plan: AlbumPlan, link: Link) -> list[str]:
        remarks = []
        if plan.new:
            copied = link is Link.COPY
            remarks.append(size(plan.bytes) if copied else self.tr("needs no space"))
        if plan.present:
            remarks.append(
                self.tr("%Ln photo(s) there already, left as they are", "", plan.present)
            )
        if plan.renamed:
            count = plan.renamed
            remarks.append(self.tr("%Ln of them get another name, as theirs is taken", "", count))
        if plan.unreachable:
            count = len(plan.unreachable)
            remarks.append(self.tr("%Ln photo(s) cannot be reached and stay out", "", count))
        if plan.moves:
            count = plan.moves
            remarks.append(self.tr("%Ln of them can be moved from an earlier album", "", count))
        if plan.outdated:
            count = len(plan.outdated)
            remarks.append(self.tr("%Ln file(s) there do not belong there any more", "", count))
        return remarks

    def _row(self, album: Album) -> Row:
        new = [item for item in album.items if not item.present]
        there = len(album.items) - len(new)
        names = [item.target.name for item in (new or album.items)[:SAMPLES]]
        more = len(new or album.items) - len(names)
        text = ", ".join(names)
        if more:
            text = self.tr("{0} and {1} more").format(text, number(more))
        note = photos(len(new)) if new else self.tr("written already")
        if new and there:
            note = self.tr("{0} new, {1} there").format(number(len(new)), number(there))
        known = (self._people.get(member.id) for member in album.people)
        faces = tuple(person.cover for person in known if person and person.cover is not None)
        return Row(
            album.folder,
            album.folder.name,
            text,
            note,
            icon="folder",
            faces=faces,
            tone="plain" if new else "faint",
            tip=str(album.folder),
        )
