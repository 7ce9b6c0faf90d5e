"""Put faces with a person."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_faces, add_person, person_number
from photoclust.cli.decisions import decide
from photoclust.library.edits import Move

ORDER = 140


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)
    add_faces(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    return decide(
        arguments,
        lambda engine: Move(tuple(arguments.faces), person_number(engine, arguments.person)),
    )
