"""Greet a person of the library."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_person, open_engine, person_number
from photoclust.cli.terminal import say

ORDER = 95


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_person(parser)


def run(arguments: argparse.Namespace) -> int:
    with open_engine(arguments) as engine:
        say(f"Hello, person {person_number(engine, arguments.person)}!")
    return 0
