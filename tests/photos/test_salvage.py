from __future__ import annotations

import zlib

import numpy as np
import pytest
import torch
from PIL import Image

from photoclust.errors import UnreadablePhoto
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.photos.decode import DecodedPhoto
from tests.hostile import chunk, encoded, scene
from tests.photos.pictures import Pixels, read

LARGE = scene(640, 480)


def code(picture: DecodedPhoto) -> str:
    return picture.remark.code if picture.remark else ""


def differs(one: Pixels, other: Pixels) -> float:
    """The mean difference of two pictures' pixels."""
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


@pytest.mark.parametrize("at_least", [10_000, 100])
@pytest.mark.parametrize("options", [{}, {"subsampling": 0, "optimize": True}])
@pytest.mark.parametrize("cut", [2, 20])
def test_a_jpeg_without_its_end_is_whole(
    cut: int, options: dict[str, object], at_least: int
) -> None:
    data = encoded(LARGE, "JPEG", **options)
    picture = read(data[:-cut], at_least)
    assert code(picture) == "photo-end-missing"
    whole = read(data, at_least)
    assert (picture.width, picture.height) == (640, 480)
    height = whole.pixels.shape[0]
    assert np.array_equal(picture.pixels[: height * 9 // 10], whole.pixels[: height * 9 // 10])
    assert differs(picture.pixels, whole.pixels) < 1


@pytest.mark.parametrize("at_least", [10_000, 100])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP"])
def test_nine_tenths_of_a_photo_are_read(kind: str, at_least: int) -> None:
    data = encoded(LARGE, kind)
    picture, whole = read(data[: len(data) * 9 // 10], at_least), read(data, at_least)
    assert code(picture) == "photo-cut-off"
    assert picture.remark is not None
    assert 5 <= picture.remark.parameters["percent"] <= 12
    assert picture.pixels.shape == whole.pixels.shape
    # A BMP begins at its foot.
    rows = slice(None, None, -1 if kind == "BMP" else 1)
    there = whole.pixels.shape[0] * 8 // 10
    assert np.array_equal(picture.pixels[rows][:there], whole.pixels[rows][:there])
    assert len(np.unique(picture.pixels[rows][-there // 40 :])) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "GIF"])
def test_less_than_half_is_no_photo(kind: str) -> None:
    data = encoded(LARGE, kind)
    with pytest.raises(UnreadablePhoto, match="truncated"):
        read(data[: len(data) * 45 // 100])


def test_progressive_jpegs() -> None:
    data = encoded(LARGE, "JPEG", progressive=True)
    whole = read(data)
    assert code(whole) == ""
    for cut, difference in ((2, 1), (len(data) // 2, 12)):
        picture = read(data[:-cut])
        assert code(picture) == "photo-less-sharp"
        assert differs(picture.pixels, whole.pixels) < difference
    with pytest.raises(UnreadablePhoto, match="truncated"):
        read(data[: len(data) // 20])


def test_a_cut_photo_keeps_its_orientation_and_date() -> None:
    exif = Image.Exif()
    exif[274] = 6
    exif[306] = "2001:02:03 04:05:06"
    for kind in ("JPEG", "TIFF"):
        data = encoded(LARGE, kind, exif=exif.tobytes())
        picture = read(data[: len(data) * 9 // 10])
        assert (picture.width, picture.height) == (480, 640)
        assert picture.pixels.shape == (640, 480, 3)
        taken = picture.taken
        assert taken is not None
        assert taken.date == "2001-02-03T04:05:06"


def text_chunk(*, sound: bool) -> bytes:
    made = chunk(b"tEXt", b"Comment\0hello")
    return made if sound else made[:-1] + bytes([made[-1] ^ 1])


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_wrong_checksum_beside_the_picture(place: str) -> None:
    data = encoded(LARGE, "PNG")
    at = 33 if place == "before" else len(data) - 12
    sound = read(data[:at] + text_chunk(sound=True) + data[at:])
    picture = read(data[:at] + text_chunk(sound=False) + data[at:])
    assert code(sound) == ""
    assert code(picture) in ("photo-extras-damaged", "" if place == "after" else "-")
    assert np.array_equal(picture.pixels, sound.pixels)


def test_a_text_that_would_fill_the_memory_is_left_out() -> None:
    data = encoded(LARGE, "PNG")
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    picture = read(data[:33] + bomb + data[33:])
    assert code(picture) == "photo-extras-damaged"
    assert np.array_equal(picture.pixels, np.asarray(LARGE))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_no_face_is_seen_where_nothing_is(kind: str, astronaut: Pixels) -> None:
    data = encoded(Image.fromarray(np.concatenate([astronaut, astronaut[::-1]])), kind)
    picture = read(data[: len(data) * 6 // 10])
    assert code(picture) == "photo-cut-off"
    (faces,) = TwoStageDetector(torch.device("cpu")).detect([picture.pixels])
    assert len(faces) == 1
    box = faces[0].box
    assert box.y + box.height < 400
