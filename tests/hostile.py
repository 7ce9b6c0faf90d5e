"""A folder of damaged and hostile files, as in old photo libraries and from attackers."""

from __future__ import annotations

import io
import os
import random
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import piexif
import pillow_heif
from PIL import Image, PngImagePlugin

READS = "reads"
FAILS = "fails"

Sample = tuple[str, bytes, str]


def make_hostile_folder(folder: Path) -> dict[Path, str]:
    """Write the files into `folder`; each path with "reads" or "fails".

    Pipes fail too, and must do so without being waited for. Names that the file system
    refuses are left out.
    """
    expected: dict[Path, str] = {}
    for name, data, fate in _samples():
        path = folder / name
        try:
            path.write_bytes(data)
        except (OSError, UnicodeError):
            continue
        expected[path] = fate
    return expected | _odd_entries(folder)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The image as a file of this Pillow format."""
    buffer = io.BytesIO()
    if kind == "HEIF":  # not registered with Pillow, as it would take over the reading too
        pillow_heif.from_pillow(image).save(buffer, **options)
    else:
        image.save(buffer, kind, **options)
    return buffer.getvalue()


def scene(width: int = 160, height: int = 120) -> Image.Image:
    """A picture with enough going on that no format makes next to nothing of it."""
    noise = np.random.default_rng(1).integers(0, 60, (height, width, 3))
    slope = np.add.outer(np.arange(height), np.arange(width))[..., None] * 195 // (height + width)
    return Image.fromarray((slope + noise).astype(np.uint8))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG with a header that says `width` x `height`, then `chunks`."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A PNG chunk, with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _samples() -> Iterator[Sample]:
    yield from _truncated()
    yield from _mislabelled()
    yield from _giants()
    yield from _damaged()
    yield from _bad_metadata()
    yield from _odd_but_fine()
    yield from _random_bytes()
    yield from _odd_names()


def _truncated() -> Iterator[Sample]:
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF", "AVIF", "BMP"):
        data = encoded(scene(), kind)
        for percent in (1, 10, 40, 75, 95):
            # Decoders of these give out rows as they come to them.
            readable = percent > 50 and kind in ("JPEG", "PNG", "TIFF", "BMP")
            fate = READS if readable else FAILS
            yield f"cut-{percent}.{kind.lower()}", data[: len(data) * percent // 100], fate
    progressive = encoded(scene(), "JPEG", progressive=True)
    yield "cut-progressive.jpg", progressive[: len(progressive) // 10], FAILS


def _mislabelled() -> Iterator[Sample]:
    yield "zero.jpg", b"", FAILS
    yield "one.jpg", b"\xff", FAILS
    yield "zeros.jpg", bytes(5000), FAILS
    yield "text.jpg", b"Dear diary, this is no photo.\n" * 40, FAILS
    yield "page.jpg", b"<!DOCTYPE html><html><body>404 Not Found</body></html>", FAILS
    yield "drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', FAILS
    yield "archive.jpg", b"PK\x03\x04" + bytes(200), FAILS
    yield "film.heic", b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(200), FAILS
    yield "script.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n", FAILS
    yield "really-a-png.jpg", encoded(scene(), "PNG"), READS
    yield "really-a-jpeg.png", encoded(scene(), "JPEG"), READS
    yield "really-a-webp.heic", encoded(scene(), "WEBP"), READS
    yield "really-a-heic.jpg", encoded(scene(), "HEIF"), READS
    yield "really-a-jpeg.nef", encoded(scene(), "JPEG"), READS
    yield "really-noise.cr2", b"II*\0" + bytes(300), FAILS


def _giants() -> Iterator[Sample]:
    yield "giant.png", png_of(100_000, 100_000, chunk(b"IDAT", zlib.compress(bytes(1000)))), FAILS
    yield "overflow.png", png_of(2**31 - 1, 2**31 - 1), FAILS
    yield "no-pixels.png", png_of(0, 0), FAILS
    yield "giant.jpg", _jpeg_of(65_500, 65_500), FAILS
    yield "no-pixels.jpg", _jpeg_of(0, 0), FAILS
    frame = b"," + struct.pack("<HHHHBB", 0, 0, 65535, 65535, 0, 8) + bytes(9)
    yield "giant.gif", b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + frame, FAILS
    yield "giant.bmp", _bmp_of(200_000, 200_000), FAILS
    yield "negative.bmp", _bmp_of(-100, -100), FAILS
    yield "giant.tif", _tiff_of(1_000_000, 1_000_000), FAILS
    yield "giant-float.tif", _tiff_of(1_000_000, 1_000_000, sample_format=3, bits=32), FAILS
    yield "no-pixels.tif", _tiff_of(0, 0), FAILS
    # Within the limit, and with an end marker where it ends: decoders paint the rest grey.
    yield "hollow.jpg", _jpeg_of(8000, 8000), READS


def _damaged() -> Iterator[Sample]:
    jpeg = encoded(scene(), "JPEG")
    middle = len(jpeg) // 2
    # A decoder resynchronises and shows what it has; 0xFF is left out, as it starts markers.
    garbage = bytes(random.Random(3).choices(range(255), k=200))
    yield "garbage-in-the-middle.jpg", jpeg[:middle] + garbage + jpeg[middle + 200 :], READS
    yield "no-end-marker.jpg", jpeg[:-2], READS
    yield "trailing-garbage.jpg", jpeg + garbage, READS
    yield "headless.jpg", jpeg[200:], FAILS
    yield "no-tables.jpg", jpeg.replace(b"\xff\xdb", b"\xff\xfe"), FAILS
    png = encoded(scene(), "PNG")
    at = png.index(b"IDAT")
    yield "bad-checksum.png", png[: at - 5] + b"\0" + png[at - 4 :], FAILS
    yield "flipped-bits.png", png[: at + 500] + bytes(50) + png[at + 550 :], FAILS
    yield "no-data.png", png_of(50, 50), FAILS
    yield "not-deflated.png", png_of(50, 50, chunk(b"IDAT", b"nonsense" * 20)), FAILS
    tiff = encoded(scene(), "TIFF")
    yield "wild-offset.tif", tiff[:4] + b"\xff\xff\xff\x7f" + tiff[8:], FAILS
    yield "looping.tif", b"II*\0" + struct.pack("<IH", 8, 0) + struct.pack("<I", 8), FAILS
    webp = encoded(scene(), "WEBP")
    yield "garbage.webp", webp[:40] + garbage + webp[240:], FAILS
    gif = encoded(scene().quantize(16), "GIF")
    yield "no-frame.gif", gif[:13] + b";", FAILS


def _bad_metadata() -> Iterator[Sample]:
    image = scene()
    for name, exif in _bad_exif().items():
        yield f"exif-{name}.jpg", encoded(image, "JPEG", exif=b"Exif\0\0" + exif), READS
    for name, profile in (("junk", b"no profile at all"), ("zeros", bytes(400))):
        yield f"icc-{name}.jpg", encoded(image, "JPEG", icc_profile=profile), READS
        yield f"icc-{name}.png", encoded(image, "PNG", icc_profile=profile), READS
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000), 9))
    png = encoded(image, "PNG")
    yield "text-bomb.png", png[:33] + bomb + png[33:], READS
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "long " * 100_000)
    yield "long-text.png", encoded(image, "PNG", pnginfo=text), READS


def _bad_exif() -> dict[str, bytes]:
    """EXIF blocks, without their prefix."""
    date = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: b"0000:00:00 00:00:00"}})[6:]
    return {
        "empty": b"",
        "junk": b"junk" * 20,
        "header-only": b"II*\0\x08\0\0\0",
        "wild-offset": b"II*\0\xff\xff\xff\x7f",
        "cut": date[: len(date) // 2],
        "zero-date": date,
        "orientation-99": b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 274, 3, 1, 99, 0, 0),
        "orientation-text": b"MM\0*\0\0\0\x08" + struct.pack(">HHHI4sI", 1, 274, 2, 4, b"up!\0", 0),
        "many-tags": b"MM\0*\0\0\0\x08" + struct.pack(">H", 65535) + bytes(100),
        "own-tail": b"MM\0*\0\0\0\x08" + struct.pack(">HHHIII", 1, 0x8769, 4, 1, 8, 8),
    }


def _odd_but_fine() -> Iterator[Sample]:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        yield f"animated.{kind.lower()}", data, READS
    yield "cmyk.jpg", encoded(scene().convert("CMYK"), "JPEG"), READS
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF", "BMP"):
        yield f"single.{kind.lower()}", encoded(Image.new("RGB", (1, 1)), kind), READS
    for kind in ("JPEG", "PNG", "TIFF"):
        yield f"wide.{kind.lower()}", encoded(Image.new("RGB", (20_000, 10)), kind), READS
        yield f"high.{kind.lower()}", encoded(Image.new("RGB", (10, 20_000)), kind), READS
        yield f"line.{kind.lower()}", encoded(Image.new("L", (1, 5000)), kind), READS
    yield "one-bit.tif", encoded(scene().convert("1"), "TIFF", compression="group4"), READS
    deep = Image.fromarray(np.arange(4000, dtype=np.uint16).reshape(50, 80) * 16)
    yield "deep.png", encoded(deep, "PNG"), READS


def _random_bytes() -> Iterator[Sample]:
    source = random.Random(7)
    for index, suffix in enumerate((".jpg", ".png", ".webp", ".tif", ".gif", ".heic", ".avif")):
        yield f"random-{index}{suffix}", source.randbytes(3000), FAILS
    for name, start in (
        ("jpg", b"\xff\xd8\xff\xe0"),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("tif", b"II*\0"),
        ("gif", b"GIF89a"),
        ("bmp", b"BM"),
        ("webp", b"RIFF\xff\xff\0\0WEBPVP8 "),
        ("heic", b"\0\0\0\x18ftypheic"),
        ("avif", b"\0\0\0\x18ftypavif"),
    ):
        yield f"random-body.{name}", start + source.randbytes(3000), FAILS


def _odd_names() -> Iterator[Sample]:
    data = encoded(scene(32, 32), "JPEG")
    names = [
        *("two words.jpg", "line\nbreak.jpg", "smile 😀.JPG", "'quotes\".jpg", "-rf.jpg", "%s.jpg"),
        *("مرحبا.jpeg", "e\u0301 and \u00e9.jpg", "x" * 240 + ".jpg", "dots...jpg", "a;b&c|d.jpg"),
    ]
    if sys.platform == "linux":  # elsewhere names are Unicode by force
        names.append(os.fsdecode(b"latin-\xe9\xff.jpg"))
    for name in names:
        yield name, data, READS


def _odd_entries(folder: Path) -> dict[Path, str]:
    """What has a photo's name and is no file; the folder is no photo, but is walked into."""
    inner = folder / "folder.jpg"
    inner.mkdir()
    (inner / "inside.jpg").write_bytes(encoded(scene(), "JPEG"))
    expected = {inner / "inside.jpg": READS}
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.jpg")
        (folder / "nowhere.jpg").symlink_to(folder / "gone")
        (folder / "itself.jpg").symlink_to(folder / "itself.jpg")
        expected |= {folder / f"{name}.jpg": FAILS for name in ("pipe", "nowhere", "itself")}
    return expected


def _jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose header says `width` x `height`, with the data of a far smaller one."""
    data = bytearray(encoded(scene(), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def _bmp_of(width: int, height: int) -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header + bytes(300)


def _tiff_of(width: int, height: int, sample_format: int = 1, bits: int = 8) -> bytes:
    """An uncompressed RGB TIFF with no more than its tags and a few bytes."""
    tags = {256: width, 257: height, 258: bits, 259: 1, 262: 2, 273: 200, 277: 3, 278: height}
    tags |= {279: width * height * 3 % 2**32, 339: sample_format}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(100)
