"""What keys mean in lists and grids alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def typed_letters(event: QKeyEvent) -> str:
    """What a key press types; empty for keys that type nothing to be seen, and for shortcuts."""
    modifiers, held = event.modifiers(), Qt.KeyboardModifier
    # Some keyboards type letters with both of these held, which is their AltGr.
    alt_gr = bool(modifiers & held.ControlModifier) and bool(modifiers & held.AltModifier)
    other = modifiers & (held.ControlModifier | held.AltModifier | held.MetaModifier)
    text = event.text()
    return text if text.strip() and text.isprintable() and (alt_gr or not other) else ""


def begins_selection(view: QAbstractItemView, event: QKeyEvent) -> bool:
    """Whether a key is the first arrow in a view in which nothing is selected.

    It is to select what is current, the frame being there already: Qt would go on to the next
    one, and there is no next one where there is but one.
    """
    return (
        event.key() in ARROWS
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
        and view.selectionMode() is not QAbstractItemView.SelectionMode.NoSelection
        and view.currentIndex().isValid()
        and not view.selectionModel().hasSelection()
        and view.state() is not QAbstractItemView.State.EditingState
    )
