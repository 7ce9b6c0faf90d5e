"""List the decisions, latest first."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import open_engine
from photoclust.cli.terminal import say
from photoclust.errors import SettingError

ORDER = 220


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="default 20")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    if arguments.limit < 1:
        raise SettingError("limit-out-of-range", value=arguments.limit)
    with open_engine(arguments) as engine:
        for entry in engine.history.entries(arguments.limit):
            mark = "" if entry.state == "done" else f" ({entry.state})"
            say(f"{entry.at[:19].replace('T', ' ')}  {entry.text}{mark}")
    return 0
