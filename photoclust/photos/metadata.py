"""EXIF: the date a photo was taken, and its orientation.

EXIF is often broken. A photo is never refused for it: what cannot be read counts as absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import PIL.Image
from PIL import ExifTags

# The year of the oldest surviving photograph.
EARLIEST_YEAR = 1826

_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})(?:[T\s]+(\d{1,2})\D(\d{1,2})(?:\D(\d{1,2}))?)?")
# Chunks of a PNG: coded pixels, but none, and the end.
_EMPTY_PIXELS = b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def exif_of(image: PIL.Image.Image) -> PIL.Image.Exif:
    """The EXIF of an image; empty when there is none or it cannot be parsed.

    Call it on a loaded image only: for PNG it would load the image, and after a failed load Pillow
    would treat the image as complete.
    """
    try:
        return image.getexif()
    except Exception:  # hostile bytes raise a dozen kinds of errors in Pillow's parser
        return PIL.Image.Exif()


def parse_exif(data: bytes) -> PIL.Image.Exif:
    """The tags of a TIFF-like file or EXIF block; empty when they cannot be parsed."""
    exif = PIL.Image.Exif()
    try:
        exif.load(data)
    except Exception:  # as above
        return PIL.Image.Exif()
    return exif


def png_without_pixels(data: bytes) -> bytes:
    """A PNG with all its chunks but those of coded pixels, so that what stands behind the pixels
    is found at once."""
    kept, place = [data[:8]], 8
    while place + 12 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind == b"IEND":
            break
        if kind not in (b"IDAT", b"fdAT"):
            kept.append(data[place : place + 12 + length])
        place += 12 + length
    return b"".join((*kept, _EMPTY_PIXELS))


def with_missing(exif: PIL.Image.Exif, other: PIL.Image.Exif) -> PIL.Image.Exif:
    """`exif`, with orientation and date from `other` where it has none itself."""
    if ExifTags.Base.Orientation not in exif and orientation(other) > 1:
        exif[ExifTags.Base.Orientation] = orientation(other)
    if taken(exif) is None and (date := taken(other)):
        exif[ExifTags.Base.DateTime] = date
    return exif


def orientation(exif: PIL.Image.Exif) -> int:
    """EXIF orientation, 1 to 8; 1 (upright) when absent or out of range."""
    value = _value(exif, ExifTags.Base.Orientation)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def taken(exif: PIL.Image.Exif) -> str | None:
    """When the photo was taken, by the clock of the camera: YYYY-MM-DDTHH:MM:SS.

    None when no plausible date is found: from 1826 to next year.
    """
    try:
        details: Mapping[int, object] = exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # as above
        details = {}
    dates = (
        _value(details, ExifTags.Base.DateTimeOriginal),
        _value(details, ExifTags.Base.DateTimeDigitized),
        _value(exif, ExifTags.Base.DateTime),
    )
    return next((date for value in dates if (date := parse_date(value))), None)


def parse_date(value: object) -> str | None:
    """YYYY-MM-DDTHH:MM:SS from what a camera wrote; None from junk, zeros and odd years.

    Fractions of a second and offsets from UTC are dropped, a missing time is midnight.
    """
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    found = _DATE.match(text.strip(" \t\r\n\0")) if isinstance(text, str) else None
    if not found:
        return None
    try:
        date = datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None
    if not EARLIEST_YEAR <= date.year <= datetime.now().year + 1:
        return None
    return date.isoformat(timespec="seconds")


def file_date(mtime_ns: int) -> str:
    """A file's time of change by the local clock, YYYY-MM-DDTHH:MM:SS."""
    try:
        local = (_EPOCH + timedelta(seconds=mtime_ns // 1_000_000_000)).astimezone()
    except (OverflowError, OSError, ValueError):  # file systems can store dates out of range
        local = _EPOCH
    return local.replace(tzinfo=None).isoformat(timespec="seconds")


def _value(tags: Mapping[int, object] | PIL.Image.Exif, tag: int) -> object:
    """One tag; Pillow decodes it only now, so only now may it turn out to be broken."""
    try:
        return tags.get(tag)
    except Exception:  # as above
        return None
