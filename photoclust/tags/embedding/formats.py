"""Which files can hold a packet: by their content, whatever their names say."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from photoclust.errors import TagError
from photoclust.photos.content import Content, read_content
from photoclust.photos.kinds import is_camera_raw, is_tiff, is_webp
from photoclust.photos.picture_digest import picture_digest
from photoclust.photos.scan import is_raw
from photoclust.tags.embedding import jpeg, png, tiff, webp

_JPEG = b"\xff\xd8\xff"
_START = 1 << 18


def read_start(path: Path, max_gib: int) -> Content:
    """As much of a photo's file as its tags can be in: of a JPEG what comes before its picture.

    Raises UnreadablePhoto as `read_content` does.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        start = b""
    if start.startswith(_JPEG) and jpeg.reaches_picture(start):
        return Content(path, start)
    return read_content(path, max_gib)


def packet_in(file: Content) -> bytes | None:
    """The XMP packet of a photo's file; None without one, and for kinds that are not known.

    Raises TagError for a damaged file.
    """
    module = _module(file)
    found: bytes | None = module.packet(file.data) if module else None
    return found


def extension_of(file: Content) -> bytes:
    """What continues the packet of a JPEG; empty mostly. Raises TagError for a damaged file."""
    return jpeg.extension(file.data) if _module(file) is jpeg else b""


def can_hold(file: Content) -> bool:
    """Whether a packet can be written into a file: JPEG, PNG, WebP and TIFF, but no camera RAW."""
    module = _module(file)
    if module is tiff:
        return not is_raw(file.path) and not is_camera_raw(file.data)
    return module is not None


def with_packet(file: Content, new: bytes) -> Content:
    """The file with this packet in place of its own; its coded picture is the same, byte by byte.

    Raises TagError when that cannot be done.
    """
    module = _module(file)
    if module is None or not can_hold(file):
        raise TagError("tags-not-for-this-kind")
    changed = Content(file.path, module.with_packet(file.data, new))
    if picture_digest(changed) != picture_digest(file):
        raise TagError("tags-picture-unsure")
    return changed


def _module(file: Content) -> ModuleType | None:
    start = file.data[:12]
    if start.startswith(_JPEG):
        return jpeg
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return png
    if is_webp(start):
        return webp
    return tiff if is_tiff(start) else None
