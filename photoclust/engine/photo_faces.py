"""The one path from a photo file to its faces: open, decode, detect, align, rate, embed.

Opening is `photoclust.photos.content.read_content`; a caller that finds the content in the
library stops after it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from photoclust.engine.patience import TookTooLong, patiently
from photoclust.errors import UnreadablePhoto
from photoclust.faces.analysis import AlignedFace, AnalysedFace, Analyser
from photoclust.photos.budget import DECODING
from photoclust.photos.content import Content, Source
from photoclust.photos.decode import DecodedPhoto, decode_file
from photoclust.photos.isolated import decode_apart
from photoclust.photos.limits import SideOfArea
from photoclust.photos.thumbnails import crop_face
from photoclust.settings import Settings
from photoclust.types import Box, Detection, Floats, FoundFace, Image

FINEST_PIXELS = 25_000_000
"""Area for which a photo is decoded for small faces; decoders may yield up to four times it."""

PATIENCE_SECONDS = 120.0
"""How long to wait for the memory for that, and for a large file to be read again."""


@dataclass(frozen=True)
class _CutFace:
    """A face in pixels of the photo, its chip, and its small picture."""

    aligned: AlignedFace
    crop: bytes


class PhotoFaces:
    """Finds the faces of photos, with the networks and settings given.

    noted: around the decoding of a file once more; see `ReadingJournal`.
    """

    def __init__(
        self,
        analyser: Analyser,
        settings: Settings,
        noted: Callable[[Path], AbstractContextManager[None]] = lambda path: nullcontext(),
    ) -> None:
        self._analyser = analyser
        self._settings = settings
        self._noted = noted

    def decode(self, content: Content, at_least: int = 0) -> DecodedPhoto:
        """A photo as large as the detector needs it, or with a longest side of `at_least`.

        Raises UnreadablePhoto.
        """
        return decode_file(
            content,
            at_least=at_least or self._search_size,
            max_pixels=self._settings.max_pixels,
        )

    def decode_apart(self, content: Content) -> DecodedPhoto:
        """The same in a process of its own, which may die of it. Raises UnreadablePhoto."""
        DECODING.take_all()
        return decode_apart(
            content, at_least=self._search_size, max_pixels=self._settings.max_pixels
        )

    def find(
        self, sources: Sequence[Source | None], photos: Sequence[DecodedPhoto]
    ) -> list[list[FoundFace]]:
        """The faces of each photo, surest first, in pixels of the upright photo.

        sources: what the photos were decoded from; None for those that are not to be decoded
        again. Faces that are too small in the decoded photo for their chips are cut from a finer
        one.
        """
        detected = self._analyser.detect([photo.pixels for photo in photos])
        return self._rated(
            [
                self._cut(source, photo, self._wanted(photo, faces), mark=True)
                for source, photo, faces in zip(sources, photos, detected, strict=True)
            ]
        )

    def find_at(self, photo: DecodedPhoto, box: Box) -> FoundFace:
        """The face at a box that somebody drew, in pixels of the upright photo."""
        face = self._analyser.analyse_box(photo.pixels, box.scaled(photo.scale))
        crop = crop_face(photo.pixels, face.detection.box)
        return _found(replace(face, detection=face.detection.scaled(1 / photo.scale)), crop)

    def find_known(
        self, source: Source | None, photo: DecodedPhoto, faces: Sequence[Detection]
    ) -> list[FoundFace]:
        """Faces that are known, in pixels of the upright photo, embedded by today's network."""
        scaled = [face.scaled(photo.scale) for face in faces]
        return self._rated([self._cut(source, photo, scaled, mark=False)])[0]

    def embed_in_crop(self, crop: Image, box: Box) -> Floats:
        """The embedding, float32 (128,), of a face at a box in its small picture."""
        return self._analyser.analyse_box(crop, box).embedding

    @property
    def _search_size(self) -> SideOfArea:
        size = self._settings.detection_size
        return SideOfArea(size * size * 3 // 4)

    def _wanted(self, photo: DecodedPhoto, faces: Sequence[Detection]) -> list[Detection]:
        least = self._settings.min_face * photo.scale
        return [face for face in faces if face.box.width >= least]

    def _cut(
        self, source: Source | None, photo: DecodedPhoto, faces: Sequence[Detection], *, mark: bool
    ) -> list[_CutFace]:
        """Faces of a decoded photo, in its pixels, cut from one that is fine enough for them.

        mark: their landmarks are seen anew there.
        """
        finer = self.fine_enough(source, photo, faces)
        ratio = finer.scale / photo.scale
        cut = self._analyser.align(
            finer.pixels, [face.scaled(ratio) for face in faces], mark=mark and finer is not photo
        )
        return [
            _CutFace(_at_full_size(face, finer), crop_face(finer.pixels, face.detection.box))
            for face in cut
        ]

    def _rated(self, cut: Sequence[Sequence[_CutFace]]) -> list[list[FoundFace]]:
        rated = iter(self._analyser.rate([face.aligned for faces in cut for face in faces]))
        return [[_found(next(rated), face.crop) for face in faces] for faces in cut]

    def fine_enough(
        self, source: Source | None, photo: DecodedPhoto, faces: Sequence[Detection]
    ) -> DecodedPhoto:
        """The photo as fine as the chips of these faces need it, if there is that much of it."""
        finer = self._analyser.finer_by(faces)
        if source is None or finer <= 1 or photo.scale >= 1:
            return photo
        longest = max(photo.width, photo.height)
        most = longest * math.sqrt(min(1, FINEST_PIXELS / (photo.width * photo.height)))
        wanted = math.ceil(min(most, longest * photo.scale * finer))
        try:
            return max(self._decode_again(source, wanted), photo, key=lambda decoded: decoded.scale)
        except UnreadablePhoto:  # it was readable a moment ago, at this size at least
            return photo

    def _decode_again(self, source: Source, wanted: int) -> DecodedPhoto:
        """A photo with a longest side of `wanted`. Raises UnreadablePhoto, also when there is no
        memory for it for long: what hangs in another thread would be waited for in vain."""
        room = DECODING.one_file(source.size, self._settings.max_pixels, PATIENCE_SECONDS)
        with room, self._noted(source.path):
            return self.decode(_read(source), wanted)


def _read(source: Source) -> Content:
    """The content, read again when it is not in memory. Raises UnreadablePhoto, also when that
    takes too long."""
    if isinstance(source, Content):
        return source
    try:
        (content,) = patiently(lambda: [source.read()], lambda: None, PATIENCE_SECONDS)
    except TookTooLong as error:
        seconds = round(PATIENCE_SECONDS)
        raise UnreadablePhoto("file-takes-too-long", seconds=seconds) from error
    return content


def _at_full_size(face: AlignedFace, photo: DecodedPhoto) -> AlignedFace:
    return replace(face, detection=face.detection.scaled(1 / photo.scale))


def _found(face: AnalysedFace, crop: bytes) -> FoundFace:
    return FoundFace(face.detection, face.quality, face.embedding, crop)
