"""A library that is one whole file soon after the last write.

SQLite leaves what was written last in the -wal, for as long as a program has the library open.
Whoever copied the library alone would copy it without.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

IDLE_SECONDS = 3.0


class IdleFlush:
    """Has the -wal written into the library once nothing was written for `IDLE_SECONDS`.

    In a thread that lives no longer than that. Thread-safe.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._due = 0.0

    def written(self) -> None:
        """Something was written just now."""
        with self._lock:
            self._due = time.monotonic() + IDLE_SECONDS
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._run, name="flush", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End the thread; whoever closes the library last writes all of it anyway."""
        with self._lock:
            self._stop.set()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while not self._stop.wait(max(0.0, self._due - time.monotonic())):
            if time.monotonic() < self._due:
                continue  # there was another write meanwhile
            flushed = self._flush()
            with self._lock:
                if flushed and time.monotonic() >= self._due:
                    self._thread = None
                    return
                # Somebody was reading.
                self._due = max(self._due, time.monotonic() + IDLE_SECONDS)

    def _flush(self) -> bool:
        """Whether all is in the file now, or no file is there."""
        with suppress(sqlite3.Error):
            address = f"{self._library.as_uri()}?mode=rw"  # never makes a new one
            with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy
        return not self._library.exists()
