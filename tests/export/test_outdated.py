"""What earlier exports wrote and would not be written today is named, and removed when asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from photoclust.export.albums import AlbumReport, Link, plan_albums, write_albums
from photoclust.export.manifest import read_manifest, write_manifest
from photoclust.paths import MANIFEST_NAME
from tests.export.test_albums import Library, record
from tests.hostile import encoded, scene


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def outdated(library: Library) -> dict[str, bool]:
    """The outdated files, and whether they may be removed."""
    found = library.plan().outdated
    return {str(f.target.relative_to(library.out)): f.original is not None for f in found}


def tidy(library: Library, link: Link = Link.COPY) -> AlbumReport:
    return write_albums(library.plan(), link=link, remove=True)


@pytest.mark.parametrize("link", list(Link))
def test_the_album_of_a_former_name(library: Library, link: Link) -> None:
    library.add("1.jpg", {1: "Anna", 2: "Ben"})
    library.export(link)
    assert outdated(library) == {}
    library.rename(1, "Zoe")
    library.export(link)
    assert outdated(library) == {"Anna/1.jpg": True}
    report = tidy(library, link)
    assert (report.written, report.removed) == (0, 1)
    assert library.albums() == {"Ben": ["1.jpg"], "Zoe": ["1.jpg"]}
    assert set(read_manifest(library.out)) == {"Ben/1.jpg", "Zoe/1.jpg"}
    assert (library.photos / "1.jpg").read_bytes() == b"photo 0001"


def test_a_photo_that_shows_somebody_no_more(library: Library) -> None:
    library.add("1.jpg", {1: "Anna"})
    library.add("2.jpg", {1: "Anna"})
    library.export()
    library.records = library.records[:1]
    assert outdated(library) == {"Anna/2.jpg": True}
    (library.out / "Anna" / "notes.txt").write_text("mine")
    assert tidy(library).removed == 1
    assert library.albums() == {"Anna": ["1.jpg", "notes.txt"]}


def test_only_what_lies_elsewhere_too_is_removed(library: Library) -> None:
    gone = library.add("1.jpg", {1: "Anna"})
    altered = library.add("2.jpg", {1: "Anna"})
    library.add("3.jpg", {1: "Anna"})
    library.export()
    library.records = [record(9, [library.photos / "none.jpg"], 5, "Eve")]
    gone.unlink()
    (library.out / "Anna" / "2.jpg").write_bytes(b"by hand")
    assert outdated(library) == {"Anna/1.jpg": False, "Anna/2.jpg": False, "Anna/3.jpg": True}
    plan = library.plan()
    (library.out / "Anna" / "3.jpg").write_bytes(b"meanwhile")
    assert write_albums(plan, link=Link.COPY, remove=True).removed == 0
    assert library.albums() == {"Anna": ["1.jpg", "2.jpg", "3.jpg"]}
    assert altered.exists()


def test_what_is_away_or_not_asked_about_is_not_outdated(library: Library) -> None:
    library.add("away/1.jpg", {1: "Anna"})
    library.add("2.jpg", {1: "Anna", 2: "Ben"})
    library.export(together=True)
    (library.photos / "away").rename(library.photos / "unplugged")
    # Without the albums of those seen together these are not asked about either.
    assert outdated(library) == {}
    for person in (1, 2):
        only = [r for r in library.records if r.face.person_id == person]
        assert plan_albums(only, library.out, people={person}).outdated == ()
    assert [f.target.parent.name for f in plan_albums([], library.out, people={2}).outdated] == [
        "Ben"
    ]


def test_a_manifest_cannot_have_files_removed_elsewhere(library: Library) -> None:
    photo = library.add("1.jpg", {1: "Anna"})
    library.export()
    entry = read_manifest(library.out)["Anna/1.jpg"]
    paths = ("../photos/1.jpg", "/1.jpg", "Anna/../../photos/1.jpg", MANIFEST_NAME, "..//1.jpg")
    write_manifest(library.out, dict.fromkeys(paths, entry), "copy")
    library.records = []
    assert library.plan().outdated == ()
    assert tidy(library).removed == 0
    assert photo.exists()


def test_a_tagged_photo_is_not_written_again(library: Library) -> None:
    """Be it tagged where it lay, moved as well, or renamed as well."""
    paths = [library.add(f"{n}.jpg", {1: "Anna"}) for n in range(3)]
    for n, path in enumerate(paths):
        path.write_bytes(encoded(scene(40 + n, 30), "JPEG"))
    library.export()
    before = library.albums()
    for n, path in enumerate(paths):
        path.write_bytes(encoded(scene(40 + n, 30), "JPEG", comment=b"beach"))
        os.utime(path, (1_700_000_000, 1_700_000_000))
    moved = [paths[0], library.photos / "new" / "1.jpg", library.photos / "beach.jpg"]
    moved[1].parent.mkdir()
    for path, target in zip(paths, moved, strict=True):
        path.rename(target)
    library.records = [record(n + 1, [path], 1, "Anna") for n, path in enumerate(moved)]
    plan = library.plan()
    assert (plan.new, plan.outdated) == ([], ())
    assert library.export().written == 0
    assert library.albums() == before
