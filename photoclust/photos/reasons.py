"""The reason why a file could not be decoded; determined after decoding has failed."""

from __future__ import annotations

import re

import PIL

from photoclust.messages import Message
from photoclust.photos.kinds import is_heif, is_picture, is_tiff, is_webp

# How files of a kind begin, and what is found close to their end.
_ENDS = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG": b"IEND\xaeB`\x82", b"GIF8": b";"}


def reason(error: Exception, data: bytes) -> Message:
    """The message for `error`, which a decoder raised on `data`."""
    detail = " ".join(str(error).split())[:100]
    if isinstance(error, MemoryError):
        return Message.of("image-too-large-for-memory")
    if _is_cut_off(data) or re.search(r"truncat|end of file", detail, re.IGNORECASE):
        return Message.of("image-truncated")
    if not isinstance(error, PIL.UnidentifiedImageError):
        told = detail and not detail.startswith(
            "decoder error"
        )  # a decoder's error number does not help
        return (
            Message.of("image-damaged-by", detail=detail) if told else Message.of("image-damaged")
        )
    if is_picture(data) or is_tiff(data):
        return Message.of("image-header-damaged")
    return Message.of("not-an-image")


def _is_cut_off(data: bytes) -> bool:
    """Whether a file that failed to decode ends before its format says it should."""
    if is_webp(data):
        return len(data) < 8 + int.from_bytes(data[4:8], "little")
    if is_heif(data):
        return len(data) < _end_of_boxes(data)
    tail = data[-64:]
    return any(data.startswith(start) and end not in tail for start, end in _ENDS.items())


def _end_of_boxes(data: bytes) -> int:
    """Where the boxes that a HEIF or AVIF file consists of say that the last of them ends."""
    end = 0
    while end < len(data):
        size = int.from_bytes(data[end : end + 4], "big")
        if size == 1:  # a long box: the size stands behind the name
            size = int.from_bytes(data[end + 8 : end + 16], "big")
        if size < 8:  # 0: up to the end of the file; others are not valid
            return end
        end += size
    return end
