"""Keeps the C libraries that decode TIFFs from writing to standard error.

What they say of a damaged file is told as its reason instead.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

import cv2
import PIL._imaging


def hush_tiff_libraries() -> None:
    """Silence libtiff in Pillow, and OpenCV with the one that it holds, for the whole process.

    Pillow does not pass libtiff's handlers on, so that of its library is set by its symbol; where
    the symbol is not exported, as on Windows, libtiff goes on speaking.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(PIL._imaging.__file__)
        for setter in (library.TIFFSetErrorHandler, library.TIFFSetWarningHandler):
            setter.argtypes, setter.restype = [ctypes.c_void_p], ctypes.c_void_p
            setter(None)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
