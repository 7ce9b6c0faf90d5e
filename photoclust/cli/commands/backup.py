"""Copy the library to a new file, or list its daily backups."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from photoclust.cli.arguments import open_engine
from photoclust.cli.terminal import counted, printable_path, say
from photoclust.files import make_private_folder

ORDER = 74


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "target", nargs="?", type=Path, metavar="FILE", help="default: beside the daily backups"
    )
    parser.add_argument("--list", action="store_true", help="only list the backups that are kept")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        if arguments.list:
            backups = engine.library.backups()
            for backup in backups:
                say(f"{printable_path(backup)}: {backup.stat().st_size / 1e6:.1f} MB")
            say(f"{counted(len(backups), 'daily backup')}.")
            return 0
        target = arguments.target
        if target is None:
            folder, library = engine.library.backup_folder, engine.library.path
            make_private_folder(folder)
            now = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
            target = folder / f"{library.stem} {now}{library.suffix}"
        engine.library.back_up(target)
    say(f"The library was copied to {printable_path(target)}, and the copy checked.")
    say(f'To put it back: photoclust restore "{printable_path(target)}"')
    return 0
