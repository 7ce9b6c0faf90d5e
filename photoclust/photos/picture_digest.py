"""The digest of a file's picture without its metadata, by which a photo is known.

Programs that write keywords, dates, ratings, orientations or previews into a file leave the
coded picture alone, byte by byte. So the digest is of the coded picture: what the decoder of
the container is fed with. Whatever only says how its numbers are to be understood or shown is
metadata too (colour profiles, gamma, resolution, orientation): programs that remove metadata
remove these as well, and the picture is still the same.

Of kinds not known here, and of files whose structure makes no sense, the whole file is the
picture.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from photoclust.photos.bytes_reader import Malformed, Part
from photoclust.photos.content import Content
from photoclust.photos.heif_items import heif_parts
from photoclust.photos.jpeg_xl import is_jpeg_xl, jpeg_xl_parts
from photoclust.photos.kinds import is_heif
from photoclust.photos.tiff_strips import tiff_parts

_PNG_PICTURE = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"fdAT")
_WEBP_PICTURE = (b"VP8 ", b"VP8L", b"ALPH", b"ANMF")


def picture_digest(file: Content) -> bytes:
    """16 bytes: the BLAKE2b digest of the coded picture, or of the whole file."""
    parts = _parts_of(file)
    if parts is None:
        return file.digest
    whole = hashlib.blake2b(digest_size=16)
    left, some = 2 * len(file.data) + 4096, False
    try:
        for part in parts:
            left -= len(part)
            if left < 0:  # parts that name each other over and over
                return file.digest
            some = some or len(part) > 0
            whole.update(part)
    except Malformed:
        return file.digest
    return whole.digest() if some else file.digest


def _parts_of(file: Content) -> Iterator[Part] | None:
    """What a file of this kind is taken apart into."""
    start, data = file.data[:12], memoryview(file.data)
    if start[:2] == b"\xff\xd8":
        return (data[part.start : part.end] for part in file.segments if not part.is_metadata)
    if start[:8] == b"\x89PNG\r\n\x1a\n":
        return png_parts(data)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return webp_parts(data)
    if start[:4] == b"GIF8":
        return gif_parts(data)
    if start[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return tiff_parts(data)
    if is_jpeg_xl(start):
        return jpeg_xl_parts(data)
    if is_heif(start):
        return heif_parts(data)
    return None


def png_parts(data: Part) -> Iterator[Part]:
    """The chunks that pixels are made of. The coded data may be cut into chunks anyhow."""
    place = 8
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), bytes(data[place + 4 :][:4])
        if kind == b"IEND":
            return
        if kind in _PNG_PICTURE:
            if kind != b"IDAT":
                yield kind
            yield data[place + 8 : place + 8 + length]
        place += 12 + length


def webp_parts(data: Part) -> Iterator[Part]:
    """The chunks of coded pixels; VP8X, which also says what metadata there is, is none."""
    place = 12
    while place + 8 <= len(data):
        kind = bytes(data[place : place + 4])
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        if kind in _WEBP_PICTURE:
            yield data[place : place + 8 + length]
        place += 8 + length + length % 2


def gif_parts(data: Part) -> Iterator[Part]:
    """All but the version, which comments raise, and comments and applications' blocks."""
    if len(data) < 13:
        raise Malformed
    place = 13 + _table_size(data[10])
    yield data[6:place]
    while place < len(data):
        kind = data[place]
        if kind == 0x3B:
            return
        start = place
        if kind == 0x2C and place + 10 <= len(data):
            place = _after_blocks(data, place + 11 + _table_size(data[place + 9]))
            yield data[start:place]
        elif kind == 0x21 and place + 2 <= len(data):
            place = _after_blocks(data, place + 2)
            if data[start + 1] == 0xF9:
                yield data[start:place]
        else:
            raise Malformed


def _table_size(flags: int) -> int:
    """Bytes of the colour table that a GIF's flags announce."""
    return 3 << (1 + (flags & 7)) if flags & 0x80 else 0


def _after_blocks(data: Part, place: int) -> int:
    """Where a chain of blocks ends, each behind a byte with its length; 0 ends the chain."""
    while place < len(data):
        length = data[place]
        place += 1 + length
        if length == 0:
            return place
    return len(data)
