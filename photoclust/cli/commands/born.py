"""Say when a person was born; photos from before are not theirs."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, person_number
from photoclust.cli.decisions import decide
from photoclust.library.edits import SetBirth

ORDER = 113


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)
    parser.add_argument(
        "born",
        nargs="?",
        metavar="DATE",
        help="2019, 2019-05 or 2019-05-31; none: take the date away",
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    return decide(
        arguments,
        lambda engine: SetBirth(person_number(engine, arguments.person), arguments.born),
    )
