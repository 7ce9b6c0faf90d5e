"""What is said after a scan."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.cli.commands import scan
from photoclust.messages import Message
from photoclust.types import Failure, ScanReport

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (ScanReport(), "No photos were found.\n"),
        (ScanReport(cancelled=True), "Stopped, and kept what was done: no photos.\n"),
        (
            ScanReport(new=2, changed=1, moved=3, unchanged=5, faces=1, seconds=2),
            "2 new, 1 changed, 3 moved, 5 unchanged; 1 face found in 2 s (1.5 photos a second).\n",
        ),
        (
            ScanReport(albums=[Path("/a\nb")]),
            "No photos were found.\n"
            f"Passed over, as photoclust exported albums to it: {Path('/a')}\\nb\n",
        ),
        (ScanReport(missing=4, seconds=0.1), "4 missing; 0 faces found in 0 s.\n"),
        (
            ScanReport(new=1, cancelled=True, faces=2),
            "Stopped, and kept what was done: 1 new; 2 faces found in 0 s.\n",
        ),
    ],
)
def test_what_a_scan_did(capsys: Captured, report: ScanReport, line: str) -> None:
    scan.print_scan(report)
    assert capsys.readouterr().out == line


def test_failures_after_a_scan_are_cut_short(capsys: Captured) -> None:
    gone = Message.literal("Gone\nfor good")
    failures = [Failure(Path(f"/{n}\n.jpg"), "read", gone) for n in range(13)]
    scan.print_scan(ScanReport(new=1, failures=failures))
    _, head, *lines, last = capsys.readouterr().out.splitlines()
    assert head == "13 files could not be read:"
    assert len(lines) == scan.SHOWN_FAILURES
    assert Path("/0\\n.jpg") == Path(lines[0].strip().split(": ")[0])
    assert lines[0].endswith(": Gone\\nfor good")
    assert last == "  and 3 more: photoclust problems"
