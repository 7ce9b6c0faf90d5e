"""Ignoring the people without a name in some photos, as one decision."""

from __future__ import annotations

from photoclust import Bundle, Edit, Introduce, Message, PersonState, SetStates, UnnamedFaces


def dismissal(unnamed: UnnamedFaces, *, everywhere: bool) -> Edit | None:
    """The decision; None where there is nothing to decide.

    everywhere: also those who are in other photos too. Each single face is somebody of their own:
    as one person they would draw each other's likes.
    """
    people = unnamed.people + (unnamed.people_elsewhere if everywhere else ())
    edits: list[Edit] = []
    if people:
        edits.append(SetStates(people, PersonState.IGNORED))
    edits += [Introduce((face,), state=PersonState.IGNORED) for face in unnamed.faces]
    if not edits:
        return None
    count = len(people) + len(unnamed.faces)
    return Bundle(Message.of("ignored-unnamed", count=count), tuple(edits))
