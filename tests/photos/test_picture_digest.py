"""The digest of the picture: the same whatever metadata is written, another for another picture."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoclust.photos.content import Content
from photoclust.photos.picture_digest import picture_digest
from tests.exiftool import ExifTool, running_exiftool
from tests.hostile import encoded, make_hostile_folder
from tests.photos.pictures import wide_profile

SUFFIXES = {"HEIF": "heic"}
KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF")


def content(data: bytes) -> Content:
    return Content(Path("photo"), data)


def digest(data: bytes) -> bytes:
    return picture_digest(content(data))


def is_whole(data: bytes) -> bool:
    """Whether the whole file is taken for the picture."""
    return digest(data) == content(data).digest


def pixels(seed: int = 0) -> Image.Image:
    chance = np.random.default_rng(seed)
    small = chance.integers(0, 256, (6, 8, 3), np.uint8)
    return Image.fromarray(small).resize((64, 48), Image.Resampling.BICUBIC)


@pytest.fixture(scope="module")
def exiftool() -> Iterator[ExifTool]:
    with running_exiftool() as tool:
        yield tool


EDITS = {
    "keywords": ("-Keywords=beach", "-XMP:Subject=beach", "-XMP:Subject+=summer"),
    "date": ("-EXIF:DateTimeOriginal=2019:07:04 05:06:07", "-XMP:CreateDate=2019:07:04 05:06:07"),
    "rating": ("-XMP:Rating=5", "-EXIF:ImageDescription=A day at the sea"),
    "orientation": ("-EXIF:Orientation#=6",),
    "long xmp": (f"-XMP:Description={'long ' * 20_000}",),
    "all": ("-all=",),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("kind", KINDS)
def test_exiftool_changes_no_picture(
    tmp_path: Path, exiftool: ExifTool, kind: str, edit: str
) -> None:
    data = encoded(pixels(), kind)
    path = tmp_path / f"photo.{SUFFIXES.get(kind, kind.lower())}"
    path.write_bytes(data)
    if edit == "all":
        exiftool.write(path, *EDITS["keywords"], *EDITS["date"])
        assert digest(path.read_bytes()) == digest(data)
    exiftool.write(path, *EDITS[edit])
    assert edit == "all" or path.read_bytes() != data
    assert not is_whole(path.read_bytes())
    assert digest(path.read_bytes()) == digest(data)


def test_exiftool_changes_no_picture_of_a_gif(tmp_path: Path, exiftool: ExifTool) -> None:
    path = tmp_path / "photo.gif"
    path.write_bytes(data := encoded(pixels(), "GIF"))
    exiftool.write(path, "-Comment=At the sea", "-XMP:Rating=5")
    assert path.read_bytes() != data
    assert not is_whole(data)
    assert digest(path.read_bytes()) == digest(data)


def test_a_preview_and_a_profile_are_no_picture(tmp_path: Path, exiftool: ExifTool) -> None:
    for kind, edit in (("JPEG", "-ThumbnailImage<="), ("JPEG", "-ICC_Profile<=")):
        path, other = tmp_path / f"photo{len(edit)}.jpg", tmp_path / "other"
        path.write_bytes(data := encoded(pixels(), kind))
        other.write_bytes(encoded(pixels(1), "JPEG") if "Thumb" in edit else wide_profile())
        exiftool.write(path, f"{edit}{other}")
        assert len(path.read_bytes()) > len(data) + 100
        assert digest(path.read_bytes()) == digest(data)


@pytest.mark.parametrize("kind", [*KINDS, "GIF", "BMP"])
def test_other_pictures_have_other_digests(kind: str) -> None:
    some = {digest(encoded(pixels(seed), kind)) for seed in range(5)}
    turned = digest(encoded(pixels().transpose(Image.Transpose.ROTATE_90), kind))
    assert len(some | {turned}) == 6


def test_a_jpeg_is_its_segments_up_to_its_end() -> None:
    data = encoded(pixels(), "JPEG", progressive=True)
    sos = data.rindex(b"\xff\xda")
    comment = b"\xff\xfe\0\x08remark"
    same = [
        data + b"a film behind the picture\xff\xd9",
        data[:2] + b"\xff\xe1\0\x04\0\0" + comment + data[2:],
        data[:sos] + comment + data[sos:],
    ]
    assert {digest(other) for other in same} == {digest(data)}
    assert digest(data[:-100]) != digest(data)
    # Cut off behind the metadata, it is known again.
    assert digest(data[:2] + comment + data[2:-100]) == digest(data[:-100])


def test_a_png_may_be_cut_into_chunks_anyhow() -> None:
    data = encoded(pixels(), "PNG")
    start = data.index(b"IDAT") - 4
    length = int.from_bytes(data[start : start + 4], "big")
    coded = data[start + 8 : start + 8 + length]

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(kind + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + kind + content + crc

    cut = chunk(b"IDAT", coded[:100]) + chunk(b"tEXt", b"a\0b") + chunk(b"IDAT", coded[100:])
    assert digest(data[:start] + cut + data[start + 12 + length :]) == digest(data)
    assert digest(data[:start] + chunk(b"IDAT", coded[:-1]) + data[-12:]) != digest(data)


def test_of_a_tiff_the_previews_do_not_count() -> None:
    picture, preview = np.asarray(pixels()), np.asarray(pixels(1).resize((16, 12)))

    def with_preview(small: np.ndarray | None) -> bytes:
        buffer = io.BytesIO()
        with tifffile.TiffWriter(buffer) as writer:
            if small is not None:
                writer.write(small, photometric="rgb", subfiletype=1)
            writer.write(picture, photometric="rgb", subfiletype=0)
        return buffer.getvalue()

    alone = digest(with_preview(None))
    assert digest(with_preview(preview)) == digest(with_preview(255 - preview)) == alone
    assert not is_whole(with_preview(preview))


@pytest.mark.parametrize("options", [{"bigtiff": True}, {"byteorder": ">"}, {"tile": (16, 16)}])
def test_all_kinds_of_tiff_are_taken_apart(options: dict[str, Any]) -> None:
    digests = set()
    for text in ("one", "another"):
        buffer = io.BytesIO()
        tifffile.imwrite(
            buffer, np.asarray(pixels()), photometric="rgb", description=text, **options
        )
        assert not is_whole(buffer.getvalue())
        digests.add(digest(buffer.getvalue()))
    assert len(digests) == 1


def test_what_makes_no_sense_is_known_by_the_whole_file() -> None:
    loop = b"II*\0\x08\0\0\0" + b"\0\0" + b"\x08\0\0\0"
    for data in (
        b"x",
        b"II*\0\xff\xff\xff\xff",
        loop,
        b"\0\0\0\x18ftypheic" + bytes(20),
        b"GIF89a",
    ):
        assert is_whole(data)


@pytest.mark.parametrize("kind", [*KINDS, "GIF"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_hostile_bytes_only_have_a_digest(kind: str, data: st.DataObject) -> None:
    whole = bytearray(encoded(pixels(), kind))
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    assert len(digest(cut)) == 16


def test_parts_that_name_each_other_end(tmp_path: Path) -> None:
    """Many strips that are all the same megabyte: a small file that would take an hour."""
    count = 100_000
    tags = [(256, 4, 1, 1), (257, 4, 1, 1), (273, 4, count, 100), (279, 4, count, 100 + 4 * count)]
    directory = struct.pack("<H", 4) + b"".join(struct.pack("<HHII", *tag) for tag in tags)
    data = b"II*\0\x08\0\0\0" + directory + bytes(4)
    data = (
        data.ljust(100, b"\0") + struct.pack("<I", 0) * count + struct.pack("<I", 800_000) * count
    )
    assert is_whole(data + bytes(200_000))


def test_every_hostile_file_has_a_digest(tmp_path: Path) -> None:
    for path in make_hostile_folder(tmp_path):
        if path.is_file() and path.stat().st_size:
            assert len(digest(path.read_bytes())) == 16
