"""List the faces of a person, or the unsorted ones."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from photoclust.cli.arguments import add_json, open_engine, person_number
from photoclust.cli.terminal import counted, printable_path, say, say_json

ORDER = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("person", nargs="?", metavar="PERSON")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        person = None if arguments.person is None else person_number(engine, arguments.person)
        faces = engine.people.faces(person)
        if arguments.json:
            say_json([asdict(face) for face in faces])
            return 0
        photos = engine.photos.paths()
        for face in faces:
            mark = "confirmed" if face.confirmed else f"{face.probability:.0%}"
            where = ", ".join(printable_path(path) for path in photos.get(face.photo_id, [])[:1])
            say(f"{face.id:>8}  {mark:>9}  quality {face.quality:.2f}  {where}")
        say(f"{counted(len(faces), 'face')}.")
    return 0
