"""List the people."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from photoclust.cli.arguments import add_json, open_engine
from photoclust.cli.terminal import counted, say, say_json
from photoclust.engine import Engine
from photoclust.types import SHOWN_FROM, Person, PersonState

ORDER = 90


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--all", action="store_true", help="small and blurred groups, and ignored people too"
    )
    parser.add_argument(
        "--from-photos",
        type=int,
        default=SHOWN_FROM,
        metavar="N",
        help=f"unnamed people with N photos or more ({SHOWN_FROM})",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        if arguments.json:
            say_json([asdict(person) for person in _listed(engine, arguments.all)])
        elif not engine.people.all() and engine.library.has_faces():
            say("The faces are not grouped yet: photoclust cluster")
        elif not engine.people.all():
            say("Nobody is in the library yet: photoclust scan FOLDER")
        else:
            show_people(engine, arguments.all, arguments.from_photos)
    return 0


def show_people(engine: Engine, everybody: bool = False, least: int = SHOWN_FROM) -> None:
    """Print the table of the people; with `everybody`, of ignored ones and minor groups too.

    least: photos that somebody without a name is in to be no minor group.
    """
    known = _listed(engine, everybody)
    # Where there is nobody else, they are shown.
    shown = [p for p in known if everybody or not p.is_minor(least)] or known
    print_people(shown, engine.people.unsorted_count())
    if left := len(known) - len(shown):
        groups = counted(left, "small or blurred group")
        say(f"{groups} left out: photoclust people --all")


def print_people(people: Sequence[Person], unsorted: int) -> None:
    """The table of people."""
    table = Table(box=None, pad_edge=False)
    for heading, justify in (
        ("id", "right"),
        ("name", "left"),
        ("faces", "right"),
        ("photos", "right"),
        ("first", "left"),
        ("last", "left"),
    ):
        table.add_column(heading, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for person in people:
        name = Text("-" if person.name is None else person.label)
        if person.state is PersonState.IGNORED:
            name.append(" (ignored)")
        table.add_row(
            str(person.id),
            name,
            str(person.faces),
            str(person.photos),
            (person.first or "")[:10],
            (person.last or "")[:10],
        )
    # Piped into another program, a table must not be folded to some default width.
    console = Console()
    if not console.is_terminal:
        console.width = 250
    with console.capture() as printed:
        console.print(table)
    say(printed.get().rstrip("\n"))
    say(f"{counted(len(people), 'person', 'people')}, {counted(unsorted, 'face')} unsorted.")


def _listed(engine: Engine, everybody: bool) -> list[Person]:
    return [p for p in engine.people.all() if everybody or p.state is PersonState.VISIBLE]
