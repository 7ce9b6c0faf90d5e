"""Evaluate a weights file.

    photoclust-train evaluate DATA... [--weights FILE] [--out REPORT]

The protocol depends on DATA: a folder with LFW's View 1 (`lfw_view1`, or itself), by its pair
lists; one with View 2's `pairs.txt`, or a list of pairs itself, by that list and its folds; a
folder per person, or an index.csv, by all its pairs, and by those between the groups of its other
columns. Prints the figures; REPORT is a new folder with plots, the worst pairs and a summary.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from photoclust.cli.progress import displayed
from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.device import choose
from photoclust.faces.networks.layers import sides
from photoclust.job import Job
from photoclust.learning import metrics
from photoclust.learning.metrics import Rows
from photoclust.types import Floats

from . import clusters, dataset, groups, lfw, pair_lists, protocol, report, robustness
from .dataset import LabelledFaces
from .groups import FAR
from .model import Model, default_cache, open_model
from .report import Evaluation, Lists, Official


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "data",
        nargs="+",
        type=Path,
        help="folder with lfw_view1 or pairs.txt, a list of pairs, folder per person, or index.csv",
    )
    parser.add_argument(
        "--weights", type=Path, default=weights.shipped("embedding"), help="(default: the shipped)"
    )
    parser.add_argument("--out", type=Path, help="folder for the report, which must be new")
    parser.add_argument(
        "--mirror",
        action=argparse.BooleanOptionalAction,
        help="embed the mirror image too, or not (default: as the weights file says)",
    )
    parser.add_argument(
        "--precision",
        choices=["float32", "bfloat16"],
        default="float32",
        help="bfloat16: as the program runs on processors that have it",
    )
    parser.add_argument(
        "--robustness",
        type=int,
        default=500,
        metavar="N",
        help="faces to disturb, 0 to leave that out (default: %(default)s)",
    )
    parser.add_argument(
        "--held-out", type=float, help="judge only that part of the people, not for LFW"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the people held out (%(default)s)")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="for aligned faces")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command. Raises PhotoclustError."""
    if arguments.held_out is not None and not 0 < arguments.held_out <= 1:
        raise TrainingError("held-out-out-of-range", value=arguments.held_out)
    device = choose(arguments.device)
    model = open_model(arguments.weights, device, arguments.mirror, arguments.precision)
    partial = report.prepare_folder(arguments.out) if arguments.out else None
    try:
        facts = report.model_facts(model.path, model.description, model.mirror)
        job, sets = Job(), []
        with displayed(job) as display:
            for line in report.align_columns("model", facts):
                display.line(line)
            for data in arguments.data:
                for judged in evaluate(data, model, arguments, job):
                    for line in report.align_columns(judged.name, report.summary(judged)):
                        display.line(line)
                    sets.append(judged)
        if partial:
            report.write_report(arguments.out, partial, facts, sets)
            print(f"The report is {arguments.out / 'report.md'}.")
    finally:
        if partial:
            shutil.rmtree(partial, ignore_errors=True)
    return 0


def evaluate(
    data: Path, model: Model, arguments: argparse.Namespace, job: Job
) -> Iterator[Evaluation]:
    """Evaluate a model on DATA: LFW's View 1, a list of pairs, labelled faces, or several."""
    listed = pair_lists.list_in(data)
    if listed:
        yield _listed(listed, model, arguments, job)
        return
    folder = lfw.folder_in(data)
    if folder:
        yield _view1(folder, model, arguments, job)
    if folder is None or (data / "index.csv").is_file():
        yield _labelled(data, model, arguments, job)


