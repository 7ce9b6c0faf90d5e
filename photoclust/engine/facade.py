"""The engine: one library, the networks, and one part per task of a caller.

All calls are synchronous; long ones take a `Job`, through which another thread follows and cancels
them. The networks are loaded on first use, so naming a person needs the library alone.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.adapter import LibraryAdapter
from photoclust.engine.albums import Albums
from photoclust.engine.clusters import Clusters
from photoclust.engine.context import EngineContext
from photoclust.engine.exchange import Exchange
from photoclust.engine.exports import Exports
from photoclust.engine.folders import Folders
from photoclust.engine.health import Health
from photoclust.engine.history import History
from photoclust.engine.lazy import lazy_property
from photoclust.engine.library import LibraryFile
from photoclust.engine.people import People
from photoclust.engine.photos import Photos
from photoclust.engine.recognition import Recognition
from photoclust.engine.review import Review
from photoclust.paths import default_library
from photoclust.settings import Settings

if TYPE_CHECKING:
    from photoclust.engine.tags import Tags


class Engine:
    """One library and all that can be done with it.

    library: its file; the default is PHOTOCLUST_LIBRARY or the platform's data folder. It is
    opened on first use, which raises LibraryError when it cannot be, and made when it is not
    there, unless `create` is False. `checked`: another engine of this program has it open, so it
    is sound. Close the engine, or use it in `with`.

    Its parts: `library`, the file; `folders` that are scanned; `photos`, and scans for them;
    `albums`, photos by recipes; `people` and their faces; `history`, decisions with undo and redo;
    `clusters`, people proposed by clustering; `review`, questions to the user; `recognition` of
    single photos; `adapter`, fitted to the library; `exports`; `exchange` with other libraries;
    `tags` for other programs; `health`, a check of everything the engine needs.
    """

    def __init__(
        self,
        library: Path | None = None,
        settings: Settings | None = None,
        *,
        create: bool = True,
        checked: bool = False,
    ) -> None:
        context = EngineContext(
            library or default_library(),
            settings or Settings(),
            create=create,
            checked=checked,
        )
        self._context = context
        self._lock = threading.RLock()
        self.library = LibraryFile(context)
        self.folders = Folders(context)
        self.photos = Photos(context)
        self.albums = Albums(context)
        self.people = People(context)
        self.history = History(context)
        self.clusters = Clusters(context)
        self.review = Review(context)
        self.recognition = Recognition(context)
        self.adapter = LibraryAdapter(context)
        self.exports = Exports(context)
        self.exchange = Exchange(context)
        self.health = Health(context)

    @lazy_property
    def tags(self) -> Tags:
        """Names in photos and sidecars, for other programs."""
        from photoclust.engine.tags import Tags  # its formats take long to import

        return Tags(self._context)

    @property
    def settings(self) -> Settings:
        """The settings in use; `adopt` changes them."""
        return self._context.settings

    def adopt(self, settings: Settings) -> None:
        """Use other settings from now on. A running scan keeps the settings it started with."""
        self._context.adopt(settings)

    def close(self) -> None:
        """Release the library's file, and the lock that says that a window shows it."""
        self._context.close()
        self.library.unlock()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
