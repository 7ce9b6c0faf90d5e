"""TIFFs that Pillow cannot read: more than 8 bits a channel, floating point, and others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import PIL.Image
from PIL.ExifTags import Base
from PIL.TiffImagePlugin import TiffImageFile

from photoclust.errors import UnreadablePhoto
from photoclust.photos.bands import joined
from photoclust.photos.colour import scaled, value_range
from photoclust.photos.metadata import parse_exif

# The decoder's warnings about broken files are reported as problems, not on the terminal.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


_WHITE_IS_ZERO = 0


@dataclass(frozen=True)
class DeepTiff:
    """A TIFF of which only the tags have been read. `width` and `height` as stored."""

    data: bytes
    exif: PIL.Image.Exif
    width: int
    height: int

    def pixels(self, at_least: int) -> tuple[PIL.Image.Image, tuple[int, int]]:
        """The image turned upright: L, RGB or RGBA, 8 bits a channel; and its full size.

        `at_least`: larger ones are reduced to a longest side in [`at_least`, 2 * `at_least`).
        Raises UnreadablePhoto when OpenCV cannot read it either.
        """
        _refuse_planes(self.exif)
        # OpenCV applies the orientation of TIFFs of this depth, whatever the flags.
        array = cv2.imdecode(np.frombuffer(self.data, np.uint8), cv2.IMREAD_UNCHANGED)
        if array is None or (array.ndim == 3 and array.shape[2] not in (3, 4)):
            raise UnreadablePhoto("tiff-unsupported")
        height, width = array.shape[:2]
        low, full = value_range(array)
        is_negative = self.exif.get(Base.PhotometricInterpretation) == _WHITE_IS_ZERO

        def band(top: int, bottom: int) -> PIL.Image.Image:
            samples = scaled(array[top:bottom], low, full)
            if is_negative:
                samples = 255 - samples
            if samples.ndim == 3:
                samples = samples[..., [2, 1, 0, 3][: samples.shape[2]]]
            return PIL.Image.fromarray(np.ascontiguousarray(samples))

        image = joined(width, height, max(1, max(width, height) // at_least), band)
        image.info["icc_profile"] = self.exif.get(Base.InterColorProfile)
        return image, (width, height)


def open_tiff(data: bytes) -> DeepTiff | None:
    """None when `data` has no TIFF header with the size of an image."""
    if not data.startswith((b"II*\0", b"MM\0*")):
        return None
    exif = parse_exif(data)
    width, height = exif.get(Base.ImageWidth), exif.get(Base.ImageLength)
    if not isinstance(width, int) or not isinstance(height, int):
        return None
    return DeepTiff(data, exif, width, height)


def is_negative(image: PIL.Image.Image) -> bool:
    """Whether the image is of a TIFF in which 0 is white."""
    if not isinstance(image, TiffImageFile):
        return False
    return image.tag_v2.get(Base.PhotometricInterpretation) == _WHITE_IS_ZERO


def refuse_deep_planes(image: PIL.Image.Image) -> None:
    """Raises UnreadablePhoto for TIFFs that Pillow opens, but decodes to wrong colours.

    Uncompressed planes of 16 bits are read as if they had 8; OpenCV is no better at them.
    """
    if isinstance(image, TiffImageFile) and image.tag_v2.get(Base.Compression, 1) == 1:
        bits = image.tag_v2.get(Base.BitsPerSample, (8,))
        if max(bits) > 8:
            _refuse_planes(image.tag_v2)


def _refuse_planes(tags: Mapping[int, Any] | PIL.Image.Exif) -> None:
    if tags.get(Base.PlanarConfiguration) == 2 and tags.get(Base.SamplesPerPixel, 1) > 1:
        raise UnreadablePhoto("tiff-planes-unsupported")
