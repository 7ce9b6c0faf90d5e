"""Where a scan's time goes: seconds per stage, photos per second, memory and efficiency.

    python -m benchmarks.ingest DATA [--device DEVICE] [--photos N]

DATA holds `albums/four_people` (with its .csv) and `detection`. JPEGs of 12 and of 24 megapixels,
portraits and sheets of twenty photos, are made of them in a temporary folder. For each size the
stages run alone first, one photo at a time and in as many threads as a scan has: decode, detect,
align (with the finer decoding that small faces need), embed. Then `Engine.scan` runs from an empty
library. Efficiency is the time of the stages alone, so spread over the threads, over the time of
the scan: 1 when writing, waiting and loading cost nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import torch
from PIL import Image as Pillow

from benchmarks.speed import portraits, sheets
from photoclust import Engine
from photoclust.engine.photo_faces import PhotoFaces
from photoclust.faces.analysis import AlignedFace, Analyser
from photoclust.faces.cores import compute_on_one_core
from photoclust.faces.device import choose
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.registry import open_detector
from photoclust.faces.weights import shipped
from photoclust.photos.content import Content, read_content
from photoclust.settings import Settings

MEGAPIXELS = (12, 24)
STAGES = ("decode", "detect", "align", "embed")


class Stages:
    """The stages of a scan, one after the other, each timed."""

    def __init__(self, device: torch.device) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.faces = 0
        self._analyser = Analyser(
            open_detector(shipped("detector"), device), NetworkEmbedder(device)
        )
        self._photo_faces = PhotoFaces(self._analyser, Settings())

    def photo(self, content: Content) -> None:
        """A photo from its bytes to embeddings."""
        with self._timed("decode"):
            photo = self._photo_faces.decode(content)
        with self._timed("detect"):
            (found,) = self._analyser.detect([photo.pixels])
        with self._timed("align"):
            finer = self._photo_faces.fine_enough(content, photo, found)
            scaled = [face.scaled(finer.scale / photo.scale) for face in found]
            aligned: list[AlignedFace] = self._analyser.align(
                finer.pixels, scaled, mark=finer is not photo
            )
        with self._timed("embed"):
            self.faces += len(self._analyser.rate(aligned))

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[stage] += time.perf_counter() - began


def make_photos(data: Path, folder: Path, count: int, megapixels: int) -> list[Path]:
    """So many photos of that size, half of them sheets."""
    made = [*portraits(data, folder, count - count // 2), *sheets(data, folder, count // 2)]
    factor = (megapixels / 12) ** 0.5
    for path in made if factor > 1 else []:
        with Pillow.open(path) as opened:
            size = (round(opened.width * factor), round(opened.height * factor))
            opened.resize(size).save(path, quality=90)
    return made


def alone(paths: list[Path], device: torch.device, threads: int) -> Stages:
    """All photos through the stages, in threads; seconds summed over them."""
    stages = Stages(device)
    contents = [read_content(path) for path in paths]
    cores = torch.get_num_threads()
    prepare = compute_on_one_core if device.type == "cpu" else None
    with ThreadPoolExecutor(threads, initializer=prepare) as pool:
        list(pool.map(stages.photo, contents))
        stages.seconds.clear()
        stages.faces = 0
        list(pool.map(stages.photo, contents))
    torch.set_num_threads(cores)
    return stages


def scanned(folder: Path, device: str) -> float:
    """Seconds of a scan into an empty library."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Engine(Path(scratch) / "library", Settings(device=device)) as engine,
    ):
        began = time.perf_counter()
        engine.photos.scan([folder])
        return time.perf_counter() - began


def peak_megabytes() -> float:
    """The most memory that this process has had, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--device", default="cpu", help="cpu (default), cuda or mps")
    parser.add_argument("--photos", type=int, default=16, metavar="N")
    arguments = parser.parse_args()
    device = choose(arguments.device)
    threads = min(os.cpu_count() or 1, 8 if device.type == "cpu" else 4)
    for megapixels in MEGAPIXELS:
        with tempfile.TemporaryDirectory() as scratch:
            paths = make_photos(arguments.data, Path(scratch), arguments.photos, megapixels)
            stages = alone(paths, device, threads)
            seconds = scanned(Path(scratch), arguments.device)
        work = sum(stages.seconds.values())
        print(f"{len(paths)} photos of {megapixels} megapixels, {stages.faces} faces, {device}")
        for stage in STAGES:
            spent = stages.seconds[stage]
            print(f"  {stage}: {1000 * spent / len(paths):.0f} ms a photo, {spent / work:.0%}")
        print(
            f"  scan: {len(paths) / seconds:.2f} photos/s, efficiency"
            f" {work / threads / seconds:.2f} in {threads} threads,"
            f" {peak_megabytes():.0f} MB at most",
            flush=True,
        )


if __name__ == "__main__":
    main()
