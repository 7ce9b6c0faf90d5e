"""Files are known by how they begin, whatever their names are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import tifffile

from photoclust.photos.content import read_content
from photoclust.photos.decode import decode_file
from photoclust.photos.kinds import START, is_camera_raw, is_photo_start, is_picture
from photoclust.photos.scan import walk
from tests.hostile import encoded, scene

KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF")
OTHERS = {
    "a letter": b"BMW is a car" + bytes(80),
    "a film": b"\0\0\0\x20ftypisom" + bytes(80),
    "a sound": b"RIFF\0\0\0\0WAVEfmt " + bytes(80),
    "a page": b"%PDF-1.7" + bytes(80),
    "nothing": b"",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_without_a_suffix_and_with_a_wrong_one(kind: str, tmp_path: Path) -> None:
    data = encoded(scene(), kind)
    for name in ("photo", "photo.PART", "photo.jpg", "photo.raw"):
        (tmp_path / name).write_bytes(data)
    failures: list[object] = []
    seen = [file.path for file in walk(tmp_path, failures.append)]
    assert sorted(path.name for path in seen) == ["photo", "photo.PART", "photo.jpg", "photo.raw"]
    for path in seen:
        if kind != "TIFF" or path.suffix != ".raw":  # many camera RAW photos are TIFFs
            picture = decode_file(read_content(path), at_least=1000, max_pixels=10**6)
            assert (picture.width, picture.height) == scene().size


def test_what_is_no_photo_is_counted_by_suffix(tmp_path: Path) -> None:
    for number, data in enumerate(OTHERS.values()):
        (tmp_path / f"{number}.MP4").write_bytes(data)
        (tmp_path / f"{number}").write_bytes(data)
    (tmp_path / ".hidden.mp4").touch()
    counted: Counter[str] = Counter()
    assert list(walk(tmp_path, lambda _: None, passed_over=counted)) == []
    assert counted == {".mp4": len(OTHERS), "": len(OTHERS)}


@pytest.mark.parametrize("name", OTHERS)
def test_others(name: str) -> None:
    assert not is_photo_start(OTHERS[name][:START])
    assert not is_picture(OTHERS[name])


def test_camera_raw_is_told_from_other_tiffs(tmp_path: Path) -> None:
    assert not is_camera_raw(encoded(scene(), "TIFF"))
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.zeros((8, 8), np.uint16), photometric=32803)
    assert is_camera_raw(path.read_bytes())
    for start in (b"FUJIFILMCCD-RAW ", b"II*\0\x10\0\0\0CR\2\0", b"\0\0\0\x18ftypcrx "):
        assert is_camera_raw(start + bytes(80))
        assert is_photo_start(start + bytes(80))
