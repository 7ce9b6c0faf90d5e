"""No command changes a byte of the photos."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.journeys.scenes import album, fingerprints
from tests.journeys.small import done

FEW = 2
"""Photos of an album of which nothing but their bytes is looked at."""


def do_everything(photos: Path, out: Path) -> None:
    """Every command that could be tempted to write to a photo."""
    first = min(path for path in photos.rglob("*.jp*"))
    done("scan", photos)
    done("sort", photos)
    done("name", 1, "Anna")
    done("split", 1)
    done("split", 1, done("faces", 1, "--json").json[0]["id"])
    newest = max(person["id"] for person in done("people", "--json").json)
    done("merge", 1, newest)
    done("move", 1, done("faces", 1, "--json").json[0]["id"])
    done("cluster", "--method", "linkage")
    done("undo")
    done("redo")
    done("scan", photos, "--again")
    done("identify", first)
    done("verify", first, first)
    done("export", "albums", out / "copies")
    done("export", "albums", out / "hard", "--link", "hard", "--together")
    done("export", "albums", out / "symbolic", "--link", "symbolic")
    done("export", "albums", out / "copies", "--named")
    done("export", "table", out / "people.csv")
    done("export", "table", out / "people.json")
    done("ignore", 1)
    done("undo")


def test_generated_photos_stay_as_they_were(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    photos = tmp_path / "photos"
    album(photos, astronaut, 5)
    before = fingerprints(photos)
    do_everything(photos, tmp_path)
    assert fingerprints(photos) == before
    assert any((tmp_path / "copies").rglob("*.jpg"))


def test_real_albums_stay_as_they_were(tmp_path: Path, data: Path) -> None:
    if not (data / "albums").is_dir():
        pytest.skip(f"there are no albums in {data}")
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("four_people", "mixed"):
        for path in sorted((data / "albums" / name).iterdir())[:FEW]:
            shutil.copy2(path, photos)
    before = fingerprints(photos)
    do_everything(photos, tmp_path)
    assert fingerprints(photos) == before
