from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.desktop.launcher import show_progress
from ui.desktop.session_bus import session_bus

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from PySide6.QtWidgets import QApplication
from ui.desktop import launcher, notifications

application = QApplication([])
told = Path(sys.argv[1])
bus, got = QDBusConnection.sessionBus(), []

def until(holds):
    while not holds():
        application.processEvents()

class Portal(QDBusVirtualObject):
    def handleMessage(self, message, connection):
        got.append((message.member(), message.signature(), message.arguments()[0]))
        connection.send(message.createReply())
        return True
    def introspect(self, path):
        return ""

made = notifications.Notifications()
made.show("photoclust", "Nobody has a portal")
until(told.exists)
portal = Portal()
assert bus.registerVirtualObject(notifications.PORTAL_PATH, portal)
assert bus.registerService(notifications.PORTAL)
made.show("photoclust", "3 new photos")
until(lambda: got)
launcher.show_progress(0.25)
print(got)
"""


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus() is None
    show_progress(0.5)


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no bus is installed")
def test_the_portal_is_asked_and_a_tool_where_there_is_none(tmp_path: Path) -> None:
    told = tmp_path / "told"
    tool = tmp_path / "notify-send"
    tool.write_text(f'#!/bin/sh\necho "$@" > {told}.new && mv {told}.new {told}\n')
    tool.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = ["dbus-run-session", "--", sys.executable, "-c", SCRIPT, str(told)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "[('AddNotification', 'sa{sv}', 'scan')]\n", done.stderr
    options = "--app-name=photoclust --icon=photoclust --"
    assert told.read_text() == f"{options} photoclust Nobody has a portal\n"
