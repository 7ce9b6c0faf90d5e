"""How many sidecars are written and read per second: ``python -m benchmarks.tags [FOLDER]``.

10,000 photos (`--photos N`) with two named people each, in a library of made-up faces; the photos'
files are empty but for a header, as tags in sidecars do not need the pictures. FOLDER: on the disk
to be measured; a temporary one by default.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from photoclust.engine import Engine
from photoclust.library.edits import TakeNames
from photoclust.library.photos import NewPhoto
from photoclust.library.repository import Repository
from photoclust.messages import Message
from photoclust.tags.reading import TagOrigin
from photoclust.types import Box, Detection, FoundFace

PEOPLE = 40
PER_FOLDER = 500
BOXES = (Box(300, 400, 500, 600), Box(2000, 500, 450, 560))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--photos", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        measure(Path(folder), arguments.photos)


def measure(folder: Path, photos: int) -> None:
    """Make a library, and print the pace of each thing done with its tags."""
    make(folder, photos)
    with Engine(folder / "library.photoclust") as engine:
        print(f"{photos} photos, {os.cpu_count()} cores")
        timed("sidecars written", photos, engine.tags.write)
        timed("written again, nothing new", photos, engine.tags.write)
        timed("compared", photos, engine.tags.check)
        for origin in (TagOrigin.SIDECAR, TagOrigin.TAKEOUT, TagOrigin.PICASA):
            timed(f"read: {origin}", photos, partial(engine.tags.read, origins=[origin]))


def timed(what: str, photos: int, work: Callable[[], object]) -> None:
    begun, used = time.perf_counter(), time.process_time()
    work()
    seconds, used = time.perf_counter() - begun, time.process_time() - used
    each = 1000 * used / photos
    print(f"{what:28} {photos / seconds:8.0f} a second ({seconds:.1f} s, {each:.2f} ms of a core)")


def make(folder: Path, photos: int) -> None:
    """A library of photos with two named people each."""
    repository = Repository(folder / "library.photoclust")
    random = np.random.default_rng(1)
    repository.files.add_root(folder)
    named: dict[str, list[int]] = {}
    with repository.database.writing() as connection:
        for number in range(photos):
            path = folder / f"{number // PER_FOLDER}" / f"IMG_{number:05}.jpg"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"\xff\xd8\xff" + number.to_bytes(4, "big"))
            faces = [made_up_face(box, random) for box in BOXES]
            photo = NewPhoto(
                size=number,
                digest=number.to_bytes(16, "big"),
                width=4000,
                height=3000,
                date=None,
                detector="made up",
                model="made up",
                faces=faces,
                picture=number.to_bytes(16, "big"),
            )
            identity = repository.photos.add(connection, photo)
            status = path.stat()
            size, mtime_ns = status.st_size, status.st_mtime_ns
            repository.files.put(connection, path, size, mtime_ns, identity, orientation=1)
    for face in repository.faces.face_set("made up").ids.tolist():
        named.setdefault(f"Person no. {face % PEOPLE}", []).append(face)
    some = tuple((name, tuple(faces)) for name, faces in named.items())
    repository.apply(TakeNames(Message.literal("Made up"), some, confirmed=True))
    repository.close()


def made_up_face(box: Box, random: np.random.Generator) -> FoundFace:
    vector = random.standard_normal(128).astype(np.float32)
    landmarks = np.zeros((5, 2), np.float32)
    return FoundFace(Detection(box, landmarks, 0.9), 0.5, vector / np.linalg.norm(vector), b"")


if __name__ == "__main__":
    main()
