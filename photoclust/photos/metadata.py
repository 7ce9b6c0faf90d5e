"""What is in a file beside its pixels, as far as it says which way is up and when that was.

Metadata is often broken. A photo is never refused for it: what cannot be read counts as absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import PIL.Image
from PIL.ExifTags import IFD, Base

# Chunks of a PNG: coded pixels, but none, and the end.
_EMPTY_PIXELS = b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xaeB`\x82"
IPTC_RESOURCE = 0x0404


@dataclass(frozen=True)
class Metadata:
    """What a file says, not understood yet but for the orientation, 1 to 8. `original`,
    `digitized`, `changed`: the dates of EXIF; `xmp`: a packet; `iptc`: records; `created`: what
    the container says."""

    orientation: int = 1
    original: object = None
    digitized: object = None
    changed: object = None
    xmp: bytes = b""
    iptc: bytes = b""
    created: object = None


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


def metadata_of(exif: PIL.Image.Exif, info: Mapping[str | tuple[int, int], object]) -> Metadata:
    """Out of EXIF and what Pillow says about an image beside it."""
    details = _details_of(exif)
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp")
    resources = info.get("photoshop")
    if isinstance(resources, Mapping):
        records = resources.get(IPTC_RESOURCE)
    else:
        records = _value(exif, Base.IPTCNAA)
    return Metadata(
        orientation=orientation(exif),
        original=_value(details, Base.DateTimeOriginal),
        digitized=_value(details, Base.DateTimeDigitized),
        changed=_value(exif, Base.DateTime),
        xmp=_as_bytes(packet),
        iptc=_as_bytes(records),
        created=info.get("Creation Time"),
    )


def orientation(exif: PIL.Image.Exif) -> int:
    """EXIF orientation, 1 to 8; 1 (upright) when absent or out of range."""
    value = _value(exif, Base.Orientation)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _as_bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode(errors="replace")
    return value if isinstance(value, bytes) else b""


def _details_of(exif: PIL.Image.Exif) -> Mapping[int, object]:
    """The tags of the camera's settings and dates; none when they cannot be parsed."""
    try:
        return exif.get_ifd(IFD.Exif)
    except Exception:  # as above
        return {}


def _value(tags: Mapping[int, object] | PIL.Image.Exif, tag: int) -> object:
    """One tag; Pillow decodes it only now, so only now may it turn out to be broken."""
    try:
        return tags.get(tag)
    except Exception:  # as above
        return None
