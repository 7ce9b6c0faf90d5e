"""Names that other programs gave: matched to faces, previewed, taken over and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import piexif
import pytest
from numpy.typing import NDArray

from photoclust.engine import Engine
from photoclust.engine.tag_matching import match
from photoclust.engine.tag_types import TagOptions, TagReading, TagTarget
from photoclust.errors import Cancelled, TagError
from photoclust.job import Job
from photoclust.library.edits import (
    Confirm,
    Exclude,
    Introduce,
    Name,
    Regroup,
    Reject,
    SetBirth,
)
from photoclust.library.tags import NamedBox, TaggedPhoto
from photoclust.messages import Message
from photoclust.photos.content import read_content
from photoclust.photos.orientation import turn_between, turned_box
from photoclust.tags.embedding.formats import with_packet
from photoclust.tags.frames import stored_box
from photoclust.tags.reading import FoundNames, TagOrigin
from photoclust.tags.region import Region, Size
from photoclust.types import Box, Detection
from tests.engine.tagged import latest, mwg, region, sidecar, there
from tests.library.albums import BLOCK, Album, FakeAnalyser, fake_engine
from tests.tags.packets import packet

ANNA, BEN = region("Anna", 0, 0.5), region("Ben", 0.5, 0.5)


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


class HalfBlind(FakeAnalyser):
    """Does not see who is third or later in a picture."""

    def faces(self, pixels: NDArray[np.uint8]) -> list[Detection]:
        return super().faces(pixels)[:2]


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    """Two photos of two people, one of three of whom one is not found, and one of a single
    person."""
    with fake_engine(HalfBlind()) as engine:
        album.put("a.png", 1, 2)
        album.put("b.jpg", 1, 2, kind="JPEG")
        album.put("c.png", 3, 4, 5)
        album.put("d.png", 6)
        engine.photos.scan([album.root])
        yield engine


def state(engine: Engine, album: Album) -> object:
    faces = [(f.id, f.person_id, f.confirmed) for f in (r.face for r in engine.people.records())]
    return album.who(engine), faces, engine.history.entries(1)


def codes(reading: TagReading) -> list[str]:
    return [f.problem.code for f in (*reading.conflicts, *reading.failures)]


def taken(engine: Engine, *, confirmed: bool = True) -> TagReading:
    reading = engine.tags.read(confirmed=confirmed)
    engine.tags.take(reading, confirmed=confirmed)
    return reading


def test_a_preview_tells_who_and_changes_nothing(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA, BEN))
    sidecar(album, "b.jpg").write_bytes(mwg(ANNA))
    before = state(engine, album)
    reading = engine.tags.read()
    anna, ben = reading.names
    assert (anna.name, anna.person, anna.photos, anna.faces, anna.known) == ("Anna", None, 2, 2, 0)
    assert (ben.name, ben.faces, ben.origins) == ("Ben", 1, (TagOrigin.SIDECAR,))
    assert (reading.files, reading.tagged, reading.changes, reading.existing) == (4, 2, 3, [])
    assert state(engine, album) == before


def test_names_are_taken_over_and_back_as_one_step(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA, BEN))
    sidecar(album, "b.jpg").write_bytes(mwg(ANNA))
    before = album.who(engine)
    result = engine.tags.take(engine.tags.read())
    assert (result.faces, result.drawn, result.people) == (3, 0, 2)
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]
    assert album.who(engine)["b.jpg"] == ["Anna", "?"]
    assert latest(engine) == "tags-taken"
    assert all(r.face.confirmed for r in engine.people.records() if r.person)
    engine.history.undo()
    assert album.who(engine) == before
    assert engine.history.entries()[0].state == "undone"
    engine.history.redo()
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]


def test_the_second_time_changes_nothing(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA, BEN))
    sidecar(album, "c.png").write_bytes(mwg(region("Carl", 2 / 3, 1 / 3), size=(96, 32)))
    for confirmed in (True, False):
        taken(engine, confirmed=confirmed)
        after = state(engine, album)
        again = taken(engine, confirmed=confirmed)
        assert (again.changes, sum(name.known for name in again.names)) == (0, 3)
        assert state(engine, album) == after
        engine.history.undo()


def test_suggested_names_are_proposals(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA))
    taken(engine, confirmed=False)
    assert album.who(engine)["a.png"] == ["Anna", "?"]
    assert not any(record.face.confirmed for record in engine.people.records())
    # They can be taken over for sure later.
    assert taken(engine).changes == 1
    assert engine.people.faces(engine.people.all()[0].id)[0].confirmed


def test_who_is_not_found_is_drawn(engine: Engine, album: Album) -> None:
    sidecar(album, "c.png").write_bytes(mwg(region("Carl", 2 / 3, 1 / 3), size=(96, 32)))
    reading = engine.tags.read()
    assert (reading.names[0].faces, reading.names[0].drawn) == (0, 1)
    result = engine.tags.take(reading)
    assert (result.faces, result.drawn) == (1, 1)
    assert album.who(engine)["c.png"] == ["?", "?", "Carl"]
    face = engine.people.face_details([album.face(engine, "c.png", 2)])[0]
    assert (face.box.x, face.box.width) == (pytest.approx(2 * BLOCK), pytest.approx(BLOCK))
    # Taken back and read again, the same face is there again.
    engine.history.undo()
    assert album.who(engine)["c.png"] == ["?", "?"]
    taken(engine)
    assert album.who(engine)["c.png"] == ["?", "?", "Carl"]
    assert album.face(engine, "c.png", 2) == face.id
    engine.photos.scan(again=True)
    assert album.who(engine)["c.png"] == ["?", "?", "Carl"]


def test_a_cancelled_taking_changes_nothing(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA))
    sidecar(album, "c.png").write_bytes(mwg(region("Carl", 2 / 3, 1 / 3), size=(96, 32)))
    reading, before, job = engine.tags.read(), state(engine, album), Job()
    job.cancel()
    with pytest.raises(Cancelled):
        engine.tags.take(reading, job=job)
    with pytest.raises(Cancelled):
        engine.tags.read(job)
    assert state(engine, album) == before


def test_names_that_exist_are_told_and_may_be_chosen(engine: Engine, album: Album) -> None:
    album.vouch(engine, "a.png", "Anna")
    sidecar(album, "b.jpg").write_bytes(mwg(replace(ANNA, name="ANNA"), BEN))
    reading = engine.tags.read()
    assert [name.name for name in reading.existing] == ["ANNA"]
    engine.tags.take(reading, {"ANNA": None, "Ben": "Bert"})
    assert album.who(engine)["b.jpg"] == ["?", "Bert"]
    engine.tags.take(reading)
    assert album.who(engine)["b.jpg"] == ["Anna", "Bert"]
    assert engine.tags.read().existing == []


def test_what_was_decided_here_stays(engine: Engine, album: Album) -> None:
    album.vouch(engine, "a.png", "Dora")
    sidecar(album, "a.png").write_bytes(mwg(ANNA, BEN))
    engine.history.apply(Reject((album.face(engine, "a.png", 1),)))
    zoe = album.vouch(engine, "b.jpg", "Zoe")
    engine.history.apply(Exclude((album.face(engine, "b.jpg", 1),), zoe))
    sidecar(album, "b.jpg").write_bytes(mwg(replace(BEN, name="Zoe")))
    before = state(engine, album)
    reading = taken(engine)
    assert codes(reading) == ["tags-other-name", "tags-face-rejected", "tags-face-excluded"]
    assert reading.changes == 0
    assert state(engine, album) == before


def test_unconfirmed_proposals_give_way(engine: Engine, album: Album) -> None:
    both = [album.face(engine, name) for name in ("a.png", "b.jpg")]
    placed = tuple((face, -1, 0.9) for face in both)
    engine.history.apply(Regroup(Message.literal("Grouped"), placed))
    sidecar(album, "a.png").write_bytes(mwg(ANNA))
    taken(engine)
    assert album.who(engine)["a.png"][0] == "Anna"
    # The other photo of the same person is for the next grouping.
    assert album.who(engine)["b.jpg"][0] != "Anna"


def test_names_without_boxes(engine: Engine, album: Album) -> None:
    """Google's: one face, one name; else nobody can tell."""
    for name, people in {"d.png": ["Dora"], "a.png": ["Anna", "Ben"]}.items():
        content = json.dumps({"people": [{"name": who} for who in people]})
        album.path(f"{name}.json").write_text(content)
    reading = taken(engine)
    assert (reading.changes, reading.unplaced) == (1, 2)
    assert album.who(engine)["d.png"] == ["Dora"]
    assert album.who(engine)["a.png"] == ["?", "?"]
    # Once one of the two is known, the other one is too.
    album.vouch(engine, "a.png", "Ben", 1)
    taken(engine)
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]
    assert taken(engine).changes == 0


