"""Say why a face is with its person, or two faces are together."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from photoclust.cli.arguments import LONGEST_NUMBER, add_json, open_engine, person_number
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.terminal import counted, escape_controls, say, say_json
from photoclust.engine import Engine
from photoclust.errors import EditError
from photoclust.library.edits import Split
from photoclust.messages import person_value
from photoclust.types import Chain

ORDER = 177
STRENGTHS = ((0.99, "very strong"), (0.9, "strong"), (0.5, "fair"), (0.1, "weak"))
"""From which probability on a link is called so."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("face", type=int, metavar="FACE")
    parser.add_argument(
        "other", nargs="?", metavar="OTHER", help="another face, or the name of its person"
    )
    parser.add_argument(
        "--cut", action="store_true", help="part the person's faces at the weakest link"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        chain = _chain(engine, arguments.face, arguments.other)
        if arguments.cut:
            keep_backup(engine)
            engine.history.apply(Split(chain.person_id, chain.beyond))
            say(f"{engine.history.entries(1)[0].text}.")
        elif arguments.json:
            say_json(asdict(chain))
        else:
            label = next(p.label for p in engine.people.all() if p.id == chain.person_id)
            _say_chain(chain, escape_controls(label))
    return 0


def _chain(engine: Engine, face: int, other: str | None) -> Chain:
    """Between two faces, or a face and its person. Raises EditError for another person's."""
    if other is not None and other.isdecimal() and len(other) <= LONGEST_NUMBER:
        return engine.clusters.chain(face, int(other))
    chain = engine.clusters.chain(face)
    if other is not None and chain.person_id != (number := person_number(engine, other)):
        person = person_value(number, next(p.name for p in engine.people.all() if p.id == number))
        raise EditError("face-not-with", face=face, person=person, number=number)
    return chain


def _say_chain(chain: Chain, label: str) -> None:
    if chain.weakest is None:
        say(f"Nothing joins face {chain.faces[0]} to others of {label}.")
        return
    for place, link in enumerate(chain.links):
        mark = ", the weakest" if place == chain.weakest and len(chain.links) > 1 else ""
        ends = f"face {chain.faces[place]} - face {chain.faces[place + 1]}"
        say(f"{ends}: {_strength(link)} ({link:.0%}){mark}")
    count = counted(len(chain.beyond), "face")
    say(f"With --cut, {count} of {label} become a new person.")


def _strength(link: float) -> str:
    return next((word for least, word in STRENGTHS if link >= least), "very weak")
