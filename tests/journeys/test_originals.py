"""Whatever is done, the photos stay as they were, to the byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust import cli
from tests.journeys.scenes import album, fingerprints


def do_everything(photos: Path, out: Path) -> None:
    """Every command that could be tempted to write to a photo."""
    first = str(sorted(p for p in photos.rglob("*.jpg"))[0])
    for arguments in (
        ["scan", str(photos)],
        ["cluster"],
        ["name", "1", "Anna"],
        ["split", "1"],
        ["cluster", "--method", "linkage"],
        ["undo"],
        ["redo"],
        ["scan", str(photos), "--again"],
        ["identify", first],
        ["verify", first, first],
        ["export", "albums", str(out / "copies")],
        ["export", "albums", str(out / "hard"), "--link", "hard", "--together"],
        ["export", "albums", str(out / "symbolic"), "--link", "symbolic"],
        ["export", "albums", str(out / "copies"), "--named"],
        ["export", "table", str(out / "people.csv")],
        ["export", "table", str(out / "people.json")],
        ["ignore", "1"],
    ):
        assert cli.main(arguments) == 0, arguments


def test_generated_photos_stay_as_they_were(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    photos = tmp_path / "photos"
    album(photos, astronaut, 5)
    before = fingerprints(photos)
    do_everything(photos, tmp_path)
    assert fingerprints(photos) == before
    assert any((tmp_path / "copies").rglob("*.jpg"))


@pytest.mark.parametrize("name", ["four_people", "mixed"])
def test_real_albums_stay_as_they_were(tmp_path: Path, data: Path, name: str) -> None:
    source = data / "albums" / name
    if not source.is_dir():
        pytest.skip(f"{source} is not there")
    photos = tmp_path / "photos"
    shutil.copytree(source, photos)
    before = fingerprints(photos)
    do_everything(photos, tmp_path)
    assert fingerprints(photos) == before
