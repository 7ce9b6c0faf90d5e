"""Metadata written into files by the program that others use too, exiftool."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class ExifTool:
    """One process of exiftool for many edits: to start it takes longer than to write."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["exiftool", "-stay_open", "True", "-@", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def write(self, path: Path, *edits: str) -> None:
        """Carry out edits such as ``-Keywords=beach`` on a file, in place."""
        said = self.run(*edits, "-overwrite_original", "-m", str(path))
        assert "1 image files updated" in said, said

    def run(self, *arguments: str) -> str:
        """What exiftool says to these arguments."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n".join((*arguments, "-execute", "")))
        self._process.stdin.flush()
        said = ""
        for line in self._process.stdout:
            if line.startswith("{ready"):
                break
            said += line
        return said

    def close(self) -> None:
        self._process.communicate("-stay_open\nFalse\n", timeout=20)


@contextmanager
def running_exiftool() -> Iterator[ExifTool]:
    """exiftool, or a test skipped with a word where it is not installed."""
    if shutil.which("exiftool") is None:
        pytest.skip(
            "exiftool is not installed (Debian: libimage-exiftool-perl): its edits untested"
        )
    tool = ExifTool()
    try:
        yield tool
    finally:
        tool.close()
