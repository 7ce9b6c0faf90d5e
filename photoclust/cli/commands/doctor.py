"""Check device, versions, weights and library."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from photoclust.cli.arguments import add_device, open_engine
from photoclust.cli.terminal import complain, say
from photoclust.messages import explained

if TYPE_CHECKING:
    from photoclust import Repaired

ORDER = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_device(parser)
    parser.add_argument(
        "--repair",
        action="store_true",
        help="read damaged faces anew from their photos, and drop what cannot be",
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        if arguments.repair:
            _tell(engine.health.repair())
        diagnosis = engine.health.doctor()
    width = max(len(name) for name, _ in diagnosis.facts)
    for name, value in diagnosis.facts:
        say(f"{name:<{width}}  {value}")
    for problem in diagnosis.problems:
        complain(explained(problem))
    if not diagnosis.problems:
        say("All is well.")
    return 1 if diagnosis.problems else 0


def _tell(repaired: Repaired) -> None:
    """What a repair did; nothing when there was nothing to do."""
    for count, what in (
        (repaired.renewed, "faces read anew from their photos"),
        (repaired.dropped, "faces dropped, as their photos could not be read"),
        (repaired.names, "names kept as far as they could be read"),
        (repaired.decisions, "decisions that can no longer be taken back"),
    ):
        if count:
            say(f"Repaired: {count} {what}.")
