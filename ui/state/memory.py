"""Memory that is not used any more."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give what was let go of back to the system.

    The allocator of glibc keeps free memory between blocks that are in use, for each thread: after
    work on many faces or large photos that is hundreds of megabytes. Others do so by themselves.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
