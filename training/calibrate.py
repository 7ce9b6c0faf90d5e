"""Measure the calibration of a network, and write it into its weights file.

    photoclust-train calibrate DATA WEIGHTS [--held-out PART]

With LFW's View 1 in DATA the pairs are the 2,200 of its train list; the test pairs are not used.
Of labelled faces they are those of people held out of training, as many of one person as of two.
The threshold is the most accurate one on the pairs, the curve from distance to probability a
logistic regression on them.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from photoclust.cli.progress import displayed
from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.device import choose
from photoclust.job import Job
from photoclust.learning import metrics
from photoclust.learning.calibration import PAIRS_PER_PERSON, calibrate
from photoclust.learning.metrics import Rows
from photoclust.types import Floats

from . import dataset, lfw
from .model import Model, default_cache, open_model
from .protocol import pair_counts

HELD_OUT = 0.1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", type=Path, help="folder with lfw_view1, or labelled faces")
    parser.add_argument("weights", type=Path, help="the file to write the calibration into")
    parser.add_argument(
        "--held-out",
        type=float,
        help="part of the people that training held out; DATA is then labelled faces"
        f" (default without lfw_view1: {HELD_OUT})",
    )
    parser.add_argument("--seed", type=int, default=1, help="that training used (%(default)s)")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="for aligned faces")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="float32")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command. Raises PhotoclustError; the file is then as it was."""
    held_out = arguments.held_out
    if held_out is not None and not 0 < held_out <= 1:
        raise TrainingError("held-out-out-of-range", value=held_out)
    device = choose(arguments.device)
    model = open_model(arguments.weights, device, precision=arguments.precision)
    job = Job()
    with displayed(job):
        folder = lfw.folder_in(arguments.data)
        if folder and held_out is None:
            view = lfw.load_view1(folder, model.description, arguments.cache, job, model.device)
            pairs = view.train
            rows, place = np.unique([pairs.left, pairs.right], return_inverse=True)
            found = model.embed(np.asarray(view.faces.chips[rows]), job)
            left, right = place.reshape(2, -1)
            distances, same = lfw.Pairs(left, right, pairs.same).distances(found), pairs.same
        else:
            distances, same = _held_out(arguments, model, held_out or HELD_OUT, job)
    calibration = calibrate(distances, same)
    written = replace(model.description, calibration=calibration)
    weights.save(model.network, written, arguments.weights)
    print(
        f"{arguments.weights}: threshold {calibration.threshold:g}, slope {calibration.slope:g},"
        f" middle {calibration.middle:g}, from {len(same)} pairs"
    )
    return 0


def sample_pairs(identities: Rows, namespaces: Rows, random: np.random.Generator) -> lfw.Pairs:
    """As many pairs of one person as of two, by chance, none across namespaces.

    identities, namespaces: int64 (n,). Of one person PAIRS_PER_PERSON at most.
    """
    if not min(pair_counts(identities, namespaces)):
        raise TrainingError("no-pairs")
    own: list[Rows] = []
    for person in np.unique(identities):
        rows = np.flatnonzero(identities == person)
        both = np.stack(np.triu_indices(len(rows), 1), axis=1)
        own.append(rows[random.permutation(both)[:PAIRS_PER_PERSON]])
    alike = np.concatenate(own)
    others = np.zeros((0, 2), np.int64)
    while len(others) < len(alike):
        drawn = random.integers(0, len(identities), (2 * len(alike), 2))
        left, right = drawn.T
        fits = (identities[left] != identities[right]) & (namespaces[left] == namespaces[right])
        others = np.concatenate([others, drawn[fits]])
    every = np.concatenate([alike, others[: len(alike)]])
    return lfw.Pairs(every[:, 0], every[:, 1], np.arange(len(every)) < len(alike))


def _held_out(
    arguments: argparse.Namespace, model: Model, part: float, job: Job
) -> tuple[Floats, metrics.Truth]:
    samples = dataset.read_samples(arguments.data)
    faces = dataset.load_faces(samples, model.description, arguments.cache, job, model.device)
    _, rows = faces.split(part, arguments.seed)
    random = np.random.default_rng(arguments.seed)
    chosen = sample_pairs(faces.identities[rows], faces.namespaces[rows], random)
    return chosen.distances(model.embed(faces.chips[rows], job)), chosen.same