def test_the_sources_are_a_choice(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA))
    file = read_content(album.path("b.jpg"))
    album.path("b.jpg").write_bytes(with_packet(file, mwg(BEN)).data)
    album.path("d.png.json").write_text('{"people": [{"name": "Dora"}]}')
    album.path(".picasa.ini").write_text(
        "[Contacts2]\n1=Carl;;\n[c.png]\nfaces=rect64(000000005555ffff),1\n"
    )
    found = {
        origin: [name.name for name in engine.tags.read(origins=[origin]).names]
        for origin in TagOrigin
    }
    assert found.pop(TagOrigin.TABLE) == []
    assert found == {
        TagOrigin.SIDECAR: ["Anna"],
        TagOrigin.EMBEDDED: ["Ben"],
        TagOrigin.PICASA: ["Carl"],
        TagOrigin.TAKEOUT: ["Dora"],
    }
    assert len(engine.tags.read().names) == 4
    assert [n.name for n in engine.tags.read(folder=album.path("nowhere")).names] == []


def test_picasas_contacts_may_be_elsewhere(engine: Engine, album: Album, tmp_path: Path) -> None:
    album.path(".picasa.ini").write_text("[a.png]\nfaces=rect64(00000000ffffffff),00ab\n")
    assert engine.tags.read().names == []
    contacts = tmp_path / "contacts.xml"
    contacts.write_text('<contacts><contact id="ab" name="Anna"/></contacts>')
    assert [name.name for name in engine.tags.read(contacts=contacts).names] == ["Anna"]
    contacts.write_text("<contacts>")
    with pytest.raises(TagError):
        engine.tags.read(contacts=contacts)


