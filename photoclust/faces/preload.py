"""Loads torch's library without blocking the window's event loop."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path


def preload_torch() -> None:
    """Load torch's large library, so that ``import torch`` finds it loaded; no more than that.

    An import holds the interpreter while the system loads a library, for torch's 0.2 s, and no
    other thread of the program goes on meanwhile. A foreign call does not hold it. Where this
    does not work, the import does all of it as always. For Linux: elsewhere nothing is done.
    """
    if sys.platform != "linux" or "torch" in sys.modules:
        return
    found = find_spec("torch")
    if found is None or found.origin is None:
        return
    library = Path(found.origin).parent / "lib" / "libtorch.so"
    opener = ctypes.CDLL(None).dlopen
    opener.argtypes, opener.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    opener(os.fsencode(library), os.RTLD_NOW)
