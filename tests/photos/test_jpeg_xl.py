"""JPEG XL. With the plugin real files are decoded; without it, what is read of them before."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import PIL
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photoclust.photos import decode
from photoclust.photos.bytes_reader import Malformed
from photoclust.photos.content import Content
from photoclust.photos.jpeg_xl import JPEG_XL, jpeg_xl_size, knows_jpeg_xl
from photoclust.photos.picture_digest import picture_digest
from tests.photos.pictures import corners, quarters, read, reason

# The first bytes of files that the plugin has written.
HEADERS = {
    (64, 48): "ff0acb4050dc080802010088",
    (1, 1): "ff0a00101014370208020100",
    (257, 9): "ff0a40000082a0b811080201",
    (1000, 1000): "ff0a3a1f0141712308020100",
    (1920, 1080): "ff0aba210541712308020100",
    (8200, 16): "ff0a78000f40004171230802",
    (3, 700): "ff0ada154000088a1b010802",
    (33000, 2): "ff0a0800cf01014171230802",
    (12, 10): "ff0a48201014370208020100",
    (400, 200): "ff0af14150dc080802010078",
}
START = b"\0\0\0\x0cJXL \r\n\x87\n"


def box(name: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + name + content


def contained(codestream: bytes, *, parted: bool, exif: bytes = b"") -> bytes:
    if not parted:
        return START + box(b"Exif", exif) + box(b"jxlc", codestream)
    parts = codestream[:7], codestream[7:]
    boxes = [box(b"jxlp", bytes([0, 0, 0, n]) + part) for n, part in enumerate(parts)]
    return START + boxes[0] + box(b"Exif", exif) + boxes[1]


@pytest.mark.parametrize("size", HEADERS)
def test_the_size_is_read_without_decoding(size: tuple[int, int]) -> None:
    data = bytes.fromhex(HEADERS[size])
    assert jpeg_xl_size(data) == size
    assert jpeg_xl_size(contained(data, parted=False)) == size


@pytest.mark.parametrize("data", [b"", b"\xff\x0a", START, START + box(b"jxlc", b"?"), b"\0" * 99])
def test_no_size(data: bytes) -> None:
    with pytest.raises(Malformed):
        jpeg_xl_size(data)


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\x0a", START, START + b"\0\0\0\1jxlc"]))
def test_bytes_of_any_kind(body: bytes, start: bytes) -> None:
    try:
        width, height = jpeg_xl_size(start + body)
    except Malformed:
        return
    assert width >= 0 < height


def test_metadata_makes_no_other_picture_of_it() -> None:
    bare = bytes.fromhex(HEADERS[64, 48])
    files = [bare] + [
        contained(bare, parted=parted, exif=exif)
        for parted in (False, True)
        for exif in (b"", b"beach")
    ]
    digests = {picture_digest(Content(Path("a.jxl"), data)) for data in files}
    assert len(digests) == 1


def test_what_is_too_large_is_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(decode, "knows_jpeg_xl", lambda: True)
    monkeypatch.setattr(PIL.Image, "open", lambda *_, **__: opened.append(1))
    data = bytes.fromhex(HEADERS[1920, 1080])
    assert "1920 x 1080 pixels is over the limit" in reason(data, 1_000_000)
    assert reason(data[:2]).startswith("The image is damaged")
    assert opened == []


def test_without_the_plugin_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "knows_jpeg_xl", lambda: False)
    assert reason(bytes.fromhex(HEADERS[1, 1])).startswith("This is a JPEG XL photo")


def encoded_by_plugin(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], turn: int) -> bytes:
    if not knows_jpeg_xl():
        pytest.skip("pillow-jxl-plugin is not installed: JPEG XL untested")
    exif = Image.Exif()
    exif[274] = turn
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, JPEG_XL, lossless=True, exif=exif.tobytes())
    return buffer.getvalue()


def test_real_files() -> None:
    data = encoded_by_plugin(quarters(), 1)
    picture = read(data)
    assert (picture.width, picture.height) == (96, 64)
    assert corners(picture.pixels) == corners(quarters())
    assert reason(data[: len(data) // 2]).startswith("The image is")


def test_exif_does_not_turn_what_says_itself_how_it_is_turned() -> None:
    picture = read(encoded_by_plugin(quarters(), 6))
    assert (picture.width, picture.height, picture.orientation) == (96, 64, 1)


def test_exif_turns_what_was_a_jpeg(tmp_path: Path) -> None:
    if not knows_jpeg_xl():
        pytest.skip("pillow-jxl-plugin is not installed: JPEG XL untested")
    exif = Image.Exif()
    exif[274] = 6
    Image.fromarray(quarters()).save(tmp_path / "a.jpg", exif=exif.tobytes(), quality=95)
    buffer = io.BytesIO()
    with Image.open(tmp_path / "a.jpg") as image:
        image.save(buffer, JPEG_XL, lossless_jpeg=True)
    picture = read(buffer.getvalue())
    assert (picture.width, picture.height, picture.orientation) == (64, 96, 6)
    assert corners(picture.pixels) == corners(np.rot90(quarters(), -1))
