"""A gallery is one file: whole, without scripts, and free of what photos say of themselves."""

from __future__ import annotations

import base64
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import piexif
import pytest
from PIL import Image

from photoclust.errors import Cancelled, ExportError
from photoclust.export.gallery import LONGEST_SIDE, GalleryReport, write_galleries
from photoclust.export.plan import Album, Item
from photoclust.job import Job
from tests.hostile import encoded, scene

LIMIT = 100_000_000


class Reader(HTMLParser):
    """The elements of a page, and whether they fit into one another."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def pictures(self) -> list[Image.Image]:
        sources = [attrs["src"] or "" for tag, attrs in self.elements if tag == "img"]
        assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
        return [Image.open(io.BytesIO(base64.b64decode(s.partition(",")[2]))) for s in sources]


def album(out: Path, name: str, *sources: Path) -> Album:
    folder = out / name
    items = [
        Item(source, folder / source.name, 1, present=False, photo=number)
        for number, source in enumerate(sources, start=1)
    ]
    return Album(folder, (), tuple(items))


def write(*albums: Album, dates: dict[int, str] | None = None) -> GalleryReport:
    return write_galleries(albums, dates or {}, LIMIT, Job())


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 6, piexif.ImageIFD.Make: b"Canon"},
                        "GPS": {piexif.GPSIFD.GPSLatitudeRef: b"N"}})  # fmt: skip
    made = [tmp_path / "a.jpg", tmp_path / "b.png"]
    made[0].write_bytes(encoded(scene(2000, 1500), "JPEG", exif=exif))
    made[1].write_bytes(encoded(scene(40, 30), "PNG"))
    return made


def test_a_gallery_holds_its_photos(tmp_path: Path, photos: list[Path]) -> None:
    out = tmp_path / "out"
    report = write(album(out, "Anna", *photos), dates={1: "2020-05-01T10:00:00", 2: "2019-01-01"})
    assert (report.files, report.photos) == ([out / "Anna.html"], 2)
    page = Reader(report.files[0].read_text(encoding="utf-8"))
    assert page.open == []
    small, large = page.pictures()  # the oldest first
    assert small.size == (40, 30)
    assert large.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)  # upright
    assert not large.getexif()
    assert "b.png · 2019-01-01" in page.text
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "link", "iframe"})
    addresses = {attrs[key] for _, attrs in page.elements for key in ("href",) if key in attrs}
    assert addresses == {"#", "#p1", "#p2"}


def test_names_are_text(tmp_path: Path, photos: list[Path]) -> None:
    evil = photos[1].rename(tmp_path / '"><script>x.png')
    name = "<b>&{title}\udcff"
    report = write(album(tmp_path / "out", name.replace("\udcff", ""), evil))
    page = Reader(report.files[0].read_text(encoding="utf-8"))
    assert not any(tag in ("script", "b") for tag, _ in page.elements)
    assert "<b>&{title}" in page.text


def test_a_photo_that_cannot_be_read_is_left_out(tmp_path: Path, photos: list[Path]) -> None:
    photos[0].write_bytes(b"no picture")
    report = write(album(tmp_path / "out", "Anna", *photos, tmp_path / "none.jpg"))
    assert [failure.path.name for failure in report.failures] == ["a.jpg", "none.jpg"]
    assert report.photos == 1


def test_only_galleries_are_replaced(tmp_path: Path, photos: list[Path]) -> None:
    out = tmp_path / "out"
    write(album(out, "Anna", photos[0]))
    write(album(out, "Anna", photos[1]))
    written = out / "Anna.html"
    assert len(Reader(written.read_text()).pictures()) == 1
    (out / "Ben.html").write_text("<html>mine")
    before = written.read_bytes()
    with pytest.raises(ExportError, match="exists already"):
        write(album(out, "Anna", photos[0]), album(out, "Ben", photos[0]))
    assert (written.read_bytes(), (out / "Ben.html").read_text()) == (before, "<html>mine")
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        write_galleries([album(out, "Anna", photos[0])], {}, LIMIT, job)
    assert written.read_bytes() == before
    assert sorted(path.name for path in out.iterdir()) == ["Anna.html", "Ben.html"]


def test_nothing_is_fetched(tmp_path: Path, photos: list[Path]) -> None:
    report = write(album(tmp_path / "out", "Anna", *photos))
    text = re.sub(r"base64,[^\"]*", "", report.files[0].read_text(encoding="utf-8"))
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|@import|url\(", text)
