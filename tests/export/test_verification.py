"""Exported files are compared with their photos, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.errors import Cancelled, ExportError
from photoclust.export.albums import Link
from photoclust.export.verification import Verification, verify_albums
from photoclust.job import Job
from tests.export.test_albums import Library
from tests.hostile import encoded, scene


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path)
    for number in range(5):
        made.add(f"{number}.jpg", {1: "Anna"})
    return made


def names(found: Verification) -> dict[str, list[str]]:
    kinds = ("missing", "altered", "alone", "foreign")
    return {
        kind: [path.name for path in paths] for kind in kinds if (paths := getattr(found, kind))
    }


@pytest.mark.parametrize("link", list(Link))
def test_what_was_exported_is_sound(library: Library, link: Link) -> None:
    library.export(link)
    found = verify_albums(library.out, {})
    assert (found.sound, names(found), found.is_as_exported) == (5, {}, True)


def test_each_difference_is_named(library: Library) -> None:
    library.export()
    album = library.out / "Anna"
    (album / "0.jpg").unlink()
    (album / "1.jpg").write_bytes(b"photo 0003")  # of the same size
    (library.photos / "2.jpg").unlink()
    (album / "notes.txt").write_text("mine")
    found = verify_albums(library.out, {})
    assert names(found) == {
        "missing": ["0.jpg"],
        "altered": ["1.jpg"],
        "alone": ["2.jpg"],
        "foreign": ["notes.txt"],
    }
    assert (found.sound, found.is_as_exported) == (2, False)


def test_a_photo_that_moved_or_was_tagged_is_the_same(library: Library) -> None:
    for number in range(2):
        (library.photos / f"{number}.jpg").write_bytes(encoded(scene(40 + number, 30), "JPEG"))
    library.export()
    tagged = library.photos / "elsewhere.jpg"
    tagged.write_bytes(encoded(scene(40, 30), "JPEG", comment=b"beach"))
    (library.photos / "0.jpg").unlink()
    assert names(verify_albums(library.out, {1: [tagged]})) == {}
    # The numbers may be those of another library.
    assert names(verify_albums(library.out, {1: [library.photos / "1.jpg"]})) == {
        "altered": ["0.jpg"]
    }


def test_where_nothing_was_exported_nothing_is_verified(library: Library) -> None:
    with pytest.raises(ExportError, match="No albums were exported"):
        verify_albums(library.out, {})
    library.export()
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        verify_albums(library.out, {}, job)
