"""What an engine works with: the library, the networks, and locks between programs.

Each is made on first use, so that what needs no network waits for none.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.lazy import once
from photoclust.errors import LibraryError, WeightsError
from photoclust.faces.preload import preload_torch
from photoclust.library.repository import Repository
from photoclust.settings import Settings
from photoclust.types import PersonState

if TYPE_CHECKING:
    import numpy as np
    from filelock import FileLock
    from numpy.typing import NDArray

    from photoclust.faces.adapter import Adapter
    from photoclust.faces.analysis import Analyser
    from photoclust.faces.description import Calibration, Description
    from photoclust.types import Floats


@dataclass(frozen=True)
class Confirmed:
    """Faces whose people are certain. `embeddings`: float32 (n, 128) of the model `base`, whose
    `calibration` says what their distances mean. `people`: int64 (n,)."""

    embeddings: Floats
    people: NDArray[np.int64]
    base: str
    calibration: Calibration


class Workshop:
    """One library and the networks, shared between threads."""

    def __init__(self, library: Path, settings: Settings, *, create: bool) -> None:
        self.path = library
        self.settings = settings
        self._create = create
        self._lock = threading.RLock()
        self._held: FileLock | None = None
        self._read: tuple[str, Adapter] | None = None

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

    def adapter(self) -> Adapter | None:
        """The library's own adapter, if it has one for today's network.

        Raises WeightsError when it is damaged.
        """
        adapter = self._stored_adapter()
        return adapter if adapter and adapter.base == self._description.name else None

    def has_adapter(self) -> bool:
        """Whether the library holds one, be it damaged or for another network."""
        return self._repository.adapter_name() is not None

    def adopt_adapter(self, adapter: Adapter) -> None:
        """Compare faces by adapted embeddings from now on; the base's stay beside them.

        Takes the place of an adapter that was there. Raises WeightsError for another base.
        """
        if adapter.base != self._description.name:
            raise WeightsError(
                f"The adapter is for the network {adapter.base}",
                "fit one: photoclust train-adapter",
            )
        self._repository.set_adapter(adapter.name, adapter.base, adapter.to_bytes())
        self._repository.adapt(adapter.name, adapter.apply)

    def drop_adapter(self) -> bool:
        """Compare faces by the base's embeddings again; whether there was an adapter."""
        return self._repository.remove_adapter()

    def confirmed_faces(self) -> Confirmed:
        """What an adapter is fitted to: all faces that were vouched for, as the base has them.

        Those of ignored people are left out, as many a stranger may have been ignored with them.
        """
        import numpy as np

        faces = self._repository.face_set(self._description.name)
        shown = [p.id for p in self._repository.people() if p.state is PersonState.VISIBLE]
        rows = faces.confirmed & np.isin(faces.people, shown)
        return Confirmed(
            embeddings=faces.embeddings[rows],
            people=faces.people[rows],
            base=self._description.name,
            calibration=self._base_calibration,
        )

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
        preload_torch()
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
        from photoclust.faces.description import describe, shipped

        return describe(shipped("embedding"))

    def _adapted(self, embeddings: Floats) -> Floats:
        """What the base made of faces, (n, 128), as faces are compared with the library's."""
        adapter = self.adapter()
        return adapter.apply(embeddings) if adapter else embeddings

    @property
    def _model(self) -> str:
        """Whose embeddings faces are compared by. All the base has are then there."""
        adapter = self.adapter()
        if adapter is None:
            return self._description.name
        self._repository.adapt(adapter.name, adapter.apply)
        return adapter.name

    @property
    def _calibration(self) -> Calibration:
        """What the distances between these mean."""
        adapter = self.adapter()
        return adapter.calibration if adapter else self._base_calibration

    @property
    def _base_calibration(self) -> Calibration:
        """What distances mean to the network without an adapter. Raises WeightsError."""
        calibration = self._description.calibration
        if calibration is None:
            raise WeightsError("The embedding's weights are not calibrated", "reinstall photoclust")
        return calibration

    def _stored_adapter(self) -> Adapter | None:
        """Whatever its base is. Another program may change it at any time."""
        from photoclust.faces.adapter import Adapter

        if not os.access(self.path, os.F_OK):
            return None  # two photos can be compared without a library
        name = self._repository.adapter_name()
        if name is None:
            return None
        with self._lock:
            if self._read is None or self._read[0] != name:
                data = self._repository.adapter_data()
                if data is None:
                    return None
                self._read = name, Adapter.from_bytes(data)
            return self._read[1]


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
