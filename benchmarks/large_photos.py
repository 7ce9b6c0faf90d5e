"""Photos as large as a camera's, to look at and to scan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from photoclust.faces.weights import describe, shipped
from photoclust.library.repository import NewPhoto, Repository
from photoclust.photos import content
from photoclust.photos.picture_digest import picture_digest

SIZE = (6000, 4000)
"""24 megapixels."""
GRAIN = 8
"""Side of the blocks that the noise is made of: files become as large as those of cameras."""
TAKEN = "2030-07-{day:02}T12:00:00"


def make(folder: Path, count: int, size: tuple[int, int] = SIZE, seed: int = 0) -> list[Path]:
    """JPEG files of noise over colours that run into each other, all different, without faces."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(seed)
    files = []
    for number in range(count):
        small = chance.integers(0, 256, (4, 6, 3), np.uint8)
        picture = Image.fromarray(small).resize(size, Image.Resampling.BICUBIC)
        grains = chance.integers(0, 256, (size[1] // GRAIN + 1, size[0] // GRAIN + 1, 3), np.uint8)
        noise = Image.fromarray(grains).resize(size, Image.Resampling.BILINEAR)
        path = folder / f"large-{number:02}.jpg"
        Image.blend(picture, noise, 0.15).save(path, "JPEG", quality=92)
        files.append(path)
    return files


def add(library: Path, files: Sequence[Path]) -> None:
    """Put photos into a library as if they were scanned, the newest ones of all."""
    detector, embedder = (describe(shipped(name)).name for name in ("detector", "embedding"))
    repository = Repository(library)
    with repository.database.writing() as connection:
        for day, path in enumerate(files, start=1):
            read = content.read_content(path)
            with Image.open(path) as image:
                width, height = image.size
            taken = TAKEN.format(day=day)
            photo = NewPhoto(
                size=len(read.data),
                digest=read.digest,
                width=width,
                height=height,
                date=taken,
                detector=detector,
                model=embedder,
                faces=(),
                picture=picture_digest(read),
            )
            number = repository.photos.add(connection, photo)
            status = path.stat()
            repository.files.put(connection, path, status.st_size, status.st_mtime_ns, number)
    repository.close()
