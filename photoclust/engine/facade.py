"""The engine: one library, the networks, and a part for each thing a caller wants.

Synchronous. Long calls take a `Job` to watch and to stop them by. Nothing here imports the
networks before they are needed, so naming a person takes no longer than the library does.
"""

from __future__ import annotations

from pathlib import Path

from photoclust.engine.adapter import LibraryAdapter
from photoclust.engine.clusters import Clusters
from photoclust.engine.context import EngineContext
from photoclust.engine.exports import Exports
from photoclust.engine.folders import Folders
from photoclust.engine.health import Health
from photoclust.engine.history import History
from photoclust.engine.library import LibraryFile
from photoclust.engine.people import People
from photoclust.engine.photos import Photos
from photoclust.engine.recognition import Recognition
from photoclust.engine.review import Review
from photoclust.paths import default_library
from photoclust.settings import Settings


class Engine:
    """One library and all that can be done with it.

    library: its file; the default is PHOTOCLUST_LIBRARY or the platform's data folder. It is
    opened on first use, which raises LibraryError when it cannot be, and made when it is not
    there, unless `create` is False. Close the engine, or use it in `with`.

    `library`: the file itself; `folders` that are scanned; `photos`, scans among it; `people`
    and their faces; `history`: decisions made and taken back; `clusters`: people proposed;
    `review`: what to ask; `recognition` of single photos; `adapter` of the network to the
    library; `exports`; `health`: whether all is well.
    """

    def __init__(
        self,
        library: Path | None = None,
        settings: Settings | None = None,
        *,
        create: bool = True,
    ) -> None:
        context = EngineContext(library or default_library(), settings or Settings(), create=create)
        self._context = context
        self.library = LibraryFile(context)
        self.folders = Folders(context)
        self.photos = Photos(context)
        self.people = People(context)
        self.history = History(context)
        self.clusters = Clusters(context)
        self.review = Review(context)
        self.recognition = Recognition(context)
        self.adapter = LibraryAdapter(context)
        self.exports = Exports(context)
        self.health = Health(context)

    @property
    def settings(self) -> Settings:
        """What the engine works with; see `adopt`."""
        return self._context.settings

    def adopt(self, settings: Settings) -> None:
        """Work with other settings from now on. A scan that runs keeps those it began with."""
        self._context.adopt(settings)

    def close(self) -> None:
        """Release the library's file, and the lock that says that a window shows it."""
        self._context.close()
        self.library.unlock()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
