"""The guard against JPEGs that take minutes: those with thousands of scans."""

from __future__ import annotations

import re

from photoclust.errors import UnreadablePhoto

MOST_SCANS = 200
"""Programs that try for the smallest file write some dozens at most."""
MOST_WORK = 10_000_000_000
"""Pixels times scans; some tens of seconds."""

# In coded data 0xFF stands before 0, for itself, and before the numbers of restarts.
_MARKER = re.compile(rb"\xff([\xc0-\xcf\xd9-\xfe])")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_SCAN, _END = 0xDA, 0xD9


def check_scans(data: bytes, width: int, height: int) -> int:
    """How many scans a JPEG of this size has.

    Raises UnreadablePhoto when they are more than can be decoded in reasonable time.
    """
    scans = scans_of(data)
    if scans > MOST_SCANS or scans * width * height > MOST_WORK:
        raise UnreadablePhoto("jpeg-too-many-scans")
    return scans


def scans_of(data: bytes) -> int:
    """How many scans the first image of a JPEG file has; not counted beyond `MOST_SCANS` + 1."""
    place, scans, components, progressive = 2, 0, 0, False
    while (marker := _MARKER.search(data, place)) and scans <= MOST_SCANS:
        place, kind = marker.end(), marker[1][0]
        segment = data[place : place + 10]
        if kind == _END:
            break
        if kind in _FRAMES:
            components, progressive = int.from_bytes(segment[7:8], "big"), kind in _PROGRESSIVE
        if kind == _SCAN:
            scans += 1
            if not progressive and int.from_bytes(segment[2:3], "big") == components:
                break  # all colours are in this one, so the decoder reads no further
        place += max(2, int.from_bytes(segment[:2], "big"))
    return scans
