"""What is shown in place of the portraits while there are none: why, and the next step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..i18n.translation import LANGUAGES
from ..state.people_filter import Filter, Show
from ..theme import GRID
from .elided_label import ElidedLabel
from .empty_state import WIDEST, EmptyState
from .plain_text import PlainLabel

NAME_WIDTH = 12 * GRID
HEIGHT = 4 * GRID


class NoPeople(EmptyState):
    """`clicked` asks for the next step of what was said last, `other_clicked` for a folder.

    While the library is empty, it is said where it lies and what is written, and other languages
    are offered: `language_wanted` tells one by its code; `place_wanted` asks for another place of
    the library, `demo_wanted` for drawn people.
    """

    language_wanted = Signal(str)
    place_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("people", "", "")
        self.demo = _link(self.tr("Try it with drawn people"))
        self.demo.clicked.connect(lambda: self.demo_wanted.emit())
        self.place = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.place.setProperty("role", "quiet")
        self.elsewhere = _link(self.tr("Another place…"))
        self.elsewhere.clicked.connect(lambda: self.place_wanted.emit())
        self.languages = _Line(self.tr("Language"))
        for code, name in LANGUAGES.items():
            button = _link(name)
            button.clicked.connect(partial(self.language_wanted.emit, code))
            self.languages.add(button)
        where = _Line(self.tr("Your library"))
        where.add(self.place, 1)
        where.add(self.elsewhere)
        written = _Line(self.tr("Your photos"))
        written.add(_quiet(self.tr("Nothing is written to them, unless you ask for it.")), 1)
        self.welcome = QWidget()
        self.welcome.setFixedWidth(WIDEST)
        column = QVBoxLayout(self.welcome)
        column.setContentsMargins(0, 3 * GRID, 0, 0)
        column.setSpacing(0)
        for line in (self.languages, where, written):
            column.addWidget(line)
        self.add_below(self.demo)
        self.add_below(self.welcome)

    def set_text(self, title: str, text: str, button: str = "", other: str = "") -> None:
        super().set_text(title, text, button, other)
        self.welcome.hide()
        self.demo.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.welcome.setFixedWidth(max(1, min(WIDEST, self.contentsRect().width() - 4 * GRID)))
        super().resizeEvent(event)

    def say_nothing(self) -> None:
        """The library is not read yet."""
        self.set_text("", "")

    def say_welcome(self, library: Path | None) -> None:
        """The library, which lies there, is empty."""
        self.set_text(
            self.tr("Drop your photo folders here"),
            self.tr(
                "photoclust finds the faces in them and groups them into people."
                " Your photos stay where they are, as they are, and on this computer."
            ),
            self.tr("Choose a folder…"),
        )
        self.place.setText("" if library is None else str(library))
        self.demo.show()
        self.welcome.show()

    def say_scanning(self) -> None:
        """Nobody is found yet."""
        self.set_text(
            self.tr("Looking at your photos"),
            self.tr("People appear here as soon as they are found. You can go on meanwhile."),
        )

    def say_unsorted(self, faces: int) -> None:
        """There are faces, and no two of them are alike."""
        text = self.tr(
            "%Ln face(s) found, each of somebody else. Make people of them, or add more photos.",
            "",
            faces,
        )
        self.set_text(
            self.tr("Nobody is there twice yet"),
            text,
            self.tr("Look at the faces"),
            self.tr("Choose a folder…"),
        )

    def say_all_ignored(self) -> None:
        """There are people, all of them out of the way."""
        self.set_text(
            self.tr("Everybody is ignored"),
            self.tr("People whom you ignore are kept out of the way. You can show them again."),
            self.tr("Look at the ignored"),
        )

    def say_no_result(self, searched: Filter) -> None:
        """There are people, and none fits."""
        others = replace(searched, show=Show.ALL)
        if searched.show is Show.IGNORED and not others.narrows:
            title = self.tr("Nobody is ignored")
            text = self.tr("People whom you ignore are kept here, out of the way.")
        else:
            title = self.tr("Nobody found")
            text = self.tr("No person fits this search and filter.")
        self.set_text(title, text, self.tr("Show everybody"))


class _Line(QWidget):
    """A word, and what there is to say or to choose about it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        label = PlainLabel(name)
        label.setMinimumWidth(NAME_WIDTH)
        label.setMinimumHeight(HEIGHT)
        self._row.addWidget(label)

    def add(self, widget: QWidget, share: int = 0) -> None:
        """Put something behind the word; `share`: how much of the room it takes."""
        self._row.addWidget(widget, share)


def _quiet(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    return button
