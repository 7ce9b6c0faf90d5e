"""XMP packets put into photos: the coded picture stays as it is, byte by byte."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import piexif
import pillow_heif
import pytest
from PIL import Image

from photoclust.errors import TagError, UnreadablePhoto
from photoclust.photos.content import Content
from photoclust.photos.jpeg_segments import jpeg_segments
from photoclust.photos.picture_digest import picture_digest
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.embedding import jpeg, tiff
from photoclust.tags.embedding.formats import (
    can_hold,
    extension_of,
    packet_in,
    read_start,
    with_packet,
)
from photoclust.tags.reading import names_embedded
from tests.photos.pictures import Pixels, quarters
from tests.photos.pictures import tiff as make_tiff
from tests.tags.packets import ANNA, BEN, merged, packet

PACKET = merged(EMPTY_PACKET, ANNA, BEN).data
LONG = PACKET + b" " * 3000


def photo(kind: str, mode: str = "RGB", **options: Any) -> Content:
    buffer = io.BytesIO()
    Image.fromarray(quarters()).convert(mode).save(buffer, kind, **options)
    return Content(Path(f"photo.{kind.lower()}"), buffer.getvalue())


def exif(orientation: int = 6) -> bytes:
    return piexif.dump({"0th": {piexif.ImageIFD.Orientation: orientation}})


PHOTOS = {
    "jpeg": photo("JPEG"),
    "jpeg with exif": photo("JPEG", exif=exif()),
    "progressive jpeg": photo("JPEG", progressive=True),
    "grey jpeg": photo("JPEG", "L"),
    "png": photo("PNG"),
    "png with a palette": photo("PNG", "P"),
    "webp": photo("WEBP"),
    "lossless webp": photo("WEBP", "RGBA", lossless=True),
    "webp with exif": photo("WEBP", exif=exif()),
    "tiff": photo("TIFF"),
    "compressed tiff": photo("TIFF", compression="tiff_lzw"),
    "big-endian tiff": Content(Path("b.tif"), make_tiff(quarters(), 6, byteorder=">")),
    "bigtiff": Content(Path("c.tif"), make_tiff(quarters(), bigtiff=True)),
}


def pixels(file: Content) -> Pixels:
    with Image.open(io.BytesIO(file.data)) as image:
        return np.array(image)


def code(file: Content, new: bytes = PACKET) -> str:
    with pytest.raises(TagError) as caught:
        with_packet(file, new)
    return caught.value.code


@pytest.mark.parametrize("name", PHOTOS)
def test_packets_are_added_replaced_and_read(name: str) -> None:
    before = after = PHOTOS[name]
    assert packet_in(before) is None
    for new in (PACKET, LONG, PACKET, EMPTY_PACKET):
        after = with_packet(after, new)
        assert (packet_in(after) or b"").rstrip() == new.rstrip()
        np.testing.assert_array_equal(pixels(after), pixels(before))
        assert picture_digest(after) == picture_digest(before)
    found = names_embedded(with_packet(after, PACKET))
    assert found is not None
    assert [region.name for region in found.regions] == ["Anna", "Ben"]


@pytest.mark.parametrize("name", PHOTOS)
def test_all_other_bytes_stay(name: str) -> None:
    before = PHOTOS[name]
    after = with_packet(before, PACKET)
    if "tiff" not in name and "webp" not in name:
        place = next(n for n, byte in enumerate(before.data) if byte != after.data[n])
        length = len(after.data) - len(before.data)
        assert length < len(PACKET) + 64
        shared = [n for n in range(place + 1) if after.data[n + length :] == before.data[n:]]
        assert shared  # one piece was put in, and nothing else changed
    # What is behind the end of the photo, such as a film, too.
    if "tiff" not in name:
        film = b"a film, or what a phone puts there"
        longer = Content(before.path, before.data + film)
        assert with_packet(longer, PACKET).data == after.data + film


def test_where_exif_is_it_stays_and_comes_first() -> None:
    data = with_packet(PHOTOS["jpeg with exif"], PACKET).data
    assert data.index(b"Exif\0\0") < data.index(jpeg.XMP)
    assert Image.open(io.BytesIO(data)).getexif()[274] == 6
    webp = Image.open(io.BytesIO(with_packet(PHOTOS["webp with exif"], PACKET).data))
    assert webp.getexif()[274] == 6


def heic() -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(quarters())).save(buffer)
    return buffer.getvalue()


def test_files_that_take_no_packet() -> None:
    assert code(photo("GIF")) == code(photo("BMP")) == "tags-not-for-this-kind"
    assert code(Content(Path("a.heic"), heic())) == "tags-not-for-this-kind"
    raw = Content(Path("a.dng"), PHOTOS["tiff"].data)
    assert code(raw) == "tags-not-for-this-kind"
    assert can_hold(PHOTOS["tiff"])
    assert code(PHOTOS["jpeg"], b" " * 70_000) == "tags-too-long-for-jpeg"
    twice = jpeg.with_packet(PHOTOS["jpeg"].data, PACKET)
    place = twice.index(b"\xff\xe1")
    length = 2 + int.from_bytes(twice[place + 2 : place + 4], "big")
    twice = twice[:place] + twice[place : place + length] + twice[place:]
    assert code(Content(Path("a.jpg"), twice)) == "tags-in-several-packets"


def test_previews_that_are_found_by_distance_are_not_moved() -> None:
    data = PHOTOS["jpeg"].data
    index = b"\xff\xe2\0\x10MPF\0" + b"\0" * 10
    after = with_packet(Content(Path("a.jpg"), data[:20] + index + data[20:]), PACKET)
    assert after.data.index(jpeg.XMP) < after.data.index(b"MPF\0")
    # Where the packet comes behind it, one of another length would move them.
    segment = jpeg.XMP + PACKET
    own = b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment
    odd = Content(Path("a.jpg"), data[:20] + index + own + data[20:])
    assert code(odd, LONG) == "tags-behind-preview-index"
    assert packet_in(with_packet(odd, PACKET)) == PACKET


def test_packets_that_are_extended() -> None:
    """Regions in the extension are read, also when it comes in parts and in any order."""
    extension = packet(
        '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag><rdf:li'
        ' MPReg:Rectangle="0.1, 0.6, 0.2, 0.3" MPReg:PersonDisplayName="Zoe"/>'
        "</rdf:Bag></MPRI:Regions></MP:RegionInfo>"
    )
    base = with_packet(PHOTOS["jpeg"], PACKET).data
    parts = []
    for start in range(0, len(extension), 200):
        head = jpeg.EXTENDED + b"A" * 32 + len(extension).to_bytes(4, "big")
        content = head + start.to_bytes(4, "big") + extension[start : start + 200]
        parts.append(b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content)
    end = base.index(b"\xff\xdb")
    whole = Content(Path("a.jpg"), base[:end] + b"".join(reversed(parts)) + base[end:])
    assert extension_of(whole) == extension
    found = names_embedded(whole)
    assert found is not None
    assert {region.name for region in found.regions} == {"Anna", "Ben", "Zoe"}
    lacking = Content(Path("a.jpg"), base[:end] + b"".join(parts[1:]) + base[end:])
    assert extension_of(lacking) == b""


def test_of_a_jpeg_only_the_start_is_read(tmp_path: Path) -> None:
    tagged = with_packet(noise(), PACKET).data
    path = tmp_path / "a.jpg"
    path.write_bytes(tagged + b"\0" * (1 << 20))
    start = read_start(path, 1)
    assert len(start.data) < 1 << 20
    assert packet_in(start) == PACKET
    # What is no whole start is read whole.
    for data in (b"\xff\xd8\xff", PHOTOS["png"].data, PHOTOS["tiff"].data):
        path.write_bytes(data)
        assert read_start(path, 1).data == data
    with pytest.raises(UnreadablePhoto):
        read_start(tmp_path, 1)


def test_compressed_packets_in_png() -> None:
    data = PHOTOS["png"].data
    content = b"iTXtXML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PACKET)
    chunk = (len(content) - 4).to_bytes(4, "big") + content + zlib.crc32(content).to_bytes(4, "big")
    file = Content(Path("a.png"), data[:33] + chunk + data[33:])
    assert packet_in(file) == PACKET
    assert packet_in(with_packet(file, LONG)) == LONG
    broken = Content(Path("a.png"), file.data.replace(zlib.compress(PACKET)[:9], b"\0" * 9))
    with pytest.raises(TagError):
        packet_in(broken)


def test_a_packet_in_a_tiff_is_overwritten_where_it_fits() -> None:
    first = tiff.with_packet(PHOTOS["tiff"].data, PACKET)
    assert len(tiff.with_packet(first, EMPTY_PACKET)) == len(first)
    assert len(tiff.with_packet(first, LONG)) > len(first)


@pytest.mark.parametrize("name", ["jpeg with exif", "png", "webp with exif", "tiff"])
def test_cut_off_files_are_refused_or_keep_their_picture(name: str) -> None:
    whole = with_packet(PHOTOS[name], PACKET)
    for end in range(1, len(whole.data), 7):
        file = Content(whole.path, whole.data[:end])
        try:
            after = with_packet(file, LONG)
        except TagError:
            continue
        assert picture_digest(after) == picture_digest(file)


def noise(**options: Any) -> Content:
    """A JPEG that consists of coded picture for the most part."""
    buffer = io.BytesIO()
    grain = np.random.default_rng(1).integers(0, 256, (150, 200, 3), np.uint8)
    Image.fromarray(grain).save(buffer, "JPEG", **options)
    return Content(Path("noise.jpg"), buffer.getvalue())


def coded(data: bytes) -> bytes:
    """The compressed picture of a JPEG: all from the first table or frame that is no metadata."""
    return b"".join(data[s.start : s.end] for s in jpeg_segments(data) if not s.is_metadata)


def test_the_compressed_bytes_of_500_mutated_jpegs_stay() -> None:
    dice = random.Random(1)
    plain, progressive, tagged = (noise(exif=exif()), noise(progressive=True), noise(exif=exif()))
    originals = [plain.data, progressive.data, with_packet(tagged, PACKET).data]
    changed = 0
    for number in range(500):
        data = bytearray(originals[number % len(originals)])
        for _ in range(dice.randint(1, 8)):
            place = dice.randrange(2, len(data))
            match dice.randrange(4):
                case 0:
                    data[place] = dice.randrange(256)
                case 1:
                    del data[place : place + dice.randrange(1, 40)]
                case 2:
                    data[place:place] = dice.randbytes(dice.randrange(1, 40))
                case _:
                    data[place:place] = b"\xff" + bytes((dice.randrange(0xC0, 0xFF),))
        file = Content(Path("mutant.jpg"), bytes(data))
        try:
            after = with_packet(file, LONG)
        except TagError:
            continue
        changed += 1
        assert coded(after.data) == coded(file.data)
        assert packet_in(after) == LONG
    assert changed > 350  # most faults are in the coded picture, and are left alone
