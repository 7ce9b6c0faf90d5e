"""The photos that a library knows by their pictures, and which of them are due again."""

from __future__ import annotations

from dataclasses import dataclass

from photoclust.faces.analysis import Analyser
from photoclust.library.photos import KnownPhoto
from photoclust.library.repository import Repository
from photoclust.photos.content import Content, Identity
from photoclust.photos.picture_digest import picture_digest


@dataclass(frozen=True)
class KnownBy:
    """What a photo is known by: the size and digest of a whole file, the digest of its picture.
    `whole` None: the picture is known, and tells enough."""

    whole: Identity | None
    picture: bytes


class KnownPhotos:
    """What a library knew when a scan began. `again`: every photo is due."""

    def __init__(self, repository: Repository, analyser: Analyser, *, again: bool) -> None:
        self._again = again
        self._by_picture: dict[bytes, list[KnownPhoto]] = {}
        self._by_file: dict[Identity, KnownPhoto] = {}
        # Another detector may find other faces, and embeddings of another model cannot be
        # compared.
        names = (analyser.detector_name, analyser.model)
        # By number, the most urgent first.
        self._outdated = {
            number: order for order, number in enumerate(repository.photos.outdated(*names))
        }
        self._of_another_embedder: set[int] = set()
        self._without_picture: set[int] = set()
        self._forgotten = repository.forgetting.passed_over()
        for photo in repository.photos.known():
            self._by_file[photo.size, photo.digest] = photo
            if photo.picture is None:
                self._without_picture.add(photo.id)
            else:
                self._by_picture.setdefault(photo.picture, []).append(photo)
            if (photo.detector, photo.model) != names:
                # Of those that are not at hand a copy may turn up.
                self._outdated.setdefault(photo.id, len(self._outdated))
            if photo.model != analyser.model:
                self._of_another_embedder.add(photo.id)

    def know(self, file: Content) -> KnownBy:
        """What a photo is known by that a file shows."""
        picture = picture_digest(file)
        is_enough = picture in self._by_picture and not self._without_picture
        return KnownBy(None if is_enough else file.identity, picture)

    def is_forgotten(self, file: KnownBy) -> bool:
        """Whether a file shows a photo that was erased from the library."""
        pictures, files = self._forgotten
        return file.picture in pictures or file.whole in files

    def may_show_known(self, file: KnownBy) -> bool:
        """Whether a file shows a photo that need not be looked at again, unless for its
        orientation."""
        photos = self._shown(file)
        # What is wrong with a file its metadata may have been.
        return bool(photos) and not any(
            self.is_due(photo.id) or photo.has_remark for photo in photos
        )

    def shows_known(self, file: KnownBy, orientation: int) -> bool:
        """The same for a file with this orientation.

        A photo in which no face was found is looked at again when another side is up.
        """
        return self.may_show_known(file) and all(
            photo.has_found or photo.orientation in (None, orientation)
            for photo in self._shown(file)
        )

    def is_known(self, file: KnownBy) -> bool:
        """Whether a file shows a photo of the library."""
        return bool(self._shown(file))

    def shows(self, file: KnownBy, photo_id: int) -> bool:
        """Whether a file shows this photo."""
        return any(photo.id == photo_id for photo in self._shown(file))

    def embedded_otherwise(self, file: KnownBy) -> list[KnownPhoto]:
        """The photos that a file shows and whose faces another network has embedded."""
        return [photo for photo in self._shown(file) if self.is_embedded_otherwise(photo.id)]

    def is_embedded_otherwise(self, photo_id: int) -> bool:
        """Whether another network has embedded a photo's faces."""
        return photo_id in self._of_another_embedder

    def urgency(self, photo_id: int | None) -> int | None:
        """Where a photo of other networks stands in the order in which they are looked at again;
        None for one of today's networks."""
        return None if photo_id is None else self._outdated.get(photo_id)

    def _shown(self, file: KnownBy) -> list[KnownPhoto]:
        whole = self._by_file.get(file.whole) if file.whole else None
        return self._by_picture.get(file.picture) or ([whole] if whole else [])

    def is_due(self, photo_id: int | None) -> bool:
        """Whether a photo is to be looked at again though it has not changed."""
        return self._again or photo_id in self._outdated

    def is_without_picture(self, photo_id: int | None) -> bool:
        """Whether a file of a photo is to be read so that it will be known by its picture."""
        return photo_id in self._without_picture
