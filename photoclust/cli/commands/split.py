"""Make a new person of some faces, or let the program divide."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, open_engine, person_number
from photoclust.cli.decisions import decide
from photoclust.cli.terminal import say
from photoclust.library.edits import Split

ORDER = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)
    parser.add_argument("faces", nargs="*", type=int, metavar="FACE")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    if arguments.faces:
        return decide(
            arguments,
            lambda engine: Split(person_number(engine, arguments.person), tuple(arguments.faces)),
        )
    with open_engine(arguments) as engine:
        splits = engine.clusters.divide(person_number(engine, arguments.person))
        if not splits:
            say("These faces hold together: nothing was split.")
            return 0
        for entry in reversed(engine.history.entries(len(splits))):
            say(f"{entry.text}.")
    return 0
