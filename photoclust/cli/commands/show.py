"""Show an ignored person again."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, person_number
from photoclust.cli.decisions import decide
from photoclust.library.edits import SetState
from photoclust.types import PersonState

ORDER = 190


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    return decide(
        arguments,
        lambda engine: SetState(person_number(engine, arguments.person), PersonState.VISIBLE),
    )
