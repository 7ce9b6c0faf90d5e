"""Train a network by triplets.

    photoclust-train train DATA OUT [--start WEIGHTS | --architecture NAME] [--resume]

DATA: a folder with one folder per person, or with an index.csv, or an index itself. OUT: a folder
for the checkpoint, the log and the curves. Ctrl-C ends it and keeps the last checkpoint.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from photoclust.cli.progress import displayed
from photoclust.errors import Cancelled, TrainingError
from photoclust.faces import weights
from photoclust.faces.device import choose
from photoclust.faces.networks import embedding_architectures
from photoclust.faces.weights import Description
from photoclust.job import Job
from photoclust.learning import metrics
from photoclust.learning.triplets import Mining
from photoclust.messages import reason_of
from photoclust.types import Floats

from . import checkpoints, curves, dataset
from .augmentation import Augmentation
from .dataset import LabelledFaces
from .options import require_in_range
from .spreading import refit, spread_out
from .teacher import cached_views, embed_views
from .trainer import Recipe, Step, Trainer

HELD_OUT_FACES = 3000
"""Most held-out faces for the verification during training: 4.5 million pairs, a few seconds."""
RANGES = (
    ("steps", 1, 1e9), ("batch", 4, 1e6), ("chunk", 1, 1e6), ("faces_per_identity", 2, 1e6),
    ("strangers", 0, 0.9), ("margin", 0, 4), ("rate", 1e-9, 10), ("warmup", 0, 1e9),
    ("weight_decay", 0, 1), ("distil", 0, 1e3), ("average", 0, 0.99999), ("clip", 1e-6, 1e6),
    ("frozen", 0, 1e6), ("every", 1, 1e9), ("held_out", 0.001, 0.9), ("jitters", 0, 100),
    ("spread", 0, 1), ("augment", 0, 3),
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """The inputs of a training."""

    network: nn.Module
    description: Description
    faces: LabelledFaces
    rows: NDArray[np.int64]
    held_out: NDArray[np.int64]
    teacher: Floats | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    recipe = Recipe()
    parser.add_argument("data", type=Path, help="folder per person, or index.csv")
    parser.add_argument("out", type=Path, help="folder for checkpoint, log and curves")
    parser.add_argument("--start", type=Path, help="weights file to start from; else from scratch")
    parser.add_argument(
        "--architecture",
        default="nns2",
        choices=sorted(embedding_architectures()),
        help="network to train from random weights (default: %(default)s)",
    )
    parser.add_argument("--resume", action="store_true", help="go on from OUT's checkpoint")
    parser.add_argument("--cache", type=Path, help="folder for aligned faces (default: OUT/cache)")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    parser.add_argument("--held-out", type=float, default=0.1, help="part of the people held out")
    parser.add_argument("--every", type=int, default=100, help="steps between measurements")
    parser.add_argument("--jitters", type=int, default=4, help="moved looks of the teacher")
    parser.add_argument(
        "--spread",
        type=float,
        default=0.0,
        help="part of the teacher's mean to subtract, so that faces spread over the sphere",
    )
    parser.add_argument(
        "--augment",
        type=float,
        default=1.0,
        help="how often faces are blurred, darkened, compressed and so on; 1 is as usual",
    )
    for name, kind in (
        ("steps", int), ("batch", int), ("chunk", int), ("faces_per_identity", int),
        ("strangers", float), ("margin", float), ("rate", float), ("warmup", int),
        ("weight_decay", float), ("distil", float), ("average", float), ("clip", float),
        ("frozen", int), ("seed", int),
    ):  # fmt: skip
        flag = "--" + name.replace("_", "-")
        parser.add_argument(flag, type=kind, default=getattr(recipe, name), help="(%(default)s)")
    parser.add_argument("--mining", type=Mining, choices=list(Mining), default=recipe.mining)
    parser.add_argument("--optimizer", choices=["adamw", "adagrad"], default=recipe.optimizer)
    parser.add_argument("--schedule", choices=["cosine", "constant"], default=recipe.schedule)
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default=recipe.precision)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command. Raises PhotoclustError."""
    recipe = _recipe(arguments)
    device = choose(arguments.device)
    out: Path = arguments.out
    _make_folder(out)
    path = out / "checkpoint.pt"
    if path.exists() and not arguments.resume:
        raise TrainingError("training-exists", path=path)
    plan = _plan(arguments, recipe, device)
    trainer = Trainer(
        plan.network, plan.description, recipe, plan.faces, plan.rows, plan.teacher, device
    )
    data = checkpoints.fingerprint(plan.faces.paths)
    path = out / "checkpoint.pt"
    if arguments.resume:
        _resume(trainer, path, plan.description, data)
    elif path.exists():
        raise TrainingError("training-exists", path=path)
    log = curves.Log(out, trainer.step)
    job = Job()

    def keep() -> None:
        checkpoints.write_checkpoint(
            path, checkpoints.Checkpoint(plan.description, data, trainer.state())
        )

    def each(step: Step) -> None:
        log.step(step)
        progress.note(f"loss {step.loss:.3f}  active {step.active:.0%}  spread {step.spread:.2f}")
        if step.step % arguments.every == 0 or step.step == recipe.steps:
            measured = measure_held_out(trainer, plan)
            log.measurement(measured)
            progress.line(
                f"step {step.step}: held-out VAL at FAR 1e-3 {measured.val:.2%},"
                f" accuracy {measured.accuracy:.2%}"
            )
            keep()

    with displayed(job) as progress:
        try:
            trainer.run(job, each)
        except (KeyboardInterrupt, Cancelled):
            keep()
            progress.line(f"stopped at step {trainer.step}; go on with --resume")
            return 130
    print(f"{path}: {recipe.steps} steps; curves in {curves.draw(out)}")
    return 0


