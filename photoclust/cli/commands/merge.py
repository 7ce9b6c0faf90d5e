"""Join people who are the same; the first keeps name and number."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, person_number
from photoclust.cli.decisions import decide
from photoclust.engine import Engine
from photoclust.library.edits import Edit, Merge

ORDER = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)
    parser.add_argument("others", nargs="+", metavar="OTHER")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""

    def edit(engine: Engine) -> Edit:
        others = tuple(person_number(engine, other) for other in arguments.others)
        return Merge(person_number(engine, arguments.person), others)

    return decide(arguments, edit)
