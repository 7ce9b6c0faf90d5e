"""Changes of the history by decisions, undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from photoclust import Edit, Engine, Entry, Message

Kind = Literal["apply", "undo", "redo"]


@dataclass(frozen=True)
class HistoryChange:
    """A decision made, undone or redone.

    `entries`: what the history says about it, latest decision first; `edit` as it was carried out,
    None for what is undone or redone.
    """

    kind: Kind
    entries: tuple[Entry, ...]
    edit: Edit | None = None

    @property
    def message(self) -> Message | None:
        """What the history says about it; None when there are several entries."""
        return self.entries[0].message if len(self.entries) == 1 else None


@dataclass(frozen=True)
class HistoryState:
    """What the next undo and redo would concern; None when there is nothing.

    `latest`: the number of the latest entry, whatever became of it; 0 in a new library.
    """

    undo: Entry | None = None
    redo: Entry | None = None
    latest: int = 0


def history_state(engine: Engine) -> HistoryState:
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
    return HistoryState(undo, undone[-1] if undone else None, latest)


def apply_edit(engine: Engine, edit: Edit) -> tuple[HistoryChange | None, HistoryState]:
    """Apply an edit. No change when it made no difference."""
    before = history_state(engine).latest
    edit = engine.history.prepared(edit)
    engine.history.apply(edit)
    now = history_state(engine)
    if now.undo is None or now.latest == before:
        return None, now
    return HistoryChange("apply", (now.undo,), edit), now


def undo_or_redo(
    engine: Engine,
    kind: Literal["undo", "redo"],
    entry: int | None = None,
    shown: Entry | None = None,
) -> tuple[HistoryChange | None, HistoryState]:
    """Undo or redo once, or up to an entry.

    `shown`: the decision that the window said this would concern; another one is refused.
    """
    latest = None if shown is None else shown.id
    history = engine.history
    if entry is None:
        entries = [history.undo(latest) if kind == "undo" else history.redo(latest)]
    else:
        entries = history.undo_to(entry, latest) if kind == "undo" else history.redo_to(entry)
    change = HistoryChange(kind, tuple(entries)) if entries else None
    return change, history_state(engine)