def test_sources_that_are_broken_are_told(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(b"<x:xmpmeta")
    sidecar(album, "b.jpg").write_bytes(mwg(replace(ANNA, name="x" * 10_000), BEN))
    reading = taken(engine)
    assert codes(reading) == ["tags-name-refused", "tags-not-xml"]
    assert album.who(engine)["b.jpg"] == ["?", "Ben"]


def test_regions_of_a_cropped_picture_are_not_matched(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA, BEN, size=(64, 64)))
    sidecar(album, "d.png").write_bytes(mwg(ANNA, size=(64, 64)))
    reading = taken(engine)
    assert codes(reading) == ["tags-of-another-size"] * 2
    assert album.who(engine)["a.png"] == ["?", "?"]
    assert album.who(engine)["d.png"] == ["Anna"]  # one face, one name


def test_what_was_read_is_changed_there_too_when_it_is_changed_here(
    engine: Engine, album: Album
) -> None:
    sidecar(album, "a.png").write_bytes(mwg(replace(ANNA, box=Box(0.05, 0, 0.45, 1)), BEN))
    engine.tags.take(engine.tags.read(), {"Ben": "Bert"})
    anna = next(p.id for p in engine.people.all() if p.name == "Anna")
    engine.history.apply(Name(anna, "Anne"))
    assert engine.tags.check().conflicts == []
    engine.tags.write(TagOptions(into=TagTarget.SIDECARS))
    assert there(sidecar(album, "a.png")).keys() == {"Anne", "Bert"}
    engine.history.apply(Name(anna, None))
    engine.tags.write()
    assert there(sidecar(album, "a.png")).keys() == {"Bert"}


def test_writing_and_reading_in_another_library(
    engine: Engine, album: Album, tmp_path: Path
) -> None:
    album.vouch(engine, "a.png", "Anna")
    album.vouch(engine, "c.png", "Carl", 1)
    engine.tags.write()
    with fake_engine(FakeAnalyser(), tmp_path / "other.photoclust") as other:
        other.photos.scan([album.root])
        taken(other)
        who = album.who(other)
        assert (who["a.png"], who["c.png"]) == (["Anna", "?"], ["?", "Carl", "?"])
        assert other.tags.write().changes == []
        other.history.apply(Confirm(1))


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_table_of_another_library(
    suffix: str, engine: Engine, album: Album, tmp_path: Path
) -> None:
    table = tmp_path / f"faces{suffix}"
    for name, who in {"a.png": "Anna", "c.png": "=Carl"}.items():
        album.vouch(engine, name, who)
    engine.exports.write_table(table)
    with fake_engine(FakeAnalyser(), tmp_path / "other.photoclust") as other:
        for file in list(album.root.iterdir()):  # it lies elsewhere there
            album.move(file.name, f"elsewhere/{file.name}")
        other.photos.scan([album.root])
        reading = other.tags.read(table=table)
        assert [name.origins for name in reading.names] == [(TagOrigin.TABLE,)] * 2
        other.tags.take(reading)
        assert album.who(other)["elsewhere/a.png"] == ["Anna", "?"]
        assert album.who(other)["elsewhere/c.png"][0] == "=Carl"
        assert other.tags.read(table=table).changes == 0


