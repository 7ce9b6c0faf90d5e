"""Which part of a photo a view shows, and how large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from ..theme import GRID

LARGEST = 8.0
"""Screen pixels per pixel of the photo, at most."""
ENLARGED = 2.0
"""A small photo is made to fit by enlarging it to so much, at most, in view units."""


class Viewport:
    """From pixels of a photo to device-independent pixels of a view, and back.

    `view` and `photo` are sizes; `ratio`: screen pixels per unit of the view.
    """

    def __init__(self) -> None:
        self.view = QSizeF()
        self.photo = QSizeF()
        self.ratio = 1.0
        self.margin = GRID
        """Space that is kept around a photo that fits."""
        self._scale: float | None = None
        self._center = QPointF()

    @property
    def scale(self) -> float:
        """Units of the view per pixel of the photo."""
        return self._scale if self._scale is not None else self.fitting

    @property
    def fits(self) -> bool:
        """Whether the photo is as large as the view has room for."""
        return self._scale is None

    @property
    def fitting(self) -> float:
        """The scale at which the whole photo is seen."""
        if self.photo.isEmpty():
            return 1.0
        room = self.view - QSizeF(2 * self.margin, 2 * self.margin)
        scale = min(room.width() / self.photo.width(), room.height() / self.photo.height())
        return max(1e-4, min(scale, ENLARGED))

    @property
    def overflows(self) -> bool:
        """Whether some of the photo lies outside the view."""
        shown = self.photo * self.scale
        return shown.width() > self.view.width() + 1 or shown.height() > self.view.height() + 1

    @property
    def place(self) -> QTransform:
        """From the photo to the view."""
        center = _middle(self.photo) if self._scale is None else self._center
        middle = _middle(self.view)
        made = QTransform.fromTranslate(middle.x(), middle.y())
        made.scale(self.scale, self.scale)
        return made.translate(-center.x(), -center.y())

    @property
    def area(self) -> QRectF:
        """Where the whole photo is in the view."""
        return self.place.mapRect(QRectF(QPointF(), self.photo))

    def to_photo(self, at: QPointF) -> QPointF:
        """The point of the photo that is seen here; outside it where the photo does not reach."""
        return self.place.inverted()[0].map(at)

    def inside(self, at: QPointF) -> QPointF:
        """The point of the photo nearest to what is seen here."""
        point = self.to_photo(at)
        return QPointF(
            min(max(point.x(), 0.0), self.photo.width()),
            min(max(point.y(), 0.0), self.photo.height()),
        )

    def fit(self) -> None:
        """Show the whole photo, whatever the size of the view becomes."""
        self._scale = None

    def zoom(self, scale: float, around: QPointF | None = None) -> None:
        """Show the photo at this scale; what is at `around`, by default the middle, stays."""
        if self.photo.isEmpty():
            return
        around = _middle(self.view) if around is None else around
        fixed = self.to_photo(around)
        smallest = min(self.fitting, 1 / self.ratio) / 4
        self._scale = max(min(scale, LARGEST / self.ratio), smallest)
        self._center = fixed - (around - _middle(self.view)) / self._scale
        self.keep_in_sight()

    def pan(self, by: QPointF) -> None:
        """Move the photo in the view."""
        if self._scale is not None:
            self._center -= by / self._scale
            self.keep_in_sight()

    def look_at(self, point: QPointF) -> None:
        """Bring a point of the photo to the middle of the view, as far as its edges allow."""
        self._center = QPointF(point)
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """No farther aside than the photo's edge; in the middle where there is room around."""
        half = self.view / (2 * self.scale)
        self._center = QPointF(
            _within(self._center.x(), half.width(), self.photo.width()),
            _within(self._center.y(), half.height(), self.photo.height()),
        )


def _middle(size: QSizeF) -> QPointF:
    return QPointF(size.width() / 2, size.height() / 2)


def _within(center: float, half: float, whole: float) -> float:
    return whole / 2 if 2 * half >= whole else min(max(center, half), whole - half)
