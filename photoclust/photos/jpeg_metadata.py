"""The metadata of a JPEG file, read out of its segments.

Pillow reads it too, but whatever else is there as well. So what is written as the formats have it
is read here; about anything else Pillow is to be asked, which is told by None. Nothing is ever read
outside of a segment.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence

from PIL.ExifTags import IFD, Base

from photoclust.photos.jpeg_segments import START_OF_SCAN, Segment
from photoclust.photos.metadata import IPTC_RESOURCE, Metadata

_APP1, _APP13 = 0xE1, 0xED
_EXIF, _XMP, _PHOTOSHOP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"
_FRAMES, _TABLES = (0xC0, 0xC1, 0xC2), (0xC4, 0xDB, 0xDD)
_ORIENTATION_IN_XMP = re.compile(rb'tiff:Orientation(="|>)([0-9])')
_RESOLUTION, _RESOLUTION_SIZE = 0x03ED, 14

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8}
"""Bytes of a value, by type."""
_TEXT, _NUMBERS = 2, {3: "H", 4: "I"}
_MOST_TAGS = 1000
_DATES = (Base.DateTime, Base.DateTimeOriginal, Base.DateTimeDigitized)
_WANTED = frozenset((*_DATES, Base.Orientation, Base.IPTCNAA, IFD.Exif))

_Tags = dict[int, int | bytes]


class _Odd(Exception):
    """Something is not written as its format has it."""


def jpeg_metadata(data: bytes, segments: Sequence[Segment]) -> Metadata | None:
    """What the segments before a picture's coded data say. None: ask Pillow."""
    try:
        return _read(data, segments)
    except (_Odd, struct.error, IndexError):
        return None


def _read(data: bytes, segments: Sequence[Segment]) -> Metadata:
    exif, xmp, iptc = b"", b"", b""
    has_frame = False
    for segment in segments:
        marker, start, end = segment
        if marker == START_OF_SCAN and has_frame:
            return _understood(exif, xmp, iptc)
        if end > len(data):
            break
        if marker == _APP1 and data.startswith(_EXIF, start + 3):
            if exif:  # one that goes on
                break
            exif = data[start + 3 + len(_EXIF) : end]
        elif marker == _APP1 and data.startswith(_XMP, start + 3):
            xmp = data[start + 3 + len(_XMP) : end]
        elif marker == _APP13 and data.startswith(_PHOTOSHOP, start + 3):
            iptc = _records(data[start + 3 + len(_PHOTOSHOP) : end]) or iptc
        elif marker in _FRAMES:
            has_frame = True
        elif marker not in _TABLES and not segment.is_metadata:
            break
    raise _Odd


def _understood(exif: bytes, xmp: bytes, iptc: bytes) -> Metadata:
    tags, details = _exif_tags(exif) if exif else ({}, {})
    orientation = tags.get(Base.Orientation)
    if orientation is None and (found := _ORIENTATION_IN_XMP.search(xmp)):
        orientation = int(found[2])
    return Metadata(
        orientation=orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1,
        original=details.get(Base.DateTimeOriginal),
        digitized=details.get(Base.DateTimeDigitized),
        changed=tags.get(Base.DateTime),
        xmp=xmp,
        iptc=iptc,
    )


def _exif_tags(exif: bytes) -> tuple[_Tags, _Tags]:
    """The tags of the first directory, and of the one with the camera's settings."""
    order = _ORDERS.get(exif[:4])
    if order is None:
        raise _Odd
    tags = _directory(exif, struct.unpack_from(order + "I", exif, 4)[0], order)
    place = tags.get(IFD.Exif)
    if Base.IPTCNAA in tags or isinstance(place, bytes):
        raise _Odd
    return tags, {} if place is None else _directory(exif, place, order)


def _directory(exif: bytes, place: int, order: str) -> _Tags:
    """The tags at a place that are asked for, numbers and texts."""
    (count,) = struct.unpack_from(order + "H", exif, place)
    end = place + 2 + 12 * count
    if count > _MOST_TAGS or end > len(exif):
        raise _Odd
    tags: _Tags = {}
    total = 0
    for tag, kind, number, inline in struct.iter_unpack(order + "HHI4s", exif[place + 2 : end]):
        size = number * _SIZES.get(kind, 0)
        if size > 4:
            total += size
            (offset,) = struct.unpack(order + "I", inline)
            if offset + size > len(exif) or total > len(exif):
                raise _Odd
            value = exif[offset : offset + size] if tag in _WANTED else b""
        else:
            value = inline[:size]
        if tag in _WANTED:
            if tag in tags:
                raise _Odd
            tags[tag] = _value(kind, number, value, order)
    return tags


def _value(kind: int, count: int, data: bytes, order: str) -> int | bytes:
    if kind == _TEXT and count:
        return data
    if kind not in _NUMBERS or count != 1:
        raise _Odd
    return int(struct.unpack(order + _NUMBERS[kind], data)[0])


def _records(resources: bytes) -> bytes:
    """The IPTC records among Photoshop's resources; the last ones of several."""
    records, place = b"", 0
    while resources.startswith(b"8BIM", place):
        (code,) = struct.unpack_from(">H", resources, place + 4)
        place += 7 + resources[place + 6]
        place += place & 1
        (size,) = struct.unpack_from(">I", resources, place)
        content = resources[place + 4 : place + 4 + size]
        if code == _RESOLUTION and len(content) < _RESOLUTION_SIZE:
            raise _Odd
        if code == IPTC_RESOURCE:
            records = content
        place += 4 + size
        place += place & 1
    return records
