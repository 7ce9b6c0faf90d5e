"""A folder with tags in the form of each program that photoclust reads: the right people after one
import, no change after a second one, and nothing of theirs lost when names are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.engine.tag_types import TagOptions, TagTarget
from photoclust.photos.content import read_content
from photoclust.tags.document import Document
from photoclust.tags.embedding.formats import packet_in, with_packet
from photoclust.tags.mwg import MWG
from tests.engine.tagged import said
from tests.library.albums import Album, FakeAnalyser, fake_engine

PROGRAMS = Path(__file__).parent / "programs"
BESIDE, INSIDE = ("digikam", "lightroom"), ("acdsee", "windows", "apple")
BOTH, ONE = ["Anna", "Ben"], ["Anna"]
PEOPLE = {f"{program}.jpg": BOTH for program in (*BESIDE, *INSIDE, "picasa")}
PEOPLE["takeout.jpg"] = ONE


@pytest.fixture
def album(tmp_path: Path) -> Album:
    """A photo for each program, tagged by it."""
    album = Album(tmp_path / "photos")
    for program in (*BESIDE, *INSIDE, "picasa"):
        album.put(f"{program}.jpg", 1, 2, kind="JPEG")
    album.put("takeout.jpg", 1, kind="JPEG")
    shutil.copy(PROGRAMS / "digikam.xmp", album.path("digikam.jpg.xmp"))
    shutil.copy(PROGRAMS / "lightroom.xmp", album.path("lightroom.xmp"))
    for program in INSIDE:
        path = album.path(f"{program}.jpg")
        packet = (PROGRAMS / f"{program}.xmp").read_bytes()
        path.write_bytes(with_packet(read_content(path), packet).data)
    shutil.copy(PROGRAMS / "picasa.ini", album.path(".picasa.ini"))
    name = "takeout.jpg.supplemental-metadata.json"
    shutil.copy(PROGRAMS / "takeout.json", album.path(name))
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        yield engine


def test_the_right_people_after_one_import_and_no_change_after_two(
    engine: Engine, album: Album
) -> None:
    reading = engine.tags.read()
    assert (reading.conflicts, reading.failures, reading.unplaced) == ([], [], 0)
    assert {name.name: (name.photos, name.drawn) for name in reading.names} == {
        "Anna": (7, 0),
        "Ben": (6, 0),
    }
    taken = engine.tags.take(reading)
    assert (taken.faces, taken.drawn, taken.people) == (13, 0, 2)
    assert album.who(engine) == PEOPLE
    before = [(r.face, r.person) for r in engine.people.records()]
    again = engine.tags.read()
    assert (again.changes, again.conflicts) == (0, [])
    engine.tags.take(again)
    assert [(r.face, r.person) for r in engine.people.records()] == before
    assert len(engine.history.entries()) == 1
    engine.history.undo()
    assert {who for people in album.who(engine).values() for who in people} == {"?"}


@pytest.mark.parametrize("target", list(TagTarget))
def test_nothing_of_theirs_is_lost_or_doubled(
    target: TagTarget, engine: Engine, album: Album
) -> None:
    engine.tags.take(engine.tags.read())
    report = engine.tags.write(TagOptions(into=target))
    assert said(report) == []
    if target is TagTarget.SIDECARS:
        places = {
            "digikam": album.path("digikam.jpg.xmp").read_bytes(),
            "lightroom": album.path("lightroom.xmp").read_bytes(),
        }
    else:
        files = {program: read_content(album.path(f"{program}.jpg")) for program in INSIDE}
        places = {program: packet_in(file) or b"" for program, file in files.items()}
    for program, data in places.items():
        left = iter(data)
        theirs = (PROGRAMS / f"{program}.xmp").read_bytes()
        assert all(byte in left for byte in theirs), program
        assert len(list(MWG.regions(Document(data)))) == 2, program
    again = engine.tags.read()
    assert (again.changes, again.conflicts) == (0, [])
    assert engine.tags.write(TagOptions(into=target)).agrees