def measure_held_out(trainer: Trainer, plan: Plan) -> curves.Measurement:
    """Verification over all pairs, within a namespace, of the people held out."""
    rows = plan.held_out[:HELD_OUT_FACES]
    chips = np.asarray(plan.faces.chips[rows])
    embeddings = embed_views(
        trainer.average, chips, plan.description, mirror=False, device=trainer.device
    )
    i, j = np.triu_indices(len(rows), 1)
    near = plan.faces.namespaces[rows[i]] == plan.faces.namespaces[rows[j]]
    i, j = i[near], j[near]
    distances = (2 - 2 * embeddings @ embeddings.T)[i, j]
    same = plan.faces.identities[rows[i]] == plan.faces.identities[rows[j]]
    val, _ = metrics.validation_rate(distances, same, 1e-3)
    # As many pairs of each kind, as in the protocol of LFW.
    others = np.flatnonzero(~same)
    few = others[np.linspace(0, len(others) - 1, min(len(others), int(same.sum()))).astype(int)]
    balanced = np.concatenate([np.flatnonzero(same), few])
    threshold = metrics.best_threshold(distances[balanced], same[balanced])
    accuracy = metrics.accuracy(distances[balanced], same[balanced], threshold)
    return curves.Measurement(trainer.step, val, accuracy)


def _plan(arguments: argparse.Namespace, recipe: Recipe, device: torch.device) -> Plan:
    network, description = _network(arguments, recipe)
    cache = arguments.cache or arguments.out / "cache"
    samples = dataset.read_samples(arguments.data)
    job = Job()
    with displayed(job) as progress:
        faces = dataset.load_faces(samples, description, cache, job, device)
        progress.line(
            f"{len(faces)} faces of {len(faces.names)} people;"
            f" {len(faces.unusable)} images cannot be used"
        )
        for image in faces.unusable[:5]:
            progress.line(f"  {image.path}: {image.reason}")
        rows, held_out = faces.split(arguments.held_out, recipe.seed)
        if not (np.unique(faces.identities[rows], return_counts=True)[1] > 1).any():
            raise TrainingError("nobody-to-train-on")
        if len(np.unique(faces.identities[held_out])) < 2:
            raise TrainingError("too-few-to-hold-out")
        teacher = None
        if recipe.distil and arguments.start:
            teacher = cached_views(
                faces.folder,
                network.to(device),
                faces.chips,
                description,
                arguments.jitters,
                job,
                device,
                recipe.precision,
            )
            if arguments.spread:
                teacher = spread_out(teacher, rows, arguments.spread)
                refit(network, faces.chips[rows], description, teacher[rows], job, device)
    return Plan(network, description, faces, rows, held_out, teacher)


def _network(arguments: argparse.Namespace, recipe: Recipe) -> tuple[nn.Module, Description]:
    """The starting network, and the description for a weights file made from it."""
    options = f"spread {arguments.spread:g}, augment {arguments.augment:g}"
    said = f"{arguments.data.name}; {_said(recipe)}, {options}"
    if arguments.start:
        network, description = weights.load_embedding(arguments.start)
        origin = f"{description.name}, trained on by triplets on {said}"
        return network, replace(
            description, origin=origin, mirror=False, calibration=None, trust=None
        )
    if recipe.distil:
        raise TrainingError("teacher-missing")
    torch.manual_seed(recipe.seed)
    kind = embedding_architectures()[arguments.architecture]
    base = weights.describe(weights.shipped("embedding"))
    network = kind()
    description = replace(
        base,
        name=f"{arguments.architecture}-scratch",
        architecture=arguments.architecture,
        input_size=network.input_size,
        template=weights.scaled_template(base.template, base.input_size, network.input_size),
        origin=f"random weights, trained by triplets on {said}",
        licence="as of the photos trained on",
        mirror=False,
        calibration=None,
        trust=None,
    )
    return network, description


def _said(recipe: Recipe) -> str:
    """A recipe in one line."""
    return ", ".join(f"{k} {v}" for k, v in asdict(recipe).items() if k != "augmentation")


def _recipe(arguments: argparse.Namespace) -> Recipe:
    names = {field.name for field in fields(Recipe)} - {"augmentation"}
    given = {name: getattr(arguments, name) for name in names}
    others = ("every", "held_out", "jitters", "spread", "augment")
    require_in_range(given | {name: getattr(arguments, name) for name in others}, RANGES)
    return Recipe(**given, augmentation=Augmentation().scaled(arguments.augment))


def _resume(trainer: Trainer, path: Path, description: Description, data: str) -> None:
    checkpoint = checkpoints.read_checkpoint(path)
    if checkpoint.architecture != description.architecture:
        raise TrainingError(
            "checkpoint-of-another-architecture",
            path=path,
            architecture=checkpoint.architecture,
            wanted=description.architecture,
        )
    if checkpoint.data != data:
        raise TrainingError("checkpoint-of-other-faces", path=path)
    trainer.restore(checkpoint.state)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrainingError(
            "training-folder-refused", folder=folder, reason=reason_of(error)
        ) from error
