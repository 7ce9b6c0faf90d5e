"""The one path from a photo file to its faces: open, decode, detect, align, rate, embed.

Opening is `photoclust.photos.content.read_content`; a caller that finds the content in the
library stops after it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from photoclust.errors import UnreadablePhoto
from photoclust.faces.analysis import AlignedFace, AnalysedFace, Analyser
from photoclust.photos.content import Content
from photoclust.photos.decode import DecodedPhoto, decode_file
from photoclust.photos.limits import SideOfArea
from photoclust.photos.thumbnails import crop_face
from photoclust.settings import Settings
from photoclust.types import Box, Detection, Floats, FoundFace, Image

FINEST_PIXELS = 25_000_000
"""Area for which a photo is decoded for small faces; decoders may yield up to four times it."""


@dataclass(frozen=True)
class _CutFace:
    """A face in pixels of the photo, its chip, and its small picture."""

    aligned: AlignedFace
    crop: bytes


class PhotoFaces:
    """Finds the faces of photos, with the networks and settings given."""

    def __init__(self, analyser: Analyser, settings: Settings) -> None:
        self._analyser = analyser
        self._settings = settings

    def decode(self, content: Content, at_least: int = 0) -> DecodedPhoto:
        """A photo as large as the detector needs it, or with a longest side of `at_least`.

        Raises UnreadablePhoto.
        """
        size = self._settings.detection_size
        return decode_file(
            content,
            at_least=at_least or SideOfArea(size * size * 3 // 4),
            max_pixels=self._settings.max_pixels,
        )

    def find(
        self, contents: Sequence[Content], photos: Sequence[DecodedPhoto]
    ) -> list[list[FoundFace]]:
        """The faces of each photo, surest first, in pixels of the upright photo.

        contents: what the photos were decoded from. Faces that are too small in the decoded photo
        for their chips are cut from a finer one.
        """
        detected = self._analyser.detect([photo.pixels for photo in photos])
        return self._rated(
            [
                self._cut(content, photo, self._wanted(photo, faces), mark=True)
                for content, photo, faces in zip(contents, photos, detected, strict=True)
            ]
        )

    def find_at(self, photo: DecodedPhoto, box: Box) -> FoundFace:
        """The face at a box that somebody drew, in pixels of the upright photo."""
        face = self._analyser.analyse_box(photo.pixels, box.scaled(photo.scale))
        crop = crop_face(photo.pixels, face.detection.box)
        return _found(replace(face, detection=face.detection.scaled(1 / photo.scale)), crop)

    def find_known(
        self, content: Content, photo: DecodedPhoto, faces: Sequence[Detection]
    ) -> list[FoundFace]:
        """Faces that are known, in pixels of the upright photo, embedded by today's network."""
        scaled = [face.scaled(photo.scale) for face in faces]
        return self._rated([self._cut(content, photo, scaled, mark=False)])[0]

    def embed_in_crop(self, crop: Image, box: Box) -> Floats:
        """The embedding, float32 (128,), of a face at a box in its small picture."""
        return self._analyser.analyse_box(crop, box).embedding

    def _wanted(self, photo: DecodedPhoto, faces: Sequence[Detection]) -> list[Detection]:
        least = self._settings.min_face * photo.scale
        return [face for face in faces if face.box.width >= least]

    def _cut(
        self, content: Content, photo: DecodedPhoto, faces: Sequence[Detection], *, mark: bool
    ) -> list[_CutFace]:
        """Faces of a decoded photo, in its pixels, cut from one that is fine enough for them.

        mark: their landmarks are seen anew there.
        """
        finer = self.fine_enough(content, photo, faces)
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
        self, content: Content, photo: DecodedPhoto, faces: Sequence[Detection]
    ) -> DecodedPhoto:
        """The photo as fine as the chips of these faces need it, if there is that much of it."""
        finer = self._analyser.finer_by(faces)
        if finer <= 1 or photo.scale >= 1:
            return photo
        longest = max(photo.width, photo.height)
        most = longest * math.sqrt(min(1, FINEST_PIXELS / (photo.width * photo.height)))
        wanted = math.ceil(min(most, longest * photo.scale * finer))
        try:
            return max(self.decode(content, wanted), photo, key=lambda decoded: decoded.scale)
        except UnreadablePhoto:  # it was readable a moment ago, at this size at least
            return photo


def _at_full_size(face: AlignedFace, photo: DecodedPhoto) -> AlignedFace:
    return replace(face, detection=face.detection.scaled(1 / photo.scale))


def _found(face: AnalysedFace, crop: bytes) -> FoundFace:
    return FoundFace(face.detection, face.quality, face.embedding, crop)
