"""What is read out of a JPEG's segments is what Pillow reads."""

from __future__ import annotations

import io
import struct
import warnings

import PIL
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photoclust.photos import metadata
from photoclust.photos.decode import decode
from photoclust.photos.embedded_dates import inside_date
from photoclust.photos.jpeg_metadata import jpeg_metadata
from photoclust.photos.jpeg_segments import MOST_SEGMENTS, jpeg_segments
from photoclust.photos.metadata import Metadata
from photoclust.types import Dated, DateSource
from tests.hostile import encoded, scene

PLAIN = encoded(scene(32, 24), "JPEG")
DATES = ("2001:02:03 04:05:06", "2010:12:24 18:30:00", "    :  :     :  :  ", "2004")
Facts = tuple[int, Dated | None]


def understood(said: Metadata) -> Facts:
    return said.orientation, inside_date(said)


def by_pillow(data: bytes) -> Facts | None:
    """None when Pillow cannot open it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged tags
        try:
            image = Image.open(io.BytesIO(data), formats=("JPEG",))
        except (PIL.UnidentifiedImageError, OSError):
            return None
        return understood(metadata.metadata_of(metadata.exif_of(image), image.info))


def by_segments(data: bytes) -> Facts | None:
    """None when Pillow is to be asked."""
    said = jpeg_metadata(data, jpeg_segments(data))
    return understood(said) if said else None


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def directory(order: str, tags: dict[int, tuple[int, int, bytes]], place: int) -> bytes:
    """A directory that begins at a place, with what does not fit into it behind it."""
    head, behind = struct.pack(order + "H", len(tags)), b""
    end = place + 2 + 12 * len(tags) + 4
    for tag, (kind, count, value) in tags.items():
        inline = value.ljust(4, b"\0")
        if len(value) > 4:
            inline = struct.pack(order + "I", end + len(behind))
            behind += value
        head += struct.pack(order + "HHI4s", tag, kind, count, inline)
    return head + bytes(4) + behind


@st.composite
def exif_blocks(draw: st.DrawFn) -> bytes:
    order = draw(st.sampled_from("<>"))

    def text() -> tuple[int, int, bytes]:
        written = draw(st.sampled_from(DATES)).encode() + b"\0" * draw(st.integers(0, 2))
        return 2, len(written), written

    details = {tag: text() for tag in draw(st.sets(st.sampled_from([0x9003, 0x9004, 0x9286])))}
    tags: dict[int, tuple[int, int, bytes]] = {}
    for tag in draw(st.lists(st.sampled_from([0x10F, 0x112, 0x11A, 0x132, 0x8769]), unique=True)):
        if tag == 0x112:
            kind, form = draw(st.sampled_from([(3, "H"), (4, "I"), (1, "B")]))
            tags[tag] = (kind, 1, struct.pack(order + form, draw(st.integers(0, 9))))
        elif tag == 0x11A:
            tags[tag] = (5, 1, struct.pack(order + "II", 72, draw(st.integers(0, 1))))
        elif tag == 0x8769:
            tags[tag] = (4, 1, struct.pack(order + "I", 1000))
        else:
            tags[tag] = text()
    first = directory(order, tags, 8)
    start = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    return b"Exif\0\0" + (start + first).ljust(1000, b"\0") + directory(order, details, 1000)


@st.composite
def packets(draw: st.DrawFn) -> bytes:
    said = {
        "tiff:Orientation": str(draw(st.integers(0, 9))),
        "xmp:CreateDate": "2003-03-03T03:03:03",
        "photoshop:DateCreated": "1965-07",
    }
    names = draw(st.sets(st.sampled_from(sorted(said))))
    text = " ".join(f'{name}="{said[name]}"' for name in sorted(names))
    return b"http://ns.adobe.com/xap/1.0/\0" + f"<x:xmpmeta {text}/>".encode()


@st.composite
def resources(draw: st.DrawFn) -> bytes:
    blocks = b"Photoshop 3.0\0"
    for code in draw(st.lists(st.sampled_from([0x03ED, 0x0404, 0x0425]), max_size=3)):
        content = draw(st.sampled_from([b"", b"x", bytes(16), IPTC]))
        name = draw(st.sampled_from([b"\0\0", b"\x03abc", b"\x02ab\0"]))
        blocks += b"8BIM" + struct.pack(">H", code) + name + struct.pack(">I", len(content))
        blocks += content + bytes(len(content) % 2)
    return blocks


IPTC = b"\x1c\x02\x37\x00\x0820190704\x1c\x02\x3c\x00\x0b101112+0200"
parts = st.one_of(
    exif_blocks().map(lambda content: segment(0xE1, content)),
    packets().map(lambda content: segment(0xE1, content)),
    resources().map(lambda content: segment(0xED, content)),
    st.binary(max_size=40).map(lambda content: segment(0xFE, content)),
    st.sampled_from([segment(0xE2, b"ICC_PROFILE\0\1\1"), segment(0xE1, b"?"), b"\xff"]),
)


def with_parts(made: list[bytes]) -> bytes:
    return PLAIN[:2] + b"".join(made) + PLAIN[2:]


@given(st.lists(parts, max_size=4))
def test_segments_say_what_pillow_says(made: list[bytes]) -> None:
    found = by_segments(with_parts(made))
    if found is not None:
        assert found == by_pillow(with_parts(made))


@given(st.data())
def test_segments_that_were_tampered_with(data: st.DataObject) -> None:
    bent = bytearray(with_parts(data.draw(st.lists(parts, min_size=1, max_size=3))))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(2, len(bent) - len(PLAIN) + 1))
        bent[place] = data.draw(st.integers(0, 255))
    found, expected = by_segments(bytes(bent)), by_pillow(bytes(bent))
    assert None in (found, expected) or found == expected


@given(st.binary(max_size=300))
def test_bytes_of_any_kind(body: bytes) -> None:
    for start in (b"", b"\xff\xd8", PLAIN[:2] + segment(0xE1, b"Exif\0\0II*\0" + body)):
        data = start + body
        segments = jpeg_segments(data)
        assert all(2 <= part.start < part.end for part in segments)
        jpeg_metadata(data, segments)


@pytest.mark.parametrize("order", ["<", ">"])
def test_what_cameras_write_is_read_without_pillow(order: str) -> None:
    exif = Image.Exif()
    exif.endian = order
    exif[0x010F] = "A camera"
    exif[0x0112] = 6
    exif[0x0132] = DATES[1]
    exif.get_ifd(0x8769)[0x9003] = DATES[0]
    data = encoded(scene(), "JPEG", exif=exif.tobytes())
    assert by_segments(data) == (6, Dated("2001-02-03T04:05:06", DateSource.ORIGINAL))
    decoded = decode(data, at_least=100, max_pixels=10**6)
    assert (decoded.orientation, decoded.taken) == by_segments(data)


def test_iptc_and_xmp_are_read_without_pillow() -> None:
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(IPTC)) + IPTC
    data = with_parts([segment(0xED, block)])
    assert by_segments(data) == (1, Dated("2019-07-04T10:11:12", DateSource.IPTC))
    packet = b'http://ns.adobe.com/xap/1.0/\0<x tiff:Orientation="8" xmp:CreateDate="2003-03-03"/>'
    data = with_parts([segment(0xE1, packet)])
    assert by_segments(data) == (8, Dated("2003-03-03T00:00:00", DateSource.XMP))
    assert by_segments(PLAIN) == (1, None)


def test_a_file_of_nothing_but_segments_takes_no_memory() -> None:
    assert len(jpeg_segments(b"\xff\xd8" + b"\xff\xfe\0\2" * 100)) == 100
    assert jpeg_segments(b"\xff\xd8" + b"\xff\xfe\0\2" * (MOST_SEGMENTS + 1)) == []
