"""Confirmed names in sidecars and originals, and what other programs do to them meanwhile."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import piexif
import pytest
from PIL import Image

from photoclust.engine import Engine, tag_writing
from photoclust.engine.tag_types import TagOptions, TagTarget
from photoclust.errors import LibraryError, SettingError
from photoclust.job import Job
from photoclust.library import database
from photoclust.library.edits import Move, Name, Regroup, SetBirth, SetState
from photoclust.messages import Message
from photoclust.photos.content import read_content
from photoclust.tags import storing
from photoclust.tags.embedding import jpeg
from photoclust.tags.embedding.formats import packet_in, with_packet
from photoclust.tags.reading import TagOrigin, names_embedded
from photoclust.tags.schemas import TagForm
from photoclust.types import PersonState
from tests.engine.tagged import changed, latest, mwg, region, rename, said, sidecar, there
from tests.library.albums import Album, FakeAnalyser, fake_engine, tally
from tests.tags.packets import packet

BOTH = {"Anna": (0.0, 0.5), "Ben": (0.5, 0.5)}
ORIGINALS = TagOptions(into=TagTarget.ORIGINALS)


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "photos")


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    """Anna and Ben in one photo, Anna in a JPEG, and somebody whom nobody has named."""
    with fake_engine(FakeAnalyser()) as engine:
        album.put("a.png", 1, 2)
        album.put("b.jpg", 1, kind="JPEG")
        album.put("c.png", 3)
        engine.photos.scan([album.root])
        album.vouch(engine, "a.png", "Anna")
        album.vouch(engine, "a.png", "Ben", 1)
        album.vouch(engine, "b.jpg", "Anna")
        yield engine


def person(engine: Engine, name: str) -> int:
    return next(p.id for p in engine.people.all() if p.name == name)


def test_confirmed_names_are_written_beside_photos(engine: Engine, album: Album) -> None:
    before = {path: path.read_bytes() for path in album.root.iterdir()}
    report = engine.tags.write()
    assert changed(report) == {"a.png.xmp": (("Anna", "Ben"), ()), "b.jpg.xmp": (("Anna",), ())}
    assert (report.files, said(report)) == (2, [])
    assert there(sidecar(album, "a.png")) == BOTH
    assert not sidecar(album, "c.png").exists()
    assert {path: path.read_bytes() for path in before} == before
    again = engine.tags.write()
    assert (again.files, again.agrees) == (2, True)


def test_a_dry_run_changes_nothing(engine: Engine, album: Album) -> None:
    report = engine.tags.check()
    assert list(changed(report)) == ["a.png.xmp", "b.jpg.xmp"]
    assert not sidecar(album, "a.png").exists()
    engine.tags.write()
    rename(sidecar(album, "a.png"), "Ben", "Carl")
    before = sidecar(album, "a.png").read_bytes()
    assert said(engine.tags.check()) == ["tags-renamed-elsewhere"]
    assert sidecar(album, "a.png").read_bytes() == before
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]


def test_the_forms_are_a_choice(engine: Engine, album: Album) -> None:
    engine.tags.write(TagOptions(forms=(TagForm.FLAT,)))
    data = sidecar(album, "a.png").read_bytes()
    assert b"dc:subject" in data
    assert not there(sidecar(album, "a.png"))
    # What is not chosen any more stays as it is.
    engine.tags.write(TagOptions(forms=(TagForm.MWG,)))
    assert b"dc:subject" in sidecar(album, "a.png").read_bytes()
    with pytest.raises(SettingError):
        engine.tags.write(TagOptions(forms=()))


def test_a_folder_alone(engine: Engine, album: Album) -> None:
    album.put("below/d.png", 1)
    engine.photos.scan([album.root])
    album.vouch(engine, "below/d.png", "Anna")
    engine.tags.write(TagOptions(folder=album.path("below")))
    assert there(album.path("below/d.png.xmp"))
    assert not sidecar(album, "a.png").exists()


def test_names_taken_away_or_changed_here(engine: Engine, album: Album) -> None:
    engine.tags.write()
    engine.history.apply(Name(person(engine, "Anna"), "Anne"))
    engine.tags.write()
    assert there(sidecar(album, "a.png")) == {"Anne": (0.0, 0.5), "Ben": (0.5, 0.5)}
    engine.history.apply(SetState(person(engine, "Ben"), PersonState.IGNORED))
    engine.history.apply(Name(person(engine, "Anne"), None))
    report = engine.tags.write()
    assert changed(report)["a.png.xmp"] == ((), ("Anne", "Ben"))
    assert there(sidecar(album, "a.png")) == {}
    assert b"Ann" not in sidecar(album, "b.jpg").read_bytes()


def test_proposals_are_not_written(engine: Engine, album: Album) -> None:
    face = album.face(engine, "c.png")
    placed = ((face, person(engine, "Anna"), 0.9),)
    engine.history.apply(Regroup(Message.literal("Grouped"), placed))
    assert album.who(engine)["c.png"] == ["Anna"]
    engine.tags.write()
    assert not sidecar(album, "c.png").exists()


def test_a_name_changed_elsewhere_is_followed(engine: Engine, album: Album) -> None:
    engine.tags.write()
    rename(sidecar(album, "a.png"), "Ben", "Carl")
    report = engine.tags.write()
    assert said(report) == ["tags-renamed-elsewhere"]
    assert album.who(engine)["a.png"] == ["Anna", "Carl"]
    assert latest(engine) == "tags-followed"
    assert engine.tags.write().agrees
    # Undone, the library's name is written again.
    engine.history.undo()
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]
    assert changed(engine.tags.write()) == {"a.png.xmp": (("Ben",), ("Carl",))}
    assert there(sidecar(album, "a.png")) == BOTH


def test_copies_of_a_photo_follow_at_once(engine: Engine, album: Album) -> None:
    album.write("0/copy.png", album.path("a.png").read_bytes())
    engine.photos.scan([album.root])
    engine.tags.write()
    rename(sidecar(album, "a.png"), "Ben", "Carl")
    engine.tags.write()
    assert there(sidecar(album, "0/copy.png")).keys() == {"Anna", "Carl"}
    assert engine.tags.write().agrees


def test_a_name_of_somebody_known_is_followed_too(engine: Engine, album: Album) -> None:
    engine.tags.write()
    rename(sidecar(album, "a.png"), "Ben", "anna")
    engine.tags.write()
    assert album.who(engine)["a.png"] == ["Anna", "Anna"]


def test_two_people_of_one_name_are_told_apart(engine: Engine, album: Album) -> None:
    """Also where the one was written before there was another."""
    engine.tags.write()
    anna, ben = person(engine, "Anna"), person(engine, "Ben")
    engine.history.apply(Name(ben, "Anna", another=True))
    engine.history.apply(SetBirth(anna, "2019"))
    report = engine.tags.write()
    assert there(sidecar(album, "a.png")) == {
        "Anna (2019)": (0.0, 0.5),
        f"Anna (#{ben})": (0.5, 0.5),
    }
    assert there(sidecar(album, "b.jpg")) == {"Anna (2019)": (0.0, 0.5)}
    assert said(report) == []
    assert engine.tags.write().agrees
    assert engine.tags.read().changes == 0


def test_a_name_given_elsewhere_that_two_have_is_given_to_neither(
    engine: Engine, album: Album
) -> None:
    album.put("e.png", 7)
    engine.photos.scan()
    carl = album.vouch(engine, "e.png", "Carl")
    engine.history.apply(Name(person(engine, "Ben"), "Anna", another=True))
    engine.tags.write()
    rename(sidecar(album, "e.png"), "Carl", "Anna")
    report = engine.tags.write()
    assert (said(report), report.followed) == (["tags-name-shared"], [])
    assert album.who(engine)["e.png"] == ["Carl"]
    assert len(engine.people.faces(carl)) == 1


def test_a_region_removed_elsewhere_is_followed(engine: Engine, album: Album) -> None:
    engine.tags.write()
    document = sidecar(album, "a.png").read_bytes()
    start = document.index(b"<rdf:li", document.index(b"<mwg-rs:RegionList>"))
    end = document.index(b"</rdf:li>", start) + len(b"</rdf:li>")
    sidecar(album, "a.png").write_bytes(document[:start] + document[end:])
    assert said(engine.tags.write()) == ["tags-removed-elsewhere"]
    assert album.who(engine)["a.png"] == ["?", "Ben"]
    assert there(sidecar(album, "a.png")) == {"Ben": (0.5, 0.5)}
    assert b"Anna" not in sidecar(album, "a.png").read_bytes()
    assert engine.tags.write().agrees


def test_changed_on_both_sides(engine: Engine, album: Album) -> None:
    engine.tags.write()
    rename(sidecar(album, "a.png"), "Ben", "Carl")
    engine.history.apply(Name(person(engine, "Ben"), "Bert"))
    assert said(engine.tags.write()) == ["tags-renamed-by-both"]
    assert album.who(engine)["a.png"] == ["Anna", "Carl"]
    assert there(sidecar(album, "a.png")) == {"Anna": (0.0, 0.5), "Carl": (0.5, 0.5)}


def test_a_name_that_cannot_be_followed_is_a_conflict(engine: Engine, album: Album) -> None:
    engine.tags.write()
    rename(sidecar(album, "a.png"), "Ben", "x" * 10_000)
    assert said(engine.tags.write()) == ["tags-name-refused"]
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]
    assert b"x" * 10_000 in sidecar(album, "a.png").read_bytes()


def test_a_sidecar_that_is_gone_is_written_again(engine: Engine, album: Album) -> None:
    engine.tags.write()
    sidecar(album, "a.png").unlink()
    assert list(changed(engine.tags.write())) == ["a.png.xmp"]
    assert there(sidecar(album, "a.png")) == BOTH


def test_what_was_there_before_stays(engine: Engine, album: Album) -> None:
    foreign = mwg(region("Zoe", 0.5, 0.5))
    sidecar(album, "a.png").write_bytes(foreign)
    report = engine.tags.write()
    assert said(report) == ["tags-other-name"]
    assert there(sidecar(album, "a.png")) == {"Zoe": (0.5, 0.5), "Anna": (0.0, 0.5)}


def test_a_sidecar_without_the_suffix_is_used_if_it_is_there(engine: Engine, album: Album) -> None:
    album.path("b.xmp").write_bytes(packet("", ' photoshop:City="Bonn"'))
    engine.tags.write()
    assert there(album.path("b.xmp")) == {"Anna": (0.0, 0.5)}
    assert b"Bonn" in album.path("b.xmp").read_bytes()
    assert not sidecar(album, "b.jpg").exists()


def test_moved_photos_keep_what_was_written(engine: Engine, album: Album) -> None:
    engine.tags.write()
    album.move("a.png", "new/z.png")
    album.move("a.png.xmp", "new/z.png.xmp")
    engine.photos.scan([album.root])
    engine.history.apply(Name(person(engine, "Ben"), "Bert"))
    engine.tags.write()
    assert there(album.path("new/z.png.xmp")).keys() == {"Anna", "Bert"}


def test_a_copy_that_never_had_our_tags_is_no_file_that_was_moved(
    engine: Engine, album: Album
) -> None:
    """Its names were not taken away: the file into which they were written is out of reach."""
    album.write("z/copy.png", album.path("a.png").read_bytes())
    album.path("z/copy.png.xmp").write_bytes(packet("", ' photoshop:City="Bonn"'))
    engine.photos.scan([album.root])
    engine.tags.write(TagOptions(folder=album.root))
    album.path("z/copy.png.xmp").write_bytes(packet("", ' photoshop:City="Bonn"'))
    with engine._context.repository.database.writing() as connection:
        query = "DELETE FROM written_tags WHERE CAST(path AS TEXT) LIKE '%copy%'"
        connection.execute(query)
    for name in ("a.png", "a.png.xmp"):
        album.path(name).unlink()
    engine.photos.scan([album.root])
    assert said(engine.tags.write()) == []
    assert there(album.path("z/copy.png.xmp")) == BOTH


def test_names_in_exported_copies(engine: Engine, album: Album, tmp_path: Path) -> None:
    album.put("d.gif", 6, kind="GIF")
    engine.photos.scan([album.root])
    album.vouch(engine, "d.gif", "Anna")
    before = {path: path.read_bytes() for path in album.root.iterdir()}
    plan = engine.exports.plan_albums(tmp_path / "out", named_only=True)
    engine.exports.write_albums(plan)
    report = engine.tags.write_into_copies(plan)
    assert (report.files, len(report.changes), said(report)) == (4, 4, [])
    copy = names_embedded(read_content(tmp_path / "out" / "Ben" / "a.png"))
    assert copy is not None
    assert [r.name for r in copy.regions] == ["Anna", "Ben"]
    assert there(tmp_path / "out" / "Anna" / "d.gif.xmp")
    assert {path: path.read_bytes() for path in album.root.iterdir()} == before
    # They are known for copies of the photos, and nothing remembers them as ours.
    again = engine.exports.plan_albums(tmp_path / "out", named_only=True)
    assert (again.new, again.outdated) == ([], ())
    assert not any(photo.written for photo in engine._context.repository.tags.photos())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_names_in_originals(kind: str, engine: Engine, album: Album) -> None:
    name = f"x.{kind.lower()}"
    album.put(name, 4, 5, kind=kind)
    engine.photos.scan([album.root])
    album.vouch(engine, name, "Dora")
    path = album.path(name)
    path.chmod(0o640)
    with Image.open(path) as image:
        before = image.convert("RGB").tobytes()
    report = engine.tags.write(ORIGINALS)
    assert changed(report)[name] == (("Dora",), ())
    found = names_embedded(read_content(path))
    assert found is not None
    assert [r.name for r in found.regions] == ["Dora"]
    with Image.open(path) as image:
        assert image.convert("RGB").tobytes() == before
    assert path.stat().st_mode & 0o777 == 0o640
    assert not list(album.root.glob("*.xmp"))
    # The library knows the file: nothing is to be read again, and nothing is lost.
    assert tally(engine.photos.scan()) == {"unchanged": 4}
    assert engine.tags.write(ORIGINALS).agrees
    engine.history.apply(Name(person(engine, "Dora"), None))
    engine.tags.write(ORIGINALS)
    assert b"Dora" not in (packet_in(read_content(path)) or b"")


def test_the_time_of_originals_is_kept_if_wished(engine: Engine, album: Album) -> None:
    before = album.path("a.png").stat().st_mtime_ns
    engine.tags.write(TagOptions(into=TagTarget.ORIGINALS, keep_time=True))
    assert album.path("a.png").stat().st_mtime_ns == before
    engine.history.apply(Name(person(engine, "Ben"), "Bert"))
    engine.tags.write(ORIGINALS)
    assert album.path("a.png").stat().st_mtime_ns != before


def test_kinds_that_hold_no_tags_get_sidecars(engine: Engine, album: Album) -> None:
    album.put("d.gif", 6, kind="GIF")
    engine.photos.scan([album.root])
    album.vouch(engine, "d.gif", "Eve")
    engine.tags.write(ORIGINALS)
    assert there(sidecar(album, "d.gif")) == {"Eve": (0.0, 0.5)}


def test_regions_in_an_extension_are_not_doubled(engine: Engine, album: Album) -> None:
    extension = mwg(region("Zoe", 0, 0.5))
    content = jpeg.EXTENDED + b"A" * 32 + len(extension).to_bytes(4, "big") + bytes(4) + extension
    segment = b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content
    data = album.path("b.jpg").read_bytes()
    album.write("b.jpg", data[:2] + segment + data[2:])
    engine.photos.scan()
    before = album.path("b.jpg").read_bytes()
    assert said(engine.tags.write(ORIGINALS)) == ["tags-in-extension"]
    assert album.path("b.jpg").read_bytes() == before
    # An extension without a packet that it belongs to is not read either.
    found = [name.name for name in engine.tags.read(origins=[TagOrigin.EMBEDDED]).names]
    assert found == ["Anna", "Ben"]


def test_links_are_followed_and_second_names_refused(engine: Engine, album: Album) -> None:
    other = album.path("other.png")
    os.link(album.path("a.png"), other)
    album.path("link.jpg").symlink_to(album.path("b.jpg"))
    engine.photos.scan([album.root])
    report = engine.tags.write(ORIGINALS)
    assert said(report).count("tags-photo-with-several-names") == 2
    assert album.path("link.jpg").is_symlink()
    assert b"Anna" in album.path("b.jpg").read_bytes()


def test_photos_that_changed_since_the_scan_are_left_alone(engine: Engine, album: Album) -> None:
    album.put("a.png", 7, salt="another")
    album.path("b.jpg").unlink()
    report = engine.tags.write()
    assert said(report) == ["tags-photo-changed", "tags-photo-gone"]
    assert not list(album.root.glob("*.xmp"))


@pytest.mark.parametrize("options", [TagOptions(), ORIGINALS])
def test_photos_into_which_others_wrote_are_the_same(
    options: TagOptions, engine: Engine, album: Album
) -> None:
    """As their picture is; the next scan reads what was written."""
    for name in ("a.png", "b.jpg"):
        foreign = packet("", ' photoshop:City="Bonn"')
        album.write(name, with_packet(read_content(album.path(name)), foreign).data)
    report = engine.tags.write(options)
    assert (len(report.changes), said(report)) == (2, [])
    sizes = {f.path: f.size for f in engine._context.repository.files.below(album.root)}
    assert sizes[album.path("a.png")] != album.path("a.png").stat().st_size
    engine.photos.scan()
    assert album.who(engine)["a.png"] == ["Anna", "Ben"]
    assert engine.tags.write(options).agrees


def test_photos_that_were_turned_since_the_scan_wait_for_it(engine: Engine, album: Album) -> None:
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 3}})
    piexif.insert(exif, str(album.path("b.jpg")))
    album.touch("b.jpg")
    assert said(engine.tags.write()) == ["tags-photo-changed"]
    engine.photos.scan()
    assert said(engine.tags.write()) == []
    assert there(sidecar(album, "b.jpg")) == {"Anna": (0.0, 0.5)}


BROKEN = {
    "tags-not-xml": b"<x:xmpmeta",
    "tags-with-entities": b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>',
    "tags-without-rdf": b"<svg/>",
    "tags-too-large": b" " * (50 << 20),
    "tags-unusual": packet("", ' Iptc4xmpExt:PersonInImage="Me"'),
}


@pytest.mark.parametrize("code", BROKEN)
def test_sidecars_that_cannot_be_changed_stay(code: str, engine: Engine, album: Album) -> None:
    sidecar(album, "a.png").write_bytes(BROKEN[code])
    report = engine.tags.write()
    assert said(report) == [code]
    assert list(changed(report)) == ["b.jpg.xmp"]
    assert sidecar(album, "a.png").read_bytes() == BROKEN[code]


def test_a_program_that_writes_at_the_same_time_wins(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidecar(album, "a.png").write_bytes(packet(""))
    whole, theirs = storing._write, packet("", ' photoshop:City="Bonn"')

    def slowly(temporary: Path, data: bytes) -> None:
        whole(temporary, data)
        for name in ("a.png", "b.jpg"):
            sidecar(album, name).write_bytes(theirs)

    monkeypatch.setattr(storing, "_write", slowly)
    monkeypatch.setattr(tag_writing, "THREADS", 1)
    report = engine.tags.write()
    assert said(report) == ["tags-changed-meanwhile"] * 2
    assert sidecar(album, "a.png").read_bytes() == theirs
    assert sidecar(album, "b.jpg").read_bytes() == theirs
    monkeypatch.undo()
    assert engine.tags.write().changes


@pytest.mark.parametrize("options", [TagOptions(), ORIGINALS])
def test_a_full_disk_loses_nothing(
    options: TagOptions, engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.tags.write(options)
    before = {path: path.read_bytes() for path in album.root.iterdir()}
    engine.history.apply(Name(person(engine, "Anna"), "Anne"))

    def full(temporary: Path, data: bytes) -> None:
        temporary.write_bytes(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storing, "_write", full)
    report = engine.tags.write(options)
    assert said(report) == ["tags-unwritable"] * 2
    assert {path: path.read_bytes() for path in album.root.iterdir()} == before
    monkeypatch.undo()
    assert len(engine.tags.write(options).changes) == 2


@pytest.mark.parametrize("options", [TagOptions(), ORIGINALS])
def test_folders_that_cannot_be_written_to(
    options: TagOptions, engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in album.root.iterdir()}

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied")
        return whole(path, flags, mode)

    whole = os.open
    monkeypatch.setattr(os, "open", refuse)
    report = engine.tags.write(options)
    monkeypatch.undo()
    assert said(report) == ["tags-unwritable"] * 2
    assert {path: path.read_bytes() for path in album.root.iterdir()} == before


def test_a_disk_that_forgets_is_noticed(
    engine: Engine, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = album.path("a.png").read_bytes()
    whole = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda self, data: whole(self, data[:-1] + b"\0"))
    assert said(engine.tags.write(ORIGINALS)) == ["tags-written-wrongly"] * 2
    monkeypatch.undo()
    assert album.path("a.png").read_bytes() == before


def test_a_library_that_is_only_read_writes_nothing(
    engine: Engine, album: Album, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.close()
    monkeypatch.setattr(database, "may_be_written", lambda path: False)
    with fake_engine(FakeAnalyser()) as reading:
        with pytest.raises(LibraryError):
            reading.tags.write()
        assert not list(album.root.glob("*.xmp"))
        assert len(reading.tags.check().changes) == 2


def test_a_cancelled_writing_keeps_what_was_written(engine: Engine) -> None:
    job = Job()
    job.cancel()
    report = engine.tags.write(job=job)
    assert (report.cancelled, report.changes) == (True, [])


def test_a_killed_writing_is_known_for_ours(engine: Engine, album: Album) -> None:
    """Files were written, and the program ended before it could remember that."""
    options = TagOptions(forms=(TagForm.MWG, TagForm.MICROSOFT))
    engine.tags.write(options)
    with engine._context.repository.database.writing() as connection:
        connection.execute("DELETE FROM written_tags")
    engine.tags.write(options)
    engine.history.apply(Move((album.face(engine, "a.png", 1),), person(engine, "Anna")))
    engine.tags.write(options)
    assert b"Ben" not in sidecar(album, "a.png").read_bytes()


def test_forgotten_people_are_in_nothing_that_was_written(engine: Engine, album: Album) -> None:
    engine.tags.write()
    engine.people.forget(person(engine, "Ben"))
    written = [p.written for p in engine._context.repository.tags.photos()]
    assert sum(map(len, written)) == 2
    assert "Anna" in str(written)
    assert "Ben" not in str(written)
    # In the files it stays, as if somebody else had written it.
    assert engine.tags.write().agrees
    assert there(sidecar(album, "a.png")) == BOTH
