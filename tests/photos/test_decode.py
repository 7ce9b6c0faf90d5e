from __future__ import annotations

import io
import struct
import threading
import warnings
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from photoclust.errors import UnreadablePhoto
from tests.hostile import encoded, scene
from tests.photos.pictures import (
    Pixels,
    corners,
    quarters,
    read,
    tiff,
    wide_profile,
)

# From upright pixels to what a camera held that way stores, by the EXIF specification.
STORED: dict[int, Callable[[Pixels], Pixels]] = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.transpose(1, 0, 2),
    6: lambda upright: np.rot90(upright, 1),
    7: lambda upright: upright[::-1, ::-1].transpose(1, 0, 2),
    8: lambda upright: np.rot90(upright, -1),
}


@pytest.mark.parametrize(
    ("orientation", "kind", "at_least"),
    [
        *((orientation, "JPEG", at_least) for orientation in STORED for at_least in (10_000, 150)),
        *((5, "JPEG", at_least) for at_least in (75, 30)),
        # Their decoders turn or report each by themselves, whatever the size asked for.
        *(
            (orientation, kind, 150)
            for orientation in STORED
            for kind in ("PNG", "WEBP", "TIFF", "AVIF", "HEIF")
        ),
        *((6, kind, at_least) for kind in ("PNG", "HEIF") for at_least in (10_000, 30)),
    ],
)
def test_orientation(orientation: int, kind: str, at_least: int) -> None:
    upright = quarters(480, 320)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    stored = Image.fromarray(np.ascontiguousarray(STORED[orientation](upright)))
    picture = read(encoded(stored, kind, exif=exif.tobytes()), at_least)
    assert corners(picture.pixels) == corners(upright)
    assert (picture.width, picture.height) == (480, 320)
    assert picture.pixels.shape[1] == picture.scale * 480
    assert picture.pixels.shape[0] == pytest.approx(picture.scale * 320, abs=1)


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("compression", [None, "zlib"])
def test_orientation_of_deep_tiffs(orientation: int, compression: str | None) -> None:
    stored = STORED[orientation](quarters()).astype(np.float32) / 255
    picture = read(tiff(stored, compression=compression, orientation=orientation))
    assert corners(picture.pixels) == corners(quarters())
    assert (picture.width, picture.height) == (96, 64)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIF"])
def test_every_kind_shows_what_was_written(kind: str) -> None:
    image = Image.fromarray(quarters())
    if kind == "JPEG":
        image.info["quality"] = 95
    picture = read(encoded(image, kind))
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels.flags.c_contiguous
    assert picture.pixels.flags.writeable
    assert (picture.width, picture.height, picture.scale) == (96, 64, 1.0)
    assert corners(picture.pixels) == corners(quarters())
    assert picture.taken is None


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 700),
    st.integers(1, 700),
    st.integers(1, 300),
    st.sampled_from(["JPEG", "PNG"]),
)
@example(399, 10, 100, "JPEG")
@example(1, 700, 10, "JPEG")
def test_longest_side(width: int, height: int, at_least: int, kind: str) -> None:
    picture = read(encoded(Image.new("L", (width, height)), kind), at_least)
    longest = max(picture.pixels.shape[:2])
    if max(width, height) < at_least:
        assert longest == max(width, height)
    else:
        assert at_least <= longest < 2 * at_least
    assert min(picture.pixels.shape[:2]) >= 1
    assert (picture.width, picture.height) == (width, height)
    assert picture.scale == picture.pixels.shape[1] / width


def test_scaling_averages() -> None:
    board = Image.fromarray((np.indices((400, 400)).sum(0) % 2 * 255).astype(np.uint8))
    assert np.ptp(read(encoded(board, "PNG"), 50).pixels) == 0


def test_multi_picture_jpeg_shows_its_first() -> None:
    frames = [Image.fromarray(quarters(960, 640)), Image.new("RGB", (960, 640))]
    data = encoded(frames[0], "MPO", save_all=True, append_images=frames[1:])
    picture = read(data, 200)
    assert corners(picture.pixels) == corners(quarters())
    assert max(picture.pixels.shape) < 400


def test_date_taken() -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2011:12:13 14:15:16"
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"):
        image = Image.fromarray(quarters())
        taken = read(encoded(image, kind, exif=exif.tobytes())).taken
        assert taken is not None
        assert taken.date == "2011-12-13T14:15:16"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_animation_shows_its_first_frame(kind: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert (read(data).pixels > 127).tolist() == [[[True, False, False]] * 40] * 30


def odd_exif() -> bytes:
    """A JPEG that decodes, and that Pillow warns about: its date lies behind its end."""
    tag = struct.pack(">HHHII", 1, ExifTags.Base.DateTime, 2, 20, 5000)
    return encoded(scene(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08" + tag + bytes(4))


def test_pillow_does_warn_about_these() -> None:
    with pytest.warns(UserWarning, match="Truncated File Read"):
        Image.open(io.BytesIO(odd_exif())).getexif()


def test_no_warnings_and_no_traces_in_the_filters() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read(odd_exif())
        filters = list(warnings.filters)
        read(odd_exif())
        assert warnings.filters == filters
    assert caught == []


def test_threads() -> None:
    data = [
        odd_exif(),
        encoded(scene(), "HEIF"),
        encoded(scene(), "PNG", icc_profile=wide_profile()),
    ]
    alone = [read(item).pixels for item in data]
    wrong: list[object] = []

    def work() -> None:
        for _ in range(10):
            for item, expected in zip(data, alone, strict=True):
                try:
                    if not np.array_equal(read(item).pixels, expected):
                        wrong.append(item)
                except UnreadablePhoto as error:
                    wrong.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
