"""Large images that are reduced while they are decoded, where their kind allows it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import pi_heif
import PIL.Image
from numpy.typing import NDArray

from photoclust.photos.bands import joined
from photoclust.photos.budget import DECODING
from photoclust.photos.bytes_reader import Malformed
from photoclust.photos.colour import simplified
from photoclust.photos.decoding_cost import finished_cost
from photoclust.photos.metadata import exif_of, png_without_pixels
from photoclust.photos.png_bands import is_in_rows, reduced_png

LARGE_PIXELS = 32_000_000
"""From where the trouble is worth it."""
_HEIF, _HEIF_DEEP = {"L": 3, "RGB": 5}, 10
"""Bytes for a pixel: the planes that are decoded, and the pixels that are made of them."""
_BAND_BYTES = 64 << 20


def reduced_while_decoding(
    image: PIL.Image.Image, data: bytes, at_least: int
) -> PIL.Image.Image | None:
    """A large PNG or HEIC that was opened: reduced to a longest side in [`at_least`,
    2 * `at_least`), its metadata with it, and upright where that kind is decoded upright.

    None for others, and for what is damaged. Raises UnreadablePhoto when the memory does not
    suffice.
    """
    factor = max(image.size) // at_least
    if factor <= 1 or image.width * image.height < LARGE_PIXELS:
        return None
    finished = finished_cost(*image.size, at_least)
    if image.format == "PNG" and is_in_rows(data):
        DECODING.take(finished + _BAND_BYTES)
        return _reduced_png(image, data, factor)
    if image.format == "HEIF":
        planes = _HEIF_DEEP if image.info.get("bit_depth", 8) > 8 else _HEIF.get(image.mode, 8)
        DECODING.take(finished + image.width * image.height * planes)
        return _reduced_heif(image, data, factor)
    return None


def _reduced_png(image: PIL.Image.Image, data: bytes, factor: int) -> PIL.Image.Image | None:
    try:
        small = reduced_png(data, factor, simplified)
        with PIL.Image.open(io.BytesIO(png_without_pixels(data)), formats=("PNG",)) as header:
            exif_of(header)  # looks for what stands behind the pixels
            return _described(small, image, header.info)
    except (Malformed, OSError, ValueError, SyntaxError, zlib.error):
        return None  # decoding it as a whole says what is wrong, or saves what it can


def _reduced_heif(image: PIL.Image.Image, data: bytes, factor: int) -> PIL.Image.Image:
    coded = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
    samples: NDArray[np.uint8] = np.asarray(coded)
    width, height = coded.size

    def band(top: int, bottom: int) -> PIL.Image.Image:
        rows = np.ascontiguousarray(samples[top:bottom, :width])
        return simplified(PIL.Image.frombuffer(coded.mode, (width, bottom - top), rows.tobytes()))

    return _described(joined(width, height, factor, band), image, image.info)


def _described(
    small: PIL.Image.Image, image: PIL.Image.Image, info: Mapping[Any, Any]
) -> PIL.Image.Image:
    """A reduced image with what was said about the whole; it is opaque, or knows how far."""
    small.info = {key: value for key, value in info.items() if key != "transparency"}
    small.format = image.format
    return small
