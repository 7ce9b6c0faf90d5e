"""Whole photos for the photo page: decoded by a worker, with data of their files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from photoclust import PhotoclustError, PhotoInfo, UnreadablePhoto, reason_of

from ..i18n.engine_messages import said
from ..state.dispatcher import Dispatcher
from ..state.session import Session
from ..state.worker import Worker
from .photo_reader import read_photo

LARGEST = 40_000_000
"""Pixels shown of a photo; of larger ones a reduced picture."""
BUDGET = 300 << 20
"""Bytes of pictures kept besides the one wanted."""
SMALLEST_LEVEL = 512


@dataclass(frozen=True)
class LoadedPhoto:
    """A photo for painting at any scale.

    `levels`: upright, each half as large as the one before, so that a small view of a large
    photo is neither slow nor jagged. `path`: the file it was read from. `bytes` of that file.
    `camera`: empty when EXIF does not name it.
    """

    levels: tuple[QImage, ...]
    path: Path
    bytes: int
    camera: str

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return sum(level.sizeInBytes() for level in self.levels)

    def level(self, width: float) -> QImage:
        """The smallest level at least `width` pixels wide, else the largest."""
        return next((one for one in reversed(self.levels) if one.width() >= width), self.levels[0])


class PhotoLoader(QObject):
    """Reads the photo requested last before all others, and caches the latest few."""

    loaded = Signal(int, object)
    """A photo's number and its :class:`LoadedPhoto`."""
    failed = Signal(int, str)
    """A photo's number and why it cannot be shown."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[int, LoadedPhoto] = OrderedDict()
        self._under_way: set[int] = set()
        self._wanted: tuple[int, ...] = ()
        self._worker: Worker | None = None
        self._dispatcher = Dispatcher(self)
        session.closed.connect(self.close)

    def picture(self, photo: int) -> LoadedPhoto | None:
        """The photo, if it is here."""
        return self._kept.get(photo)

    def want(self, photo: PhotoInfo, others: Sequence[PhotoInfo] = ()) -> None:
        """Read a photo, then others that are likely to be requested next. Earlier requests are
        dropped."""
        chosen = (photo, *others)
        self._wanted = tuple(one.id for one in chosen)
        for one in chosen:
            if one.id not in self._kept and one.id not in self._under_way:
                self._under_way.add(one.id)
                self._submit(one)

    def forget(self, photo: int) -> None:
        """Read this photo again at the next request."""
        self._kept.pop(photo, None)

    def rest(self) -> None:
        """No photo is looked at: let go of all, as each takes up to a hundred megabytes."""
        self._wanted = ()
        self._kept.clear()

    def close(self) -> None:
        """Clear the cache and end the worker; the next request starts another."""
        self._wanted = ()
        self._kept.clear()
        self._under_way.clear()
        self._dispatcher.close()
        self._dispatcher.deleteLater()
        self._dispatcher = Dispatcher(self)
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
            worker.join(2)

    def _submit(self, photo: PhotoInfo) -> None:
        if self._worker is None:
            self._worker = Worker("photos")
        dispatcher = self._dispatcher

        def work() -> None:
            if photo.id not in self._wanted:
                dispatcher.send(self, lambda: self._drop(photo))
                return
            try:
                picture = _read(photo)
            except PhotoclustError as error:
                reason = said(error.explanation)
                dispatcher.send(self, lambda: self._fail(photo.id, reason))
            except Exception as error:  # no file may end the worker
                reason = f"{type(error).__name__}: {error}"
                dispatcher.send(self, lambda: self._fail(photo.id, reason))
            else:
                dispatcher.send(self, lambda: self._take(photo.id, picture))

        self._worker.submit(work)

    def _drop(self, photo: PhotoInfo) -> None:
        """The request was dropped before its turn; it may have been repeated since."""
        self._under_way.discard(photo.id)
        if photo.id in self._wanted:
            self._under_way.add(photo.id)
            self._submit(photo)

    def _take(self, photo: int, picture: LoadedPhoto) -> None:
        self._under_way.discard(photo)
        if not self._wanted:
            return  # nobody looks at photos any more
        self._kept[photo] = picture
        others = [one for one in self._kept if one not in self._wanted[:1]]
        while others and sum(self._kept[one].size for one in others) > BUDGET:
            del self._kept[others.pop(0)]
        self.loaded.emit(photo, picture)

    def _fail(self, photo: int, reason: str) -> None:
        self._under_way.discard(photo)
        self.failed.emit(photo, reason)


def _read(photo: PhotoInfo) -> LoadedPhoto:
    """The photo from the first path that can be read; raises UnreadablePhoto of the last one."""
    from photoclust import camera_of  # here, in the worker, as it takes its time

    error = UnreadablePhoto("file-gone")
    for path in photo.paths:
        try:
            image = read_photo(path, _longest(photo))
            return LoadedPhoto(_levels(image), path, path.stat().st_size, camera_of(path))
        except UnreadablePhoto as reason:
            error = reason
        except OSError as reason:
            error = UnreadablePhoto("system", reason=reason_of(reason, str(reason)))
    raise error


def _longest(photo: PhotoInfo) -> int | None:
    """The longest side to decode, in pixels; None for all there is."""
    pixels = photo.width * photo.height
    if pixels <= LARGEST:
        return None
    return int(max(photo.width, photo.height) * (LARGEST / pixels) ** 0.5)


def _levels(image: QImage) -> tuple[QImage, ...]:
    # The format that the screen has, else each painting would convert the picture.
    opaque = not image.hasAlphaChannel()
    kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    levels = [image.convertToFormat(kind)]
    while max(levels[-1].width(), levels[-1].height()) > 2 * SMALLEST_LEVEL:
        half = levels[-1].size() / 2
        size = QSize(max(1, half.width()), max(1, half.height()))
        smooth = Qt.TransformationMode.SmoothTransformation
        levels.append(levels[-1].scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    return tuple(levels)
