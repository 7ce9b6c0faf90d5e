from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import tifffile
from PIL import Image

from photoclust.errors import UnreadablePhoto
from photoclust.photos.decode import decode
from tests.hostile import encoded
from tests.photos.pictures import (
    LIMIT,
    Pixels,
    quarters,
    reason,
    tiff,
)


def test_raw_without_rawpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    with pytest.raises(UnreadablePhoto) as caught:
        decode(tiff(quarters()), at_least=100, max_pixels=LIMIT, raw=True)
    assert caught.value.message == "This is a camera RAW photo"
    assert '"raw" extra' in caught.value.hint


def test_jpeg_named_raw() -> None:
    data = encoded(Image.fromarray(quarters()), "JPEG")
    assert decode(data, at_least=10_000, max_pixels=LIMIT, raw=True).width == 96


class LibRawError(Exception):
    pass


def fake_rawpy(preview: bytes | None, flip: int = 0) -> SimpleNamespace:
    """Stands in for rawpy: a photo of 960 x 640 pixels, blue where it is developed."""

    class Photo:
        sizes = SimpleNamespace(width=960, height=640, flip=flip)

        def __enter__(self) -> Photo:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def extract_thumb(self) -> SimpleNamespace:
            if preview is None:
                raise LibRawError
            return SimpleNamespace(format="jpeg", data=preview)

        def postprocess(self, *, half_size: bool, **_: object) -> Pixels:
            shape = (960, 640) if flip in (5, 6) else (640, 960)
            pixels = np.zeros((*shape, 3), np.uint8)[:: 1 + half_size, :: 1 + half_size]
            pixels[..., 2] = 255
            return np.ascontiguousarray(pixels)

    return SimpleNamespace(
        LibRawError=LibRawError,
        ThumbFormat=SimpleNamespace(JPEG="jpeg"),
        imread=lambda file: Photo(),
    )


@pytest.mark.parametrize(
    ("size", "at_least", "shape"),
    [
        ((960, 640), 500, (640, 960)),
        ((480, 320), 300, (320, 480)),
        ((480, 320), 500, None),
        ((480, 360), 200, None),
        (None, 200, None),
    ],
    ids=["full", "large enough", "too small", "another shape", "none"],
)
def test_raw_preview_is_used_when_it_serves(
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int] | None,
    at_least: int,
    shape: tuple[int, int] | None,
) -> None:
    preview = encoded(Image.new("RGB", size, "red"), "JPEG") if size else None
    monkeypatch.setitem(sys.modules, "rawpy", fake_rawpy(preview))
    picture = decode(b"II*\0", at_least=at_least, max_pixels=LIMIT, raw=True)
    assert (picture.width, picture.height) == (960, 640)
    assert picture.scale == picture.pixels.shape[1] / 960
    is_preview = picture.pixels[0, 0, 0] > 200
    assert is_preview == (shape is not None)
    if shape:
        assert picture.pixels.shape[:2] == shape


def test_upright_raw(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", fake_rawpy(None, flip=6))
    picture = decode(b"II*\0", at_least=400, max_pixels=LIMIT, raw=True)
    assert (picture.width, picture.height) == (640, 960)
    assert picture.pixels.shape == (480, 320, 3)
    assert "640 x 960 pixels is over the limit" in reason(b"II*\0", 1000, raw=True)


def test_damaged_raw(monkeypatch: pytest.MonkeyPatch) -> None:
    rawpy = fake_rawpy(None)

    def fail(file: io.BytesIO) -> None:
        raise LibRawError("data corrupted")

    rawpy.imread = fail
    monkeypatch.setitem(sys.modules, "rawpy", rawpy)
    assert reason(b"II*\0", raw=True).startswith(
        "This RAW photo is damaged, or of an unknown camera"
    )


def test_real_raw() -> None:
    pytest.importorskip("rawpy")
    mosaic = np.zeros((240, 320), np.uint16)
    mosaic[:, 160:] = 60_000
    tags = [
        (50706, 1, 4, bytes([1, 4, 0, 0]), True),  # DNGVersion
        (33421, 3, 2, (2, 2), True),  # CFARepeatPatternDim
        (33422, 1, 4, bytes([0, 1, 1, 2]), True),  # CFAPattern
        (50708, 2, 0, "Test", True),  # UniqueCameraModel
        (
            50721,
            10,
            9,
            (1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1),
            True,
        ),  # ColorMatrix1
        (274, 3, 1, 6, True),  # Orientation
        (306, 2, 0, "2020:02:03 04:05:06", True),  # DateTime
    ]
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, mosaic, photometric=32803, extratags=tags, metadata=None)
    picture = decode(buffer.getvalue(), at_least=100, max_pixels=LIMIT, raw=True)
    assert (picture.width, picture.height, picture.scale) == (240, 320, 0.5)
    assert picture.pixels.shape == (160, 120, 3)
    assert picture.pixels[20].max() < 20
    assert picture.pixels[-20, :, 1].min() > 150
    taken = picture.taken
    assert taken is not None
    assert taken.date == "2020-02-03T04:05:06"
