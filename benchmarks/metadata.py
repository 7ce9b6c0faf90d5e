"""How long a scan takes when nothing but the metadata of all files has changed.

    python -m benchmarks.metadata [--photos N] [--side PIXELS] [--keep FOLDER]

Makes N photos with a face each, of 5 kB if no other side is asked for, scans them, and times: a
scan of unchanged files, reading all files, and a scan after a keyword, a rating, a date and an
orientation were written into each. Such a scan may take twice as long as an unchanged one and
reading together. It looks at no picture again and changes no face's number. Photos so small are the
hardest case, as the larger they are the more of the time is reading. They are read from the disk,
not from the memory in which the system keeps files that were just written, where it can be told to
forget them: a real library would not fit into it. `--cached` leaves them there.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
import time
from pathlib import Path

import numpy as np
import piexif
from PIL import Image

from photoclust import Engine
from photoclust.photos import content

SIDE = 128
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>rating 5</x:xmpmeta>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--photos", type=int, default=10_000, metavar="N")
    parser.add_argument("--side", type=int, default=SIDE, metavar="PIXELS", help="of the photos")
    parser.add_argument("--cached", action="store_true", help="files may lie in memory")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work here, and leave it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.keep or Path(name)
        measure(folder, arguments.photos, arguments.side, cached=arguments.cached)


def measure(folder: Path, count: int, side: int, *, cached: bool) -> None:
    """Make photos and a library in a folder, and print the figures."""
    photos = folder / "photos"
    if not photos.exists():
        make(photos, count, side)
    with Engine(folder / "library.photoclust") as engine:
        first = timed("first scan", lambda: engine.photos.scan([photos]))
        before, seen = numbers(engine), Looking(engine)
        size = sum(path.stat().st_size for path in files(photos)) / count
        print(f"{count} photos of {size / 1000:.0f} kB")
        unchanged = min(timed("unchanged scan", engine.photos.scan) for _ in range(3))
        write_metadata(photos)
        if not cached:
            forget(photos)
        reading = timed("reading", lambda: [content.read_content(path) for path in files(photos)])
        if not cached:
            forget(photos)
        changed = timed("scan after metadata was written", engine.photos.scan)
        allowed = 2 * (unchanged + reading)
        print(f"allowed, twice an unchanged scan and reading: {allowed:.2f} s")
        print(
            f"relation of the last scan to an unchanged one and reading: "
            f"{changed / (unchanged + reading):.2f}"
        )
        print(f"relation to the first scan: {changed / first:.3f}")
        print(f"pictures looked at again: {seen.pictures}")
        print(f"faces whose number changed: {len(before ^ numbers(engine))} of {len(before)}")


class Looking:
    """Counts the pictures that an engine's networks look at from now on."""

    def __init__(self, engine: Engine) -> None:
        self.pictures = 0
        analyser = engine._context.analyser
        analyse = analyser.analyse

        def counted(pictures: list[np.ndarray]) -> object:
            self.pictures += len(pictures)
            return analyse(pictures)

        vars(analyser)["analyse"] = counted


def timed(what: str, work: object) -> float:
    began, worked = time.perf_counter(), time.process_time()
    assert callable(work)
    work()
    seconds, busy = time.perf_counter() - began, time.process_time() - worked
    print(f"{what}: {seconds:.2f} s, of the processors {busy:.2f} s")
    return seconds


def numbers(engine: Engine) -> set[tuple[int, int]]:
    """All faces and their photos."""
    return {(record.face.id, record.face.photo_id) for record in engine.people.records()}


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jpg"))


def forget(folder: Path) -> None:
    """Have the system forget the content of all files, on Linux."""
    if not hasattr(os, "posix_fadvise"):
        print("files are read from memory")
        return
    os.sync()
    for path in files(folder):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def make(folder: Path, count: int, side: int = SIDE) -> None:
    """Portraits, each below its number."""
    from skimage.data import astronaut

    portrait = Image.fromarray(astronaut()[0:256, 90:346]).resize((side - 16, side - 16))
    for number in range(count):
        image = Image.new("RGB", (side, side))
        for place in range(14):  # the number in black and white
            shade = 255 * (number >> place & 1)
            image.paste((shade, shade, shade), (8 * place, 0, 8 * place + 8, 8))
        image.paste(portrait, (8, 8))
        path = folder / f"{number // 500:03}" / f"{number:06}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, quality=90)


def write_metadata(folder: Path) -> None:
    """A date, a keyword, a rating and an orientation in each file, as other programs do."""
    for number, path in enumerate(files(folder)):
        date = f"20{number % 20:02}:01:02 03:04:05".encode()
        exif = {
            "0th": {
                piexif.ImageIFD.Orientation: 1 + number % 8,
                piexif.ImageIFD.XPKeywords: "beach".encode("utf-16-le"),
                piexif.ImageIFD.Rating: 5,
            },
            "Exif": {piexif.ExifIFD.DateTimeOriginal: date},
        }
        out = io.BytesIO()
        piexif.insert(piexif.dump(exif), path.read_bytes(), out)
        data = out.getvalue()
        xmp = b"\xff\xe1" + (len(XMP) + 2).to_bytes(2, "big") + XMP
        path.write_bytes(data[:2] + xmp + data[2:])
        os.utime(path, ns=(10**18 + number, 10**18 + number))


if __name__ == "__main__":
    main()
