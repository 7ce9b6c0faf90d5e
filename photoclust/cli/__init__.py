"""The command line: one command per task.

Each module in `photoclust.cli.commands` is a command; :mod:`photoclust.cli.program` finds and
runs them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust import __version__
from photoclust.cli.program import Program, commands_in


def _add_common_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="FILE", help="the library to use")


PROGRAM = Program(
    "photoclust",
    "Sorts photo libraries by the people in them. All stays on this machine.",
    commands=lambda: commands_in("photoclust.cli.commands"),
    add_common_arguments=_add_common_arguments,
    version=__version__,
    interrupted="Stopped at once; what was saved before is safe",
)
main = PROGRAM.main
run = PROGRAM.run
