"""The shared objects that pages and their widgets get."""

from __future__ import annotations

from dataclasses import dataclass

from .images.thumbnails import Previews, Thumbnails
from .state.actions import Actions
from .state.novelty import Novelty
from .state.people_store import PeopleStore
from .state.preferences import Preferences
from .state.session import Session


@dataclass(frozen=True)
class Context:
    """The shared objects of the window, which every page gets."""

    session: Session
    people: PeopleStore
    thumbnails: Thumbnails
    previews: Previews
    actions: Actions
    preferences: Preferences
    novelty: Novelty
