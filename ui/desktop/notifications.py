"""Notifications of the desktop, for what ends while nobody looks at the window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from .. import icons
from .session_bus import session_bus

PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
TOOL = "notify-send"
TRAY_MS = 10_000
"""How long the icon stays from which a notification comes where they need one."""


class Notifications(QObject):
    """Shows notifications; where the desktop has none, nothing happens.

    On Linux the desktop's portal is asked, and the tool `notify-send` where that refuses: the
    older interface wants unsigned numbers, which PySide cannot send. Elsewhere an icon of the tray
    shows them, and leaves.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None

    def show(self, title: str, text: str) -> None:
        """Tell the user something."""
        if sys.platform.startswith("linux"):
            self._ask_portal(title, text)
        elif QSystemTrayIcon.isSystemTrayAvailable():
            self._show_from_tray(title, text)

    def _ask_portal(self, title: str, text: str) -> None:
        bus = session_bus()
        if bus is None:
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        message = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, INTERFACE, "AddNotification")
        message.setArguments(["scan", {"title": title, "body": text}])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)

        def answered() -> None:
            if watcher.isError():
                _run_tool(title, text)
            watcher.deleteLater()

        watcher.finished.connect(answered)

    def _show_from_tray(self, title: str, text: str) -> None:
        icon = QIcon(icons.application_icon())
        tray = self._tray = QSystemTrayIcon(icon, self)
        tray.show()
        tray.showMessage(title, text, icon, TRAY_MS)
        QTimer.singleShot(TRAY_MS, tray, tray.hide)


def _run_tool(title: str, text: str) -> None:
    """Where there is no portal."""
    if tool := QStandardPaths.findExecutable(TOOL):
        options = ["--app-name=photoclust", "--icon=photoclust", "--"]
        QProcess.startDetached(tool, [*options, title, text])
