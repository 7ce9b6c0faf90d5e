"""What the program exiv2 says of a file's tags."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def exiv2(*arguments: str | Path) -> str:
    """What exiv2 prints, or a test skipped with a word where it is not installed."""
    if shutil.which("exiv2") is None:
        pytest.skip("exiv2 is not installed (Debian: exiv2): what it reads and writes is untested")
    done = subprocess.run(["exiv2", *arguments], capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    return done.stdout
