"""Make again what was undone last."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import open_engine
from photoclust.cli.terminal import say

ORDER = 210


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None but the common ones."""


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        say(f"Done again: {engine.history.redo().text}.")
    return 0
