"""Carrying out one decision and saying what it did."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from photoclust.cli.arguments import open_engine
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.terminal import say
from photoclust.engine import Engine
from photoclust.library.edits import Edit


def decide(arguments: argparse.Namespace, edit: Callable[[Engine], Edit]) -> int:
    """Apply the edit that `edit` makes; returns the exit status. Raises PhotoclustError."""
    with open_engine(arguments) as engine:
        keep_backup(engine)
        latest = next(iter(engine.history.entries(1)), None)
        engine.history.apply(edit(engine))
        entry = next(iter(engine.history.entries(1)), None)
        if entry is None or entry == latest:
            say("That is so already: nothing was changed.")
        else:
            say(f"{entry.text}.")
    return 0
