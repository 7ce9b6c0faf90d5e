"""Have people come first on the wall, or no longer."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import person_number
from photoclust.cli.decisions import decide
from photoclust.engine import Engine
from photoclust.library.edits import Edit, SetFavourites

ORDER = 195


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("people", nargs="+", metavar="PERSON", help="number or name")
    parser.add_argument("--drop", action="store_true", help="no longer")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""

    def edit(engine: Engine) -> Edit:
        people = tuple(person_number(engine, person) for person in arguments.people)
        return SetFavourites(people, not arguments.drop)

    return decide(arguments, edit)
