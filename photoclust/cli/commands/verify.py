"""Tell whether two photos show the same person."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from photoclust.cli.arguments import add_device, add_json, open_engine
from photoclust.cli.terminal import printable_path, say, say_json

ORDER = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("one", type=Path, metavar="PHOTO")
    parser.add_argument("other", type=Path, metavar="PHOTO")
    add_json(parser)
    add_device(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        result = engine.recognition.verify(arguments.one, arguments.other)
    if arguments.json:
        say_json(asdict(result))
        return 0
    say("The same person." if result.same else "Different people.")
    say(
        f"distance {result.distance:.3f}, threshold {result.threshold:.3f},"
        f" probability {result.probability:.1%}"
    )
    for path, faces in zip((arguments.one, arguments.other), result.faces, strict=True):
        if faces > 1:
            say(f"{printable_path(path)} has {faces} faces; the largest was compared.")
    return 0
