"""Keeps memory that networks free for their next layers, where the C library is glibc.

A layer's output is a few megabytes, taken and freed within milliseconds. By default glibc returns
such memory to the system, which hands it out again page by page, each filled with zeros: a fifth of
the time of a small network.
"""

from __future__ import annotations

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
"""The options of mallopt, as malloc.h numbers them."""
KEPT = 64 << 20
"""Bytes at most that are free and not returned."""
LARGEST = 32 << 20
"""Larger blocks are returned at once; the most that glibc allows."""


def keep_freed_memory() -> None:
    """Let the process keep up to KEPT bytes. Does nothing where there is no glibc."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(TRIM_THRESHOLD, KEPT)
        mallopt(MMAP_THRESHOLD, LARGEST)
