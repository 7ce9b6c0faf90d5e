"""Which names of other programs are read, and what they become."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from photoclust import TagOrigin

from ..context import Context
from ..theme import GRID
from .choices import Choices
from .path_field import PathField
from .tag_writing_form import heading


class Standing(StrEnum):
    """What names become."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"


class Existing(StrEnum):
    """What becomes of people whose names are known already."""

    JOIN = "join"
    SKIP = "skip"


class TagReadingForm(QWidget):
    """`changed` with each answer that asks for another look at the files."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.after_scans = QCheckBox(self.tr("Take names over after each scan"))
        self.after_scans.setToolTip(
            self.tr(
                "As confirmed, from all places; names that you have already are the same people"
            )
        )
        self.after_scans.setChecked(context.preferences.reads_tags)
        self.sources: dict[TagOrigin, QCheckBox] = {
            TagOrigin.SIDECAR: QCheckBox(self.tr("Files beside the photos (.xmp)")),
            TagOrigin.EMBEDDED: QCheckBox(self.tr("The photos themselves")),
            TagOrigin.PICASA: QCheckBox(self.tr("Picasa (.picasa.ini)")),
            TagOrigin.TAKEOUT: QCheckBox(self.tr("Google Takeout (.json)")),
        }
        self.contacts = PathField(self.tr("Picasa’s contacts.xml"), self.tr("Choose…"), self._ask)
        self.contacts.line.setPlaceholderText(self.tr("contacts.xml, if there is one"))
        self.standing = Choices(
            (
                (Standing.CONFIRMED, self.tr("Confirmed"), self.tr("They are surely right.")),
                (Standing.PROPOSED, self.tr("Proposals"), self.tr("You will look at each.")),
            ),
            self.tr("Names become"),
        )
        self.existing = Choices(
            (
                (Existing.JOIN, self.tr("They are the same people"), ""),
                (Existing.SKIP, self.tr("Leave them out"), ""),
            ),
            self.tr("Names that you have already"),
        )
        self._heading_existing = heading(self.tr("Names that you have already"))
        self.who_exists = QLabel()
        self.who_exists.setProperty("role", "quiet")
        self._lay_out()
        for box in self.sources.values():
            box.setChecked(True)
            box.toggled.connect(lambda: self.changed.emit())
        self.contacts.changed.connect(self.changed)
        self.standing.changed.connect(self.changed)
        self.after_scans.toggled.connect(self._want_after_scans)
        self.ask_about("")

    @property
    def origins(self) -> Sequence[TagOrigin]:
        """Where names are read from."""
        return [origin for origin, box in self.sources.items() if box.isChecked()]

    @property
    def confirmed(self) -> bool:
        """Whether names become confirmed."""
        return self.standing.value is Standing.CONFIRMED

    def ask_about(self, names: str) -> None:
        """Ask whether these people, as a text, are those who are called so here; empty: do not."""
        for widget in (self._heading_existing, self.who_exists, self.existing):
            widget.setVisible(bool(names))
        self.who_exists.setText(names)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(heading(self.tr("From")))
        for box in self.sources.values():
            box.setMinimumHeight(3 * GRID)
            layout.addWidget(box)
        layout.addWidget(self.contacts)
        layout.addSpacing(GRID)
        layout.addWidget(heading(self.tr("Names become")))
        layout.addWidget(self.standing)
        layout.addSpacing(GRID)
        self.who_exists.setWordWrap(True)
        for widget in (self._heading_existing, self.who_exists, self.existing):
            layout.addWidget(widget)
        layout.addSpacing(GRID)
        layout.addWidget(self.after_scans)
        layout.addStretch()

    def _want_after_scans(self, wanted: bool) -> None:
        self._context.preferences.reads_tags = wanted
        self._context.session.reads_tags = wanted

    def _ask(self, current: Path | None) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Picasa’s contacts.xml"), str(current or Path.home()), "*.xml"
        )
        return Path(chosen) if chosen else None
