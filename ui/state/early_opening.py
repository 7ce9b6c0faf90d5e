"""The library of the start, opened while the window is still being made."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from photoclust import Engine, LibraryError, Settings


class EarlyOpening:
    """Claims a library, opens it and reads its people in a thread: SQLite does not need the
    interpreter, which imports and lays out the window meanwhile. `make` gives the engine to the
    session, which finds the people read.
    """

    def __init__(self, library: Path, settings: Settings) -> None:
        self._wanted = library, settings
        self._engine: Engine | None = Engine(library, settings)
        with suppress(LibraryError):  # the session is told, too
            self._engine.library.lock()
        self._thread = threading.Thread(
            target=_read, args=(self._engine,), name="early opening", daemon=True
        )
        self._thread.start()

    def make(self, library: Path, settings: Settings) -> Engine:
        """The engine that was opened early, the first time, if it is for this library and these
        settings; else another."""
        engine, self._engine = self._engine, None
        if engine is not None and self._wanted == (library, settings):
            return engine
        if engine is not None:
            self._thread.join()
            engine.close()
        return Engine(library, settings)


def _read(engine: Engine) -> None:
    # Who opens it next meets the same error, and tells it.
    with suppress(Exception):
        engine.people.all()
