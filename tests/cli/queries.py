"""Helpers for tests of the commands: values read through the commands themselves."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.journeys.small import done

ROOT = Path(__file__).parents[2]
FACES = 5
HEAD = (223, 118)
"""Where in the portrait the detector sees the middle of the face, to a few pixels."""


def where(photos: Path, face: dict[str, Any]) -> str:
    """The name of the photo that shows a face."""
    with sqlite3.connect(os.environ["PHOTOCLUST_LIBRARY"]) as connection:
        (path,) = connection.execute(
            "SELECT path FROM files WHERE photo_id = ? ORDER BY path DESC", (face["photo_id"],)
        ).fetchone()
    connection.close()
    return Path(os.fsdecode(path)).name


def ids(person: str | int | None = None) -> set[int]:
    """The faces of a person, or the unsorted ones."""
    who = [] if person is None else [person]
    return {face["id"] for face in done("faces", *who, "--json").json}


def people() -> dict[int, str | None]:
    return {person["id"]: person["name"] for person in done("people", "--json").json}


def python(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, with its output buffered as in real life."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-m", "photoclust", *arguments],
        cwd=ROOT,
        env=environment,
        text=True,
        timeout=60,
        stderr=subprocess.PIPE,
        **options,
    )
