"""Try again to read the files that could not be read.

A scan does so by itself when something has changed that may help: the file, a limit, the program.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust.cli.arguments import open_engine
from photoclust.cli.commands.scan import add_reading_arguments, print_scan
from photoclust.cli.program import STOPPED
from photoclust.cli.progress import watched
from photoclust.cli.terminal import say

ORDER = 65


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="files, or folders with them; default: all that photoclust problems lists",
    )
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    chosen = [path.absolute() for path in arguments.files]
    with open_engine(arguments) as engine:
        problems = [*engine.folders.failures(), *engine.folders.remarks()]
        paths = [
            problem.path
            for problem in problems
            if not chosen or any(problem.path.is_relative_to(path) for path in chosen)
        ]
        if not paths:
            say("There is nothing to try again.")
            return 0
        with watched("photos") as job:
            report = engine.photos.retry(paths, job)
    print_scan(report)
    return STOPPED if report.cancelled else 0
