"""A PNG that is reduced band by band is the same as one that is decoded as a whole."""

from __future__ import annotations

import io
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image

from photoclust.photos import bands, decode, large
from photoclust.photos.bytes_reader import Malformed
from photoclust.photos.colour import simplified
from photoclust.photos.png_bands import is_in_rows, reduced_png
from tests.hostile import encoded, scene
from tests.photos.pictures import LIMIT

SIZE = (173, 131)


def deep(channels: int) -> bytes:
    noise = np.random.default_rng(4).integers(0, 65536, (*SIZE[::-1], channels)).astype(np.uint16)
    smooth = (np.cumsum(noise, 1) // 97).astype(np.uint16)
    return bytes(cv2.imencode(".png", smooth if channels > 1 else smooth[..., 0])[1].tobytes())


@cache
def pngs() -> dict[str, bytes]:
    """PNGs of all kinds of pixels, with rows that are filtered in all ways."""
    image = scene(*SIZE)
    clear = image.convert("RGBA")
    clear.putalpha(scene(*SIZE).convert("L"))
    keyed = io.BytesIO()
    image.quantize(7).save(keyed, "PNG", transparency=3, bits=4)
    return {
        "grey": encoded(image.convert("L"), "PNG"),
        "grey and alpha": encoded(clear.convert("LA"), "PNG"),
        "colours": encoded(image, "PNG"),
        "colours and alpha": encoded(clear, "PNG"),
        "one bit": encoded(image.convert("1"), "PNG"),
        "palette": encoded(image.quantize(200), "PNG"),
        "four bits, one transparent": keyed.getvalue(),
        "deep grey": deep(1),
        "deep colours": deep(3),
        "deep colours and alpha": deep(4),
    }


@pytest.mark.parametrize("kind", pngs())
@pytest.mark.parametrize("factor", [2, 3])
def test_the_same_as_a_whole(kind: str, factor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "BAND_PIXELS", 2000)  # some rows
    data = pngs()[kind]
    assert is_in_rows(data)
    expected = simplified(Image.open(io.BytesIO(data))).reduce(factor)
    found = reduced_png(data, factor, simplified)
    assert (found.mode, found.size) == (expected.mode, expected.size)
    np.testing.assert_array_equal(np.asarray(found), np.asarray(expected))


def test_interlaced_ones_are_not_in_rows() -> None:
    data = bytearray(encoded(scene(), "PNG"))
    data[28] = 1
    assert not is_in_rows(bytes(data))
    assert not is_in_rows(encoded(scene(), "JPEG"))


@pytest.mark.parametrize("cut", [30, 45, 200, 2000])
def test_what_is_cut_off(cut: int) -> None:
    data = encoded(scene(*SIZE), "PNG")
    with pytest.raises(Malformed):
        reduced_png(data[:cut], 2, simplified)


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_large_photos_are_what_small_ones_are(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    exif = Image.Exif()
    exif[274], exif[306] = 6, "2021:05:04 03:02:01"
    data = encoded(scene(*SIZE), kind, exif=exif.tobytes())
    whole = decode.decode(data, at_least=50, max_pixels=LIMIT)
    monkeypatch.setattr(large, "LARGE_PIXELS", 1000)
    monkeypatch.setattr(bands, "BAND_PIXELS", 2000)
    banded = decode.decode(data, at_least=50, max_pixels=LIMIT)
    apart = np.abs(banded.pixels.astype(int) - whole.pixels.astype(int))
    # libheif does not always interpolate colours alike.
    assert apart.max() == 0 if kind == "PNG" else apart.mean() < 1
    assert banded.taken == whole.taken
    assert whole.taken is not None
    assert whole.taken.date == "2021-05-04T03:02:01"
    facts = (whole.width, whole.height, whole.scale, whole.orientation)
    assert (banded.width, banded.height, banded.scale, banded.orientation) == facts
