"""What an export of albums is to be: who, how they are put together, by which means, and where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from photoclust import Link

from ..context import Context
from ..i18n.wording import people, photos
from ..theme import GRID
from .choices import Choices
from .path_field import PathField
from .people_picker import PeoplePicker

FOLDER = "export_folder"


class Who(StrEnum):
    """Whose albums."""

    NAMED = "named"
    CHOSEN = "chosen"
    RECIPES = "recipes"
    PHOTOS = "photos"


GALLERY = "gallery"
"""A way of writing albums beside the kinds of links."""


@dataclass(frozen=True)
class AlbumOptions:
    """An export to be. `people` None: everybody who has a name; `recipes`: no people, but all saved
    albums; `photos`: just these, as an album called `name`. `gallery`: each album as one HTML file,
    and not as a folder."""

    out: Path
    people: tuple[int, ...] | None
    together: bool
    link: Link
    remove: bool = False
    """Whether what earlier exports wrote is moved or removed where it does not belong any more."""
    recipes: bool = False
    gallery: bool = False
    tags: bool = False
    """Whether names are written into copies."""
    photos: tuple[int, ...] = ()
    name: str = ""

    def same_photos(self, other: AlbumOptions | None) -> bool:
        """Whether the same files would be written, by whichever means."""
        if other is None:
            return False
        same = replace(
            other, link=self.link, remove=self.remove, gallery=self.gallery, tags=self.tags
        )
        return same == self


class AlbumForm(QWidget):
    """The questions to the user, from top to bottom; `changed` with each answer."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.who = Choices(
            (
                (Who.NAMED, self.tr("Everybody who has a name"), ""),
                (Who.CHOSEN, self.tr("People you choose"), ""),
                (
                    Who.RECIPES,
                    self.tr("All saved albums"),
                    self.tr("Recipes that were saved on the page of photos."),
                ),
                (Who.PHOTOS, self.tr("Photos you chose"), ""),
            ),
            self.tr("Whose albums"),
        )
        self._photos: tuple[int, ...] = ()
        self.who.buttons[Who.PHOTOS].hide()
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the album"))
        self.name.setPlaceholderText(self.tr("Name of the album"))
        self.name.setMaxLength(100)
        self.picker = PeoplePicker(context)
        self.picker.setMinimumHeight(24 * GRID)
        self.together = QCheckBox(self.tr("Also albums for those seen together: “Anna + Ben”"))
        self.remove = QCheckBox(self.tr("Move or remove what does not belong there any more"))
        self.remove.setToolTip(
            self.tr("Of what was exported before; only files of which there is the original")
        )
        self.tags = QCheckBox(self.tr("Write names into the copies"))
        self.tags.setToolTip(
            self.tr("For other programs, as the page Tags does; your photos stay as they are")
        )
        self.link = Choices(
            (
                (
                    Link.COPY,
                    self.tr("Copies"),
                    self.tr("Files of their own, to give away or to edit."),
                ),
                (
                    Link.HARD,
                    self.tr("Hard links"),
                    self.tr("Second names of the same files, on the same disk."),
                ),
                (
                    Link.SYMBOLIC,
                    self.tr("Symbolic links"),
                    self.tr("They point to the originals, until these are moved."),
                ),
                (
                    GALLERY,
                    self.tr("One HTML file for each album"),
                    self.tr("With its photos in it, made smaller, for those who have no program."),
                ),
            ),
            self.tr("By which means"),
        )
        self.folder = PathField(self.tr("Folder for the albums"), self.tr("Choose…"), self._ask)
        self.folder.set_path(self._usual_folder())
        self._lay_out()
        self._connect()
        self._show_picker()
        self._count()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for heading, widgets in (
            (self.tr("Who"), (self.who, self.picker, self.name, self.together)),
            (self.tr("How"), (self.link, self.tags)),
            (self.tr("Where"), (self.folder, self.remove)),
        ):
            label = QLabel(heading)
            label.setProperty("role", "heading")
            layout.addWidget(label)
            for widget in widgets:
                layout.addWidget(widget)
            layout.addSpacing(GRID)
        layout.addStretch()

    def _connect(self) -> None:
        self.who.changed.connect(self._show_picker)
        self.link.changed.connect(lambda: self.tags.setEnabled(self.link.value is Link.COPY))
        for signal in (
            self.who.changed,
            self.picker.changed,
            self.together.toggled,
            self.remove.toggled,
            self.tags.toggled,
            self.link.changed,
            self.folder.changed,
            self.name.textChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())
        self._context.people.changed.connect(self._count)

    @property
    def options(self) -> AlbumOptions | None:
        """What was answered; None while somebody or the folder is still to be chosen."""
        out = self.folder.path
        chosen = self._chosen()
        picked = self._photos if self.who.value is Who.PHOTOS else ()
        nameless = bool(picked) and not self.name.text().strip()
        if out is None or chosen == () or self.nobody_is_named or nameless:
            return None
        gallery = self.link.value == GALLERY
        return AlbumOptions(
            out,
            chosen,
            self.together.isChecked(),
            Link.COPY if gallery else Link(self.link.value),
            self.remove.isChecked() and not gallery,
            self.who.value is Who.RECIPES,
            gallery,
            self.tags.isChecked() and self.tags.isEnabled() and not gallery,
            picked,
            self.name.text().strip() if picked else "",
        )

    @property
    def nobody_is_named(self) -> bool:
        """Whether everybody with a name is wanted, and there is nobody."""
        return self.who.value is Who.NAMED and not self._context.people.named()

    @property
    def lack(self) -> str:
        """What is still to be answered, in a sentence; empty when nothing is."""
        if self._chosen() == ():
            return self.tr("Tick the people whose photos you want.")
        if self.nobody_is_named:
            return self.tr("Nobody has a name yet. Name people first, or choose some.")
        if self.who.value is Who.PHOTOS and not self.name.text().strip():
            return self.tr("Give the album a name.")
        return "" if self.folder.path else self.tr("Choose a folder for the albums.")

    def choose(self, chosen: Collection[int]) -> None:
        """Ask for just these people."""
        self.who.value = Who.CHOSEN
        self.picker.choose(chosen)

    def choose_photos(self, chosen: Sequence[int], name: str) -> None:
        """Ask for just these photos, as an album of this name."""
        self._photos = tuple(chosen)
        text = self.tr("The {0} you chose").format(photos(len(chosen)))
        self.who.buttons[Who.PHOTOS].setText(text)
        self.who.buttons[Who.PHOTOS].show()
        self.name.setText(name)
        self.who.value = Who.PHOTOS

    def keep_folder(self) -> None:
        """Propose the same folder next time."""
        self._context.preferences.set_text(FOLDER, str(self.folder.path or ""))

    def _chosen(self) -> tuple[int, ...] | None:
        return tuple(self.picker.chosen) if self.who.value is Who.CHOSEN else None

    def _show_picker(self) -> None:
        self.picker.setVisible(self.who.value is Who.CHOSEN)
        self.name.setVisible(self.who.value is Who.PHOTOS)
        self.together.setVisible(self.who.value in (Who.NAMED, Who.CHOSEN))

    def _count(self) -> None:
        count = len(self._context.people.named())
        text = self.tr("Everybody who has a name ({0})").format(people(count))
        self.who.buttons[Who.NAMED].setText(text)

    def _usual_folder(self) -> Path:
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(self._context.preferences.text(FOLDER) or Path(pictures) / "photoclust")

    def _ask(self, current: Path | None) -> Path | None:
        start = current if current and current.is_dir() else current and current.parent
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the albums"), str(start or Path.home())
        )
        return Path(chosen) if chosen else None
