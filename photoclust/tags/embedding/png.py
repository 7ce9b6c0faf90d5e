"""XMP in PNG: a chunk of international text with a keyword of its own.

Adobe, XMP Specification Part 3, 1.1.5.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from photoclust.errors import TagError
from photoclust.tags.document import MOST_BYTES

_KEYWORD = b"XML:com.adobe.xmp\0"
_SIGNATURE = 8


class _Chunk(NamedTuple):
    kind: bytes
    start: int
    end: int


def packet(data: bytes) -> bytes | None:
    """The packet, or None. Raises TagError for a damaged file."""
    found = [chunk for chunk in _chunks(data) if _is_xmp(data, chunk)]
    return _text(data, found[0]) if found else None


def with_packet(data: bytes, new: bytes) -> bytes:
    """The file with this packet in place of its own. Raises TagError for a damaged file, and one
    with several packets."""
    chunks = list(_chunks(data))
    own = [chunk for chunk in chunks if _is_xmp(data, chunk)]
    if len(own) > 1:
        raise TagError("tags-in-several-packets")
    # Behind the header, which is the first chunk.
    start, end = (own[0].start, own[0].end) if own else (chunks[0].end, chunks[0].end)
    content = b"iTXt" + _KEYWORD + b"\0\0\0\0" + new
    length, checksum = len(content) - 4, zlib.crc32(content)
    chunk = length.to_bytes(4, "big") + content + checksum.to_bytes(4, "big")
    return data[:start] + chunk + data[end:]


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """All chunks; what follows the last one is none. Raises TagError when they make no sense."""
    place = _SIGNATURE
    while True:
        kind = data[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        if len(kind) < 4 or end > len(data) or (place == _SIGNATURE and kind != b"IHDR"):
            raise TagError("tags-photo-damaged")
        yield _Chunk(kind, place, end)
        if kind == b"IEND":
            return
        place = end


def _is_xmp(data: bytes, chunk: _Chunk) -> bool:
    return chunk.kind == b"iTXt" and data.startswith(_KEYWORD, chunk.start + 8)


def _text(data: bytes, chunk: _Chunk) -> bytes:
    content = data[chunk.start + 8 + len(_KEYWORD) : chunk.end - 4]
    compressed, rest = content[:1] == b"\1", content[2:]
    rest = rest.partition(b"\0")[2].partition(b"\0")[2]  # the language, and the keyword in it
    if not compressed:
        return rest
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(rest, MOST_BYTES + 1)
    except zlib.error as error:
        raise TagError("tags-photo-damaged") from error
    return text
