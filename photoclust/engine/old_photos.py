"""Photos that a library of old knows by the bytes of a whole file alone, found again in files
that other programs have written metadata into since.

What was kept of such a picture are the small pictures of its faces, and these are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import PIL.Image
from numpy.typing import NDArray

from photoclust.library.repository import Repository
from photoclust.photos.decode import DecodedPhoto
from photoclust.photos.orientation import swaps_sides, turn_between, turned_image
from photoclust.photos.thumbnails import crop_face, read_crop
from photoclust.types import Box, Image

SIDE = 32
"""Pixels of the side at which the small pictures are compared: noise of their coding is gone."""
MOST_APART = 3.0
"""Mean difference of their values, of 255, up to which all of a photo's faces are the same. A
second coding of the same picture makes less than 1, a face that has moved a little much more."""


@dataclass(frozen=True)
class OldPhoto:
    """A photo that may be the one a file shows, and the turn from the one to the other."""

    id: int
    turn: int


@dataclass(frozen=True)
class _Match:
    apart: float
    photo: OldPhoto

    @property
    def order(self) -> tuple[float, int, int]:
        return self.apart, self.photo.turn, self.photo.id


class OldPhotos:
    """The photos of a library of which no picture's digest is known yet."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._by_size: dict[tuple[int, int], list[int]] = {}
        for photo, width, height in repository.photos.without_picture():
            self._by_size.setdefault((width, height), []).append(photo)

    def shown_in(self, picture: DecodedPhoto) -> Sequence[OldPhoto]:
        """Those of which all faces are in a picture, in their places; the most similar first."""
        if not self._by_size:
            return ()
        # The first turn of those that are equally good: mostly, none.
        best: dict[int, _Match] = {}
        for match in sorted(self._matches(picture), key=lambda match: match.order):
            best.setdefault(match.photo.id, match)
        return tuple(match.photo for match in best.values())

    def _matches(self, picture: DecodedPhoto) -> Iterator[_Match]:
        size = (picture.width, picture.height)
        for turn in range(1, 9):
            old = self._by_size.get(size[::-1] if swaps_sides(turn) else size, [])
            # As it was upright then, since small pictures are not cut alike in turned ones.
            pixels = _turned(picture.pixels, turn_between(turn, 1)) if old else picture.pixels
            for photo in old:
                apart = self._apart(photo, pixels, picture.scale)
                if apart <= MOST_APART:
                    yield _Match(apart, OldPhoto(photo, turn))

    def _apart(self, photo: int, pixels: Image, scale: float) -> float:
        """How far the face that differs most is from what is in its place in a picture."""
        worst = -1.0
        for _, box, crop in self._repository.photos.crops_of(photo):
            worst = max(worst, _difference(crop, pixels, box.scaled(scale)))
            if worst > MOST_APART:
                return np.inf
        return worst if worst >= 0 else np.inf


def _turned(pixels: Image, turn: int) -> Image:
    if turn == 1:
        return pixels
    return np.array(turned_image(PIL.Image.fromarray(pixels), turn))


def _difference(crop: bytes, pixels: Image, box: Box) -> float:
    before, now = read_crop(crop), read_crop(crop_face(pixels, box))
    if before is None or now is None:
        return np.inf
    return float(np.abs(_small(before) - _small(now)).mean())


def _small(crop: Image) -> NDArray[np.float32]:
    values = crop.astype(np.float32)
    return np.asarray(cv2.resize(values, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)
