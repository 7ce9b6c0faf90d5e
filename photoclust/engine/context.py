"""What the parts of an engine share: the library, the networks and the settings.

Each is opened on first use, so that calls that need no network do not load one.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.lazy import lazy_property
from photoclust.engine.locks import locked
from photoclust.errors import WeightsError
from photoclust.faces.description import describe, shipped
from photoclust.library.repository import Repository
from photoclust.messages import Message
from photoclust.paths import absolute
from photoclust.settings import Settings

if TYPE_CHECKING:
    from photoclust.engine.photo_faces import PhotoFaces
    from photoclust.faces.adapter import Adapter
    from photoclust.faces.analysis import Analyser
    from photoclust.faces.description import Calibration, Description
    from photoclust.types import Floats


class EngineContext:
    """One library and the networks, shared between the parts and between threads.

    library: its file. It is made when it is not there, unless `create` is False.
    """

    def __init__(
        self, library: Path, settings: Settings, *, create: bool, checked: bool = False
    ) -> None:
        self.path = absolute(library)
        self.settings = settings
        self.on_write: Callable[[int], object] = lambda number: None
        """See `LibraryFile.on_write`."""
        self._create = create
        self._checked = checked
        self._lock = threading.RLock()
        self._read: tuple[str, Adapter] | None = None

    def close(self) -> None:
        """Release the library's file."""
        with self._lock:
            if "repository" in vars(self):
                self.repository.close()

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Release the library's file during the block; the next use opens it again."""
        with self._lock:
            self.close()
            vars(self).pop("repository", None)
            yield

    def adopt(self, settings: Settings) -> None:
        """Use other settings from now on. A running scan keeps the settings it started with."""
        with self._lock:
            self.settings = settings
            vars(self).pop("analyser", None)
            vars(self).pop("embedding", None)
            vars(self).pop("detection", None)

    @contextmanager
    def scan_lock(self) -> Iterator[None]:
        """Hold the lock that allows one scan of a library at a time.

        Raises LibraryError when one is running, in this program or another.
        """
        lock = locked(
            Path(f"{self.path}.lock"), Message.of("library-being-scanned", library=self.path)
        )
        try:
            yield
        finally:
            lock.release()

    @lazy_property
    def repository(self) -> Repository:
        """The library, opened. Raises LibraryError when it cannot be."""
        repository = Repository(self.path, create=self._create, checked=self._checked)
        repository.database.on_write = lambda number: self.on_write(number)
        return repository

    @lazy_property
    def analyser(self) -> Analyser:
        """The networks on the device that the settings name.

        Raises DeviceError and WeightsError.
        """
        from photoclust.faces.analysis import Analyser
        from photoclust.faces.device import choose
        from photoclust.faces.registry import DetectionOptions, open_detector, open_embedder

        settings = self.settings
        device = choose(settings.device)
        options = DetectionOptions(settings.min_score, settings.detection_size)
        return Analyser(
            open_detector(settings.detector or shipped("detector"), device, options),
            open_embedder(settings.embedding or shipped("embedding"), device),
        )

    @property
    def photo_faces(self) -> PhotoFaces:
        """The path from photo files to the faces in them. Raises DeviceError and WeightsError."""
        from photoclust.engine.photo_faces import PhotoFaces

        return PhotoFaces(self.analyser, self.settings)

    @lazy_property
    def embedding(self) -> Description:
        """What the embedding's weights file says of itself. Raises WeightsError."""
        return describe(self.settings.embedding or shipped("embedding"))

    @lazy_property
    def detection(self) -> Description:
        """What the detector's weights file says of itself. Raises WeightsError."""
        return describe(self.settings.detector or shipped("detector"))

    @property
    def base_calibration(self) -> Calibration:
        """The calibration of the network without an adapter. Raises WeightsError."""
        calibration = self.embedding.calibration
        if calibration is None:
            raise WeightsError("weights-uncalibrated")
        return calibration

    @property
    def calibration(self) -> Calibration:
        """What the distances between the embeddings of `model` mean. Raises WeightsError."""
        adapter = self.adapter()
        return adapter.calibration if adapter else self.base_calibration

    @property
    def model(self) -> str:
        """The name of the model whose embeddings faces are compared by.

        Embeddings of the network that the adapter has not been applied to are adapted first.
        """
        adapter = self.adapter()
        if adapter is None:
            return self.embedding.name
        self.repository.adapters.adapt(adapter.name, adapter.apply)
        return adapter.name

    def adapted(self, embeddings: Floats) -> Floats:
        """Embeddings of the network, (n, 128), made comparable with those of `model`."""
        adapter = self.adapter()
        return adapter.apply(embeddings) if adapter else embeddings

    def adapter(self) -> Adapter | None:
        """The library's own adapter, if it has one for today's network.

        Raises WeightsError when it is damaged.
        """
        adapter = self.stored_adapter()
        return adapter if adapter and adapter.base == self.embedding.name else None

    def stored_adapter(self) -> Adapter | None:
        """The library's own adapter, whatever network it is for.

        Another program may change it at any time. Raises WeightsError when it is damaged.
        """
        from photoclust.faces.adapter import Adapter

        if not os.access(self.path, os.F_OK):
            return None  # two photos can be compared without a library
        name = self.repository.adapters.name()
        if name is None:
            return None
        with self._lock:
            if self._read is None or self._read[0] != name:
                data = self.repository.adapters.data()
                if data is None:
                    return None
                self._read = name, Adapter.from_bytes(data)
            return self._read[1]
