"""Names written for other programs and taken over from them, on the command line."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
from pathlib import Path

import pytest

from photoclust.cli.commands import tags
from photoclust.engine.tag_types import NameFound, TagReading
from photoclust.errors import EditError
from tests.cli.queries import people
from tests.engine.tagged import rename
from tests.journeys.small import done, photoclust, refused

READ = {"Ann": 2, "Bea": 1, "Carl": 0}


@pytest.fixture
def own_photos(photos: Path, tmp_path: Path) -> Path:
    """The photos once more, in a folder that the test may write to."""
    folder = tmp_path / "own"
    shutil.copytree(photos, folder)
    done("scan", folder)
    return folder


@pytest.mark.usefixtures("two_named")
def test_what_a_check_says(photos: Path) -> None:
    said = photoclust("tags", "check", photos)
    assert said.status == 1
    assert "two.jpg.xmp: + Ann, + Bea\n" in said.out
    assert said.err.startswith("photoclust: files and library differ")
    assert done("tags", "write", photos, "--dry-run").out == said.out
    assert not list(photos.rglob("*.xmp"))


def test_names_go_out_and_come_back(own_photos: Path, two_named: None, tmp_path: Path) -> None:
    assert done("tags", "write", own_photos).out == "5 files of 5 written.\n"
    assert done("tags", "check", own_photos).out == "0 files of 5 would be written.\n"
    sidecar = own_photos / "one.jpg.xmp"
    rename(sidecar, "Ann", "Anne")
    said = done("tags", "write", own_photos).out
    assert "Changed by other programs, and followed" in said
    assert f"  {sidecar}: Ann was renamed Anne there\n" in said
    assert set(people().values()) == {"Ann", "Anne", "Bea"}
    other = ("--library", tmp_path / "other.photoclust")
    done("scan", own_photos, *other)
    said = done("tags", "read", "--dry-run", *other).out
    assert said.startswith("4 photos of 6 with names of other programs.\n")
    assert "  Anne: 1 new face in 1 photo, new (sidecar)\n" in said
    assert done("tags", "read", *other).out.endswith("5 faces named, 3 new people.\n")
    assert done("tags", "read", *other).out.endswith("0 faces named.\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("options", "typed", "expected"),
    [
        (["--existing", "join"], None, {}),
        (["--existing", "skip"], None, {"Ann": None, "Bea": None}),
        (["--skip", "Ann", "Bea"], None, {}),
        ([], "\nn\n", {"Bea": None}),
    ],
)
def test_people_who_are_known_are_asked_about_once(
    options: list[str],
    typed: str | None,
    expected: dict[str, None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parser = argparse.ArgumentParser()
    tags.add_arguments(parser)
    found = [NameFound(name, 1, 1, faces, 0, 0, ()) for name, faces in READ.items()]
    monkeypatch.setattr(sys, "stdin", Terminal(typed) if typed else io.StringIO())
    arguments = parser.parse_args(["read", *options])
    assert tags._chosen(TagReading(names=found), arguments) == expected


def test_nobody_can_be_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = argparse.ArgumentParser()
    tags.add_arguments(parser)
    found = [NameFound("Ann", 1, 1, 1, 0, 0, ())]
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(EditError) as caught:
        tags._chosen(TagReading(names=found), parser.parse_args(["read"]))
    assert "--existing join" in str(caught.value)


@pytest.mark.usefixtures("two_named")
def test_originals(own_photos: Path) -> None:
    before = (own_photos / "one.jpg").stat().st_mtime_ns
    said = done("tags", "write", own_photos, "--originals", "--keep-time", "--forms", "mwg").out
    assert said == "5 files of 5 written.\n"
    assert b"mwg-rs:RegionList" in (own_photos / "one.jpg").read_bytes()
    assert (own_photos / "one.jpg").stat().st_mtime_ns == before
    assert "6 unchanged" in done("scan", own_photos).out


@pytest.mark.usefixtures("two_named")
def test_copies_with_names(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = done("export", "albums", out, "--named", "--tags").out
    assert said.splitlines()[-1] == "5 files of 5 written."
    assert b"mwg-rs:RegionList" in (out / "Bea" / "two.jpg").read_bytes()
    assert b"mwg-rs:RegionList" not in (photos / "two.jpg").read_bytes()
    assert "links are the photos" in refused("export", "albums", out, "--tags", "--link", "hard")
    assert "--tags is not for tables" in refused("export", "table", tmp_path / "t.csv", "--tags")


def test_tags_are_read_at_a_scan_if_wished(
    own_photos: Path, two_named: None, tmp_path: Path
) -> None:
    done("tags", "write", own_photos)
    other = ("--library", tmp_path / "other.photoclust")
    assert done("scan", own_photos, *other).out.count("named") == 0
    assert done("scan", "--read-tags", *other).out.endswith("5 faces named, 2 new people.\n")


@pytest.mark.usefixtures("photos")
def test_options_that_make_no_sense() -> None:
    assert "no form 'xml'" in refused("tags", "write", "--forms", "xml")
    assert "no source 'here'" in refused("tags", "read", "--from", "here")
    assert "takes no --originals" in refused("tags", "read", "--originals")
    assert "takes no --from" in refused("tags", "write", "--from", "picasa")
    assert "invalid choice: 'sing'" in refused("tags", "sing")


def test_nobody_is_named(photos: Path) -> None:
    assert done("tags", "write").out == "0 files of 0 written.\n"
    assert done("tags", "check").out == "0 files of 0 would be written.\n"
    assert done("tags", "read", photos).out.startswith("0 photos of ")
