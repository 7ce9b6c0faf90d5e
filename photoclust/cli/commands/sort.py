"""Scan folders, group the faces, show the people found."""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust.cli.arguments import open_engine
from photoclust.cli.commands import people, scan
from photoclust.cli.progress import watched
from photoclust.cli.terminal import say

ORDER = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    scan.add_scan_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    status = scan.run(arguments)
    if status:
        return status
    with open_engine(arguments) as engine:
        if not engine.library.has_faces():
            say("There is nobody to sort: no faces are known.")
            return 0
        with watched("steps") as job:
            engine.clusters.propose(job=job)
        people.show_people(engine)
        nameless = [person for person in engine.people.all() if person.name is None]
        if nameless:
            say(f'Name somebody: photoclust name {nameless[0].id} "Anna"')
    return 0
