"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from photoclust.photos.jpeg_xl import is_jpeg_xl
from photoclust.photos.tiff_directories import is_sensor_data

START = 64
"""How many bytes of a file tell whether it may be a photo."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
_TIFFS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_RAWS = (
    b"FUJIFILMCCD-RAW",
    b"IIRO",
    b"IIRS",
    b"MMOR",
    b"IIU\0",
    b"FOVb",
    b"\0MRM",
    b"II\x1a\0\0\0HEAPCCDR",
)


def is_picture(start: bytes) -> bool:
    """Whether a file is of a kind that is no camera RAW photo: JPEG, JPEG XL, PNG, GIF, BMP, WebP,
    HEIF, AVIF."""
    kinds = (_is_bmp, is_webp, is_heif, is_jpeg_xl)
    return start.startswith(_PICTURES) or any(is_kind(start) for is_kind in kinds)


def is_tiff(start: bytes) -> bool:
    """Whether a file is a TIFF, which many camera RAW photos are too."""
    return start.startswith(_TIFFS)


def is_webp(start: bytes) -> bool:
    """By its container, which is that of some sounds and films too, and the name in it."""
    return start[:4] == b"RIFF" and start[8:12] == b"WEBP"


def is_heif(start: bytes) -> bool:
    """HEIC, HEIF or AVIF, by the brand of the container that they share with films."""
    return start[4:8] == b"ftyp" and start[8:12] in _BRANDS


def is_photo_start(start: bytes) -> bool:
    """Whether a file that begins so is worth reading as a photo."""
    return is_picture(start) or is_tiff(start) or _is_raw_start(start)


def is_camera_raw(data: bytes) -> bool:
    """Whether the whole bytes of a file are a camera RAW photo's, as far as they tell."""
    return _is_raw_start(data[:START]) or is_sensor_data(data)


def _is_bmp(start: bytes) -> bool:
    # Two letters alone begin many a text; the size of a header of Windows' follows at 14.
    return start[:2] == b"BM" and start[14:18] in (
        *(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124)),
    )


def _is_raw_start(start: bytes) -> bool:
    is_canon = start[4:12] == b"ftypcrx " or (start[:4] == b"II*\0" and start[8:10] == b"CR")
    return is_canon or start.startswith(_RAWS)
