"""Check device, versions, weights and library."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_device, open_engine
from photoclust.cli.terminal import complain, say
from photoclust.messages import explained

ORDER = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_device(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        diagnosis = engine.health.doctor()
    width = max(len(name) for name, _ in diagnosis.facts)
    for name, value in diagnosis.facts:
        say(f"{name:<{width}}  {value}")
    for problem in diagnosis.problems:
        complain(explained(problem))
    if not diagnosis.problems:
        say("All is well.")
    return 1 if diagnosis.problems else 0
