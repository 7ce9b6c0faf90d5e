"""What pages and their widgets are made with."""

from __future__ import annotations

from dataclasses import dataclass

from .images.thumbnails import Previews, Thumbnails
from .state.actions import Actions
from .state.people_store import PeopleStore
from .state.preferences import Preferences
from .state.session import Session


@dataclass(frozen=True)
class Context:
    """What pages are made with: one of each, for the whole window."""

    session: Session
    people: PeopleStore
    thumbnails: Thumbnails
    previews: Previews
    actions: Actions
    preferences: Preferences
