"""Showing files and folders in the program that the desktop has for them."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QDesktopServices

from ..state.session import Session

SERVICE = "org.freedesktop.FileManager1"


def open_folder(folder: Path) -> bool:
    """Open a folder; whether the desktop took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_with_program(path: Path) -> bool:
    """Open a file in the program that the desktop has for its kind; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def reveal(path: Path) -> bool:
    """Show a file within its folder, or the nearest folder that is still there.

    Whether the desktop took it.
    """
    if not path.exists():
        there = next((folder for folder in path.parents if folder.is_dir()), None)
        return there is not None and open_folder(there)
    if sys.platform == "darwin":
        return bool(QProcess.startDetached("open", ["-R", str(path)])[0])
    if sys.platform == "win32":
        return bool(QProcess.startDetached("explorer", ["/select,", str(path)])[0])
    return _reveal_by_bus(path) or open_folder(path.parent)


class _Desktop(QObject):
    """A class, as Qt's translation tools find texts only in those."""

    def show_folder(self, session: Session, folder: Path) -> None:
        """Open a folder, or tell the user why not."""
        if not open_folder(folder):
            self._tell(session, folder)

    def show_file(self, session: Session, path: Path) -> None:
        """Show a file within its folder, or tell the user why not."""
        if not reveal(path):
            self._tell(session, path)

    def open_file(self, session: Session, path: Path) -> None:
        """Open a file in another program, or tell the user why not."""
        if not open_with_program(path):
            text = self.tr("The desktop knows no program that opens {0}")
            session.failed.emit(text.format(path.name), "")

    def _tell(self, session: Session, path: Path) -> None:
        text = self.tr("The desktop offers no file manager that could show {0}")
        session.failed.emit(text.format(path), "")


_desktop = _Desktop()
show_folder = _desktop.show_folder
show_file = _desktop.show_file
open_file = _desktop.open_file


def _reveal_by_bus(path: Path) -> bool:
    """By the interface that Linux desktops share; see the File Manager D-Bus Interface of
    freedesktop.org."""
    bus = QDBusConnection.sessionBus()
    interface = bus.interface() if bus.isConnected() else None
    if interface is None or SERVICE not in interface.activatableServiceNames().value():
        return False
    message = QDBusMessage.createMethodCall(
        SERVICE, "/org/freedesktop/FileManager1", SERVICE, "ShowItems"
    )
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bus.send(message)
