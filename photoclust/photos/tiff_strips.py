"""The coded picture of a TIFF file, and of the RAW files that are built like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from photoclust.photos.bytes_reader import Malformed, Order, Part, number, piece

_REDUCED, _SUB_IFDS = 254, 330
_STRIPS, _TILES, _JPEG = (273, 279), (324, 325), (513, 514)
# Size, bits, compression, photometric kind, fill order, samples, rows per strip, planes,
# predictor, colour map, tile size, extra samples, sample format, tables of JPEG, sampling of
# YCbCr: whatever the coded data cannot be decoded without.
_DESCRIBING = (
    *(256, 257, 258, 259, 262, 266, 277, 278, 284, 317, 320, 322, 323, 338, 339, 347, 530),
)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES |= {16: 8, 17: 8, 18: 8}
_MOST_DIRECTORIES = 200
_NUMBERS = (1, 3, 4, 13, 16, 18)


@dataclass(frozen=True)
class _Value:
    """A tag's value: the type and the bytes of its elements."""

    kind: int
    data: Part
    order: Order

    def numbers(self) -> Iterator[int]:
        if self.kind not in _NUMBERS:
            raise Malformed
        size = _SIZES[self.kind]
        return (
            int.from_bytes(self.data[place : place + size], self.order)
            for place in range(0, len(self.data), size)
        )


_Directory = dict[int, _Value]


def tiff_parts(data: Part) -> Iterator[Part]:
    """Strips and tiles of all images but reduced ones, each behind the tags that describe it.

    When there are only reduced ones, of all. Raises Malformed.
    """
    directories = [d for d in _directories(data) if any(t[0] in d for t in (_STRIPS, _TILES))]
    full = [d for d in directories if not _is_reduced(d)]
    for directory in full or directories:
        for tag in _DESCRIBING:
            if tag in directory:
                yield tag.to_bytes(2, "big")
                yield directory[tag].data
        for offsets, lengths in (_STRIPS, _TILES, _JPEG):
            if offsets in directory:
                yield from _extents(data, directory, offsets, lengths)


def _extents(data: Part, directory: _Directory, offsets: int, lengths: int) -> Iterator[Part]:
    if lengths not in directory:
        raise Malformed
    places = directory[offsets].numbers()
    # What a file that was cut off has not got is not read either.
    for place, length in zip(places, directory[lengths].numbers(), strict=False):
        yield data[place : place + length]


def _is_reduced(directory: _Directory) -> bool:
    return _REDUCED in directory and bool(next(directory[_REDUCED].numbers(), 0) & 1)


def _directories(data: Part) -> Iterator[_Directory]:
    """All directories, each before those it names as its parts. Raises Malformed."""
    order: Order = "little" if data[:2] == b"II" else "big"
    big = number(data, 2, 2, order) == 43
    left, entered = [number(data, 8, 8, order) if big else number(data, 4, 4, order)], set[int]()
    while left:
        place = left.pop()
        if place == 0 or place in entered:
            continue
        entered.add(place)
        if len(entered) > _MOST_DIRECTORIES:
            raise Malformed
        directory, following = _directory(data, place, order, big=big)
        yield directory
        left.append(following)
        if _SUB_IFDS in directory:
            left += reversed(list(directory[_SUB_IFDS].numbers())[:_MOST_DIRECTORIES])


def _directory(data: Part, place: int, order: Order, *, big: bool) -> tuple[_Directory, int]:
    """The tags at a place, and where the next directory is."""
    head, entry, size = (8, 20, 8) if big else (2, 12, 4)
    count = number(data, place, head, order)
    table = piece(data, place + head, count * entry)
    directory: _Directory = {}
    for start in range(0, len(table), entry):
        tag, kind = number(table, start, 2, order), number(table, start + 2, 2, order)
        length = number(table, start + 4, size, order) * _SIZES.get(kind, 0)
        at = start + 4 + size
        if kind not in _SIZES:
            continue
        if length <= size:
            directory[tag] = _Value(kind, piece(table, at, length), order)
        elif tag in (*_DESCRIBING, _SUB_IFDS, *_STRIPS, *_TILES, *_JPEG):
            directory[tag] = _Value(
                kind, piece(data, number(table, at, size, order), length), order
            )
    end = place + head + count * entry
    return directory, number(data, end, size, order) if end + size <= len(data) else 0
