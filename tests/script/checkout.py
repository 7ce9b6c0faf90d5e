"""A small checkout with the scripts of this one, and stand-ins for Python, pip and apt-get."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROJECT = """
[project]
name = "photoclust"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = [
    "torch>=2.6",  # a comment
    "small_thing>=1",
]
[project.optional-dependencies]
dev = ["pytest>=8"]
[project.scripts]
photoclust = "photoclust.cli:main"
"""

PYTHON = """#!/bin/sh
# A stand-in: makes environments, installs by making folders of metadata, notes what it was told.
here=$(dirname "$(dirname "$0")")
echo "$0 $*" >>"$LOG"
case "$*" in
*"import sys, venv, ensurepip"*) [ ! -e "$STATE/no-venv" ] ;;
*"import sys, pip"*) [ -d "$here/lib" ] ;;
*environment.py*) exec "$REAL" "$@" ;;
*"-m venv"*)
    for folder in "$@"; do :; done
    mkdir -p "$folder/bin" "$folder/lib/python3.11/site-packages" || exit 1
    cp "$0" "$folder/bin/python"
    for program in photoclust photoclust-app; do
        printf '#!/bin/sh\\necho "%s $*"\\n' $program >"$folder/bin/$program"
        chmod +x "$folder/bin/$program"
    done
    ;;
*"--index-url"*)
    [ -e "$STATE/small-torch" ] || exit 1
    mkdir -p "$here/lib/python3.11/site-packages/torch-2.9.dist-info"
    ;;
*"-m pip"*)
    site=$here/lib/python3.11/site-packages
    # pip downloads before it removes what was there.
    [ ! -e "$STATE/offline" ] || { echo "pip: no network" >&2; exit 1; }
    rm -rf "$site"/*
    [ ! -e "$STATE/killed" ] || { rm "$STATE/killed"; kill -9 $PPID; exit 1; }
    mkdir -p "$site/torch-2.9.dist-info" "$site/small_thing-1.0.dist-info"
    [ ! -e "$STATE/broken" ] || { echo "pip: no space left" >&2; exit 1; }
    ;;
*) exec "$REAL" "$@" ;;
esac
"""

APT = """#!/bin/sh
echo "apt-get $*" >>"$LOG"
echo "Selecting previously unselected package" # what dpkg says
[ ! -e "$STATE/apt-fails" ] || { echo "E: no such package" >&2; exit 100; }
case "$*" in
*install*)
    for name in "$@"; do echo "$name" >>"$STATE/installed"; done
    rm -f "$STATE/no-venv"
    ;;
esac
"""

LDCONFIG = """#!/bin/sh
# Lists the libraries that are there: all that the scripts ask for, less those in lacking.
sed -n 's/^[a-z0-9_]*="//; s/"$//; s/^\\(lib[^ ]*\\.so[^ ]*\\) [a-z0-9.+-]*$/\\1/p' "$BOOTSTRAP" |
    while read -r library; do
        if grep -qxF "$library" "$STATE/lacking" && ! [ -s "$STATE/installed" ]; then continue; fi
        printf '\\t%s (libc6,x86-64) => /lib/%s\\n' "$library" "$library"
    done
"""


@dataclass(frozen=True)
class ScriptResult:
    """A script that has ended."""

    status: int
    out: str
    said: str
    """What it printed on standard error."""


class Checkout:
    """A checkout in a folder of the test's, whose scripts see stand-ins alone."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.state = folder / "state"
        self.log = folder / "log"
        self._bin = folder / "bin"
        shutil.copytree(ROOT / "script", self.root / "script")
        # The machine's own Python must not help.
        bootstrap = self.root / "script" / "bootstrap"
        bootstrap.write_text(bootstrap.read_text().replace("/usr/bin/python3", "no-python3"))
        for made in (self.state, self._bin):
            made.mkdir()
        (self.state / "lacking").touch()
        self.log.touch()
        self.write_project(PROJECT)
        for name, text in {"python3": PYTHON, "apt-get": APT, "ldconfig": LDCONFIG}.items():
            self.stand_in(name, text)
        self.stand_in("id", '#!/bin/sh\necho "${USER_ID:-0}"\n')
        for (
            tool
        ) in "sh dirname cat mkdir cp chmod rm sed grep printf sort mktemp uname kill".split():
            if found := shutil.which(tool):
                (self._bin / tool).symlink_to(found)

    @property
    def python(self) -> Path:
        return self._bin / "python3"

    def stand_in(self, name: str, text: str) -> None:
        """Put a stand-in for a program on the scripts' PATH."""
        (self._bin / name).write_text(text, encoding="utf-8")
        (self._bin / name).chmod(0o755)

    def write_project(self, text: str) -> None:
        (self.root / "pyproject.toml").write_text(text, encoding="utf-8")

    def behave(self, *states: str) -> None:
        """Set a state of the stand-ins by its name."""
        for name in ("offline", "broken", "killed", "small-torch", "no-venv", "apt-fails"):
            (self.state / name).unlink(missing_ok=True)
        for name in states:
            (self.state / name).touch()

    def lack(self, *libraries: str) -> None:
        """Have the system miss these libraries until something is installed."""
        (self.state / "lacking").write_text("".join(f"{name}\n" for name in libraries))

    def run(self, *arguments: str, script: str = "run", **environment: str) -> ScriptResult:
        """Run script/run, or another; USER_ID=1000 for somebody who is not root."""
        done = subprocess.run(
            [self.root / "script" / script, *arguments],
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            timeout=60,
        )
        return ScriptResult(done.returncode, done.stdout, done.stderr)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k in ("HOME", "LANG", "TMPDIR")}
        return (
            kept
            | {
                "PATH": str(self._bin),
                "LOG": str(self.log),
                "STATE": str(self.state),
                "REAL": sys.executable,
                "BOOTSTRAP": str(self.root / "script" / "bootstrap"),
                "PHOTOCLUST_TORCH": "usual",
            }
            | more
        )

    def calls(self, word: str) -> list[str]:
        """The calls of the stand-ins that contain this word."""
        return [line for line in self.log.read_text().splitlines() if word in line]

    @property
    def packages(self) -> set[str]:
        """The packages that the environment holds."""
        found = (self.root / ".venv").glob("lib/python3.11/site-packages/*.dist-info")
        return {path.name.partition("-")[0] for path in found}

    @property
    def stamp(self) -> dict[str, object]:
        stamp: dict[str, object] = json.loads((self.root / ".venv/photoclust.stamp").read_text())
        return stamp
