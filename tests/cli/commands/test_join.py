"""Another library joined on the command line, as its file or as exported ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from photoclust.cli.commands import join
from photoclust.engine import JoinReport
from photoclust.interchange.content import PersonContent
from photoclust.interchange.people_matching import PersonQuestion
from tests.cli.queries import people
from tests.journeys.small import done, refused


@pytest.fixture
def other(photos: Path, own_library: Path, tmp_path: Path) -> Path:
    """A copy of the library, in which the one person is called Ann."""
    copy = tmp_path / "other.photoclust"
    shutil.copy(own_library, copy)
    done("name", 1, "Ann", "--library", copy)
    return copy


def test_a_library_is_joined(other: Path, own_library: Path, tmp_path: Path) -> None:
    told = "Would be joined: 5 faces decided, 0 people known here, 1 new.\n"
    assert done("join", other, "--dry-run").out == told
    assert people() == {1: None}
    assert done("join", other).out == told.replace("Would be joined", "Joined")
    assert "Ann" in done("people").out
    assert done("undo").out == "Undone: Joined the library other.photoclust: 5 faces decided.\n"
    files = tmp_path / "files"
    assert done("export", "library", files, "--library", other).out == (
        f"5 faces written to {files}.\n"
    )
    assert sorted(path.name for path in files.iterdir()) == ["library.jsonl", "vectors.npy"]
    assert done("join", files).out == told.replace("Would be joined", "Joined")


def test_who_is_who_is_answered(other: Path) -> None:
    done("name", 1, "Zoe")
    # The faces are the same, so there is no question; the name that is given here stays.
    told = done("join", other, "--dry-run").out
    assert "1 difference; what was decided here stays:\n  Zoe is called 'Ann' there\n" in told
    told = done("join", other, "--apart", 1).out
    assert "0 people known here, 1 new" in told
    assert "Zoe is Ann there" in told
    assert refused("join", other, "--same", "1=Nobody").startswith("There is no person 'Nobody'")
    assert "not of the form THEIRS=OURS" in refused("join", other, "--same", "Ann")
    assert refused("export", "library", other.parent / "x", "--named") == (
        "--named is not for libraries; leave it out"
    )


def test_questions_are_asked_before_and_left_open_after(
    capsys: pytest.CaptureFixture[str],
) -> None:
    theirs, ours = (PersonContent(n, name, "visible", None) for n, name in ((4, None), (1, "Ann")))
    asked = (PersonQuestion(theirs, ours, 0.25),)
    report = JoinReport(0, 0, 2, 0, 1, asked, (), ())
    join._tell(report, True)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1 question left open; answer with --same or --apart:",
        "  Is person 4 there Ann here, distance 0.25? --same 4=1 or --apart 4",
    ]
    join._tell(report, False)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1 question left open; photoclust merge makes two people one:",
        "  Is person 4 there Ann here, distance 0.25?",
    ]
