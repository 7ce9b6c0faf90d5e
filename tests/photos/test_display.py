from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoclust import UnreadablePhoto, camera_of, read_pixels

MOST = 10_000_000


def saved(path: Path, size: tuple[int, int] = (60, 40), **exif: str | int) -> Path:
    tags = Image.Exif()
    for name, value in exif.items():
        tags[{"make": 0x010F, "model": 0x0110, "turned": 0x0112}[name]] = value
    Image.new("RGB", size, (200, 10, 10)).save(path, exif=tags)
    return path


def test_pixels_are_upright(tmp_path: Path) -> None:
    pixels = read_pixels(saved(tmp_path / "1.jpg", turned=6), 1000, MOST)
    assert pixels.dtype == np.uint8
    assert pixels.shape == (60, 40, 3)
    assert np.abs(pixels.astype(int) - (200, 10, 10)).max() < 8


def test_large_photos_are_reduced_while_decoded(tmp_path: Path) -> None:
    path = saved(tmp_path / "1.jpg", (1600, 800))
    assert read_pixels(path, 1 << 20, MOST).shape == (800, 1600, 3)
    height, width, _ = read_pixels(path, 300, MOST).shape
    assert 300 <= width < 1600
    assert width == 2 * height


def test_why_a_photo_has_no_pixels(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(b"junk")
    with pytest.raises(UnreadablePhoto):
        read_pixels(tmp_path / "1.jpg", 1000, MOST)
    with pytest.raises(UnreadablePhoto):
        read_pixels(saved(tmp_path / "2.png", (100, 100)), 1000, 9_999)


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("FUJIFILM ", " X-T3\0", "FUJIFILM X-T3"),
        ("", "Pixel 7", "Pixel 7"),
        ("Apple", "", "Apple"),
    ],
)
def test_cameras(tmp_path: Path, make: str, model: str, camera: str) -> None:
    assert camera_of(saved(tmp_path / "1.jpg", make=make, model=model)) == camera


def test_a_file_without_camera(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(b"junk")
    assert camera_of(tmp_path / "1.jpg") == ""
    assert camera_of(tmp_path / "none.jpg") == ""
    assert camera_of(saved(tmp_path / "2.png")) == ""
