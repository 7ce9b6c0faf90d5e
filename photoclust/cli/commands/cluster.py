"""Propose people for all faces nobody has decided about."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import open_engine
from photoclust.cli.progress import watched
from photoclust.cli.terminal import counted, say

ORDER = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--method", metavar="M", help="hdbscan (default), kmeans or linkage")
    parser.add_argument("--people", type=int, metavar="K", help="how many; implies kmeans")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    method = arguments.method or ("kmeans" if arguments.people is not None else "hdbscan")
    with open_engine(arguments) as engine:
        with watched("steps") as job:
            grouping = engine.clusters.propose(method, arguments.people, job)
        if not grouping.grouped and not grouping.unsorted:
            say("There is nothing to group: no faces are known.")
            return 0
        say(
            f"{counted(grouping.people, 'person', 'people')} in"
            f" {counted(grouping.grouped, 'face')}, {grouping.unsorted} unsorted."
        )
    return 0
