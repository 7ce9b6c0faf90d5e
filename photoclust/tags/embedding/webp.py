"""XMP in WebP: a chunk at the end, announced in the extended header, which a simple file lacks.

https://developers.google.com/speed/webp/docs/riff_container
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from photoclust.errors import TagError

_XMP, _EXTENDED, _LOSSY, _LOSSLESS = b"XMP ", b"VP8X", b"VP8 ", b"VP8L"
_HAS_XMP, _HAS_ALPHA = 0x04, 0x10
_LARGEST = (1 << 32) - 2


class _Chunk(NamedTuple):
    """`end`: behind the padding."""

    kind: bytes
    start: int
    length: int
    end: int


def packet(data: bytes) -> bytes | None:
    """The packet, or None. Raises TagError for a damaged file."""
    for chunk in _chunks(data):
        if chunk.kind == _XMP:
            return data[chunk.start + 8 : chunk.start + 8 + chunk.length]
    return None


def with_packet(data: bytes, new: bytes) -> bytes:
    """The file with this packet in place of its own. Raises TagError for a damaged file, and one
    with several packets."""
    chunks = list(_chunks(data))
    own = [chunk for chunk in chunks if chunk.kind == _XMP]
    if len(own) > 1:
        raise TagError("tags-in-several-packets")
    last = chunks[-1].end
    start, end = (own[0].start, own[0].end) if own else (last, last)
    first = chunks[0]
    header = bytearray(
        data[first.start : first.end] if first.kind == _EXTENDED else _extended(data, first)
    )
    header[8] |= _HAS_XMP
    after_header = first.end if first.kind == _EXTENDED else first.start
    chunk = _XMP + len(new).to_bytes(4, "little") + new + b"\0" * (len(new) % 2)
    body = bytes(header) + data[after_header:start] + chunk + data[end:last]
    if len(body) + 4 > _LARGEST:
        raise TagError("tags-photo-too-large")
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body + data[last:]


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """The chunks. Raises TagError when they make no sense."""
    stop = 8 + int.from_bytes(data[4:8], "little")
    place = 12
    if stop > len(data) + 1 or stop <= place:
        raise TagError("tags-photo-damaged")
    while place + 8 <= stop:
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + length + length % 2
        if end > stop or end > len(data):
            raise TagError("tags-photo-damaged")
        yield _Chunk(data[place : place + 4], place, length, end)
        place = end


def _extended(data: bytes, first: _Chunk) -> bytes:
    """The extended header of a simple file. Raises TagError when its size is not found."""
    content = data[first.start + 8 : first.end]
    flags = 0
    if first.kind == _LOSSY and content[3:6] == b"\x9d\x01\x2a":
        width = int.from_bytes(content[6:8], "little") & 0x3FFF
        height = int.from_bytes(content[8:10], "little") & 0x3FFF
    elif first.kind == _LOSSLESS and content[:1] == b"\x2f" and len(content) >= 5:
        bits = int.from_bytes(content[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        flags = _HAS_ALPHA if bits >> 28 & 1 else 0
    else:
        raise TagError("tags-photo-damaged")
    if not width or not height:
        raise TagError("tags-photo-damaged")
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return _EXTENDED + (10).to_bytes(4, "little") + bytes((flags, 0, 0, 0)) + sides
