"""How names are written for other programs: in which forms, and into which files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from photoclust import USUAL_FORMS, TagForm, TagOptions, TagTarget

from ..context import Context
from ..theme import GRID
from .choices import INDENT, Choices

FORMS, TARGET = "tag_forms", "tag_target"


class TagWritingForm(QWidget):
    """`options` says what was answered; `changed` with each answer."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = context.preferences
        self.forms: dict[TagForm, QCheckBox] = {}
        self.target = Choices(
            (
                (
                    TagTarget.SIDECARS,
                    self.tr("Files beside the photos"),
                    self.tr("Your photos stay as they are; the names go into “photo.jpg.xmp”."),
                ),
                (
                    TagTarget.ORIGINALS,
                    self.tr("The photos themselves"),
                    self.tr(
                        "JPEG, PNG, WebP and TIFF. Only what is said about the picture changes,"
                        " never the picture itself."
                    ),
                ),
            ),
            self.tr("Where"),
        )
        self.keep_time = QCheckBox(self.tr("Keep the time of the photos’ files"))
        self._lay_out()
        self._take_preferences()
        self.target.changed.connect(self._answered)
        self.keep_time.toggled.connect(self._answered)
        for box in self.forms.values():
            box.toggled.connect(self._answered)
        self._answered()

    @property
    def options(self) -> TagOptions:
        """What was answered."""
        return TagOptions(
            forms=tuple(form for form, box in self.forms.items() if box.isChecked()),
            into=self.target.value,
            keep_time=self.keep_time.isChecked() and self.keep_time.isEnabled(),
        )

    def keep(self) -> None:
        """Propose the same next time."""
        self._preferences.set_text(FORMS, ",".join(self.options.forms))
        self._preferences.set_text(TARGET, self.options.into)

    def _described(self) -> list[tuple[TagForm, str, str]]:
        return [
            (
                TagForm.MWG,
                self.tr("Boxes with names"),
                self.tr("Regions of the Metadata Working Group: Lightroom, digiKam, Picasa."),
            ),
            (
                TagForm.MICROSOFT,
                self.tr("Boxes with names, of Microsoft"),
                self.tr("Windows, digiKam and others."),
            ),
            (
                TagForm.HIERARCHICAL,
                self.tr("Keywords below “People”"),
                self.tr("As “People/Anna”: digiKam and Lightroom."),
            ),
            (
                TagForm.PERSON,
                self.tr("People in the image"),
                self.tr("The field of IPTC, for agencies and archives."),
            ),
            (
                TagForm.FLAT,
                self.tr("Names among the keywords"),
                self.tr("Every program shows them, and none can tell what they mean."),
            ),
        ]

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 2 * GRID, 2 * GRID)
        layout.setSpacing(2)
        layout.addWidget(heading(self.tr("What")))
        for form, text, meaning in self._described():
            box = QCheckBox(text)
            box.setAccessibleDescription(meaning)
            box.setMinimumHeight(3 * GRID)
            self.forms[form] = box
            explained = QLabel(meaning)
            explained.setProperty("role", "quiet")
            explained.setWordWrap(True)
            explained.setContentsMargins(INDENT, 0, 0, GRID // 2)
            layout.addWidget(box)
            layout.addWidget(explained)
        layout.addSpacing(GRID)
        layout.addWidget(heading(self.tr("Where")))
        layout.addWidget(self.target)
        layout.addWidget(self.keep_time)
        layout.addStretch()

    def _take_preferences(self) -> None:
        kept = self._preferences.text(FORMS).split(",")
        known = [form for form in TagForm if form in kept] or USUAL_FORMS
        for form, box in self.forms.items():
            box.setChecked(form in known)
        if self._preferences.text(TARGET) == TagTarget.ORIGINALS:
            self.target.value = TagTarget.ORIGINALS

    def _answered(self) -> None:
        self.keep_time.setEnabled(self.target.value is TagTarget.ORIGINALS)
        self.changed.emit()


def heading(text: str) -> QLabel:
    """The title of a part of a form."""
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label
