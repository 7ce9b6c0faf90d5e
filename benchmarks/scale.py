"""Time and memory of grouping against the number of faces, beside HDBSCAN of the library.

    python -m benchmarks.scale [--faces N,N,…] [--peer N,N,…] [--out FOLDER]

The faces are made: half show people with Zipf-like numbers of faces, half are strangers who are
seen once or a few times; their embeddings are as far apart as those of the network that ships (see
`benchmarks.library`). Each size is grouped in a process of its own: the first grouping of all, and
then that of a hundred faces that arrive. Prints the seconds of both, the memory at the peak with
all that the program loads, and how right the groups are (BCubed F). From 1,000 faces it also
prints how many of the ten nearest others are found (recall at 10, for a thousand faces).

The peer is `hdbscan.HDBSCAN` with the same least sizes on the same vectors. It takes too long for
more than some ten thousand, so its curve is extended by the power of the number of faces that fits
its last two sizes. FOLDER gets both curves as `scale.png`, and the table as `scale.csv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.arrivals import face_set
from benchmarks.library import vectors
from photoclust.clustering.arriving import cluster_arriving
from photoclust.clustering.clusterer import cluster
from photoclust.clustering.defaults import MIN_SAMPLES, MIN_SIZE
from photoclust.clustering.neighbours import nearest
from photoclust.faces.weights import describe, shipped
from photoclust.learning.metrics import bcubed
from photoclust.types import Floats

FACES = (1_000, 3_000, 10_000, 30_000, 100_000)
PEER = (5_000, 10_000, 20_000)
ARRIVING = 100
ASKED = 1_000
"""Faces for which the ten nearest are looked for among all."""


@dataclass(frozen=True)
class Figures:
    """What one size took. `seconds` of the first grouping, `arriving` of a hundred more faces;
    `gigabytes` at the peak; `recall` of the ten nearest; BCubed `f`."""

    faces: int
    seconds: float
    arriving: float
    gigabytes: float
    recall: float
    f: float


def made(faces: int) -> tuple[Floats, NDArray[np.int64]]:
    """Embeddings (n, 128), and whom each shows."""
    chance = np.random.default_rng(0)
    people = max(2, faces // 100)
    weights = 1 / np.arange(1, people + 1)
    known = chance.choice(people, faces // 2, p=weights / weights.sum())
    often = chance.choice([1, 2, 3], faces, p=[0.8, 0.15, 0.05])
    strangers = people + np.repeat(np.arange(faces), often)[: faces - len(known)]
    truth = np.unique(chance.permutation(np.concatenate([known, strangers])), return_inverse=True)[
        1
    ]
    return vectors(chance, truth, int(truth.max()) + 1), truth


def measure(faces: int) -> Figures:
    """Group so many faces in this process."""
    calibration = describe(shipped("embedding")).calibration
    assert calibration is not None
    embeddings, truth = made(faces)
    nobody = np.zeros(faces, np.int64)
    everybody = face_set(embeddings, nobody, nobody.astype(bool))
    # What is imported when it is first needed is no matter of size.
    few = np.arange(100)
    cluster(everybody.at(few), (), calibration)
    began = time.perf_counter()
    people = np.abs(cluster(everybody, (), calibration).people)
    grouped = time.perf_counter()
    rows = np.sort(np.random.default_rng(1).permutation(faces)[:ARRIVING])
    before = people.copy()
    before[rows] = 0
    arrived = time.perf_counter()
    cluster_arriving(replace(everybody, people=before), rows, (), calibration)
    ended = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    found = [int(person) or None for person in people]
    score = bcubed(found, truth.tolist())[2] if faces <= 100_000 else math.nan
    return Figures(faces, grouped - began, ended - arrived, peak, recall_at_ten(embeddings), score)


def recall_at_ten(embeddings: Floats) -> float:
    """Of the ten nearest others of some faces, the share that the search finds."""
    some = np.sort(np.random.default_rng(2).permutation(len(embeddings))[:ASKED])
    found = nearest(embeddings, 10, some=some)[0]
    shares = []
    for row, others in zip(some, found, strict=True):
        products = embeddings @ embeddings[row]
        products[row] = -np.inf
        true = np.argpartition(products, -10)[-10:]
        shares.append(len({*others.tolist()} & {*true.tolist()}) / 10)
    return float(np.mean(shares))


def measure_peer(faces: int) -> float:
    """The seconds of `hdbscan.HDBSCAN`."""
    from hdbscan import HDBSCAN

    embeddings, _ = made(faces)
    began = time.perf_counter()
    HDBSCAN(min_cluster_size=MIN_SIZE, min_samples=MIN_SAMPLES).fit(embeddings)
    return time.perf_counter() - began


def extended(sizes: list[int], seconds: list[float], faces: int) -> float:
    """The peer's seconds for more faces, by the power that fits the last two sizes."""
    power = math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])
    return seconds[-1] * (faces / sizes[-1]) ** power


