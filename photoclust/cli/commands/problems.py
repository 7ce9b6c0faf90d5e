"""List the files that could not be read, or not wholly, with reasons."""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust.cli.arguments import add_json, open_engine
from photoclust.cli.failures import failures_as_json, print_failures, print_remarks
from photoclust.cli.terminal import say, say_json

ORDER = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_json(parser)
    parser.add_argument(
        "--dismiss",
        nargs="+",
        default=[],
        type=Path,
        metavar="FILE",
        help="tell no more what is wrong with these photos that were read",
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        engine.folders.dismiss_remarks([path.absolute() for path in arguments.dismiss])
        failures, remarks = engine.folders.failures(), engine.folders.remarks()
    if arguments.json:
        say_json(failures_as_json([*failures, *remarks]))
        return 0
    print_remarks(remarks)
    print_failures(failures)
    if not failures:
        say("All files could be read.")
    return 0
