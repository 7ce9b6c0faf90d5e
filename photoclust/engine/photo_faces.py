"""The one path from a photo file to its faces: open, decode, detect, align, rate, embed.

Opening is `photoclust.photos.content.read_content`; a caller that finds the content in the
library stops after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from photoclust.faces.analysis import AnalysedFace, Analyser
from photoclust.photos.content import Content
from photoclust.photos.decode import DecodedPhoto, decode_file
from photoclust.photos.thumbnails import crop_face
from photoclust.settings import Settings
from photoclust.types import Box, Detection, Floats, FoundFace, Image


class PhotoFaces:
    """Finds the faces of photos, with the networks and settings given."""

    def __init__(self, analyser: Analyser, settings: Settings) -> None:
        self._analyser = analyser
        self._settings = settings

    def decode(self, content: Content, at_least: int = 0) -> DecodedPhoto:
        """A photo as large as the detector needs it, or with a longest side of `at_least`.

        Raises UnreadablePhoto.
        """
        return decode_file(
            content,
            at_least=at_least or self._settings.detection_size,
            max_pixels=self._settings.max_pixels,
        )

    def find(self, photos: Sequence[DecodedPhoto]) -> list[list[FoundFace]]:
        """The faces of each photo, surest first, in pixels of the upright photo."""
        analysed = self._analyser.analyse([photo.pixels for photo in photos])
        return [
            [f for f in (_found(photo, face) for face in faces) if self._large_enough(f)]
            for photo, faces in zip(photos, analysed, strict=True)
        ]

    def find_at(self, photo: DecodedPhoto, box: Box) -> FoundFace:
        """The face at a box that somebody drew, in pixels of the upright photo."""
        return _found(photo, self._analyser.analyse_box(photo.pixels, box.scaled(photo.scale)))

    def find_known(self, photo: DecodedPhoto, detection: Detection) -> FoundFace:
        """A face that is known, in pixels of the upright photo, embedded by today's network."""
        scaled = detection.scaled(photo.scale)
        return _found(photo, self._analyser.analyse_detection(photo.pixels, scaled))

    def embed_in_crop(self, crop: Image, box: Box) -> Floats:
        """The embedding, float32 (128,), of a face at a box in its small picture."""
        return self._analyser.analyse_box(crop, box).embedding

    def _large_enough(self, face: FoundFace) -> bool:
        return face.detection.box.width >= self._settings.min_face


def _found(photo: DecodedPhoto, face: AnalysedFace) -> FoundFace:
    return FoundFace(
        detection=face.detection.scaled(1 / photo.scale),
        quality=face.quality,
        embedding=face.embedding,
        crop=crop_face(photo.pixels, face.detection.box),
    )
