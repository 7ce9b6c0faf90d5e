"""Write names for other programs, or take over theirs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.cli.arguments import add_device, open_engine
from photoclust.cli.program import STOPPED
from photoclust.cli.progress import watched
from photoclust.cli.terminal import complain, counted, escape_controls, printable_path, say
from photoclust.engine import Engine
from photoclust.errors import EditError, SettingError
from photoclust.paths import absolute
from photoclust.types import Failure

if TYPE_CHECKING:
    from photoclust.engine.tag_types import NameFound, TagOptions, TagReading, TagReport, TagsTaken
    from photoclust.tags.reading import TagOrigin

ORDER = 235
SHOWN = 10
_OF_WRITING = ("forms", "originals", "keep_time")
_OF_READING = ("sources", "contacts", "table", "suggest", "existing", "skip")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "what",
        choices=("write", "read", "check"),
        help="check: say where files and library differ",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="only photos in it")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")
    _add_writing(parser)
    _add_reading(parser)
    add_device(parser)


def _add_writing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("write, check")
    group.add_argument(
        "--forms",
        nargs="+",
        metavar="FORM",
        help="mwg, microsoft, hierarchical, flat, person (default: all but flat)",
    )
    group.add_argument(
        "--originals",
        action="store_true",
        help="into JPEG, PNG, WebP and TIFF themselves; the picture stays, byte by byte",
    )
    group.add_argument(
        "--keep-time", action="store_true", help="originals keep their time of change"
    )


def _add_reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("read")
    group.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        metavar="SOURCE",
        help="sidecar, embedded, picasa, takeout, table (default: all)",
    )
    group.add_argument("--contacts", type=Path, metavar="FILE", help="contacts.xml of Picasa")
    group.add_argument(
        "--table", type=Path, metavar="FILE", help="a table that photoclust export table wrote"
    )
    group.add_argument("--suggest", action="store_true", help="as proposals, to be confirmed")
    group.add_argument(
        "--existing", choices=("join", "skip"), help="people whose names are known here already"
    )
    group.add_argument("--skip", nargs="+", metavar="NAME", help="leave these people out")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    foreign = _OF_WRITING if arguments.what == "read" else _OF_READING
    for name in foreign:
        if getattr(arguments, name):
            option = "--from" if name == "sources" else f"--{name.replace('_', '-')}"
            raise SettingError("not-for-these-tags", option=option, what=arguments.what)
    with open_engine(arguments) as engine:
        if arguments.what == "read":
            return _read(engine, arguments)
        return _write(engine, arguments)


# Writing


def _write(engine: Engine, arguments: argparse.Namespace) -> int:
    options = _options(arguments)
    is_check = arguments.what == "check"
    is_dry = is_check or arguments.dry_run
    with watched("files") as job:
        write = engine.tags.check if is_dry else engine.tags.write
        report = write(options, job)
    print_report(report, is_dry=is_dry)
    if report.cancelled:
        return STOPPED
    if is_check and not report.agrees:
        complain("files and library differ; photoclust tags write brings them together")
        return 1
    return 0


def _options(arguments: argparse.Namespace) -> TagOptions:
    from photoclust.engine.tag_types import TagOptions, TagTarget
    from photoclust.tags.schemas import USUAL_FORMS, TagForm

    given = arguments.forms or USUAL_FORMS
    for form in given:
        if form not in list(TagForm):
            raise SettingError("no-such-form", form=form, known=", ".join(TagForm))
    return TagOptions(
        forms=tuple(form for form in TagForm if form in given),
        into=TagTarget.ORIGINALS if arguments.originals else TagTarget.SIDECARS,
        keep_time=arguments.keep_time,
        folder=absolute(arguments.folder) if arguments.folder else None,
    )


def print_report(report: TagReport, *, is_dry: bool) -> None:
    """What was written, or would be."""
    begin = "Stopped: " if report.cancelled else ""
    would = "would be written" if is_dry else "written"
    say(f"{begin}{counted(len(report.changes), 'file')} of {report.files} {would}.")
    if is_dry:
        for change in report.changes[:SHOWN]:
            added = [f"+ {escape_controls(name)}" for name in change.added]
            removed = [f"- {escape_controls(name)}" for name in change.removed]
            say(f"  {printable_path(change.path)}: {', '.join((*added, *removed)) or 'boxes'}")
        _say_more(len(report.changes))
    follows = "would be followed" if is_dry else "followed; photoclust undo takes that back"
    _print(report.followed, f"Changed by other programs, and {follows}:")
    _print(report.conflicts, "Left as they are:")
    _print(report.failures, "Passed over:")


def _print(failures: Sequence[Failure], title: str) -> None:
    if not failures:
        return
    say(title)
    for failure in failures[:SHOWN]:
        say(f"  {printable_path(failure.path)}: {escape_controls(failure.reason)}")
    _say_more(len(failures))


def _say_more(count: int) -> None:
    if count > SHOWN:
        say(f"  and {count - SHOWN} more")


# Reading


def _read(engine: Engine, arguments: argparse.Namespace) -> int:
    confirmed = not arguments.suggest
    with watched("files") as job:
        reading = engine.tags.read(
            job,
            folder=absolute(arguments.folder) if arguments.folder else None,
            origins=_origins(arguments.sources),
            contacts=arguments.contacts,
            table=arguments.table,
            confirmed=confirmed,
        )
    print_reading(reading)
    if arguments.dry_run or not reading.names:
        return 0
    choices = dict.fromkeys(arguments.skip or ()) | _chosen(reading, arguments)
    with watched("faces") as job:
        taken = engine.tags.take(reading, choices, job, confirmed=confirmed)
    print_taken(taken)
    return 0


def print_taken(taken: TagsTaken) -> None:
    """How many names were taken over."""
    drawn = f", {taken.drawn} of them drawn" if taken.drawn else ""
    new = f", {counted(taken.people, 'new person', 'new people')}" if taken.people else ""
    say(f"{counted(taken.faces, 'face')} named{drawn}{new}.")
    _print(taken.failures, "Not drawn:")


def _origins(given: Sequence[str] | None) -> Sequence[TagOrigin]:
    from photoclust.tags.reading import TagOrigin

    for source in given or ():
        if source not in list(TagOrigin):
            raise SettingError("no-such-source", source=source, known=", ".join(TagOrigin))
    return [origin for origin in TagOrigin if given is None or origin in given]


def _chosen(reading: TagReading, arguments: argparse.Namespace) -> dict[str, str | None]:
    """People to be left out of those whose names are known here. Each is asked about once."""
    existing = [one for one in reading.existing if one.name not in (arguments.skip or ())]
    if arguments.existing == "skip":
        return {one.name: None for one in existing}
    if arguments.existing == "join" or not existing:
        return {}
    if not sys.stdin.isatty():
        names = ", ".join(one.name for one in existing[:SHOWN])
        raise EditError("tag-names-exist", names=names)
    return {one.name: None for one in existing if not _is_same(one)}


def _is_same(one: NameFound) -> bool:
    name = escape_controls(one.name)
    return input(f"Is the {name} found there the {name} you have here? [Y/n] ").lower() != "n"


def print_reading(reading: TagReading) -> None:
    """What other programs say, before anything is changed."""
    say(f"{counted(reading.tagged, 'photo')} of {reading.files} with names of other programs.")
    for one in reading.names:
        known = f", {one.known} known" if one.known else ""
        drawn = f", {one.drawn} to be drawn" if one.drawn else ""
        person = f", person {one.person}" if one.person is not None else ", new"
        say(
            f"  {escape_controls(one.name)}: {counted(one.new, 'new face')} in"
            f" {counted(one.photos, 'photo')}{drawn}{known}{person} ({', '.join(one.origins)})"
        )
    if reading.unplaced:
        names = counted(reading.unplaced, "name")
        say(f"{names} without a box in photos of several people: nobody can tell whose.")
    _print(reading.conflicts, "Left as they are:")
    _print(reading.failures, "Not read:")
