"""What a decision did, and where the history stands afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from photoclust.engine import Engine
from photoclust.library.edits import Edit
from photoclust.library.history import Entry

Kind = Literal["apply", "undo", "redo"]


@dataclass(frozen=True)
class Change:
    """A decision made, taken back or made again.

    `entries`: what the history says about it, latest decision first; `edit` as it was asked
    for, None for what is undone or redone.
    """

    kind: Kind
    entries: tuple[Entry, ...]
    edit: Edit | None = None

    @property
    def text(self) -> str:
        """The history's sentence, without a full stop; empty when there are several."""
        return self.entries[0].text if len(self.entries) == 1 else ""


@dataclass(frozen=True)
class Standing:
    """What the next undo and redo would concern; None when there is nothing.

    `latest`: the number of the latest entry, whatever became of it; 0 in a new library.
    """

    undo: Entry | None = None
    redo: Entry | None = None
    latest: int = 0


def standing(engine: Engine) -> Standing:
    """Read the history from its end, as far as needed."""
    limit = 20
    while True:
        entries = engine.history.entries(limit)
        undo = next((entry for entry in entries if entry.state == "done"), None)
        if undo or len(entries) < limit:
            break
        limit *= 10
    undone = [entry for entry in entries if entry.state == "undone"]
    latest = entries[0].id if entries else 0
    return Standing(undo, undone[-1] if undone else None, latest)


def carry_out(engine: Engine, edit: Edit) -> tuple[Change | None, Standing]:
    """Apply an edit. No change when it made no difference."""
    before = standing(engine).latest
    engine.history.apply(edit)
    now = standing(engine)
    if now.undo is None or now.latest == before:
        return None, now
    return Change("apply", (now.undo,), edit), now


def turn(
    engine: Engine, kind: Literal["undo", "redo"], entry: int | None = None
) -> tuple[Change | None, Standing]:
    """Undo or redo once, or up to an entry."""
    if entry is None:
        entries = [engine.history.undo() if kind == "undo" else engine.history.redo()]
    else:
        entries = engine.history.undo_to(entry) if kind == "undo" else engine.history.redo_to(entry)
    change = Change(kind, tuple(entries)) if entries else None
    return change, standing(engine)
