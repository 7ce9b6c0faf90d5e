"""Small albums on the disk, and a stand-in for the networks that finds the faces in them.

A picture is a row of square blocks, each of the colour of one person or black. Whoever looks
for faces finds one in every block that is not black, and knows the person by the colour.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import piexif
from PIL import Image

from photoclust.engine import Engine
from photoclust.faces.analysis import AlignedFace, AnalysedFace
from photoclust.faces.weights import Calibration
from photoclust.library.edits import Move, Name, Regroup
from photoclust.messages import Message
from photoclust.settings import Settings
from photoclust.types import Box, Detection, Floats, ScanReport
from photoclust.types import Image as Pixels
from tests.library.synthetic import vector

BLOCK = 32
REACH = 1.0


def colour(person: int) -> tuple[int, int, int]:
    """Persons 1 to 342 each have their own, robust against JPEG; 0 is black, for nobody."""
    if person == 0:
        return 0, 0, 0
    return 32 * (1 + person % 7), 32 * (1 + person // 7 % 7), 32 * (1 + person // 49)


def person_of(pixels: Pixels) -> int:
    red, green, blue = (round(float(c) / 32) - 1 for c in pixels.mean(axis=(0, 1)))
    return red + 7 * green + 49 * blue if red >= 0 else 0


def picture(
    *people: int, kind: str = "PNG", salt: str = "", taken: str = "", block: int = BLOCK
) -> bytes:
    """An image file with these people. `salt` makes it another picture of them, by dots along the
    upper edge that change nobody's colour."""
    row = np.zeros((block, block * max(2, len(people)), 3), np.uint8)
    for place, person in enumerate(people):
        row[:, place * block : (place + 1) * block] = colour(person)
    if salt:
        dots = np.unpackbits(np.frombuffer(hashlib.sha256(salt.encode()).digest(), np.uint8))
        row[0, : min(block, 64)] += 24 * dots[: min(block, 64), None]
    buffer = io.BytesIO()
    if kind == "PNG":
        Image.fromarray(row).save(buffer, "PNG")
        return buffer.getvalue()
    exif = {"Exif": {piexif.ExifIFD.DateTimeOriginal: taken}} if taken else {}
    Image.fromarray(row).save(buffer, kind, quality=95, subsampling=0, exif=piexif.dump(exif))
    return buffer.getvalue()


class FakeAnalyser:
    """Stands in for the networks. `looking` is called with the pictures before they are
    analysed."""

    def __init__(self, model: str = "eyes") -> None:
        self.detector = SimpleNamespace(device=SimpleNamespace(type="cpu"))
        self.model = model
        self.detector_name = "detector"
        self.seen = 0
        self.calls = 0
        self.looking: Callable[[Sequence[Pixels]], None] = lambda pictures: None

    def detect(self, pictures: Sequence[Pixels]) -> list[list[Detection]]:
        self.calls += 1
        self.looking(pictures)
        self.seen += len(pictures)
        return [self.faces(pixels) for pixels in pictures]

    def finer_by(self, faces: Sequence[Detection]) -> float:
        return 1.0

    def align(
        self, picture: Pixels, faces: Sequence[Detection], *, mark: bool = False
    ) -> list[AlignedFace]:
        return [
            AlignedFace(
                face,
                picture[
                    int(face.box.y) : int(face.box.y + face.box.height),
                    int(face.box.x) : int(face.box.x + face.box.width),
                ],
            )
            for face in faces
        ]

    def rate(self, faces: Sequence[AlignedFace]) -> list[AnalysedFace]:
        return [
            AnalysedFace(face.detection, 0.5, embedding(person_of(face.chip))) for face in faces
        ]

    def analyse_box(self, pixels: Pixels, box: Box) -> AnalysedFace:
        """The person in the middle of the box, found without landmarks."""
        x, y = (int(side) for side in box.center)
        detection = Detection(box, np.zeros((5, 2), np.float32), 0.0)
        return AnalysedFace(detection, 0.5, embedding(person_of(pixels[y : y + 1, x : x + 1])))

    def faces(self, pixels: Pixels) -> list[Detection]:
        block = pixels.shape[0]
        found = []
        for left in range(0, pixels.shape[1], block):
            if person_of(pixels[:, left : left + block]):
                box = Box(left, 0, block, block)
                found.append(Detection(box, np.full((5, 2), left, np.float32), 0.99))
        return found


@cache
def embedding(person: int) -> Floats:
    return vector(person)


def fake_engine(
    analyser: FakeAnalyser,
    library: Path | None = None,
    settings: Settings | None = None,
    **options: bool,
) -> Engine:
    """An engine that uses this stand-in for the networks."""
    engine = Engine(library, settings, **options)
    calibration = Calibration(threshold=REACH, slope=10.0, middle=REACH)
    description = SimpleNamespace(name=analyser.model, calibration=calibration)
    # In place of what the engine would load on first use.
    vars(engine._context).update(
        analyser=analyser,
        embedding=description,
        detection=SimpleNamespace(name=analyser.detector_name),
    )
    return engine


class Album:
    """A folder of pictures. Every change of a file has a time of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.root.mkdir(parents=True, exist_ok=True)
        self.now = 1_600_000_000 * 10**9

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, data: bytes) -> Path:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.touch(name)
        return path

    def put(self, name: str, *people: int, salt: str = "", kind: str = "PNG") -> Path:
        """A picture of these people; its content is that of no other name or salt."""
        return self.write(name, picture(*people, kind=kind, salt=name + salt))

    def touch(self, name: str) -> None:
        self.now += 10**9
        os.utime(self.path(name), ns=(self.now, self.now))

    def move(self, name: str, to: str) -> None:
        self.path(to).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).rename(self.path(to))

    def who(self, engine: Engine) -> dict[str, list[str]]:
        """The names of the people in each visible file, from left to right."""
        files: dict[str, list[str]] = {}
        for record in sorted(engine.people.records(), key=lambda record: record.face.box.x):
            for path in record.paths:
                name = os.path.relpath(path, self.root)
                files.setdefault(name, []).append(record.person or "?")
        return files

    def face(self, engine: Engine, name: str, place: int = 0) -> int:
        """The number of a face in a file, counted from the left."""
        path = self.path(name)
        there = [record.face for record in engine.people.records() if path in record.paths]
        return sorted(there, key=lambda face: face.box.x)[place].id

    def vouch(self, engine: Engine, name: str, who: str, place: int = 0) -> int:
        """Name the person of a file's face; returns the number of the person."""
        face = self.face(engine, name, place)
        known = {person.name: person.id for person in engine.people.all()}
        if who in known:
            engine.history.apply(Move((face,), known[who]))
            return known[who]
        engine.history.apply(Regroup(Message.literal("Grouped"), ((face, -1, 1.0),)))
        number = next(
            p.id for p in engine.people.all() if face in {f.id for f in engine.people.faces(p.id)}
        )
        engine.history.apply(Name(number, who))
        return number


KINDS = ("new", "changed", "moved", "copies", "unchanged", "missing", "offline", "faces")


def tally(report: ScanReport) -> dict[str, int]:
    """The report of a scan, without zeros."""
    return {kind: getattr(report, kind) for kind in KINDS if getattr(report, kind)}