# Frames

SIZE = Size(400, 300)
"""Of the upright picture."""
FACE = Box(40, 30, 100, 60)


def photo(orientation: int, *faces: Box) -> TaggedPhoto:
    named = tuple(NamedBox(n, box, None, False) for n, box in enumerate(faces))
    return TaggedPhoto(1, 400, 300, orientation, (), named)


def faces_matched(photo: TaggedPhoto, *found: FoundNames) -> Sequence[int | None]:
    named = match(photo, found, set(), confirmed=True).named
    return [None if face is None else face.face for _, _, face in named]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_regions_of_the_stored_and_of_the_upright_picture(orientation: int) -> None:
    stored = Region("Anna", stored_box(FACE, SIZE, orientation))
    upright = Region("Anna", stored_box(FACE, SIZE, 1))
    size = SIZE.turned if orientation > 4 else SIZE
    known = photo(orientation, FACE)
    usual = FoundNames(TagOrigin.SIDECAR, (stored,), size)
    assert faces_matched(known, usual) == [0]
    assert faces_matched(known, replace(usual, size=None)) == [0]
    # Lightroom's regions of portraits, and Picasa's, are those of the upright picture.
    assert faces_matched(known, FoundNames(TagOrigin.SIDECAR, (upright,), SIZE)) == [0]
    assert faces_matched(known, FoundNames(TagOrigin.PICASA, (upright,), is_upright=True)) == [0]
    # Where nothing else tells, they are those of the stored one.
    (named,) = match(photo(orientation), [usual], set(), confirmed=True).named
    box = named[1]
    expected = (FACE.x, FACE.y, FACE.width, FACE.height)
    assert (box.x, box.y, box.width, box.height) == pytest.approx(expected)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_table_of_orientations(orientation: int) -> None:
    """From the upright frame to the stored one, as published."""
    x, y, w, h = 0.1, 0.2, 0.3, 0.15
    expected = {
        1: (x, y, w, h),
        2: (1 - x - w, y, w, h),
        3: (1 - x - w, 1 - y - h, w, h),
        4: (x, 1 - y - h, w, h),
        5: (y, x, h, w),
        6: (y, 1 - x - w, h, w),
        7: (1 - y - h, 1 - x - w, h, w),
        8: (1 - y - h, x, h, w),
    }
    box = stored_box(Box(x * 400, y * 300, w * 400, h * 300), SIZE, orientation)
    assert (box.x, box.y, box.width, box.height) == pytest.approx(expected[orientation])
    back = turned_box(box, turn_between(1, orientation), 1, 1)
    assert (back.x, back.y, back.width, back.height) == pytest.approx((x, y, w, h))


def test_a_photo_that_lies_on_its_side(album: Album) -> None:
    """The whole way, with EXIF's orientation."""
    with fake_engine(FakeAnalyser()) as engine:
        path = album.put("a.jpg", 1, 2, kind="JPEG")
        exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 3}})
        piexif.insert(exif, str(path))
        engine.photos.scan([album.root])
        sidecar(album, "a.jpg").write_bytes(mwg(ANNA))
        taken(engine)
        # What is left as it is stored is right once it is upside down.
        assert album.who(engine)["a.jpg"] == ["?", "Anna"]
        sidecar(album, "a.jpg").unlink()
        engine.tags.write()
        assert there(sidecar(album, "a.jpg")) == {"Anna": (0.0, 0.5)}


def test_boxes_that_are_narrow_or_wide_are_around_the_same_face() -> None:
    def found(box: Box) -> FoundNames:
        return FoundNames(TagOrigin.SIDECAR, (Region("Anna", stored_box(box, SIZE, 1)),))

    other = Box(250, 100, 100, 60)
    assert faces_matched(photo(1, FACE, other), found(Box(20, 10, 150, 110))) == [0]
    assert faces_matched(photo(1, FACE, other), found(Box(60, 40, 50, 35))) == [0]
    assert faces_matched(photo(1, FACE, other), found(Box(0, 0, 400, 300))) == [None]
    assert faces_matched(photo(1, FACE), found(Box(130, 30, 100, 60))) == [None]
    tiny = match(photo(1), [found(Box(10, 10, 5, 5))], set(), confirmed=True)
    assert (tiny.named, [m.code for m in tiny.conflicts]) == ([], ["tags-box-too-small"])


