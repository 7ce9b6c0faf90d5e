"""Everything works where sockets are forbidden: no photo, name or number leaves the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.journeys.scenes import ROOT
from tests.journeys.small import make_photos
from tests.training.tiny import write_people

pytestmark = pytest.mark.xdist_group("processes")

FORBIDDING = """
import sys
from pathlib import Path

TRIED = []

def forbid(event, arguments):
    # AF_UNIX stays: it is how X and D-Bus are spoken to.
    if event == "socket.__new__" and arguments[1] != 1 or event in (
        "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
        "socket.gethostbyname", "urllib.Request", "http.client.connect",
    ):
        TRIED.append((event, str(arguments)))
        raise OSError("sockets are forbidden")

sys.addaudithook(forbid)

def end():
    assert TRIED == [], TRIED
    print("nothing was tried")
"""

LIBRARY = """
from photoclust.cli import main

photos, out = sys.argv[1:3]
for arguments in (
    ["scan", photos],
    ["cluster"],
    ["name", "1", "Anna"],
    ["export", "albums", out + "/albums"],
    ["export", "table", out + "/table.csv"],
):
    assert main(arguments) == 0, arguments
end()
"""

WINDOW = """
from PySide6.QtCore import QTimer
from photoclust import end_process
from ui import app
from ui.window import MainWindow

shown = MainWindow.showEvent

def visit(window, event):
    shown(window, event)
    pages = iter(("people", "review", "photos", "folders", "history", "settings", "problems"))
    def go():
        page = next(pages, None)
        window.close() if page is None else window.show_page(page)
        if page is not None:
            QTimer.singleShot(150, go)
    QTimer.singleShot(500, go)

MainWindow.showEvent = visit
status = app.main([])
end()
end_process(status)
"""

TRAINING = """
from training import cli

people, out = sys.argv[1:3]
options = "--steps 1 --batch 8 --chunk 4 --every 1 --warmup 5 --held-out 0.5".split()
assert cli.main(["train", people, out + "/trained", *options]) == 0
end()
"""


def run(script: str, *arguments: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FORBIDDING + script, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.endswith("nothing was tried\n"), ended.stdout + ended.stderr


def test_the_hook_forbids(tmp_path: Path) -> None:
    """Else the tests below would mean nothing."""
    with pytest.raises(AssertionError, match="sockets are forbidden"):
        run("import socket\nsocket.socket()\n")


def test_scan_group_export_and_window(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    photos = make_photos(tmp_path / "photos", astronaut)
    run(LIBRARY, photos, tmp_path)
    run(WINDOW)


def test_training(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    run(TRAINING, write_people(tmp_path / "people", astronaut), tmp_path)