def _view1(folder: Path, model: Model, arguments: argparse.Namespace, job: Job) -> Evaluation:
    view = lfw.load_view1(folder, model.description, arguments.cache, job, model.device)
    embeddings = model.embed(view.faces.chips, job)
    every = view.train.joined(view.test)
    distances = every.distances(embeddings)
    threshold = metrics.best_threshold(view.train.distances(embeddings), view.train.same)
    tested = view.test.distances(embeddings)
    lists = Lists(
        protocol.of_pairs(every.left, every.right, distances, every.same),
        protocol.folded_accuracy(distances, every.same, protocol.folds(every.same)),
        Official(metrics.accuracy(tested, view.test.same, threshold), threshold, len(tested)),
    )
    judged = _judged("LFW View 1", view.faces, embeddings, model, arguments.robustness, job)
    return replace(judged, missed=view.missed, lists=lists)


def _listed(path: Path, model: Model, arguments: argparse.Namespace, job: Job) -> Evaluation:
    """By a list of pairs; of LFW's images also by all pairs, as their people are known."""
    listed = pair_lists.read_list(path)
    whole = listed.images, model.description, arguments.cache, job, model.device
    faces, missed = lfw.load_images(*whole)
    embeddings = model.embed(faces.chips, job)
    pairs = listed.pairs
    distances = pairs.distances(embeddings)
    folds = protocol.folds(pairs.same) if listed.folds is None else listed.folds
    lists = Lists(
        protocol.of_pairs(pairs.left, pairs.right, distances, pairs.same),
        protocol.folded_accuracy(distances, pairs.same, folds),
    )
    if path.suffix == ".csv":
        size = model.description.input_size
        return Evaluation(path.stem, faces, size, missed, lists.verification, {}, [], lists=lists)
    judged = _judged(path.stem, faces, embeddings, model, arguments.robustness, job)
    return replace(judged, missed=missed, lists=lists)


def _labelled(data: Path, model: Model, arguments: argparse.Namespace, job: Job) -> Evaluation:
    samples = dataset.read_samples(data)
    faces = dataset.load_faces(samples, model.description, arguments.cache, job, model.device)
    name = data.stem
    if arguments.held_out is not None:
        _, rows = faces.split(arguments.held_out, arguments.seed)
        name += f", {arguments.held_out:.0%} of the people, seed {arguments.seed}"
        faces = _only(faces, rows)
    embeddings = model.embed(faces.chips, job)
    return _judged(name, faces, embeddings, model, arguments.robustness, job)


def _only(faces: LabelledFaces, rows: Rows) -> LabelledFaces:
    """Some of the faces; `identities` still count through all names."""
    return replace(
        faces,
        chips=faces.chips[rows],
        identities=faces.identities[rows],
        namespaces=faces.namespaces[rows],
        paths=tuple(faces.paths[row] for row in rows),
        groups={column: values[rows] for column, values in faces.groups.items()},
    )


def _judged(
    name: str, faces: LabelledFaces, embeddings: Floats, model: Model, disturbed: int, job: Job
) -> Evaluation:
    """The figures that every labelled set has."""
    labels = faces.identities, faces.namespaces
    job.begin("comparing", 3)
    everyone = protocol.of_all(embeddings, *labels)
    job.report(done=1)
    recognition = protocol.recognition(embeddings, *labels)
    job.report(done=1)
    clusterings = clusters.clusterings(embeddings, *labels)
    job.report(done=1)
    rows = robustness.sample(faces.identities, disturbed)
    sampled = faces.identities[rows], faces.namespaces[rows]
    measured = None
    if disturbed > 0 and min(protocol.pair_counts(*sampled)):
        inside = sides(model.description.input_size)
        chips = np.asarray(faces.chips[rows])
        measured = robustness.measure_robustness(
            model.embed, chips, inside, *sampled, embeddings[rows], job
        )
    return Evaluation(
        name,
        faces,
        model.description.input_size,
        len(faces.unusable),
        everyone,
        recognition,
        clusterings,
        robustness=measured,
        groups={
            column: groups.of_groups(embeddings, *labels, values, everyone.validation_rate(FAR)[1])
            for column, values in faces.groups.items()
        },
    )
