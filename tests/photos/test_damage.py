from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoclust.errors import UnreadablePhoto
from photoclust.photos import content, scan
from photoclust.photos.decode import decode
from photoclust.types import Failure
from tests.hostile import FAILS, READS, encoded, make_hostile_folder, png_of, scene
from tests.photos.pictures import (
    LIMIT,
    read,
    reason,
    tiff,
)


@pytest.mark.parametrize("at_least", [10_000, 40])
@pytest.mark.parametrize(
    "kind", ["JPEG", "progressive", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF"]
)
def test_no_cut_file_passes_for_whole(kind: str, at_least: int) -> None:
    if kind == "progressive":
        data = encoded(scene(), "JPEG", progressive=True)
    else:
        data = encoded(scene(), kind)
    for percent in range(1, 97, 5):
        cut = data[: len(data) * percent // 100]
        try:
            picture = read(cut, at_least)
        except UnreadablePhoto:
            assert re.search("truncated|damaged", reason(cut))
        else:
            assert picture.remark is not None
    assert "truncated" in reason(data[: len(data) // 10])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF", "AVIF"])
def test_pixel_limit(kind: str) -> None:
    data = encoded(Image.new("RGB", (200, 100)), kind)
    assert decode(data, at_least=50, max_pixels=20_000).width == 200
    sentence = "The image is too large: 200 x 100 pixels is over the limit"
    assert reason(data, 19_999).startswith(sentence)


def test_pixel_limit_of_deep_tiffs() -> None:
    data = tiff(np.zeros((100, 200, 3), np.float32))
    assert "200 x 100 pixels is over the limit" in reason(data, 19_999)


def test_reasons() -> None:
    for data in (b"Dear diary", b""):
        assert reason(data).startswith("This is not an image, or one of an unknown kind;")
    assert "truncated" in reason(encoded(scene(), "JPEG")[:2000])
    assert "100000 x 100000 pixels is over the limit" in reason(png_of(100_000, 100_000))
    assert "damaged" in reason(png_of(5, 5))


def test_memory_errors_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(image: Image.Image, factor: int) -> Image.Image:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "reduce", fail)
    with pytest.raises(UnreadablePhoto, match="does not fit into memory"):
        read(encoded(scene(), "PNG"), 20)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF"]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
    st.booleans(),
)
def test_flipped_bytes_raise_nothing_else(
    kind: str, changes: list[tuple[float, int]], near_the_start: bool
) -> None:
    data = bytearray(SMALL[kind])
    for place, value in changes:
        data[int(place * (min(300, len(data)) if near_the_start else len(data)))] = value
    survives(bytes(data))


SMALL = {
    kind: encoded(scene(32, 24), kind)
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF")
}
STARTS = [b"", *(data[:size] for data in SMALL.values() for size in (4, 16, 64))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_random_bytes_raise_nothing_else(start: bytes, body: bytes) -> None:
    survives(start + body)


def survives(data: bytes) -> None:
    try:
        picture = decode(data, at_least=20, max_pixels=1_000_000)
    except UnreadablePhoto:
        return
    assert picture.pixels.ndim == 3
    assert min(picture.pixels.shape) >= 1


def test_hostile_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    expected = make_hostile_folder(tmp_path)
    assert len(expected) >= 70
    failures: list[Failure] = []
    fates: dict[Path, str] = {}
    for file in scan.walk(tmp_path, failures.append):
        began = time.monotonic()
        try:
            data = content.read_content(file.path).data
            decode(data, at_least=1280, max_pixels=LIMIT, raw=scan.is_raw(file.path))
            fates[file.path] = READS
        except UnreadablePhoto as error:
            failures.append(Failure(file.path, "decode", error.explanation))
        assert time.monotonic() - began < 5
    assert len({failure.path for failure in failures}) == len(failures)
    assert all(failure.reason and "\n" not in failure.reason for failure in failures)
    fates |= {failure.path: FAILS for failure in failures}
    assert fates == expected
    assert capfd.readouterr() == ("", "")
