"""Give a person a name, and vouch for the faces that surely are theirs."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, person_number
from photoclust.cli.decisions import decide
from photoclust.library.edits import FOR_ALL, Name

ORDER = 110


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)
    parser.add_argument("name", nargs="?", metavar="NAME", help="none: take the name away")
    parser.add_argument(
        "--all",
        action="store_true",
        help="vouch for all faces, not only for those that surely show whom the cover shows",
    )
    parser.add_argument(
        "--another",
        action="store_true",
        help="one more person of a name that somebody has already",
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    another, vouching = arguments.another, FOR_ALL if arguments.all else None
    return decide(
        arguments,
        lambda engine: Name(
            person_number(engine, arguments.person), arguments.name, vouching, another=another
        ),
    )
