"""Adapt the recognition to the faces you have confirmed."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import open_engine
from photoclust.cli.progress import watched
from photoclust.cli.terminal import say
from photoclust.engine import Engine
from photoclust.messages import ENGLISH

ORDER = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--remove", action="store_true", help="go back to the network as it comes")
    parser.add_argument("--dry-run", action="store_true", help="say what it would bring")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default 0")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        if arguments.remove:
            return _remove(engine, arguments.dry_run)
        with watched("folds") as job:
            fitted = engine.adapter.fit(job, arguments.seed)
        if fitted.adapter is not None and not arguments.dry_run:
            engine.adapter.adopt(fitted.adapter)
        former = engine.adapter.exists()
    for message in fitted.summary:
        say(f"{ENGLISH.text(message)}.")
    if fitted.adapter is None:
        note = "; the one that was there stays" if former else ""
        say(f"No new adapter: {fitted.reason[:1].lower()}{fitted.reason[1:]}{note}.")
    elif arguments.dry_run:
        say("It would be kept; nothing was changed.")
    else:
        say(f"Kept as {fitted.adapter.name}. Group anew with it: photoclust cluster")
    return 0


def _remove(engine: Engine, dry_run: bool) -> int:
    there = engine.adapter.exists() if dry_run else engine.adapter.drop()
    if not there:
        say("The library has no adapter: nothing was changed.")
    elif dry_run:
        say("The adapter would be removed; nothing was changed.")
    else:
        say("The adapter was removed: faces are compared as the network embeds them.")
    return 0
