"""Decisions: carried out, taken back, made again and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.vouching import with_vouching
from photoclust.library.edits import Edit, Patch

if TYPE_CHECKING:
    from photoclust.library.history import Entry


class History:
    """The decisions made in a library. They are stored in the library and last across restarts."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def apply(self, edit: Edit) -> Patch:
        """Carry out a decision; returns its inverse. Raises EditError and UnknownItem.

        Naming and merging vouch for the faces that surely show whom the groups are shown with, if
        the decision does not say for which.
        """
        return self._context.repository.apply(self.prepared(edit))

    def prepared(self, edit: Edit) -> Edit:
        """The decision, with what it vouches for."""
        return with_vouching(self._context, edit)

    def undo(self, shown: int | None = None) -> Entry:
        """Take back the latest decision.

        `shown`: the number of the one that the user was told; EditError is raised, and nothing
        taken back, when it is another one now. Raises NothingToUndo.
        """
        return self._context.repository.history.undo(shown)

    def redo(self, shown: int | None = None) -> Entry:
        """Make again what was undone last. `shown` and errors as in `undo`."""
        return self._context.repository.history.redo(shown)

    def undo_to(self, entry: int, shown: int | None = None) -> list[Entry]:
        """Take back all that was decided after an entry, or everything for 0; latest first.

        `shown`: the number of the latest one that the user was told. Raises NothingToUndo,
        EditError as `undo` does, and UnknownItem for an entry that is not done.
        """
        return self._context.repository.history.undo_to(entry, shown)

    def redo_to(self, entry: int) -> list[Entry]:
        """Make again what was undone, up to and including an entry. Raises UnknownItem."""
        return self._context.repository.history.redo_to(entry)

    def entries(self, limit: int = 100) -> list[Entry]:
        """The latest decisions, latest first."""
        return self._context.repository.history.entries(limit)
