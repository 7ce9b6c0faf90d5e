"""All that other programs say about who is in a photo: in its file, and beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from photoclust.errors import TagError, UnreadablePhoto
from photoclust.messages import Message
from photoclust.tags import picasa, takeout
from photoclust.tags.document import Document
from photoclust.tags.embedding.formats import read_start
from photoclust.tags.reading import FoundNames, TagOrigin, names_embedded, names_in
from photoclust.tags.sidecars import Sidecars, read_sidecar
from photoclust.tags.table import NameTable


class TagSources:
    """Reads the tags of photos' files. Folders are looked into once.

    origins: which sources count. contacts: names of Picasa's, beside those in its folders.
    table: of our own, if there is one. max_gib: larger files are not read.
    """

    def __init__(
        self,
        origins: Collection[TagOrigin],
        contacts: Mapping[str, str],
        table: NameTable | None,
        max_gib: int,
    ) -> None:
        self._table = table
        self._origins = origins
        self._max_gib = max_gib
        self._sidecars = Sidecars()
        self._folders: dict[Path, picasa.PicasaFolder] = {}
        self._contacts: list[Mapping[str, str]] = [contacts]

    def look_into(self, folder: Path) -> None:
        """Read what Picasa left in a folder: its contacts are of use in others too."""
        if TagOrigin.PICASA in self._origins and folder not in self._folders:
            found = picasa.read_folder(folder)
            self._folders[folder] = found
            if found.contacts:
                self._contacts.append(found.contacts)

    def of(self, photo: Path) -> Iterator[tuple[Path, FoundNames | Message]]:
        """What each source says, the most credible first, with the file that it is; or why it
        could not be read."""
        if TagOrigin.SIDECAR in self._origins:
            for sidecar in self._sidecars.of(photo):
                yield sidecar, _read(sidecar)
        if TagOrigin.EMBEDDED in self._origins and (embedded := self._embedded(photo)):
            yield photo, embedded
        if TagOrigin.PICASA in self._origins:
            folder = self._folders.get(photo.parent, picasa.PicasaFolder())
            yield photo.parent, picasa.names_of(photo.name, folder, self._contacts)
        if TagOrigin.TAKEOUT in self._origins:
            yield photo, takeout.names_of(photo, self._sidecars.listing(photo.parent))
        if self._table is not None:
            yield photo, self._table.names_of(photo)

    def _embedded(self, photo: Path) -> FoundNames | Message | None:
        try:
            return names_embedded(read_start(photo, self._max_gib))
        except (TagError, UnreadablePhoto) as error:
            return error.explanation


def _read(sidecar: Path) -> FoundNames | Message:
    try:
        return names_in(Document(read_sidecar(sidecar)), TagOrigin.SIDECAR)
    except TagError as error:
        return error.explanation
