"""Carrying out one decision and saying what it did."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from photoclust.cli.arguments import open_engine
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.terminal import counted, say
from photoclust.engine import Engine
from photoclust.library.edits import Edit, Merge, Name


def decide(arguments: argparse.Namespace, edit: Callable[[Engine], Edit]) -> int:
    """Apply the edit that `edit` makes; returns the exit status. Raises PhotoclustError."""
    with open_engine(arguments) as engine:
        keep_backup(engine)
        latest = next(iter(engine.history.entries(1)), None)
        decision = engine.history.prepared(edit(engine))
        engine.history.apply(decision)
        entry = next(iter(engine.history.entries(1)), None)
        if entry is None or entry == latest:
            say("That is so already: nothing was changed.")
        else:
            say(f"{entry.text}.")
            _say_doubts(decision)
    return 0


def _say_doubts(decision: Edit) -> None:
    """Say for how many faces a name does not vouch."""
    if isinstance(decision, Name | Merge) and decision.vouching is not None:
        kept, left = len(decision.vouching.kept), len(decision.vouching.left)
        if kept:
            say(f"{counted(kept, 'face')} more of the group stay with them, unconfirmed.")
        if left:
            say(f"{counted(left, 'face')} of the group may show somebody else, and are unsorted.")
