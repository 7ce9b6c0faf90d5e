"""List the faces that may be named people's, or confirm them."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict

from photoclust.cli.arguments import add_json, open_engine, person_number
from photoclust.cli.terminal import counted, escape_controls, say, say_json
from photoclust.library.edits import Move

ORDER = 175


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("person", nargs="?", metavar="PERSON", help="of this person alone")
    parser.add_argument("--accept", action="store_true", help="all of them are the person's")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        person = None if arguments.person is None else person_number(engine, arguments.person)
        found = engine.review.suggestions(person)
        if arguments.accept:
            for number in Counter(one.person_id for one in found):
                faces = tuple(one.face for one in found if one.person_id == number)
                engine.history.apply(Move(faces, number))
                say(f"{engine.history.entries(1)[0].text}.")
        names = {known.id: escape_controls(known.label) for known in engine.people.all()}
    if arguments.json:
        say_json([asdict(one) for one in found])
    elif not found:
        say("Nothing to check.")
    elif not arguments.accept:
        for one in found:
            say(f"face {one.face}: {names[one.person_id]}, {one.probability:.0%}")
        people = len({one.person_id for one in found})
        say(f"{counted(len(found), 'face')} to check of {counted(people, 'person', 'people')}.")
    return 0
