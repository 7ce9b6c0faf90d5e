"""The photos that a library knows by their content, and which of them are due again."""

from __future__ import annotations

from photoclust.faces.analysis import Analyser
from photoclust.library.repository import Repository
from photoclust.photos.content import Identity


class KnownPhotos:
    """What a library knew when a scan began. `again`: every photo is due."""

    def __init__(self, repository: Repository, analyser: Analyser, *, again: bool) -> None:
        photos = repository.photos.known()
        self._again = again
        self._ids = {identity: photo.id for identity, photo in photos.items()}
        # Another detector may find other faces, and embeddings of another model cannot be
        # compared.
        self._outdated = {
            photo.id
            for photo in photos.values()
            if (photo.detector, photo.model) != (analyser.detector_name, analyser.model)
        }

    def __getitem__(self, identity: Identity) -> int:
        """The number of the photo with this content. Raises KeyError."""
        return self._ids[identity]

    def is_current(self, identity: Identity) -> bool:
        """Whether there is a photo with this content that need not be looked at again."""
        return identity in self._ids and not self.is_due(self._ids[identity])

    def is_due(self, photo_id: int | None) -> bool:
        """Whether a photo is to be looked at again though it has not changed."""
        return self._again or photo_id in self._outdated
