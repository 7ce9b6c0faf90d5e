"""When a photo was taken, by what is in its file: EXIF, XMP, IPTC and what the container says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from photoclust.photos.dates import parse_date
from photoclust.photos.metadata import Metadata
from photoclust.types import Dated, DateSource

_XMP = tuple(
    re.compile(rb"\b" + name + rb"""\s*(?:=\s*["']|>)\s*([0-9T:.+Z /-]{4,40})""")
    for name in (b"exif:DateTimeOriginal", b"photoshop:DateCreated", b"xmp:CreateDate")
)
_IPTC_DATE = re.compile(rb"\x1c\x02\x37\x00\x08(\d{8})")
_IPTC_TIME = re.compile(rb"\x1c\x02\x3c\x00[\x06-\x0b](\d{6})")
_MOST_BYTES = 1 << 20


def inside_date(said: Metadata) -> Dated | None:
    """What a file says about when its photo was taken; the most credible that makes sense."""
    return next((found for found in _inside(said) if found), None)


def _inside(said: Metadata) -> Iterator[Dated | None]:
    yield _dated(said.original, DateSource.ORIGINAL)
    yield _dated(said.digitized, DateSource.DIGITIZED)
    yield _xmp(said.xmp)
    yield _iptc(said.iptc)
    yield _dated(said.changed, DateSource.CONTAINER)
    yield _dated(said.created, DateSource.CONTAINER)


def _xmp(packet: bytes) -> Dated | None:
    found = (pattern.search(packet[:_MOST_BYTES]) for pattern in _XMP)
    dates = (_dated(_whole(match[1].decode()), DateSource.XMP) for match in found if match)
    return next((date for date in dates if date), None)


def _whole(text: str) -> str:
    """A date of XMP, of which month and day may be left out."""
    return f"{text.strip()}-01-01"[:10] if re.fullmatch(r"\s*\d{4}(-\d\d)?\s*", text) else text


def _iptc(records: bytes) -> Dated | None:
    if not (day := _IPTC_DATE.search(records)):
        return None
    time = _IPTC_TIME.search(records)
    return _dated(f"{day[1].decode()}T{time[1].decode() if time else '000000'}", DateSource.IPTC)


def _dated(value: object, source: DateSource) -> Dated | None:
    date = parse_date(value)
    return Dated(date, source) if date else None
