"""Say that these are not faces."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_faces
from photoclust.cli.decisions import decide
from photoclust.library.edits import Reject

ORDER = 160


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_faces(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    return decide(arguments, lambda _: Reject(tuple(arguments.faces)))
