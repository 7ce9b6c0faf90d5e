"""The files beside photos that hold their metadata: ``name.jpg.xmp``, or ``name.xmp``."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from photoclust.errors import TagError
from photoclust.messages import reason_of
from photoclust.photos.scan import SUFFIXES
from photoclust.tags.document import MOST_BYTES, Document
from photoclust.tags.namespaces import qualified
from photoclust.tags.rdf import simple

SUFFIX = ".xmp"
_MADE_FOR = qualified("photoshop:SidecarForExtension")


class FolderListing:
    """The names in a folder, as they were when it was first asked about."""

    def __init__(self, folder: Path) -> None:
        try:
            names = os.listdir(folder)  # noqa: PTH208
        except OSError:
            names = []
        self._folder = folder
        self._names = {name.casefold(): name for name in names}
        stems = (Path(name) for name in names)
        self._photos = Counter(p.stem.casefold() for p in stems if p.suffix.lower() in SUFFIXES)

    def find(self, name: str) -> Path | None:
        """The file with this name, whatever the case of its letters."""
        there = self._names.get(name.casefold())
        return None if there is None else self._folder / there

    def is_alone(self, photo: Path) -> bool:
        """Whether no other photo has the same name but for the suffix."""
        return self._photos[photo.stem.casefold()] <= 1


class Sidecars:
    """Finds the sidecars of photos; folders are listed once."""

    def __init__(self) -> None:
        self._listings: dict[Path, FolderListing] = {}

    def listing(self, folder: Path) -> FolderListing:
        """The names in a folder."""
        if folder not in self._listings:
            self._listings[folder] = FolderListing(folder)
        return self._listings[folder]

    def of(self, photo: Path) -> Iterator[Path]:
        """The sidecars that a photo has, that of its full name first."""
        listing = self.listing(photo.parent)
        own = listing.find(photo.name + SUFFIX)
        if own is not None:
            yield own
        shared = listing.find(photo.stem + SUFFIX)
        if shared is not None and self._belongs(shared, photo, listing):
            yield shared

    def to_write(self, photo: Path) -> Path:
        """The sidecar for a photo's names: one that is there, else one of its full name."""
        return next(self.of(photo), photo.with_name(photo.name + SUFFIX))

    def _belongs(self, sidecar: Path, photo: Path, listing: FolderListing) -> bool:
        """Whether a sidecar of the name without the suffix is this photo's, and not that of
        another one of the same name, such as the camera RAW photo beside it."""
        if listing.is_alone(photo):
            return True
        try:
            said = simple(Document(read_sidecar(sidecar)), _MADE_FOR)
        except TagError:
            return False
        return said is not None and said.casefold() == photo.suffix[1:].casefold()


def read_sidecar(path: Path) -> bytes:
    """The bytes of a sidecar. Raises TagError when it cannot be read, or is too large for one."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TagError("tags-unreadable", reason=reason_of(error)) from error
    if len(data) > MOST_BYTES:
        raise TagError("tags-too-large", limit=MOST_BYTES)
    return data
