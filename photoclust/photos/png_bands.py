"""Large PNGs, decoded and reduced band by band.

Rows of a PNG are filtered by the row above them alone. So a band of rows is a PNG of its own, once
the last row of the band before stands above it, unfiltered.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import PIL.Image

from photoclust.photos.bands import joined
from photoclust.photos.bytes_reader import Malformed, Part, number, piece

_START = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_STEP = 1 << 20

Convert = Callable[[PIL.Image.Image], PIL.Image.Image]


def is_in_rows(data: bytes) -> bool:
    """Whether `reduced_png` can take it: a PNG that is not interlaced."""
    return data.startswith(_START) and data[12:16] == b"IHDR" and data[28:29] == b"\0"


def reduced_png(data: bytes, factor: int, convert: Convert) -> PIL.Image.Image:
    """`convert(image).reduce(factor)` of a PNG, for a conversion of each pixel by itself.

    Raises Malformed and whatever decoders raise for what is damaged.
    """
    rows = _Rows(data)
    above = b""

    def band(top: int, bottom: int) -> PIL.Image.Image:
        nonlocal above
        filtered = above + rows.take(bottom - top)
        first = 1 if above else 0
        count = bottom - top + first
        with PIL.Image.open(io.BytesIO(rows.as_png(filtered, count)), formats=("PNG",)) as image:
            image.load()
            above = b"\0" + rows.last(image, filtered, count)  # not filtered
            return convert(image.crop((0, first, image.width, count)))

    return joined(rows.width, rows.height, factor, band)


class _Rows:
    """The filtered rows of a PNG, decompressed as they are taken. Raises Malformed."""

    def __init__(self, data: bytes) -> None:
        self.width, self.height = number(data, 16, 4), number(data, 20, 4)
        self._depth, self._colours = number(data, 24, 1), number(data, 25, 1)
        if self._colours not in _CHANNELS:
            raise Malformed
        self._bits = self._depth * _CHANNELS[self._colours]
        self._size = 1 + (self.width * self._bits + 7) // 8
        # Of what stands before the pixels, only this says how they are decoded.
        chunks = list(_chunks(data))
        self._extras = b"".join(_chunk(k, c) for k, c in chunks if k in (b"PLTE", b"tRNS"))
        coded = (c for kind, c in chunks if kind == b"IDAT")
        self._pieces = (c[at : at + _STEP] for c in coded for at in range(0, len(c), _STEP))
        self._decompressor = zlib.decompressobj()
        self._left = b""

    def take(self, count: int) -> bytes:
        """So many of the next rows, each behind the number of its filter."""
        missing, taken = count * self._size, []
        while missing:
            coded = self._left or next(self._pieces, b"")
            if not coded or self._decompressor.eof:
                raise Malformed
            taken.append(self._decompressor.decompress(coded, missing))
            missing -= len(taken[-1])
            self._left = self._decompressor.unconsumed_tail
        return b"".join(taken)

    def as_png(self, filtered: bytes, count: int) -> bytes:
        """So many filtered rows as a PNG like the whole."""
        return _png(self.width, count, self._depth, self._colours, filtered, self._extras)

    def last(self, image: PIL.Image.Image, filtered: bytes, count: int) -> bytes:
        """The last row of the image that such a PNG holds, without filter."""
        if self._depth == 8:
            return image.crop((0, count - 1, self.width, count)).tobytes()
        if self._bits > 32:  # Pillow has 8 bits a channel
            coded = np.frombuffer(self.as_png(filtered, count), np.uint8)
            deep = cv2.imdecode(coded, cv2.IMREAD_UNCHANGED)
            if deep is None or deep.shape[2:] != (self._bits // 16,):
                raise Malformed
            row: bytes = deep[-1][:, [2, 1, 0, 3][: self._bits // 16]].astype(">u2").tobytes()
            return row
        # To the filters, bytes are all that counts.
        step = max(1, self._bits // 8)
        wide = (self._size - 1) // step
        png = _png(wide, count, 8, {1: 0, 2: 4, 3: 2, 4: 6}[step], filtered)
        with PIL.Image.open(io.BytesIO(png), formats=("PNG",)) as plain:
            return plain.crop((0, count - 1, wide, count)).tobytes()


def _png(
    width: int, height: int, depth: int, colours: int, filtered: bytes, extras: bytes = b""
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    pixels = zlib.compress(filtered, 0)
    return b"".join(
        (_START, _chunk(b"IHDR", header), extras, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    )


def _chunk(kind: bytes, content: Part) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(kind))
    return b"".join((struct.pack(">I", len(content)), kind, content, struct.pack(">I", checksum)))


def _chunks(data: bytes) -> Iterator[tuple[bytes, Part]]:
    """The chunks' kinds and contents, without copies. Raises Malformed."""
    view, place = memoryview(data), len(_START)
    while (kind := bytes(piece(view, place + 4, 4))) != b"IEND":
        length = number(view, place, 4)
        yield kind, piece(view, place + 8, length)
        place += 12 + length
