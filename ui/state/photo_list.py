"""The photos that next and previous go through."""

from __future__ import annotations

from collections.abc import Sequence


class PhotoList:
    """Numbers of photos in an order, and a place among them."""

    def __init__(self, photos: Sequence[int] = (), here: int | None = None) -> None:
        self._photos = photos
        self._places = dict(zip(photos, range(len(photos)), strict=True))
        self.here = here

    def __len__(self) -> int:
        return len(self._photos)

    @property
    def place(self) -> int | None:
        """The index of the photo shown, from 0; None when it is not in the list."""
        return None if self.here is None else self._places.get(self.here)

    @property
    def first(self) -> int | None:
        """The first photo of all."""
        return self._photos[0] if len(self._photos) else None

    def neighbour(self, by: int) -> int | None:
        """The photo `by` places on; None beyond the ends."""
        place = self.place
        if place is None or not 0 <= place + by < len(self._photos):
            return None
        return self._photos[place + by]

    def around(self) -> list[int]:
        """The photos that are likely to be wanted next, the likeliest first."""
        return [photo for by in (1, -1) if (photo := self.neighbour(by)) is not None]
