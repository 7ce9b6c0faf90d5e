"""Images made by a worker and cached as pixmaps, within a limit of memory.

A view requests what it paints. Missing images are made, latest request first, and announced by a
signal. Old requests beyond a limit are dropped; a view that still needs them requests them again
when it paints.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from ..state.dispatcher import Dispatcher
from ..state.worker import Worker

K = TypeVar("K", bound=Hashable)
Maker = Callable[[Sequence[K]], Mapping[K, QImage]]

WAITING = 512
"""Requests kept; older ones are stale."""


class ImageCache(QObject, Generic[K]):
    """Pixmaps by key.

    make: called in the worker with a batch of keys; returns the images it could make.
    budget: bytes of pixels kept. batch: keys at a time.
    """

    ready = Signal(object)
    """Keys, as a list, whose pixmaps are here now, or cannot be made."""

    def __init__(
        self,
        name: str,
        make: Callable[[Sequence[K]], Mapping[K, QImage]],
        *,
        budget: int,
        batch: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._budget = budget
        self._batch = batch
        self._kept: OrderedDict[K, QPixmap] = OrderedDict()
        self._bytes = 0
        self._impossible: set[K] = set()
        self._waiting: OrderedDict[K, None] = OrderedDict()
        self._under_way: frozenset[K] = frozenset()
        self._age = 0
        self._worker = Worker(name)
        self._dispatcher = Dispatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._send)

    def pixmap(self, key: K) -> QPixmap | None:
        """The image if it is cached; else None, and it is requested."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if key not in self._impossible and key not in self._under_way:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            if len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            if not self._soon.isActive() and not self._under_way:
                self._soon.start(0)
        return None

    def kept(self, key: K) -> QPixmap | None:
        """The image if it is cached; else None, and nothing is requested."""
        return self._kept.get(key)

    def forget(self, keys: Sequence[K] | None = None) -> None:
        """Make these again at the next request; all of them without keys."""
        self._age += 1
        if keys is None:
            self._kept.clear()
            self._bytes = 0
            self._impossible.clear()
            self._waiting.clear()
            return
        for key in keys:
            self._impossible.discard(key)
            dropped = self._kept.pop(key, None)
            self._bytes -= _size(dropped) if dropped is not None else 0

    def close(self) -> None:
        """End the worker."""
        self._dispatcher.close()
        self._soon.stop()
        self._worker.stop()
        self._worker.join(2)

    def _send(self) -> None:
        keys = [self._waiting.popitem()[0] for _ in range(min(self._batch, len(self._waiting)))]
        if not keys:
            return
        self._under_way = frozenset(keys)
        age = self._age

        def work() -> None:
            try:
                images = self._make(keys)
            except Exception:  # whatever the error, there are no images
                images = {}
            self._dispatcher.send(self, lambda: self._take(keys, images, age))

        self._worker.submit(work)

    def _take(self, keys: Sequence[K], images: Mapping[K, QImage], age: int) -> None:
        self._under_way = frozenset()
        if age == self._age:
            for key in keys:
                image = images.get(key)
                if image is None or image.isNull():
                    self._impossible.add(key)
                else:
                    self._keep(key, QPixmap.fromImage(image))
            self.ready.emit(list(keys))
        if self._waiting:
            self._soon.start(0)

    def _keep(self, key: K, pixmap: QPixmap) -> None:
        self._kept[key] = pixmap
        self._bytes += _size(pixmap)
        while self._bytes > self._budget and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
