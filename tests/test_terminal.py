"""What is printed: one line where one is promised, nothing that gives a terminal orders, and
Ctrl-C that stops a job politely first."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from photoclust import terminal
from photoclust.errors import Cancelled
from photoclust.export.albums import AlbumReport
from photoclust.export.plan import Album, AlbumPlan, Item
from photoclust.job import Job
from photoclust.types import Failure, Person, PersonState, ScanReport

Captured = pytest.CaptureFixture[str]


class Screen(io.StringIO):
    """Takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def person(number: int, name: str | None, state: PersonState = PersonState.VISIBLE) -> Person:
    return Person(number, name, state, 3, 2, 0, "2019-07-06T05:04:03", None, None)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3599.7, "1 h 0 min"),
        (7500, "2 h 5 min"),
        (360_000, "100 h 0 min"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert terminal.duration(seconds) == text


def test_counted() -> None:
    assert terminal.counted(0, "photo") == "0 photos"
    assert terminal.counted(1, "photo") == "1 photo"
    assert terminal.counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A  name\u00a0with 😀 and 👩‍🚀, عربي, 'quotes'", None),
        ("two\nlines", "two\\nlines"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\u2028\x85", "\\u2028\\x85"),
        (os.fsdecode(b"latin-\xe9"), "latin-\\udce9"),
    ],
)
def test_plain(text: str, plain: str | None) -> None:
    assert terminal.plain(text) == (text if plain is None else plain)


def test_a_complaint_is_one_line_on_standard_error(capsys: Captured) -> None:
    terminal.complain("The folder a\nb\r\x1b[2J  c is gone")
    assert capsys.readouterr() == ("", "photoclust: The folder a\\nb\\r\\x1b[2J  c is gone\n")


def test_json_is_ascii(capsys: Captured) -> None:
    value = {"name": "Zoë", "path": os.fsdecode(b"\xff")}
    terminal.say_json(value)
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == value


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (ScanReport(), "No photos were found.\n"),
        (ScanReport(cancelled=True), "Stopped, and kept what was done: no photos.\n"),
        (
            ScanReport(new=2, changed=1, moved=3, unchanged=5, faces=1, seconds=2),
            "2 new, 1 changed, 3 moved, 5 unchanged; 1 face found in 2 s (1.5 photos a second).\n",
        ),
        (ScanReport(missing=4, seconds=0.1), "4 missing; 0 faces found in 0 s.\n"),
        (
            ScanReport(new=1, cancelled=True, faces=2),
            "Stopped, and kept what was done: 1 new; 2 faces found in 0 s.\n",
        ),
    ],
)
def test_what_a_scan_did(capsys: Captured, report: ScanReport, line: str) -> None:
    terminal.print_scan(report)
    assert capsys.readouterr().out == line


def test_failures_after_a_scan_are_cut_short(capsys: Captured) -> None:
    failures = [Failure(Path(f"/{n}\n.jpg"), "read", "Gone\nfor good") for n in range(13)]
    terminal.print_scan(ScanReport(new=1, failures=failures))
    _, head, *lines, last = capsys.readouterr().out.splitlines()
    assert head == "13 files could not be read:"
    assert len(lines) == terminal.SHOWN_FAILURES
    assert Path("/0\\n.jpg") == Path(lines[0].strip().split(": ")[0])
    assert lines[0].endswith(": Gone\\nfor good")
    assert last == "  and 3 more: photoclust problems"


def test_people_are_shown_literally(capsys: Captured) -> None:
    names = ["[bold]x", "[/]", ":smile:", "x" * 200]
    people = [person(n, name) for n, name in enumerate(names, start=1)]
    people.append(person(9, None, PersonState.IGNORED))
    terminal.print_people(people, 1)
    heading, *rows, last = capsys.readouterr().out.splitlines()
    assert heading.split() == ["id", "name", "faces", "photos", "first", "last"]
    assert [row.split()[1] for row in rows[:-1]] == names
    assert rows[-1].split() == ["9", "-", "(ignored)", "3", "2", "2019-07-06"]
    assert last == "5 people, 1 face unsorted."


def test_people_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal.print_people([person(1, "x" * 100)], 0)
    assert "\x1b[" in screen.getvalue()
    # Folded, not cut off.
    assert screen.getvalue().count("x") == 100


def test_what_an_export_would_do_and_did(capsys: Captured) -> None:
    item = Item(Path("/photos/a.jpg"), Path("/out/Anna/a.jpg"), 2_500_000, present=False)
    there = Item(Path("/photos/b.jpg"), Path("/out/Anna/b.jpg"), 1, present=True)
    plan = AlbumPlan(Path("/out"), (Album(Path("/out/Anna"), (), (item, there)),), ())
    terminal.print_plan(plan)
    assert capsys.readouterr().out == (
        f"{Path('/out/Anna')}: 1 photo, 1 there already\n"
        "1 file to write, 2.5 MB; nothing was written.\n"
    )
    failure = Failure(Path("/photos/a.jpg"), "export", "The photo cannot be read: gone")
    report = AlbumReport(written=0, present=1, unreachable=2, cancelled=True, failures=[failure])
    terminal.print_albums(report, plan)
    assert capsys.readouterr().out == (
        "Stopped: 0 files written in 1 album, 1 there already.\n"
        "2 photos out of reach just now (offline).\n"
        "1 file could not be read:\n"
        f"  {Path('/photos/a.jpg')}: The photo cannot be read: gone\n"
    )


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    for stream in (io.StringIO(), Screen()):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        with terminal.watched("photos") as job:
            job.begin("photos", total=10)
            job.report(done=3, faces=2)
            time.sleep(3 * terminal.POLL_SECONDS)
        shown.append(stream.getvalue())
    piped, screen = shown
    assert piped == ""
    assert "3/10" in screen
    assert "photos/s, 2 faces, " in screen


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_insists(number: signal.Signals) -> None:
    former = signal.getsignal(number)
    with terminal.watched("photos") as job:
        signal.raise_signal(number)
        assert job.cancelled
        with pytest.raises(Cancelled):
            job.check()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) is former


def test_a_paused_job_can_be_stopped() -> None:
    with terminal.watched("photos") as job:
        job.pause()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            job.check()


def test_a_job_in_another_thread_leaves_the_signals_alone() -> None:
    former = signal.getsignal(signal.SIGINT)
    seen: list[object] = []

    def work() -> None:
        with terminal.watched("photos") as job:
            seen.extend([signal.getsignal(signal.SIGINT), job])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen[0] is former
    assert isinstance(seen[1], Job)


def test_an_error_inside_ends_the_watching() -> None:
    former = signal.getsignal(signal.SIGINT)
    threads = threading.active_count()
    with pytest.raises(ValueError, match="boom"), terminal.watched("photos"):
        raise ValueError("boom")
    assert signal.getsignal(signal.SIGINT) is former
    assert threading.active_count() == threads
