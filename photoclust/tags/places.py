"""Where the tags of a photo are written: a sidecar, or the photo's own file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from photoclust.errors import TagError, UnreadablePhoto
from photoclust.photos.content import Content, read_content
from photoclust.tags.document import Document
from photoclust.tags.embedding import formats
from photoclust.tags.rdf import properties
from photoclust.tags.schemas import REGIONS
from photoclust.tags.sidecars import SUFFIX, Sidecars, read_sidecar
from photoclust.tags.storing import Seen, store_photo, store_sidecar


@dataclass(frozen=True)
class SidecarPlace:
    """A file beside the photo. `packet` None: it is not there yet."""

    path: Path
    photo: Path
    packet: bytes | None
    seen: Seen | None

    def store(self, packet: bytes) -> None:
        """Write the tags. Raises TagError; then all is as it was."""
        store_sidecar(self.path, packet, self.seen, self.photo)


@dataclass(frozen=True)
class EmbeddedPlace:
    """The photo's file. `packet` None: it has no tags yet."""

    file: Content
    packet: bytes | None
    seen: Seen
    keep_time: bool

    @property
    def path(self) -> Path:
        return self.file.path

    def store(self, packet: bytes) -> Seen:
        """Write the tags; the file as it is then. Raises TagError; then all is as it was."""
        changed = formats.with_packet(self.file, packet)
        return store_photo(changed, self.seen, keep_time=self.keep_time)


Place = SidecarPlace | EmbeddedPlace


def sidecar_place(photo: Path, sidecars: Sidecars) -> SidecarPlace:
    """The sidecar of a photo. Raises TagError when it cannot be read."""
    path = sidecars.to_write(photo)
    seen = Seen.of(path)
    return SidecarPlace(path, photo, read_sidecar(path) if seen else None, seen)


def embedded_place(photo: Path, max_gib: int, *, keep_time: bool) -> EmbeddedPlace | None:
    """The file of a photo; None for a kind that holds no tags. Raises TagError when it is damaged,
    or holds regions where they are not changed."""
    seen = Seen.of(photo)
    try:
        file = read_content(photo, max_gib)
    except UnreadablePhoto as error:
        problem = error.explanation
        raise TagError(problem) from error
    if seen is None or not formats.can_hold(file):
        return None
    packet = formats.packet_in(file)
    if extension := formats.extension_of(file):
        document = Document(extension)
        if any(properties(document, schema.property_name) for schema in REGIONS.values()):
            raise TagError("tags-in-extension")
    return EmbeddedPlace(file, packet, seen, keep_time)


def is_sidecar(path: Path) -> bool:
    """Whether a file is a sidecar, by its name."""
    return path.suffix.lower() == SUFFIX
