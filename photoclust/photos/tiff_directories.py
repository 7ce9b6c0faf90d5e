"""Which of the pictures in a TIFF is the photo.

A TIFF is a chain of directories, each with the tags of one picture, and some with further ones
below them: previews, pages, masks. Programs put them in any order.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MOST_DIRECTORIES = 64

_SUBFILE, _WIDTH, _HEIGHT, _PHOTOMETRIC, _SUBDIRECTORIES = 254, 256, 257, 262, 330
_ORIENTATION, _DNG_VERSION = 274, 50706
_READ = (_SUBFILE, _WIDTH, _HEIGHT, _PHOTOMETRIC, _SUBDIRECTORIES, _ORIENTATION, _DNG_VERSION)
_REDUCED, _MASK = 1, 4
_SENSOR = (32803, 34892)
"""Photometric interpretations of what a sensor saw: a mosaic, or linear."""
_FORMATS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}


@dataclass(frozen=True)
class Directory:
    """One picture of a TIFF. `offset`: where its tags begin; `tags`: first values of some."""

    offset: int
    tags: dict[int, tuple[int, ...]]

    def get(self, tag: int, otherwise: int = 0) -> int:
        return self.tags.get(tag, (otherwise,))[0]

    @property
    def pixels(self) -> int:
        """The size of the picture, 0 for a mask or a preview of another one."""
        is_another = self.get(_SUBFILE) & (_REDUCED | _MASK)
        return 0 if is_another else self.get(_WIDTH) * self.get(_HEIGHT)


def with_main_first(data: bytes) -> bytes:
    """A TIFF that begins with its largest picture, the first one of several; the same bytes when
    it does already, or is none. A picture without an orientation is held as the first one is."""
    found = list(directories(data))
    if len(found) < 2:
        return data
    main = max(found, key=lambda directory: directory.pixels)
    if main is found[0] or not main.pixels:
        return data
    is_big, order = _layout(data)
    at, kind = (8, "Q") if is_big else (4, "I")
    return data[:at] + struct.pack(order + kind, main.offset) + data[at + struct.calcsize(kind) :]


def is_sensor_data(data: bytes) -> bool:
    """Whether a TIFF is a camera RAW photo: a DNG, or one with what a sensor saw."""
    return any(
        _DNG_VERSION in directory.tags or directory.get(_PHOTOMETRIC) in _SENSOR
        for directory in directories(data)
    )


def directories(data: bytes) -> Iterator[Directory]:
    """The directories of a TIFF as far as they make sense; none for other files."""
    if not data.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return
    is_big, order = _layout(data)
    try:
        (first,) = struct.unpack_from(order + ("Q" if is_big else "I"), data, 8 if is_big else 4)
    except struct.error:
        return
    waiting: list[int] = [first]
    met: set[int] = set()
    while waiting and len(met) < MOST_DIRECTORIES:
        offset = waiting.pop(0)
        if offset in met or offset == 0:
            continue
        met.add(offset)
        try:
            directory, following = _directory(data, offset, order, is_big)
        except (struct.error, OverflowError):  # it lies beyond the end of the file, or its tags do
            continue
        waiting += [following, *directory.tags.get(_SUBDIRECTORIES, ())]
        yield directory


def _layout(data: bytes) -> tuple[bool, Literal["<", ">"]]:
    """Whether a TIFF is one for files beyond 4 GiB, and the order of its bytes."""
    return data[2:4] in (b"+\0", b"\0+"), "<" if data.startswith(b"II") else ">"


def _directory(data: bytes, offset: int, order: str, is_big: bool) -> tuple[Directory, int]:
    """A directory, and where the next one begins, 0 after the last one."""
    count_kind, entry, size = ("Q", "HHQ8s", 20) if is_big else ("H", "HHI4s", 12)
    (count,) = struct.unpack_from(order + count_kind, data, offset)
    at = offset + struct.calcsize(count_kind)
    tags: dict[int, tuple[int, ...]] = {}
    for place in range(at, at + size * min(count, 1000), size):
        tag, kind, values, inline = struct.unpack_from(order + entry, data, place)
        if tag in _READ and kind in _FORMATS and values:
            tags[tag] = _values(data, order, _FORMATS[kind] * min(values, 16), inline, is_big)
    (following,) = struct.unpack_from(order + ("Q" if is_big else "I"), data, at + size * count)
    return Directory(offset, tags), following


def _values(data: bytes, order: str, kinds: str, inline: bytes, is_big: bool) -> tuple[int, ...]:
    """The values of a tag, which are its entry's last bytes where they fit."""
    if struct.calcsize(order + kinds) <= len(inline):
        return struct.unpack_from(order + kinds, inline)
    (place,) = struct.unpack(order + ("Q" if is_big else "I"), inline)
    return struct.unpack_from(order + kinds, data, place)
