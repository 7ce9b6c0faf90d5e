"""What is said before and after an export of albums."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.cli.commands import export
from photoclust.export.albums import AlbumReport
from photoclust.export.plan import Album, AlbumPlan, Item
from photoclust.messages import Message
from photoclust.types import Failure
from tests.journeys.small import done, photoclust, refused

Captured = pytest.CaptureFixture[str]


def test_what_an_export_would_do_and_did(capsys: Captured) -> None:
    item = Item(Path("/photos/a.jpg"), Path("/out/Anna/a.jpg"), 2_500_000, present=False, photo=1)
    there = Item(Path("/photos/b.jpg"), Path("/out/Anna/b.jpg"), 1, present=True, photo=2)
    plan = AlbumPlan.of(Path("/out"), (Album(Path("/out/Anna"), (), (item, there)),))
    export.print_plan(plan)
    assert capsys.readouterr().out == (
        f"{Path('/out/Anna')}: 1 photo, 1 there already\n"
        "1 file to write, 2.5 MB; nothing was written.\n"
    )
    reason = Message.literal("The photo cannot be read: gone")
    failure = Failure(Path("/photos/a.jpg"), "export", reason)
    report = AlbumReport(written=0, present=1, unreachable=2, cancelled=True, failures=[failure])
    export.print_albums(report, plan)
    assert capsys.readouterr().out == (
        "Stopped: 0 files written in 1 album, 1 there already.\n"
        "2 photos out of reach just now (offline).\n"
        "1 file could not be read:\n"
        f"  {Path('/photos/a.jpg')}: The photo cannot be read: gone\n"
    )


def test_albums_of_recipes(photos: Path, two_named: None, tmp_path: Path) -> None:
    out = tmp_path / "albums"
    done("find", "Ann and Bea", "--save", "Both")
    done("export", "albums", out, "--album")
    done("export", "albums", out, "--album", "both", "--find", "undated or Bea alone")
    assert {path.name for path in out.iterdir() if path.is_dir()} == {
        "Both",
        "undated or Bea alone",
    }
    assert refused("export", "albums", out, "--album", "--named").startswith("Albums are either")
    assert refused("export", "albums", out, "--album", "Mine").startswith("There is no album")


def test_what_was_exported_is_verified(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "albums"
    done("export", "albums", out)
    assert done("export", "albums", out, "--verify").out == "4 files as exported.\n"
    gone = next(out.glob("*/one.jpg"))
    gone.unlink()
    found = photoclust("export", "albums", out, "--verify")
    assert (found.status, found.out) == (1, f"{gone}: missing\n3 files as exported.\n")
    assert refused("export", "albums", tmp_path, "--verify").startswith("No albums were exported")


def test_an_album_of_a_former_name_is_moved(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "albums"
    done("export", "albums", out)
    done("name", 1, "Zoe")
    told = done("export", "albums", out, "--dry-run").out
    assert "With --remove-outdated, 4 of them by moving" in told
    told = done("export", "albums", out, "--remove-outdated").out
    assert "4 outdated files moved to new places." in told
    assert [path.name for path in out.iterdir() if path.is_dir()] == ["Zoe"]


def test_galleries_and_contact_sheets(photos: Path, two_named: None, tmp_path: Path) -> None:
    out, sheets = tmp_path / "galleries", tmp_path / "people.pdf"
    told = done("export", "gallery", out, "--find", "Ann and Bea").out.splitlines()
    assert told[0].startswith(f"{out / 'Ann and Bea.html'}: ")
    assert told[1] == "1 photo written in 1 gallery."
    assert done("export", "sheets", sheets, "--named").out == f"2 pages written to {sheets}.\n"
    assert refused("export", "sheets", sheets).startswith(f"{sheets} exists already; ")
    done("export", "sheets", sheets, "--people", "Ann", "--replace")
    for what, option in (("gallery", "--verify"), ("sheets", "--together")):
        assert refused("export", what, out, option).startswith(f"{option} is not for ")