def test_more_regions_than_anybody_draws_take_no_time() -> None:
    many = tuple(Region(f"No. {n}", Box(n / 1e6, 0, 0.5, 0.5)) for n in range(100_000))
    matched = match(photo(1, FACE), [FoundNames(TagOrigin.PICASA, many)], set(), confirmed=True)
    assert len(matched.named) == 1


def test_two_sources_of_one_face_are_one() -> None:
    anna = Region("Anna", stored_box(FACE, SIZE, 1))
    one = FoundNames(TagOrigin.SIDECAR, (anna,))
    other = FoundNames(TagOrigin.EMBEDDED, (replace(anna, name="Anne"),), names=("Anna",))
    matched = match(photo(1, FACE), [one, other], set(), confirmed=True)
    assert [name for name, _, _ in matched.named] == ["Anna"]
    assert matched.unplaced == []


def test_a_foreign_packet_without_names_is_nothing(engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(packet("<dc:title>Ferry</dc:title>"))
    assert engine.tags.read().tagged == 0


@pytest.fixture
def two_annas(engine: Engine, album: Album) -> tuple[int, int]:
    """Anna, who is in b.jpg and of whom a face is confirmed, and another Anna, who is in c.png."""
    one = album.vouch(engine, "b.jpg", "Anna")
    face = album.face(engine, "c.png")
    engine.history.apply(Introduce((face,), "Anna", another=True))
    (other,) = (p.id for p in engine.people.all() if p.name == "Anna" and p.id != one)
    return one, other


def test_a_name_of_two_goes_to_who_the_face_surely_is(
    engine: Engine, album: Album, two_annas: tuple[int, int]
) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA))  # the same face as in b.jpg
    sidecar(album, "d.png").write_bytes(mwg(region("anna", 0, 0.5)))  # nobody known
    reading = engine.tags.read()
    assert codes(reading) == ["tags-name-shared"]
    one, other = two_annas
    told = reading.conflicts[0]
    assert f"{one} = Anna (#{one}), {other} = Anna (#{other})" in told.reason
    assert told.path == sidecar(album, "d.png")
    engine.tags.take(reading)
    assert album.who(engine)["a.png"][0] == f"Anna (#{one})"
    assert album.who(engine)["d.png"] == ["?"]
    assert sum(person.name == "Anna" for person in engine.people.all()) == 2


def test_a_name_of_two_goes_to_nobody_who_it_was_said_not_to_be(
    engine: Engine, album: Album, two_annas: tuple[int, int]
) -> None:
    sidecar(album, "a.png").write_bytes(mwg(ANNA))
    engine.history.apply(Exclude((album.face(engine, "a.png"),), two_annas[0]))
    assert codes(engine.tags.read()) == ["tags-name-shared"]


def test_what_is_in_brackets_says_which(
    engine: Engine, album: Album, two_annas: tuple[int, int]
) -> None:
    engine.history.apply(SetBirth(two_annas[1], "2019"))
    engine.history.apply(Name(two_annas[0], "Anna (school)"))
    sidecar(album, "d.png").write_bytes(mwg(region("anna (school)", 0, 0.5)))
    assert taken(engine).conflicts == []
    assert album.who(engine)["d.png"] == ["Anna (school)"]
    # A bare name may still be either's, and a number is that of the library it comes from.
    for name in ("Anna", f"Anna (#{two_annas[1]})"):
        sidecar(album, "a.png").write_bytes(mwg(region(name, 0.5, 0.5)))
        assert codes(engine.tags.read()) == ["tags-name-shared"]


def test_who_is_called_so_here_is_known_by_the_bare_name(
    engine: Engine, album: Album, two_annas: tuple[int, int]
) -> None:
    sidecar(album, "b.jpg").write_bytes(mwg(ANNA))
    reading = engine.tags.read()
    assert (codes(reading), reading.changes) == ([], 0)
    assert [(n.name, n.person, n.known) for n in reading.names] == [
        (f"Anna (#{two_annas[0]})", two_annas[0], 1)
    ]
