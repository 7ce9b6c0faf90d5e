"""Join another library to this one; decisions of both are kept."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.cli.arguments import LONGEST_NUMBER, open_engine, person_number
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.terminal import counted, escape_controls, printable_path, say
from photoclust.engine import Engine
from photoclust.messages import ENGLISH

if TYPE_CHECKING:
    from photoclust.engine.exchange import JoinReport
    from photoclust.interchange.people_matching import PersonQuestion

ORDER = 78


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "other", type=Path, metavar="OTHER", help="a library, or a folder with an exported one"
    )
    parser.add_argument(
        "--same",
        action="append",
        default=[],
        type=_pair,
        metavar="THEIRS=OURS",
        help="this person of theirs, by number, is that one of ours, by number or name",
    )
    parser.add_argument(
        "--apart",
        action="append",
        default=[],
        type=int,
        metavar="THEIRS",
        help="this person of theirs is nobody of ours",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        answers = _answers(engine, arguments)
        if arguments.dry_run:
            report = engine.exchange.preview(arguments.other, answers)
        else:
            keep_backup(engine)
            report = engine.exchange.join(arguments.other, answers)
    _tell(report, arguments.dry_run)
    return 0


def _pair(given: str) -> tuple[int, str]:
    theirs, equals, ours = given.partition("=")
    if not (equals and ours and theirs.isdecimal() and len(theirs) <= LONGEST_NUMBER):
        raise argparse.ArgumentTypeError(f"{given!r} is not of the form THEIRS=OURS")
    return int(theirs), ours


def _answers(engine: Engine, arguments: argparse.Namespace) -> Mapping[int, int | None]:
    apart: dict[int, int | None] = dict.fromkeys(arguments.apart)
    return apart | {theirs: person_number(engine, ours) for theirs, ours in arguments.same}


def _tell(report: JoinReport, is_dry: bool) -> None:
    would = "Would be joined" if is_dry else "Joined"
    say(
        f"{would}: {counted(report.decided, 'face')} decided,"
        f" {counted(report.known, 'person', 'people')} known here, {report.new} new."
    )
    if report.photos:
        photos = counted(report.photos, "photo")
        say(f"{photos} with {counted(report.faces, 'face')} new here: a scan will find them.")
    for folder in report.folders:
        say(f"Scanned from now on: {printable_path(folder)}")
    if report.questions:
        then = (
            "answer with --same or --apart" if is_dry else "photoclust merge makes two people one"
        )
        say(f"{counted(len(report.questions), 'question')} left open; {then}:")
    for question in report.questions:
        say(f"  {_asked(question, is_dry)}")
    if report.conflicts:
        say(f"{counted(len(report.conflicts), 'difference')}; what was decided here stays:")
    for conflict in report.conflicts:
        say(f"  {escape_controls(ENGLISH.text(conflict))}")


def _asked(question: PersonQuestion, is_dry: bool) -> str:
    theirs, ours = question.theirs, question.ours
    names = [escape_controls(p.name or f"person {p.id}") for p in (theirs, ours)]
    near = "" if question.distance is None else f", distance {question.distance:.2f}"
    answers = f" --same {theirs.id}={ours.id} or --apart {theirs.id}" if is_dry else ""
    return f"Is {names[0]} there {names[1]} here{near}?{answers}"
