"""The segments of a JPEG file: one pass, for its picture's digest and for its metadata."""

from __future__ import annotations

import re
from typing import NamedTuple

from photoclust.photos.bytes_reader import Part

START_OF_SCAN, COMMENT = 0xDA, 0xFE
MOST_SEGMENTS = 10_000

# A marker in a JPEG's coded data: no stuffed zero, no restart. Patterns that do not begin with one
# byte, once, are searched for fifteen times slower.
_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_WITHOUT_CONTENT = (0x01, 0xD8)
_END = 0xD9


class Segment(NamedTuple):
    """Where a segment is: from its marker's second byte to the end of its content, that of a scan
    with the coded data that follows it."""

    marker: int
    start: int
    end: int

    @property
    def is_metadata(self) -> bool:
        """Whether it is an application's or a comment."""
        return self.marker == COMMENT or 0xE0 <= self.marker <= 0xEF


def jpeg_segments(data: Part) -> list[Segment]:
    """The segments of the first image, up to its end or where it is cut off; none of a file with
    more of them than any picture has, and of what is no JPEG."""
    segments: list[Segment] = []
    place = 2
    if data[:2] != b"\xff\xd8":
        return segments
    while found := _MARKER.search(data, place):
        place = found.end()
        start, marker = place - 1, data[place - 1]
        if marker == _END:
            break
        if marker in _WITHOUT_CONTENT:
            continue
        place += max(2, int.from_bytes(data[place : place + 2], "big"))
        if marker == START_OF_SCAN:  # behind this segment lies coded data, up to the next marker
            following = _MARKER.search(data, place)
            place = _without_filling(data, following.start()) if following else len(data)
        segments.append(Segment(marker, start, place))
        if len(segments) > MOST_SEGMENTS:
            return []
    return segments


def _without_filling(data: Part, place: int) -> int:
    """The first of the bytes 0xff that may stand before a marker."""
    while data[place - 1] == 0xFF:
        place -= 1
    return place
