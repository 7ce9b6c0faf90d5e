"""List the files that could not be read, with reasons."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_json, open_engine
from photoclust.cli.failures import failures_as_json, print_failures
from photoclust.cli.terminal import say, say_json

ORDER = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        failures = engine.folders.failures()
    if arguments.json:
        say_json(failures_as_json(failures))
    elif failures:
        print_failures(failures)
    else:
        say("All files could be read.")
    return 0
