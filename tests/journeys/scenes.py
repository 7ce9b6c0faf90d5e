"""Photos made by tests: variations of one public-domain portrait on large backgrounds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageOps

ROOT = Path(__file__).parents[2]
Pixels = NDArray[np.uint8]


def scene(portrait: Pixels, seed: int, size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """A background with one to four portraits, never twice the same."""
    generator = np.random.default_rng(seed)
    coarse = generator.integers(60, 180, (12, 16, 3), np.uint8)
    picture = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
    for place in range(int(generator.integers(1, 5))):
        guise = Image.fromarray(portrait[:300, 80:380])
        if generator.random() < 0.5:
            guise = ImageOps.mirror(guise)
        guise = ImageEnhance.Brightness(guise).enhance(float(generator.uniform(0.7, 1.3)))
        side = int(generator.integers(180, 360))
        corner = (20 + place * size[0] // 4, int(generator.integers(0, size[1] - 380)))
        picture.paste(guise.resize((side, side)), corner)
    return picture


def album(folder: Path, portrait: Pixels, count: int) -> list[Path]:
    """So many JPEGs of scenes."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"scene-{number:02}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        scene(portrait, number).save(path, quality=90)
    return paths


def fingerprints(folder: Path) -> dict[Path, tuple[str, int]]:
    """Content and time of change of every file below a folder."""
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def start(library: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """The command line in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "photoclust", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PHOTOCLUST_LIBRARY": str(library)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
