"""What the command line prints: progress while work is going on, tables and sentences after."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from photoclust.errors import PhotoclustError
from photoclust.job import Job
from photoclust.types import Failure, Person, PersonState, ScanReport

if TYPE_CHECKING:
    from photoclust.export.albums import AlbumPlan, AlbumReport

SHOWN_FAILURES = 10
POLL_SECONDS = 0.1


def say(text: str) -> None:
    """A line on standard output."""
    with _output():
        print(text)


def flush() -> None:
    """See to it that all said so far is really written, as far as there is anywhere to."""
    with _output():
        print(end="", flush=True)


@contextmanager
def _output() -> Iterator[None]:
    """Raises BrokenPipeError when nobody reads any more, PhotoclustError for all else."""
    try:
        yield
    except OSError as error:
        # Else Python would try again, and complain, when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise PhotoclustError(f"The output cannot be written: {error.strerror}") from error


def complain(text: str) -> None:
    """A line on standard error, never more than one."""
    print(f"photoclust: {plain(text)}", file=sys.stderr)


def say_json(value: Any) -> None:
    """A value for programs. Paths that are not text are escaped, so it is always valid JSON."""
    say(json.dumps(value, indent=2, ensure_ascii=True))


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 photo", "2 photos"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


@contextmanager
def watched(unit: str) -> Iterator[Job]:
    """A job whose progress is shown on standard error, and which Ctrl-C asks to stop.

    The second Ctrl-C does not ask any more.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    job = Job()
    console = Console(stderr=True)
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = progress.add_task("", total=None, pace="")
    over = threading.Event()

    def refresh() -> None:
        while not over.wait(POLL_SECONDS):
            state = job.progress
            progress.update(
                task,
                description=state.stage,
                completed=state.done,
                total=state.total,
                pace=_pace(state.rate, state.seconds_left, state.faces, unit),
            )

    watcher = threading.Thread(target=refresh, name="progress", daemon=True)
    with _stopping(job), progress:
        watcher.start()
        try:
            yield job
        finally:
            over.set()
            watcher.join()


@contextmanager
def _stopping(job: Job) -> Iterator[None]:
    """Ctrl-C and a polite request to end cancel the job; asked again, they interrupt."""

    def stop(number: int, _frame: object) -> None:
        if job.cancelled:
            raise KeyboardInterrupt
        job.cancel()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _pace(rate: float, seconds_left: float | None, faces: int, unit: str) -> str:
    parts = [f"{rate:.1f} {unit}/s"] if rate else []
    if faces:
        parts.append(counted(faces, "face"))
    if seconds_left is not None:
        parts.append(f"{duration(seconds_left)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """ "8 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def print_scan(report: ScanReport) -> None:
    """What a scan did, and which files it could not read."""
    done = {
        "new": report.new,
        "changed": report.changed,
        "moved": report.moved,
        "further copies": report.copies,
        "unchanged": report.unchanged,
        "missing": report.missing,
        "offline": report.offline,
    }
    kinds = [f"{count} {name}" for name, count in done.items() if count]
    begin = "Stopped, and kept what was done: " if report.cancelled else ""
    if not kinds and not report.failures:
        say(begin + "no photos." if begin else "No photos were found.")
        return
    read = report.new + report.changed
    pace = f" ({read / report.seconds:.1f} photos a second)" if read and report.seconds else ""
    say(
        f"{begin}{', '.join(kinds) or 'no photo'}; {counted(report.faces, 'face')} found"
        f" in {duration(report.seconds)}{pace}."
    )
    print_failures(report.failures, SHOWN_FAILURES)


def print_failures(failures: Sequence[Failure], most: int | None = None) -> None:
    """Files passed over, each with its reason; at most so many."""
    if not failures:
        return
    say(f"{counted(len(failures), 'file')} could not be read:")
    for failure in failures[:most]:
        say(f"  {shown(failure.path)}: {plain(failure.reason)}")
    if most is not None and len(failures) > most:
        say(f"  and {len(failures) - most} more: photoclust problems")


def print_people(people: Sequence[Person], unsorted: int) -> None:
    """The table of people."""
    table = Table(box=None, pad_edge=False)
    for heading, justify in (
        ("id", "right"),
        ("name", "left"),
        ("faces", "right"),
        ("photos", "right"),
        ("first", "left"),
        ("last", "left"),
    ):
        table.add_column(heading, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for person in people:
        name = Text(person.name or "-")
        if person.state is PersonState.IGNORED:
            name.append(" (ignored)")
        table.add_row(
            str(person.id),
            name,
            str(person.faces),
            str(person.photos),
            (person.first or "")[:10],
            (person.last or "")[:10],
        )
    # Piped into another program, a table must not be folded to some default width.
    console = Console()
    if not console.is_terminal:
        console.width = 250
    with console.capture() as printed:
        console.print(table)
    say(printed.get().rstrip("\n"))
    say(f"{counted(len(people), 'person', 'people')}, {counted(unsorted, 'face')} unsorted.")


def people_as_json(people: Sequence[Person]) -> list[dict[str, Any]]:
    """The people as plain values."""
    return [asdict(person) for person in people]


def print_plan(plan: AlbumPlan) -> None:
    """What an export would write."""
    for album in plan.albums:
        new = sum(not item.present for item in album.items)
        there = len(album.items) - new
        note = f", {there} there already" if there else ""
        say(f"{shown(album.folder)}: {counted(new, 'photo')}{note}")
    size = f"{plan.bytes / 1e6:.1f} MB"
    say(f"{counted(len(plan.new), 'file')} to write, {size}; nothing was written.")


def print_albums(report: AlbumReport, plan: AlbumPlan) -> None:
    """What an export wrote."""
    begin = "Stopped: " if report.cancelled else ""
    there = f", {report.present} there already" if report.present else ""
    say(
        f"{begin}{counted(report.written, 'file')} written in"
        f" {counted(len(plan.albums), 'album')}{there}."
    )
    if report.unreachable:
        say(f"{counted(report.unreachable, 'photo')} out of reach just now (offline).")
    print_failures(report.failures)


def shown(path: Path) -> str:
    """A path in one line of text that any terminal takes."""
    return plain(str(path))


def plain(text: str) -> str:
    """Text in one line that gives a terminal no orders: what else it holds is escaped."""
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        else char
        for char in text
    )
