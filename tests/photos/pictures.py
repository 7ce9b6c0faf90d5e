"""Shared by the tests of decoding: pictures with distinct corners, and shortcuts for decoding."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import ExifTags, ImageCms

from photoclust.errors import UnreadablePhoto
from photoclust.photos.decode import DecodedPhoto, decode

LIMIT = 256_000_000
Pixels = NDArray[np.uint8]


def read(data: bytes, at_least: int = 10_000) -> DecodedPhoto:
    return decode(data, at_least=at_least, max_pixels=LIMIT)


def reason(data: bytes, max_pixels: int = LIMIT, *, raw: bool = False) -> str:
    with pytest.raises(UnreadablePhoto) as caught:
        decode(data, at_least=1000, max_pixels=max_pixels, raw=raw)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def quarters(width: int = 96, height: int = 64) -> Pixels:
    """Red, green, blue and white quarters: no turn or flip leaves them as they are."""
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[: height // 2, : width // 2] = 255, 0, 0
    pixels[: height // 2, width // 2 :] = 0, 255, 0
    pixels[height // 2 :, : width // 2] = 0, 0, 255
    return pixels


def corners(pixels: Pixels) -> list[list[int]]:
    """The middles of the four quarters, each channel rounded to 0 or 1."""
    height, width = pixels.shape[:2]
    rows, columns = (height // 4, height * 3 // 4), (width // 4, width * 3 // 4)
    return [(pixels[y, x] > 127).astype(int).tolist() for y in rows for x in columns]


def tiff(pixels: NDArray[np.generic], orientation: int = 1, **options: Any) -> bytes:
    buffer = io.BytesIO()
    kind = "rgb" if pixels.ndim == 3 else "minisblack"
    tags = [(int(ExifTags.Base.Orientation), 3, 1, orientation, True)]
    options = {"photometric": kind} | options
    tifffile.imwrite(buffer, np.ascontiguousarray(pixels), extratags=tags, **options)
    return buffer.getvalue()


def wide_profile() -> bytes:
    """A profile with the primaries of sRGB pulled away from grey: of a wider gamut."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = [data.index(name) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
    offsets = [int.from_bytes(data[tag + 4 : tag + 8], "big") + 8 for tag in tags]
    primaries = np.array([np.frombuffer(data, ">i4", 3, offset) for offset in offsets])
    white = primaries.sum(0)
    for offset, primary in zip(offsets, primaries, strict=True):
        wider = np.rint(primary + 0.25 * (primary - white / 3)).astype(">i4")
        data[offset : offset + 12] = wider.tobytes()
    return bytes(data)


def ramp() -> NDArray[np.uint16]:
    return np.linspace(0, 65535, 256).round().astype(np.uint16)[None].repeat(4, 0)
