"""What is known of a photo: who is in it, when and with what it was taken, where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from photoclust import Face, PhotoInfo

from ..context import Context
from ..desktop.file_manager import show_file
from ..i18n.ages import aged
from ..i18n.date_sources import date_from
from ..i18n.wording import assurance, number
from ..i18n.wording import faces as faces_text
from ..i18n.wording import size as file_size
from ..images.photo_loader import LoadedPhoto
from ..theme import GRID
from .elided_label import ElidedLabel
from .icon_button import IconButton
from .id_model import Index
from .plain_text import PlainLabel
from .row_view import RowView
from .rows import Row
from .scroll_area import ScrollArea

WIDTH = 304
ROW_HEIGHT = 7 * GRID


class PhotoDetails(ScrollArea):
    """The column beside a photo. `chosen`: a face of the list; `opened`: it is to be named, by
    a double-click, or by a click where there is no name yet."""

    chosen = Signal(int)
    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self._context = context
        self._unnamed: set[int] = set()
        self._taken: str | None = None
        inside = self._inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(2 * GRID, 0, 0, 2 * GRID)
        self._column.setSpacing(GRID // 2)
        self._heading = self._add_heading("")
        self.faces = RowView(
            self.tr("Faces in this photo"), height=ROW_HEIGHT, thumbnails=context.thumbnails
        )
        self.faces.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.faces.selection_changed.connect(self._tell_choice)
        self.faces.opened.connect(self.opened)
        self.faces.clicked.connect(self._clicked)
        self._column.addWidget(self.faces)
        self._nobody = self._add_text("")
        self._nobody.setText(self.tr("No face was found. Press D to draw one that was missed."))
        self._column.addSpacing(2 * GRID)
        self._add_heading(self.tr("Photo"))
        self._date = self._add_text()
        self._size = self._add_text()
        self._camera = self._add_text()
        self._column.addSpacing(2 * GRID)
        self._files_heading = self._add_heading("")
        self._files = QVBoxLayout()
        self._files.setSpacing(GRID)
        self._column.addLayout(self._files)
        self._column.addStretch()
        self.setWidget(inside)

    def show_photo(self, photo: PhotoInfo) -> None:
        """Tell of this photo."""
        count = len(photo.faces)
        self._heading.setText(faces_text(count) if count else self.tr("Faces"))
        self._nobody.setVisible(not count)
        self.faces.setVisible(bool(count))
        self.faces.setFixedHeight(count * ROW_HEIGHT + 2)
        self._taken = photo.date
        self._unnamed = {face.id for face in photo.faces if not self._is_named(face)}
        # Quietly: which face is chosen, the page says.
        self.faces.blockSignals(True)
        self.faces.rows.set_rows([self._row(face) for face in photo.faces])
        self.faces.blockSignals(False)
        lines = [_date(photo) or self.tr("Date unknown")]
        if photo.date_source is not None:
            lines.append(date_from(photo.date_source))
        self._date.setText("\n".join(lines))
        self._size.setText(self._pixels(photo))
        self._camera.hide()
        self._show_files(photo)

    def show_file(self, photo: PhotoInfo, picture: LoadedPhoto) -> None:
        """Tell what the photo's file says of itself."""
        size = file_size(picture.bytes)
        self._size.setText(f"{self._pixels(photo)}  ·  {size}")
        self._camera.setText(picture.camera)
        self._camera.setVisible(bool(picture.camera))

    def choose(self, face: int | None) -> None:
        """Mark a face in the list."""
        self.faces.blockSignals(True)
        self.faces.select([] if face is None else [face])
        self.faces.blockSignals(False)
        row = self.faces.visualRect(self.faces.currentIndex())
        if face is not None and not row.isEmpty():
            at = self.faces.mapTo(self._inside, row.center())
            self.ensureVisible(0, at.y(), 0, ROW_HEIGHT)

    def _row(self, face: Face) -> Row:
        people = self._context.people
        if face.person_id is None:
            return Row(
                face.id, self.tr("Who is this?"), self.tr("Not sorted yet"), faces=(face.id,)
            )
        known = people.get(face.person_id)
        label = aged(people.label(face.person_id), known.born if known else None, self._taken)
        return Row(face.id, label, assurance(face), faces=(face.id,), tip=label)

    def _pixels(self, photo: PhotoInfo) -> str:
        return self.tr("{0} × {1} pixels").format(number(photo.width), number(photo.height))

    def _show_files(self, photo: PhotoInfo) -> None:
        while (item := self._files.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.deleteLater()
        self._files_heading.setText(self.tr("%Ln file(s)", "", len(photo.paths)))
        for path in photo.paths:
            self._files.addWidget(self._file(path))

    def _file(self, path: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(ElidedLabel(path.name, mode=Qt.TextElideMode.ElideMiddle))
        folder = ElidedLabel(str(path.parent), mode=Qt.TextElideMode.ElideMiddle)
        folder.setProperty("role", "quiet")
        text.addWidget(folder)
        row.addLayout(text, 1)
        button = IconButton("folder", self.tr("Show in file manager"))
        button.clicked.connect(lambda: show_file(self._context.session, path))
        row.addWidget(button)
        return line

    def _is_named(self, face: Face) -> bool:
        known = None if face.person_id is None else self._context.people.get(face.person_id)
        return known is not None and known.name is not None

    def _clicked(self, index: Index) -> None:
        (face,) = self.faces.rows.keys[index.row() : index.row() + 1]
        if face in self._unnamed:
            self.opened.emit(face)

    def _tell_choice(self) -> None:
        if chosen := self.faces.selected():
            self.chosen.emit(chosen[0])

    def _add_heading(self, text: str) -> QLabel:
        label = PlainLabel(text)
        label.setProperty("role", "heading")
        self._column.addWidget(label)
        return label

    def _add_text(self, text: str = "") -> QLabel:
        label = PlainLabel(text)
        label.setProperty("role", "quiet")
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label


def _date(photo: PhotoInfo) -> str:
    date = QDateTime.fromString(photo.date or "", Qt.DateFormat.ISODate)
    if not date.isValid():
        return ""
    day = QLocale().toString(date.date(), QLocale.FormatType.LongFormat)
    return f"{day}  ·  {QLocale().toString(date.time(), QLocale.FormatType.ShortFormat)}"
