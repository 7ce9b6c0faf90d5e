"""Large photos are read one after the other, so that they never fill the memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from tests.bombs import make_bombs
from tests.journeys.scenes import ROOT, scene
from tests.journeys.small import done

# What takes memory is measured beside nothing else that does.
pytestmark = pytest.mark.xdist_group("processes")

LIMIT = 1.5e9 + (0 if torch.version.cuda is None else 0.3e9)
"""Bytes. PyTorch's build for graphics cards takes some more by itself."""
SIZE = (6000, 4000)
COUNT = 6


def make_large(folder: Path, portrait: NDArray[np.uint8]) -> None:
    """Photos of 24 megapixels, every fourth of them a PNG, each with other content."""
    folder.mkdir()
    large = scene(portrait, 1).resize(SIZE, Image.Resampling.BILINEAR)
    for number in range(COUNT):
        large.paste((number * 20, 0, 0), (0, 0, 40, 40))
        if number % 4:
            large.save(folder / f"{number:02}.jpg", quality=90)
        else:
            large.save(folder / f"{number:02}.png", compress_level=1)


def test_two_dozen_megapixels(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    make_large(tmp_path / "photos", astronaut)
    library = tmp_path / "library.photoclust"
    out, peak = scanned(tmp_path / "photos", library)
    assert out.startswith(f"{COUNT} new; ")
    assert peak < LIMIT, f"{peak / 1e9:.2f} GB at the peak"
    assert len(done("faces", "--json", "--library", library).json) >= COUNT


def test_small_files_that_become_gigabytes(tmp_path: Path, astronaut: NDArray[np.uint8]) -> None:
    photos, library = tmp_path / "photos", tmp_path / "library.photoclust"
    photos.mkdir()
    expected = make_bombs(photos)
    Image.fromarray(astronaut).save(photos / "z.jpg")
    out, peak = scanned(photos, library)
    assert peak < LIMIT, f"{peak / 1e9:.2f} GB at the peak"
    read = sum(expected.values())
    assert out.startswith(f"{read + 1} new, {len(expected) - read} not read; ")
    problems = {Path(p["path"]).name for p in done("problems", "--json", "--library", library).json}
    assert problems == {name for name, reads in expected.items() if not reads}
    assert len(done("faces", "--json", "--library", library).json) == 1


def scanned(photos: Path, library: Path) -> tuple[str, int]:
    """What a scan in a process of its own says, and the memory it takes at its peak, in bytes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "photoclust", "scan", str(photos), "--workers", "4"],
        cwd=ROOT,
        env=os.environ | {"PHOTOCLUST_LIBRARY": str(library)},
        stdout=subprocess.PIPE,
        text=True,
    )
    watched = psutil.Process(process.pid)
    peak = 0
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.02)
    out, _ = process.communicate(timeout=10)
    assert process.returncode == 0
    return out, peak
