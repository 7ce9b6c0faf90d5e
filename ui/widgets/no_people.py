"""What is shown in place of the portraits while there are none: why, and the next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ..i18n.translation import LANGUAGES
from ..state.people_filter import Filter, Show
from ..theme import GRID
from .empty_state import EmptyState


class NoPeople(EmptyState):
    """`clicked` asks for the next step of what was said last, `other_clicked` for a folder.

    `language_wanted`: of the languages that are offered while the library is empty, by its code.
    """

    language_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("people", "", "")
        self.languages = QWidget()
        self.languages.setAccessibleName(self.tr("Language"))
        row = QHBoxLayout(self.languages)
        row.setContentsMargins(0, 2 * GRID, 0, 0)
        for code, name in LANGUAGES.items():
            button = QPushButton(name)
            button.setProperty("role", "link")
            button.clicked.connect(partial(self.language_wanted.emit, code))
            row.addWidget(button)
        self.add_below(self.languages)

    def set_text(self, title: str, text: str, button: str = "", other: str = "") -> None:
        super().set_text(title, text, button, other)
        self.languages.hide()

    def say_nothing(self) -> None:
        """The library is not read yet."""
        self.set_text("", "")

    def say_welcome(self) -> None:
        """The library is empty."""
        self.set_text(
            self.tr("Drop your photo folders here"),
            self.tr(
                "photoclust finds the faces in them and groups them into people."
                " Your photos stay where they are, as they are, and on this computer."
            ),
            self.tr("Choose a folder…"),
        )
        self.languages.show()

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
        if searched == Filter(show=Show.IGNORED, order=searched.order):
            title = self.tr("Nobody is ignored")
            text = self.tr("People whom you ignore are kept here, out of the way.")
        else:
            title = self.tr("Nobody found")
            text = self.tr("No person fits this search and filter.")
        self.set_text(title, text, self.tr("Show everybody"))
