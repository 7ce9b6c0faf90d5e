"""Progress on the program's icon in the task bar, where the desktop draws it there."""

from __future__ import annotations

from .session_bus import session_bus

ENTRY = "com.canonical.Unity.LauncherEntry"
"""What KDE's task bar, Ubuntu's dock and others listen to."""
PATH = "/org/photoclust/launcher"
URI = "application://photoclust.desktop"


def show_progress(share: float | None) -> None:
    """Show a share between 0 and 1; None for no progress."""
    bus = session_bus()
    if bus is None:
        return
    from PySide6.QtDBus import QDBusMessage

    message = QDBusMessage.createSignal(PATH, ENTRY, "Update")
    shown = {"progress": float(share or 0), "progress-visible": share is not None}
    message.setArguments([URI, shown])
    bus.send(message)
