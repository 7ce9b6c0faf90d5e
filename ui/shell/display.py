"""Checks whether a window can open, because Qt itself ends the program without a useful
message."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo


def obstacle() -> str | None:
    """Why no window can open under X11 or Wayland, and what to do; None where one can."""
    if sys.platform != "linux":
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not (platform or wayland or x11):
        return "There is no screen for a window; on the command line: photoclust sort FOLDER"
    # Where both are there, Qt takes the other one when the first does not work.
    if not (platform.startswith("xcb") or (x11 and not wayland and not platform)):
        return None
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    if library := _missing_for(plugins / "platforms" / "libqxcb.so"):
        package = re.sub(r"^(.*?)\.so\.?(.*)$", r"\1\2", library)
        return (
            f"The library {library} is missing, which windows need; install it with the"
            f" system's package manager (on Debian and Ubuntu: apt-get install {package})"
        )
    if not _connects():
        return f"The screen {x11 or ''} cannot be reached; check DISPLAY, or the remote connection"
    return None


def _missing_for(plugin: Path) -> str | None:
    """The first shared library that a plugin of Qt needs and that is not on the system."""
    if not plugin.is_file():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        found = re.match(r"(lib\S+\.so[.\d]*): cannot open shared object file", str(error))
        return found[1] if found else None
    return None


def _connects() -> bool:
    """Whether the X server answers."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt knows better
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
