"""Asks whom some faces show likeliest, for lists from which somebody is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from photoclust import Engine

from .session import Session

COMPARED = 8
"""Faces of a person, the best ones, by which others are compared with them."""


def ask_likeliest(
    session: Session,
    owner: QObject,
    then: Callable[[Sequence[int]], None],
    *,
    faces: Sequence[int] = (),
    person: int | None = None,
) -> None:
    """Pass the people to `then`, likeliest first: by these faces, else by those of a person.

    Nothing comes where there is nothing to compare; errors are not told, as any order will do.
    """

    def read(engine: Engine) -> list[int]:
        compared: Sequence[int] = faces
        if not compared and person is not None:
            compared = engine.people.face_ids(person)[:COMPARED].tolist()
        return engine.people.likeliest(compared) if len(compared) else []

    if len(faces) or person is not None:
        session.ask(read, lambda people: then(people) if people else None, owner, lambda _: None)
