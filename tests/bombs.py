"""Small files that take gigabytes, or minutes, to decode: as they stand, or as attackers make them.

None is decoded to be made.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

from tests.hostile import chunk, encoded, scene


def webp(width: int = 15_000, height: int = 16_000) -> bytes:
    """A lossless WebP of one colour: 34 bytes."""
    data = bytearray(encoded(Image.new("RGB", (4, 4), "teal"), "WEBP", lossless=True))
    at = data.index(b"VP8L") + 9
    bits = int.from_bytes(data[at : at + 4], "little")
    size = (width - 1) | (height - 1) << 14
    data[at : at + 4] = (bits >> 28 << 28 | size).to_bytes(4, "little")
    return bytes(data)


def float_tiff(width: int = 15_000, height: int = 16_000, rows: int = 100) -> bytes:
    """A TIFF of floats all of whose strips are the same one."""
    strip = zlib.compress(bytes(width * 12 * rows), 9)
    count = -(-height // rows)
    entries = {
        256: (4, width),
        257: (4, height),
        259: (3, 8),
        262: (3, 2),
        277: (3, 3),
        278: (4, rows),
        258: (3, 32),
        339: (3, 3),
    }
    ifd = 8 + 12 * (len(entries) + 2) + 2 + 4
    bits, formats = ifd, ifd + 6
    offsets, counts = formats + 6, formats + 6 + 4 * count
    where = counts + 4 * count
    table = [
        (tag, kind, 1, value) for tag, (kind, value) in entries.items() if tag not in (258, 339)
    ]
    table += [(258, 3, 3, bits), (339, 3, 3, formats)]
    table += [(273, 4, count, offsets), (279, 4, count, counts)]
    packed = b"".join(struct.pack("<HHII", *entry) for entry in sorted(table))
    extra = struct.pack("<3H3H", 32, 32, 32, 3, 3, 3)
    extra += struct.pack(f"<{count}I", *[where] * count)
    extra += struct.pack(f"<{count}I", *[len(strip)] * count)
    return (
        b"II*\0" + struct.pack("<IH", 8, len(table)) + packed + struct.pack("<I", 0) + extra + strip
    )


def png(
    width: int, height: int, *, depth: int = 8, channels: int = 4, interlaced: bool = False
) -> bytes:
    """A PNG of zeros."""
    size = (1 + width * channels * depth // 8) * height
    block, rest = 1 << 20, size % (1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # Flushed fully, so that a block can stand any number of times.
    one = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    end = last.compress(bytes(rest)) + last.flush()
    checksum = struct.pack(">HH", size % 65521, 1)
    pixels = b"\x78\xda" + one * (size // block) + end + checksum
    kind = {1: 0, 3: 2, 4: 6}[channels]
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def jpeg_of_many_scans(scans: int, size: int = 64) -> bytes:
    """A progressive JPEG that says nothing new in so many scans."""
    data = encoded(scene(size, size), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * (scans + 1 - _scans(data)) + data[-2:]


def _scans(data: bytes) -> int:
    return data.count(b"\xff\xda")


def make_bombs(folder: Path) -> dict[str, bool]:
    """One of each kind, and several of the worst; their names, and whether they can be read."""
    files = {
        "a.webp": (webp(), False),
        "b.tif": (float_tiff(), False),
        "c.webp": (webp(16_000, 15_000), False),
        "d.tif": (float_tiff(5_000, 5_000), True),
        "e.tif": (float_tiff(5_000, 5_100), True),
        "f.png": (png(8_000, 8_000), True),
        "g.webp": (webp(6_000, 6_000), True),
        "h.webp": (webp(6_100, 6_000), True),
        "i.png": (png(15_000, 16_000, depth=16, interlaced=True), False),
        "j.jpg": (jpeg_of_many_scans(20_000), False),
        "k.gif": (_gif(14_000, 14_000), False),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    return {name: reads for name, (_, reads) in files.items()}


def _gif(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("P", (4, 4)).save(buffer, "GIF")
    data = bytearray(buffer.getvalue())
    at = data.rindex(b",") + 5
    for place in (6, at):
        data[place : place + 4] = struct.pack("<HH", width, height)
    return bytes(data)
