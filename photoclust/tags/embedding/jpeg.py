"""XMP in JPEG: an application segment, of at most 64 KiB; what is longer is extended by others.

Adobe, XMP Specification Part 3, 1.1.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from photoclust.errors import TagError

XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
LONGEST = 65_533 - len(XMP)
_EXIF, _JFIF, _MULTI_PICTURE = b"Exif\0", b"JF", b"MPF\0"
_APP0, _APP1, _APP2 = 0xE0, 0xE1, 0xE2
_START_OF_SCAN, _END = 0xDA, 0xD9
_GUID = 32


@dataclass(frozen=True)
class _Segment:
    """A segment before the coded data, with its marker and length."""

    marker: int
    start: int
    end: int
    content: bytes


def packet(data: bytes) -> bytes | None:
    """The packet, or None. Raises TagError for a damaged file."""
    return next((s.content[len(XMP) :] for s in _segments(data) if _is_xmp(s)), None)


def reaches_picture(start: bytes) -> bool:
    """Whether the start of a JPEG holds all that comes before its coded picture."""
    try:
        for _ in _segments(start):
            pass
    except TagError:
        return False
    return True


def extension(data: bytes) -> bytes:
    """The extended packet, put together from its segments; empty without one, and when a part of
    it is missing."""
    parts: dict[bytes, dict[int, bytes]] = {}
    lengths: dict[bytes, int] = {}
    for segment in _segments(data):
        if segment.marker == _APP1 and segment.content.startswith(EXTENDED):
            rest = segment.content[len(EXTENDED) :]
            guid, length, place = rest[:_GUID], rest[_GUID : _GUID + 4], rest[_GUID + 4 :][:4]
            lengths[guid] = int.from_bytes(length, "big")
            parts.setdefault(guid, {})[int.from_bytes(place, "big")] = rest[_GUID + 8 :]
    for guid, some in parts.items():
        whole = b"".join(some[place] for place in sorted(some))
        if len(whole) == lengths[guid]:
            return whole
    return b""


def with_packet(data: bytes, new: bytes) -> bytes:
    """The file with this packet in place of its own. Raises TagError when it is too long, or the
    file is not one that can be changed."""
    if len(new) > LONGEST:
        raise TagError("tags-too-long-for-jpeg", size=len(new), limit=LONGEST)
    segments = list(_segments(data))
    own = [segment for segment in segments if _is_xmp(segment)]
    if len(own) > 1:
        raise TagError("tags-in-several-packets")
    start, end = (own[0].start, own[0].end) if own else _place(segments)
    content = XMP + new
    segment = b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content
    # Previews behind the picture are found by their distance from this segment.
    before = any(s.content.startswith(_MULTI_PICTURE) for s in segments if s.start < start)
    if before and len(segment) != end - start:
        raise TagError("tags-behind-preview-index")
    return data[:start] + segment + data[end:]


def _place(segments: list[_Segment]) -> tuple[int, int]:
    """Where a packet is to be added: behind JFIF and EXIF, if they come first."""
    place = 2
    for segment in segments:
        is_jfif = segment.marker == _APP0 and segment.content.startswith(_JFIF)
        is_exif = segment.marker == _APP1 and segment.content.startswith(_EXIF)
        if segment.start != place or not (is_jfif or is_exif):
            break
        place = segment.end
    return place, place


def _is_xmp(segment: _Segment) -> bool:
    return segment.marker == _APP1 and segment.content.startswith(XMP)


def _segments(data: bytes) -> Iterator[_Segment]:
    """The segments up to the first scan. Raises TagError when they make no sense."""
    place = 2
    while True:
        start = place
        while data[place : place + 1] == b"\xff":  # a marker may be filled up with these
            place += 1
        if place == start or place + 3 > len(data):
            raise TagError("tags-photo-damaged")
        marker = data[place]
        length = int.from_bytes(data[place + 1 : place + 3], "big")
        if marker == _START_OF_SCAN:
            return
        end = place + 1 + length
        if marker < 0xC0 or marker == _END or length < 2 or end > len(data):
            raise TagError("tags-photo-damaged")
        content = data[place + 3 : end] if marker in (_APP0, _APP1, _APP2) else b""
        yield _Segment(marker, place - 1, end, content)
        place = end
