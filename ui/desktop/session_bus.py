"""The desktop's message bus, where there is one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection


def session_bus() -> QDBusConnection | None:
    """The bus of the user's session on Linux; None where there is none, which is no fault.

    It is looked for where desktops have it, since libraries otherwise start one.
    """
    if not sys.platform.startswith("linux") or not _is_told():
        return None
    from PySide6.QtDBus import QDBusConnection  # only when there is something to tell

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


def _is_told() -> bool:
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and (Path(str(runtime)) / "bus").exists()
