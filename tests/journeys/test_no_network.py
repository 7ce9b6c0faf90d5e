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
import os, sys

def forbid(event, arguments):
    # AF_UNIX stays: it is how X and D-Bus are spoken to.
    if event == "socket.__new__" and arguments[1] != 1 or event in (
        "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
        "socket.gethostbyname", "urllib.Request", "http.client.connect",
    ):
        with open(os.environ["TRIED"], "a") as tried:
            tried.write(f"{event} {arguments}\\n")
        raise OSError("sockets are forbidden")

sys.addaudithook(forbid)
"""
"""The module that Python imports when it starts, in the processes too that a program starts."""

LIBRARY = """
import sys
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
end_process(app.main([]))
"""

TRAINING = """
import sys
from training import cli

people, out = sys.argv[1:3]
options = "--steps 1 --batch 8 --chunk 4 --every 1 --warmup 5 --held-out 0.5".split()
assert cli.main(["train", people, out + "/trained", *options]) == 0
"""


def run(script: str, folder: Path, *arguments: Path) -> None:
    """Run a script where nothing may use the network. folder: one for the test's own files."""
    (folder / "hook").mkdir(exist_ok=True)
    (folder / "hook" / "sitecustomize.py").write_text(FORBIDDING)
    tried = folder / "tried"
    ended = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(folder / "hook"),
            "TRIED": str(tried),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert not tried.exists(), tried.read_text()
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_hook_forbids(tmp_path: Path) -> None:
    """Else the tests below would mean nothing."""
    with pytest.raises(AssertionError, match=r"socket\.__new__"):
        run("import socket\nsocket.socket()\n", tmp_path)


def test_the_hook_forbids_in_the_process_that_works_for_the_window(tmp_path: Path) -> None:
    script = """
import subprocess, sys
from photoclust.engine.remote import work_process
work_process.SERVER = "import socket; socket.socket()"
work_process.WorkProcess(sys.argv[1], print).close()
"""
    with pytest.raises(AssertionError, match=r"socket\.__new__"):
        run(script, tmp_path, tmp_path / "library.photoclust")


def test_scan_group_export_and_window(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    photos = make_photos(tmp_path / "photos", astronaut)
    run(LIBRARY, tmp_path, photos, tmp_path)
    run(WINDOW, tmp_path)


def test_training(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    run(TRAINING, tmp_path, write_people(tmp_path / "people", astronaut), tmp_path)
