"""What an engine works with: the library, the networks, and locks between programs.

Each is made on first use, so that what needs no network waits for none.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.errors import LibraryError, WeightsError
from photoclust.library.repository import Repository
from photoclust.once import once
from photoclust.settings import Settings

if TYPE_CHECKING:
    from filelock import FileLock

    from photoclust.faces.analysis import Analyser
    from photoclust.faces.weights import Calibration, Description


class Workshop:
    """One library and the networks, shared between threads."""

    def __init__(self, library: Path, settings: Settings, *, create: bool) -> None:
        self.path = library
        self.settings = settings
        self._create = create
        self._lock = threading.RLock()
        self._held: FileLock | None = None

    def close(self) -> None:
        """Release the library's file, and the lock that says that a window shows it."""
        with self._lock:
            if "_repository" in vars(self):
                self._repository.close()
            self.unlock()

    def lock(self) -> None:
        """Claim the library for one window. It ends with `unlock`, `close` or the process.

        Raises LibraryError when another window shows it.
        """
        with self._lock:
            if self._held is None:
                self._held = _locked(
                    Path(f"{self.path}.window"),
                    f"The library {self.path} is open in another window",
                    "go to that window, or close it",
                )

    def unlock(self) -> None:
        """Let other windows open the library."""
        with self._lock:
            if self._held is not None:
                self._held.release()
                self._held = None

    def adopt(self, settings: Settings) -> None:
        """Work with other settings from now on. A scan that runs keeps those it began with."""
        with self._lock:
            self.settings = settings
            vars(self).pop("_analyser", None)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two scans of one library would do the same work twice."""
        lock = _locked(
            Path(f"{self.path}.lock"),
            f"Another scan of the library {self.path} is running",
            "wait for it to end",
        )
        try:
            yield
        finally:
            lock.release()

    @once
    def _repository(self) -> Repository:
        return Repository(self.path, create=self._create)

    @once
    def _analyser(self) -> Analyser:
        from photoclust.faces.analysis import Analyser
        from photoclust.faces.detection import Detector
        from photoclust.faces.device import choose
        from photoclust.faces.embedding import Embedder

        device = choose(self.settings.device)
        detector = Detector(
            device,
            min_face=self.settings.min_face,
            min_score=self.settings.min_score,
            size=self.settings.detection_size,
        )
        return Analyser(detector, Embedder(device))

    @once
    def _description(self) -> Description:
        from photoclust.faces.weights import describe, shipped

        return describe(shipped("embedding"))

    @property
    def _model(self) -> str:
        return self._description.name

    @property
    def _calibration(self) -> Calibration:
        calibration = self._description.calibration
        if calibration is None:
            raise WeightsError("The embedding's weights are not calibrated", "reinstall photoclust")
        return calibration


def _locked(path: Path, taken: str, remedy: str) -> FileLock:
    """A lock on a file, held: the system lets it go when the process ends, however it ends."""
    from filelock import FileLock, Timeout

    # A lock may be let go by another thread than the one that took it.
    lock = FileLock(path, timeout=0, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise LibraryError(taken, remedy) from error
    except OSError as error:
        raise LibraryError(
            f"The file {path} cannot be made: {error.strerror}",
            "check the folder of the library",
        ) from error
    return lock
