"""What a table of all faces is to be: its format and its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from photoclust import table_formats

from ..context import Context
from ..theme import GRID
from .choices import Choices
from .path_field import PathField

FILE = "export_table"
SHEETS = ".pdf"
"""Contact sheets, which are offered beside the formats of tables."""


class TableForm(QWidget):
    """`path` and `replace` say what is to be written."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._suffixes = [*table_formats(), SHEETS]
        self.format = Choices(self._described(), self.tr("Format"))
        self.file = PathField(self.tr("File to write"), self.tr("Choose…"), self._ask)
        self.overwrite = QCheckBox(self.tr("Replace the file if it is there already"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(GRID)
        about = QLabel(
            self.tr(
                "One entry for each face: photo, place in the photo, person, whether you have"
                " confirmed it, quality and date. Ignored people are left out."
            )
        )
        about.setProperty("role", "quiet")
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addSpacing(GRID)
        for heading, widget in ((self.tr("Format"), self.format), (self.tr("Where"), self.file)):
            label = QLabel(heading)
            label.setProperty("role", "heading")
            layout.addWidget(label)
            layout.addWidget(widget)
        layout.addWidget(self.overwrite)
        usual = context.preferences.text(FILE) or str(_documents() / "photoclust.csv")
        self.file.changed.connect(self._follow_suffix)
        self.format.changed.connect(self._follow_format)
        self.overwrite.toggled.connect(lambda: self.changed.emit())
        self.file.set_path(Path(usual))

    @property
    def path(self) -> Path | None:
        return self.file.path

    @property
    def replace(self) -> bool:
        return self.overwrite.isChecked()

    def keep_file(self) -> None:
        """Propose the same file next time."""
        self._context.preferences.set_text(FILE, str(self.path or ""))

    def _described(self) -> list[tuple[str, str, str]]:
        """Every format by its suffix: name and summary, translated where they are known here."""
        known = {
            ".csv": (self.tr("CSV"), self.tr("For spreadsheets: one line for each face.")),
            ".json": (
                self.tr("JSON"),
                self.tr("For other programs: the same, with copies of photos."),
            ),
        }
        tables = [
            (suffix, *known.get(suffix, (format.name, format.summary)))
            for suffix, format in table_formats().items()
        ]
        sheets = (
            self.tr("Contact sheets"),
            self.tr("PDF: no table, but a page for each person, with their best faces."),
        )
        return [*tables, (SHEETS, *sheets)]

    def _follow_suffix(self) -> None:
        path = self.file.path
        if path is not None and path.suffix.lower() in self._suffixes:
            self.format.value = path.suffix.lower()
        self.changed.emit()

    def _follow_format(self) -> None:
        path = self.file.path
        if path is not None and path.name and path.suffix.lower() != self.format.value:
            self.file.set_path(path.with_suffix(self.format.value))

    def _ask(self, current: Path | None) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("File to write"),
            str(current or Path.home()),
            self.tr("Tables and contact sheets ({0})").format(
                " ".join(f"*{suffix}" for suffix in self._suffixes)
            ),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(self.format.value)


def _documents() -> Path:
    """Where documents lie; the home folder where there is no such place yet."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return documents if documents.is_dir() else Path.home()
