"""Say how many of the named people's faces are found."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from photoclust.cli.arguments import add_json, open_engine, person_number
from photoclust.cli.terminal import escape_controls, say, say_json
from photoclust.types import Completeness

ORDER = 178


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("person", nargs="?", metavar="PERSON", help="of this person alone")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        person = None if arguments.person is None else person_number(engine, arguments.person)
        found = engine.review.completeness(person)
        names = {known.id: escape_controls(known.label) for known in engine.people.all()}
    if arguments.json:
        say_json([asdict(one) for one in found])
    elif not found:
        say('Nobody has a name yet: photoclust name PERSON "Anna"')
    else:
        for one in found:
            say(f"{names[one.person_id]}: {_said(one)}")
    return 0


def _said(one: Completeness) -> str:
    share, low, high = (round(100 * part) for part in (one.share, one.low, one.high))
    if low == high:
        return f"{share} % found"
    return f"about {share} % found, between {low} and {high}"
