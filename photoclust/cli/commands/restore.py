"""Put a backup in the place of the library."""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust.cli.arguments import open_engine
from photoclust.cli.terminal import printable_path, say

ORDER = 75


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("backup", type=Path, metavar="BACKUP", help="stays as it is")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        aside = engine.library.restore(arguments.backup)
    say(f"Restored {printable_path(engine.library.path)}.")
    if aside is not None:
        say(f"What was there is now {printable_path(aside)}.")
    return 0
