"""The window says why it cannot open, before Qt ends the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.shell import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 and Wayland are of Linux")
VARIABLES = "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No screen, until one is set."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_screen_the_command_line_is_named(screen: pytest.MonkeyPatch) -> None:
    assert "photoclust sort FOLDER" in (display.obstacle() or "")


@pytest.mark.parametrize(
    "there",
    [
        {"QT_QPA_PLATFORM": "offscreen"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":4077"},
    ],
)
def test_what_is_not_of_x11_is_left_to_qt(
    screen: pytest.MonkeyPatch, there: dict[str, str]
) -> None:
    for name, value in there.items():
        screen.setenv(name, value)
    assert display.obstacle() is None


def test_a_missing_library_is_named_with_its_package(
    screen: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen.setenv("DISPLAY", ":4077")
    asked: list[Path] = []

    def missing(plugin: Path) -> str:
        asked.append(plugin)
        return "libxcb-cursor.so.0"

    screen.setattr(display, "_missing_for", missing)
    said = display.obstacle() or ""
    assert "libxcb-cursor.so.0" in said
    assert "apt-get install libxcb-cursor0)" in said
    assert [plugin.name for plugin in asked] == ["libqxcb.so"]


def test_what_the_loader_says_names_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plugin = tmp_path / "libqxcb.so"
    assert display._missing_for(plugin) is None
    plugin.touch()

    def refuse(_: str) -> None:
        raise OSError(
            "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
        )

    monkeypatch.setattr("ctypes.CDLL", refuse)
    assert display._missing_for(plugin) == "libxcb-cursor.so.0"


def test_a_screen_that_does_not_answer_is_told(screen: pytest.MonkeyPatch) -> None:
    screen.setenv("DISPLAY", ":4077")
    screen.setattr(display, "_missing_for", lambda plugin: None)
    assert ":4077 cannot be reached" in (display.obstacle() or "")


def test_the_program_ends_with_one_line() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    done = subprocess.run(
        [sys.executable, "-m", "ui.app"],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("photoclust: There is no screen")
    assert done.stderr.count("\n") == 1
