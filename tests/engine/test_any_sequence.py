"""Whatever happens to the files, in any order: no decision about a picture that is unchanged is
lost, and undo does what it says."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from photoclust.errors import NothingToUndo
from photoclust.library.edits import Introduce
from photoclust.photos import content
from photoclust.photos.picture_digest import picture_digest
from photoclust.settings import Settings
from tests.exiftool import ExifTool, running_exiftool
from tests.library.albums import Album, FakeAnalyser, fake_engine

KINDS = {"JPEG": "jpg", "PNG": "png", "TIFF": "tif", "WEBP": "webp"}
PLACES = ["0.jpg", "1.png", "x/2.tif", "x/3.webp", "y/4.jpg"]
place = st.integers(0, 9)
operations = st.one_of(
    st.tuples(st.just("rename"), place, st.integers(0, 3)),
    st.tuples(st.just("move"), place, st.sampled_from(["", "x", "y"])),
    st.tuples(st.just("copy"), place, st.integers(0, 3)),
    st.tuples(st.just("keyword"), place, st.sampled_from(["beach", "birthday"])),
    st.tuples(st.just("orientation"), place, st.integers(1, 8)),
    st.tuples(st.just("date"), place, st.integers(2000, 2020)),
    st.tuples(st.just("recompress"), place, st.integers(80, 95)),
    st.tuples(st.just("crop"), place, st.just(0)),
    st.tuples(st.just("delete"), place, st.just(0)),
    st.tuples(st.just("restore"), place, st.just(0)),
    st.tuples(st.just("scan"), st.just(0), st.just(0)),
    st.tuples(st.just("scan"), st.just(0), st.just(0)),
    st.tuples(st.just("decide"), place, st.integers(0, 2)),
    st.tuples(st.just("decide"), place, st.integers(0, 2)),
    st.tuples(st.just("undo"), place, st.just(0)),
)
Shown = dict[str, set[str]]


@pytest.fixture(scope="module")
def exiftool() -> Iterator[ExifTool]:
    with running_exiftool() as tool:
        yield tool


class Life:
    """An album in which every decision introduces somebody with a name of their own."""

    def __init__(self, folder: Path, exiftool: ExifTool) -> None:
        self.album = Album(folder / "photos")
        self.album.path("notes.txt").touch()
        self.exiftool = exiftool
        self.engine = fake_engine(FakeAnalyser(), folder / "library", Settings(workers=1))
        self.said: dict[bytes, set[str]] = {}
        self.gone: list[tuple[str, bytes]] = []
        self.people = 0
        for number, name in enumerate(PLACES):
            kind = next(kind for kind, suffix in KINDS.items() if name.endswith(suffix))
            self.album.put(name, 1 + number, 6 + number, 1 + (number + 1) % 5, kind=kind)
        self.scan()

    def files(self) -> list[str]:
        paths = (p for p in self.album.root.rglob("*.*") if p.suffix != ".txt")
        return sorted(os.path.relpath(path, self.album.root) for path in paths)

    def step(self, kind: str, place: int, value: int | str) -> None:
        files = self.files()
        if kind == "scan":
            self.scan()
        elif kind == "undo":
            self.undo()
        elif kind == "restore":
            if self.gone:
                self.album.write(*self.gone.pop(place % len(self.gone)))
        elif files:
            getattr(self, kind)(files[place % len(files)], value)

    def rename(self, name: str, value: int) -> None:
        new = str(Path(name).with_stem(f"new{value}"))
        if not self.album.path(new).exists():
            self.album.move(name, new)

    def move(self, name: str, folder: str) -> None:
        new = str(Path(folder, Path(name).name))
        if not self.album.path(new).exists():
            self.album.move(name, new)

    def copy(self, name: str, value: int) -> None:
        new = f"copy{value}{Path(name).suffix}"
        if not self.album.path(new).exists():
            self.album.write(new, self.album.path(name).read_bytes())

    def keyword(self, name: str, value: str) -> None:
        self.edit(name, f"-XMP:Subject+={value}")

    def orientation(self, name: str, value: int) -> None:
        self.edit(name, f"-EXIF:Orientation#={value}")

    def date(self, name: str, value: int) -> None:
        self.edit(name, f"-EXIF:DateTimeOriginal={value}:02:03 04:05:06")

    def edit(self, name: str, edit: str) -> None:
        self.exiftool.write(self.album.path(name), edit)
        self.album.touch(name)

    def recompress(self, name: str, quality: int) -> None:
        self.save(name, lambda image: image, quality)

    def crop(self, name: str, _: int) -> None:
        self.save(name, lambda image: image.crop((0, 0, image.width * 2 // 3, image.height)), 95)

    def save(self, name: str, change: object, quality: int) -> None:
        assert callable(change)
        with Image.open(self.album.path(name)) as image:
            kind = image.format
            changed = change(image.convert("RGB"))
        buffer = io.BytesIO()
        options = {"JPEG": {"subsampling": 0}, "PNG": {"compress_level": quality % 10}}
        changed.save(buffer, kind, quality=quality, **options.get(kind or "", {}))
        self.album.write(name, buffer.getvalue())

    def delete(self, name: str, _: int) -> None:
        path = self.album.path(name)
        self.gone.append((name, path.read_bytes()))
        path.unlink()

    def decide(self, name: str, value: int) -> None:
        path = self.album.path(name)
        faces = [r.face for r in self.engine.people.records() if path in r.paths]
        free = [face.id for face in faces if not face.confirmed]
        if free:
            self.people += 1
            face = free[value % len(free)]
            self.engine.history.apply(Introduce((face,), f"Person of {self.people}"))
            # The file may show another picture since the scan: what was said is of the old one.
            self.note(self.scanned)

    def undo(self) -> None:
        """Whom the decision introduced goes, from all pictures; all others stay."""
        before = self.shown()
        try:
            entry = self.engine.history.undo()
        except NothingToUndo:
            return
        name = str(entry.message.parameters["name"])
        after = {file: names - {name} for file, names in before.items()}
        assert self.shown() == {file: names for file, names in after.items() if names}
        assert self.engine.history.redo().id == entry.id
        assert self.shown() == before
        self.engine.history.undo()
        for names in self.said.values():
            names.discard(name)

    def scan(self) -> None:
        report = self.engine.photos.scan([self.album.root])
        assert report.failures == []
        self.scanned = self.pictures()
        shown = self.shown()
        for file, picture in self.scanned.items():
            lost = self.said.get(picture, set()) - shown.get(file, set())
            assert not lost, (file, lost)
        self.note(self.scanned)
        again = self.engine.photos.scan()
        assert again.unchanged == len(self.scanned)

    def note(self, pictures: dict[str, bytes]) -> None:
        shown = self.shown()
        for file, picture in pictures.items():
            self.said.setdefault(picture, set()).update(shown.get(file, set()))

    def pictures(self) -> dict[str, bytes]:
        return {
            name: picture_digest(content.read_content(self.album.path(name)))
            for name in self.files()
        }

    def shown(self) -> Shown:
        """Who is in each file, for certain."""
        shown: Shown = {}
        for record in self.engine.people.records():
            if record.face.confirmed and record.person:
                for path in record.paths:
                    name = os.path.relpath(path, self.album.root)
                    shown.setdefault(name, set()).add(record.person)
        return shown


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(operations, min_size=8, max_size=25))
def test_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    exiftool: ExifTool,
    operations: list[tuple[str, int, int | str]],
) -> None:
    life = Life(tmp_path_factory.mktemp("life"), exiftool)
    try:
        for number in range(3):
            life.decide(life.files()[number], 0)
        for operation in operations:
            life.step(*operation)
        life.scan()
        while life.gone:
            life.step("restore", 0, 0)
        life.scan()
        for _ in range(life.people):
            life.undo()
        assert life.shown() == {}
        assert life.engine._context.repository.database.check() == []
    finally:
        life.engine.close()
        shutil.rmtree(life.album.root)
