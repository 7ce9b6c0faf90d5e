"""Damaged files speak in our reports only."""

from __future__ import annotations

import io
import sys

import cv2
import numpy as np
import pytest
from PIL import Image

from photoclust.errors import UnreadablePhoto
from photoclust.photos.decode import decode


def damaged(data: bytes, seed: int) -> bytes:
    chance = np.random.default_rng(seed)
    content = bytearray(data)
    for place in chance.integers(8, len(content), 40):
        content[place] = chance.integers(256)
    return bytes(content)


def tiffs() -> list[bytes]:
    noise = np.random.default_rng(0).random((60, 60, 3), np.float32)
    image = Image.fromarray((noise * 255).astype(np.uint8))
    files = [cv2.imencode(".tif", noise)[1].tobytes()]
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "group4"):
        file = io.BytesIO()
        stored = image.convert("1") if compression == "group4" else image
        stored.save(file, "TIFF", compression=compression)
        files.append(file.getvalue())
    return files


@pytest.mark.skipif(sys.platform == "win32", reason="libtiff's symbols are not exported there")
def test_damaged_tiffs_write_nothing_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    refused = 0
    for file in tiffs():
        for content in (file[: len(file) // 2], *(damaged(file, seed) for seed in range(5))):
            try:
                decode(content, at_least=40, max_pixels=10**8)
            except UnreadablePhoto:
                refused += 1
    assert refused > 5
    assert capfd.readouterr().err == ""
