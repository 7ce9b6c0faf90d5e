"""Photos that are due to be looked at again are, by themselves."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from photoclust import Engine

from .people_store import PeopleStore
from .session import Session


class PhotoUpdate(QObject):
    """Begins an update when a library that needs one has been opened and its people are shown: the
    networks are others, or looking again was interrupted.

    What is stopped, or ended with the window, goes on when the library is opened next.
    """

    begun = Signal(int)
    """An update has begun, of so many photos."""

    def __init__(
        self, session: Session, people: PeopleStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        people.loaded.connect(self._ask)

    def _ask(self) -> None:
        def outdated(engine: Engine) -> int:
            return engine.photos.outdated()

        if not self._session.scanning:  # one that was cut off goes on, with these photos too
            self._session.ask(outdated, self._begin, self)

    def _begin(self, photos: int) -> None:
        if photos:
            self._session.update_photos()
            self.begun.emit(photos)
