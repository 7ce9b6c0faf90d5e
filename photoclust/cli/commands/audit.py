"""List the confirmed faces that look wrong, or say that some are right."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from photoclust.cli.arguments import add_json, open_engine, person_number
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.terminal import counted, escape_controls, say, say_json
from photoclust.engine import Engine
from photoclust.errors import EditError
from photoclust.library.edits import Affirm

ORDER = 176


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("person", nargs="?", metavar="PERSON", help="of this person alone")
    parser.add_argument(
        "--right",
        nargs="+",
        type=int,
        metavar="FACE",
        help="these are right, and are not doubted again",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        person = None if arguments.person is None else person_number(engine, arguments.person)
        if arguments.right:
            keep_backup(engine)
            _affirm(engine, arguments.right)
            return 0
        found = engine.review.doubts(person)
        names = {known.id: escape_controls(known.label) for known in engine.people.all()}
    if arguments.json:
        say_json([asdict(one) for one in found])
    elif not found:
        say("No confirmed face looks wrong.")
    else:
        for one in found:
            whose = "" if one.rival_id is None else f", rather {names[one.rival_id]}"
            say(f"face {one.face}: {names[one.person_id]}, wrong by {one.probability:.0%}{whose}")
        say(f"{counted(len(found), 'face')} to look at again.")
    return 0


def _affirm(engine: Engine, faces: list[int]) -> None:
    """Say of faces that they are rightly with their people. Raises EditError for others."""
    known = {face.id: face for face in engine.people.face_details(faces)}
    for number in dict.fromkeys(faces):
        person = known[number].person_id if number in known else None
        if person is None:
            raise EditError("face-with-nobody", face=number)
    for person in dict.fromkeys(known[number].person_id for number in faces):
        if person is not None:
            theirs = tuple(number for number in faces if known[number].person_id == person)
            engine.history.apply(Affirm(theirs, person))
            say(f"{engine.history.entries(1)[0].text}.")
