"""Arguments that several commands share, and what is made of them.

What every command takes is in `photoclust.cli`.
"""

from __future__ import annotations

import argparse
from dataclasses import fields

from photoclust.engine import Engine
from photoclust.errors import EditError, UnknownItem
from photoclust.library import edits
from photoclust.settings import Settings

LONGEST_NUMBER = 18
"""Digits that the numbers of people have at most; SQLite could take no more than 19."""


def add_json(parser: argparse.ArgumentParser) -> None:
    """For commands that print values for programs on request."""
    parser.add_argument("--json", action="store_true", help="for programs")


def add_device(parser: argparse.ArgumentParser) -> None:
    """For commands that run the networks."""
    parser.add_argument("--device", metavar="D", help="auto (default), cpu, cuda or mps")


def add_person(parser: argparse.ArgumentParser) -> None:
    """A person by number or name; see `person_number`."""
    parser.add_argument("person", metavar="PERSON", help="number or name")


def add_faces(parser: argparse.ArgumentParser) -> None:
    """One or more faces by number."""
    parser.add_argument("faces", nargs="+", type=int, metavar="FACE")


def open_engine(arguments: argparse.Namespace, *, create: bool = False) -> Engine:
    """The engine with the library and the settings given, the defaults for the others."""
    return Engine(arguments.library, _settings(arguments), create=create)


def person_number(engine: Engine, given: str) -> int:
    """A person by number, or by name. Raises UnknownItem, and EditError for a name that several
    people have, with the ways to say which."""
    number = given.removeprefix("#")
    if number.isdecimal() and len(number) <= LONGEST_NUMBER:
        return int(number)
    try:
        name = edits.clean_name(given)
    except EditError as error:  # not a valid name
        raise UnknownItem("no-bearable-name") from error
    person = engine.people.names().only_one(name)
    if person is None:
        raise UnknownItem("no-such-name", name=given)
    return person


def _settings(arguments: argparse.Namespace) -> Settings:
    names = {field.name for field in fields(Settings)}
    given = {k: v for k, v in vars(arguments).items() if k in names and v is not None}
    return Settings(**given)
