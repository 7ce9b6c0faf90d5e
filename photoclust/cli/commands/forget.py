"""Erase a person or photos from the library, for good."""

from __future__ import annotations

import argparse
from pathlib import Path

from photoclust.cli.arguments import open_engine, person_number
from photoclust.cli.terminal import complain, escape_controls, say
from photoclust.engine import Engine
from photoclust.errors import UnknownItem
from photoclust.paths import absolute

ORDER = 205


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("person", nargs="?", metavar="PERSON", help="number or name")
    what.add_argument(
        "--photo",
        dest="photos",
        action="append",
        type=Path,
        metavar="FILE",
        help="a photo; may be given several times, and the file stays",
    )
    parser.add_argument("--yes", action="store_true", help="do it; without, it is only explained")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        if arguments.photos:
            return _forget_photos(engine, arguments.photos, sure=arguments.yes)
        return _forget_person(engine, person_number(engine, arguments.person), sure=arguments.yes)


def _forget_person(engine: Engine, number: int, *, sure: bool) -> int:
    person = next((person for person in engine.people.all() if person.id == number), None)
    if person is None:
        raise UnknownItem("no-such-person", person=number)
    if not sure:
        what = f"the name, {person.faces} faces and the history of {escape_controls(person.label)}"
        return _explain(what, "The photos stay.")
    done = engine.people.forget(number)
    say(f"Forgotten: {done.faces} faces, and {done.decisions} entries of the history.")
    return 0


def _forget_photos(engine: Engine, files: list[Path], *, sure: bool) -> int:
    by_path = {path: photo for photo, paths in engine.photos.paths().items() for path in paths}
    photos = []
    for file in files:
        if (photo := by_path.get(absolute(file))) is None:
            raise UnknownItem("no-such-photo-file", path=file)
        photos.append(photo)
    if not sure:
        return _explain(f"{len(photos)} photos with all their faces", "The files stay.")
    done = engine.photos.forget(photos)
    say(
        f"Forgotten: {done.photos} photos with {done.faces} faces,"
        f" and {done.decisions} entries of the history."
    )
    return 0


def _explain(what: str, stays: str) -> int:
    say(f"This erases {what}. {stays}")
    complain("nothing was erased. It cannot be undone, and backups keep it: add --yes")
    return 1
