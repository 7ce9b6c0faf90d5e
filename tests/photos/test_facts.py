"""What a file says about its photo, read without decoding it: the same as with decoding it."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from photoclust.photos import content
from photoclust.photos.decode import Facts, facts_of
from photoclust.types import Dated, DateSource
from tests.hostile import chunk, encoded, png_of, scene
from tests.photos.pictures import ramp, read, tiff


@pytest.mark.parametrize("orientation", [1, 3, 6, 7])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_facts_are_those_of_decoding(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.DateTime] = "2019:07:06 05:04:03"
    data = encoded(scene(), kind, exif=exif)
    decoded = read(data)
    file = content.Content(Path("photo"), data)
    assert facts_of(file) == Facts(decoded.orientation, decoded.taken)
    assert decoded.taken == Dated("2019-07-06T05:04:03", DateSource.CONTAINER)
    if kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        assert decoded.orientation == orientation


def test_facts_of_a_png_that_stand_behind_its_pixels() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 8
    data = png_of(20, 10)
    behind = chunk(b"IDAT", zlib.compress(bytes(61 * 10))) + chunk(b"eXIf", exif.tobytes()[6:])
    data = data[:-12] + behind + data[-12:]
    assert facts_of(content.Content(Path("a.png"), data)) == Facts(8, None)
    assert read(data).orientation == 8


def test_facts_of_a_deep_tiff() -> None:
    data = tiff(ramp().astype(np.float32), 6)
    assert facts_of(content.Content(Path("a.tif"), data)) == Facts(6, None)
    assert read(data).orientation == 6
