"""Find the faces in new and changed photos."""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust.cli.arguments import add_device, open_engine
from photoclust.cli.commands.tags import print_taken
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.failures import print_failures, print_remarks
from photoclust.cli.program import STOPPED
from photoclust.cli.progress import watched
from photoclust.cli.terminal import counted, escape_controls, format_duration, printable_path, say
from photoclust.engine import Engine, checked_folder
from photoclust.types import ScanReport

ORDER = 20


SHOWN_FAILURES = 10
SHOWN_KINDS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="default: all folders ever scanned"
    )
    add_scan_arguments(parser)


def add_scan_arguments(parser: argparse.ArgumentParser) -> None:
    """How photos are looked at, for all commands that scan."""
    parser.add_argument("--again", action="store_true", help="look again at photos that are known")
    parser.add_argument(
        "--read-tags",
        action="store_true",
        help="take over the names that other programs gave, as photoclust tags read does",
    )
    add_reading_arguments(parser)


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Within which limits photos are read and faces found."""
    parser.add_argument(
        "--min-face", type=int, metavar="PIXELS", help="smallest face in the photo (default 20)"
    )
    parser.add_argument(
        "--min-score", type=float, metavar="P", help="least certainty (default 0.85)"
    )
    parser.add_argument(
        "--workers", type=int, metavar="N", help="threads that read photos (default: all cores)"
    )
    parser.add_argument(
        "--max-pixels", type=int, metavar="N", help="largest image (default 256000000)"
    )
    parser.add_argument("--max-file-size", type=int, metavar="GIB", help="default 2")
    add_device(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    folders = [checked_folder(folder) for folder in arguments.folders]
    with open_engine(arguments, create=bool(folders)) as engine, watched("photos") as job:
        keep_backup(engine)
        say_outdated(engine)
        report = engine.photos.scan(folders, job, again=arguments.again)
        taken = None
        if arguments.read_tags and not report.cancelled:
            taken = engine.tags.take(engine.tags.read(job), job=job)
    print_scan(report)
    if taken is not None:
        print_taken(taken)
    return STOPPED if report.cancelled else 0


def say_outdated(engine: Engine) -> None:
    """Say why photos that have not changed are looked at again."""
    if count := engine.photos.outdated():
        photos = counted(count, "photo")
        say(f"The networks have changed: photoclust looks at {photos} again. Names stay.")


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
        "not read": report.unread,
        "not come to": report.waiting if report.cancelled else 0,
    }
    kinds = [f"{count} {name}" for name, count in done.items() if count]
    begin = "Stopped, and kept what was done: " if report.cancelled else ""
    if not kinds and not report.failures:
        say(begin + "no photos." if begin else "No photos were found.")
        _print_passed_over(report)
        print_albums(report)
        return
    read = report.new + report.changed
    pace = f" ({read / report.seconds:.1f} photos a second)" if read and report.seconds else ""
    say(
        f"{begin}{', '.join(kinds) or 'no photo'}; {counted(report.faces, 'face')} found"
        f" in {format_duration(report.seconds)}{pace}."
    )
    _print_passed_over(report)
    print_albums(report)
    for left in report.left_behind:
        say(f"{printable_path(left.path)}: {escape_controls(left.reason)}")
    print_remarks(report.remarks, SHOWN_FAILURES)
    print_failures(report.failures, SHOWN_FAILURES)


def print_albums(report: ScanReport) -> None:
    """Which folders were passed over, as they hold albums that photoclust exported."""
    for folder in report.albums:
        say(f"Passed over, as photoclust exported albums to it: {printable_path(folder)}")


def _print_passed_over(report: ScanReport) -> None:
    """How many files there are that are no photos, and their kinds, the most frequent first."""
    if not report.passed_over:
        return
    kinds = [
        f"{escape_controls(suffix) or 'no suffix'} ({count})"
        for suffix, count in report.passed_over.most_common(SHOWN_KINDS)
    ]
    more = len(report.passed_over) - SHOWN_KINDS
    rest = f" and {counted(more, 'more kind')}" if more > 0 else ""
    count = report.passed_over.total()
    of_kinds = "of a kind" if count == 1 else "of kinds"
    say(
        f"{counted(count, 'file')} {of_kinds} that photoclust does not read:"
        f" {', '.join(kinds)}{rest}."
    )