def in_a_process(*arguments: str) -> str:
    """What this module prints for one size, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def plot(out: Path, ours: list[Figures], sizes: list[int], peer: list[float]) -> None:
    """The curves, as a PNG."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    time_axes, memory_axes = figure.subplots(1, 2)
    faces = [one.faces for one in ours]
    time_axes.loglog(faces, [one.seconds for one in ours], "o-", label="first grouping")
    time_axes.loglog(faces, [one.arriving for one in ours], "o-", label="100 faces arriving")
    if len(sizes) > 1:
        time_axes.loglog(sizes, peer, "s-", color="grey", label="hdbscan.HDBSCAN")
        beyond = [sizes[-1], max(faces[-1], sizes[-1])]
        time_axes.loglog(
            beyond, [extended(sizes, peer, n) for n in beyond], ":", color="grey", label="extended"
        )
    time_axes.set(xlabel="faces", ylabel="seconds")
    time_axes.legend()
    memory_axes.loglog(faces, [one.gigabytes for one in ours], "o-")
    memory_axes.set(xlabel="faces", ylabel="gigabytes at the peak")
    for axes in (time_axes, memory_axes):
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(out / "scale.png", dpi=110)


def sizes_of(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--faces", type=sizes_of, default=list(FACES), metavar="N,N,…")
    parser.add_argument("--peer", type=sizes_of, default=list(PEER), metavar="N,N,…")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="for the table and the plot")
    parser.add_argument("--one", type=int, metavar="N", help=argparse.SUPPRESS)
    parser.add_argument("--one-peer", type=int, metavar="N", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(asdict(measure(arguments.one))))
    elif arguments.one_peer:
        print(measure_peer(arguments.one_peer))
    else:
        compare(arguments.faces, arguments.peer, arguments.out)


def compare(faces: list[int], sizes: list[int], out: Path | None) -> None:
    """Measure every size, and print the table."""
    print(
        "    faces   first grouping   100 arriving   memory   recall at 10   BCubed F", flush=True
    )
    ours = []
    for count in faces:
        one = Figures(**json.loads(in_a_process("--one", str(count))))
        ours.append(one)
        print(
            f"{one.faces:>9,} {one.seconds:>14.1f} s {one.arriving:>12.2f} s"
            f" {one.gigabytes:>6.2f} GB {one.recall:>13.4f} {one.f:>10.4f}",
            flush=True,
        )
    peer = []
    for count in sizes:
        peer.append(float(in_a_process("--one-peer", str(count))))
        print(f"hdbscan.HDBSCAN {count:>9,} faces: {peer[-1]:.1f} s", flush=True)
    if len(sizes) > 1 and ours:
        whole = extended(sizes, peer, ours[-1].faces)
        print(
            f"extended to {ours[-1].faces:,} faces: {whole:.0f} s,"
            f" {whole / ours[-1].seconds:.0f} times as long"
        )
    if out:
        out.mkdir(parents=True, exist_ok=True)
        with (out / "scale.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(asdict(ours[0])))
            writer.writeheader()
            writer.writerows(asdict(one) for one in ours)
        plot(out, ours, sizes, peer)


if __name__ == "__main__":
    main()
