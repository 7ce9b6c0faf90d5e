"""What is said before and after an export of albums."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.cli.commands import export
from photoclust.export.albums import AlbumReport
from photoclust.export.plan import Album, AlbumPlan, Item
from photoclust.messages import Message
from photoclust.types import Failure

Captured = pytest.CaptureFixture[str]


def test_what_an_export_would_do_and_did(capsys: Captured) -> None:
    item = Item(Path("/photos/a.jpg"), Path("/out/Anna/a.jpg"), 2_500_000, present=False, photo=1)
    there = Item(Path("/photos/b.jpg"), Path("/out/Anna/b.jpg"), 1, present=True, photo=2)
    plan = AlbumPlan(Path("/out"), (Album(Path("/out/Anna"), (), (item, there)),), ())
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
