"""XMP in TIFF: a tag of the first directory. Nothing that a file holds is moved.

A packet that does not fit where the former one lies is put at the end of the file, and so is the
directory when it has to grow. Adobe, XMP Specification Part 3, 1.1.6.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from photoclust.errors import TagError

_XMP_TAG, _BYTE, _UNDEFINED = 700, 1, 7
_MOST_TAGS = 4096


@dataclass(frozen=True)
class _Layout:
    """The numbers of a TIFF: `order` of bytes, `count` of tags, `entry` of a tag, `place`."""

    order: str
    count: str
    entry: str
    place: str
    head: int

    def unpack(self, kind: str, data: bytes, place: int) -> tuple[int, ...]:
        try:
            return struct.unpack_from(self.order + kind, data, place)
        except struct.error as error:
            raise TagError("tags-photo-damaged") from error

    def pack(self, kind: str, *values: int) -> bytes:
        try:
            return struct.pack(self.order + kind, *values)
        except struct.error as error:  # beyond four gigabytes
            raise TagError("tags-photo-too-large") from error

    def size(self, kind: str) -> int:
        return struct.calcsize(self.order + kind)


@dataclass(frozen=True)
class _Directory:
    """The first directory. `entries`: place of each tag's entry; `end`: of the last one."""

    start: int
    entries: dict[int, int]
    first: int
    end: int


def packet(data: bytes) -> bytes | None:
    """The packet, or None. Raises TagError for a damaged file."""
    layout = _layout(data)
    found = _extent(data, layout, _directory(data, layout))
    return None if found is None else data[found[0] : found[0] + found[1]].rstrip(b"\0")


def with_packet(data: bytes, new: bytes) -> bytes:
    """The file with this packet in place of its own. Raises TagError for a damaged file."""
    layout = _layout(data)
    directory = _directory(data, layout)
    found = _extent(data, layout, directory)
    if found is not None and len(new) <= found[1]:
        start, length = found
        return data[:start] + new.ljust(length) + data[start + length :]
    data += b"\0" * (len(data) % 2)
    entry = layout.pack("HH", _XMP_TAG, _BYTE) + layout.pack(2 * layout.place, len(new), len(data))
    if _XMP_TAG in directory.entries:
        at = directory.entries[_XMP_TAG]
        return data[:at] + entry + data[at + len(entry) :] + new
    appended = new + b"\0" * (len(new) % 2)
    place = layout.pack(layout.place, len(data) + len(appended))
    grown = _grown(data, layout, directory, entry)
    head = data[: layout.head] + place + data[layout.head + len(place) :]
    return head + appended + grown


def _grown(data: bytes, layout: _Layout, directory: _Directory, entry: bytes) -> bytes:
    """The directory with one more tag, among the others by its number."""
    later = [place for tag, place in directory.entries.items() if tag > _XMP_TAG]
    split = min(later, default=directory.end)
    following = data[directory.end : directory.end + layout.size(layout.place)]
    count = layout.pack(layout.count, len(directory.entries) + 1)
    tags = data[directory.first : split] + entry + data[split : directory.end]
    return count + tags + following


def _layout(data: bytes) -> _Layout:
    order = "<" if data.startswith(b"II") else ">"
    if data[2:4] in (b"+\0", b"\0+"):
        return _Layout(order, "Q", "HHQ8s", "Q", 8)
    return _Layout(order, "H", "HHI4s", "I", 4)


def _directory(data: bytes, layout: _Layout) -> _Directory:
    (start,) = layout.unpack(layout.place, data, layout.head)
    (count,) = layout.unpack(layout.count, data, start)
    first, size = start + layout.size(layout.count), layout.size(layout.entry)
    end = first + count * size
    if not 0 < count <= _MOST_TAGS or end + layout.size(layout.place) > len(data):
        raise TagError("tags-photo-damaged")
    places = range(first, end, size)
    entries = {layout.unpack("H", data, place)[0]: place for place in places}
    if len(entries) != count:
        raise TagError("tags-in-several-packets")
    return _Directory(start, entries, first, end)


def _extent(data: bytes, layout: _Layout, directory: _Directory) -> tuple[int, int] | None:
    """Where the packet lies, and its length."""
    if _XMP_TAG not in directory.entries:
        return None
    entry = directory.entries[_XMP_TAG]
    (kind,) = layout.unpack("H", data, entry + 2)
    length, place = layout.unpack(2 * layout.place, data, entry + 4)
    if length <= layout.size(layout.place):  # too short for a packet
        return None
    if kind not in (_BYTE, _UNDEFINED) or place + length > len(data):
        raise TagError("tags-photo-damaged")
    return place, length
