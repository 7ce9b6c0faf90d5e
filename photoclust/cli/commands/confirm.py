"""Vouch for all faces of a person."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, person_number
from photoclust.cli.decisions import decide
from photoclust.library.edits import Confirm

ORDER = 170


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_person(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    return decide(arguments, lambda engine: Confirm(person_number(engine, arguments.person)))
