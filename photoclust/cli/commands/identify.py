"""Tell who is in a photo, by the people named so far."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from photoclust.cli.arguments import add_device, add_json, open_engine
from photoclust.cli.terminal import counted, escape_controls, say, say_json
from photoclust.engine import Identification

ORDER = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("photo", type=Path, metavar="PHOTO")
    parser.add_argument(
        "--neighbours", "-k", type=int, default=5, metavar="K", help="named faces asked (default 5)"
    )
    add_json(parser)
    add_device(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        found = engine.recognition.identify(arguments.photo, arguments.neighbours)
        unusable = engine.recognition.unusable()
    if arguments.json:
        say_json([asdict(identification) for identification in found])
        return 0
    for number, identification in enumerate(found, start=1):
        say(f"Face {number} of {len(found)}, from the left: {_who(identification)}")
    if unusable:
        names = ", ".join(escape_controls(person.label) for person in unusable)
        say(f"Not looked for, as no confirmed face shows what they look like: {names}.")
    return 0


def _who(identification: Identification) -> str:
    if not identification.guesses:
        return "nobody I know"
    return "; or ".join(
        f"{guess.name}, {guess.probability:.0%}"
        f" (distance {guess.distance:.3f}, {counted(guess.votes, 'vote')})"
        for guess in identification.guesses
    )
