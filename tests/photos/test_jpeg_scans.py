"""Scans of JPEGs are counted without decoding."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from photoclust.errors import UnreadablePhoto
from photoclust.photos.jpeg_scans import MOST_SCANS, MOST_WORK, check_scans, scans_of
from tests.bombs import jpeg_of_many_scans
from tests.hostile import encoded, scene


def test_baseline() -> None:
    assert scans_of(encoded(scene(), "JPEG")) == 1
    assert scans_of(encoded(scene(), "JPEG", restart_marker_blocks=1)) == 1
    assert scans_of(encoded(scene().convert("L"), "JPEG")) == 1


def test_progressive() -> None:
    data = encoded(scene(), "JPEG", progressive=True)
    assert scans_of(data) == 10
    assert scans_of(jpeg_of_many_scans(50)) == 50
    assert scans_of(jpeg_of_many_scans(MOST_SCANS + 50)) == MOST_SCANS + 1


def test_a_thumbnail_and_what_follows_do_not_count() -> None:
    inner = encoded(scene(32, 32), "JPEG", progressive=True)
    data = encoded(scene(), "JPEG", progressive=True, comment=inner)
    assert scans_of(data + inner) == 10


def test_limits() -> None:
    data = jpeg_of_many_scans(100)
    assert check_scans(data, 64, 64) == 100
    with pytest.raises(UnreadablePhoto):
        check_scans(data, 10_000, MOST_WORK // 10_000 // 99)
    with pytest.raises(UnreadablePhoto):
        check_scans(jpeg_of_many_scans(MOST_SCANS + 1), 64, 64)


def test_all_those_scans_are_read() -> None:
    """The file that the limit is for is one that decoders take."""
    with Image.open(io.BytesIO(jpeg_of_many_scans(40))) as image:
        image.load()


@pytest.mark.parametrize("data", [b"", b"\xff", b"\xff\xd8\xff", b"\xff\xda", b"\xff\xc0\0"])
def test_rubbish(data: bytes) -> None:
    assert scans_of(data) <= 1
