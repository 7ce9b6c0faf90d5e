"""Train the last layer of a network by triplets; all others stay as they are.

    photoclust-train head DATA OUT --start WEIGHTS [--beside WEIGHTS] --name NAME

What the other layers make of a face, of its mirror image and of a few changed copies is computed
once and kept in the cache, so a step takes milliseconds, and its batch is as large as FaceNet's.
With --beside a residual network is joined to a MobileFaceNet, and the layer that is
trained begins as the orthogonal projection of both embeddings onto the 128 directions in which the
faces trained on differ most. OUT is a weights file, not calibrated yet.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from photoclust.cli.progress import displayed
from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.device import choose
from photoclust.faces.networks.joined import MOBILE_SIDE, JoinedNetwork
from photoclust.faces.networks.layers import DIMENSIONS, EmbeddingNetwork, sides
from photoclust.faces.networks.mobilefacenet import MobileFaceNet
from photoclust.faces.networks.residual import ResidualNetwork
from photoclust.faces.weights import Description, Points
from photoclust.files import atomic_write
from photoclust.job import Job
from photoclust.learning.triplets import MARGIN, mine, pairwise_distances, triplet_loss
from photoclust.types import Floats

from . import dataset
from .augmentation import Augmentation, augment
from .batches import batch
from .dataset import LabelledFaces, without_margin
from .export import write_weights
from .model import default_cache
from .options import require_in_range
from .protocol import of_all
from .teacher import BATCH, inner_precision, network_input

Rows = NDArray[np.int64]
COPIED = Augmentation().scaled(0.5)
"""How copies are changed: half as often as in the training of whole networks."""
FARS = (1e-3, 1e-4)
RANGES = (
    ("steps", 0, 1e6), ("batch", 4, 1e5), ("faces_per_identity", 2, 1e5), ("margin", 0, 4),
    ("rate", 1e-9, 10), ("distil", 0, 1e3), ("average", 0, 0.99999), ("held_out", 0.001, 0.9),
    ("every", 1, 1e9), ("copies", 0, 100), ("beside_weight", 0, 100),
)  # fmt: skip


@dataclass(frozen=True)
class HeadRecipe:
    """The hyperparameters. margin, distil: as in the trainer's recipe, the teacher being the layer
    as it was; average: how much of the running average of the weights stays at each step."""

    steps: int = 2000
    batch: int = 1800
    faces_per_identity: int = 40
    margin: float = MARGIN
    rate: float = 1e-3
    distil: float = 1.0
    average: float = 0.998
    seed: int = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    recipe = HeadRecipe()
    parser.add_argument("data", type=Path, help="folder per person, or index.csv")
    parser.add_argument("out", type=Path, help="the weights file, written whole or not at all")
    parser.add_argument("--start", type=Path, required=True, help="weights file to start from")
    parser.add_argument("--beside", type=Path, help="residual network to join to a MobileFaceNet")
    parser.add_argument(
        "--beside-weight",
        type=float,
        default=1.0,
        help="its embedding's length, MobileFaceNet's being 1, where both are joined (%(default)s)",
    )
    parser.add_argument("--name", required=True, help="what libraries know the model by")
    parser.add_argument("--licence", help="(default: as in the files)")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="for aligned faces")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    parser.add_argument("--held-out", type=float, default=0.1, help="part of the people held out")
    parser.add_argument("--every", type=int, default=200, help="steps between measurements")
    parser.add_argument("--copies", type=int, default=0, help="changed copies of every face")
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="float32")
    parser.add_argument("--mirror", action="store_true", help="OUT embeds the mirror image too")
    for name, kind in (
        ("steps", int), ("batch", int), ("faces_per_identity", int), ("margin", float),
        ("rate", float), ("distil", float), ("average", float), ("seed", int),
    ):  # fmt: skip
        flag = "--" + name.replace("_", "-")
        parser.add_argument(flag, type=kind, default=getattr(recipe, name), help="(%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command. Raises PhotoclustError; OUT is then as it was."""
    recipe = HeadRecipe(**{f.name: getattr(arguments, f.name) for f in fields(HeadRecipe)})
    require_in_range({name: getattr(arguments, name) for name, *_ in RANGES}, RANGES)
    if not arguments.name.strip():
        raise TrainingError("model-name-empty")
    device = choose(arguments.device)
    network, description = _opened(arguments.start, arguments.beside)
    network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    samples, job = dataset.read_samples(arguments.data), Job()
    with displayed(job) as progress:
        faces = dataset.load_faces(samples, description, arguments.cache, job, device)
        asked = arguments.copies, job, device, arguments.precision
        seen = features(network, faces, description, *asked)
        rows, held_out = faces.split(arguments.held_out, recipe.seed)
        layer = deepcopy(last_layer(network)).cpu()
        if arguments.beside:
            project(layer, seen[rows, 0].astype(np.float32), arguments.beside_weight)
        progress.line(f"start: {measured(layer, seen, faces, held_out)}")
        job.begin("training", recipe.steps)

        def each(step: int, loss: float, average: nn.Linear) -> None:
            job.check()
            job.report(done=1)
            if step % arguments.every == 0 or step == recipe.steps:
                figures = measured(average, seen, faces, held_out)
                progress.line(f"step {step}, loss {loss:.4f}: {figures}")

        labels = faces.identities[rows], faces.namespaces[rows]
        trained = train_head(layer, seen[rows], *labels, recipe, each)
    last_layer(network).load_state_dict(trained.state_dict())
    said = ", ".join(f"{name} {value}" for name, value in asdict(recipe).items())
    description = replace(
        description,
        name=arguments.name,
        origin=f"{description.origin}; last layer trained by triplets on {arguments.data.name}: "
        f"{said}, copies {arguments.copies}, beside weight {arguments.beside_weight}",
        licence=arguments.licence or description.licence,
        mirror=arguments.mirror,
        calibration=None,
        trust=None,
    )
    written, difference = write_weights(network.cpu(), description, arguments.out)
    print(f"{arguments.out}: {written.name}, sha256 {written.sha256}")
    print(f"embeds as trained, up to {difference:.1e} in each number")
    print(f"not calibrated yet: photoclust-train calibrate DATA {arguments.out}")
    return 0


def _opened(start: Path, beside: Path | None) -> tuple[EmbeddingNetwork, Description]:
    return joined(start, beside) if beside else weights.load_embedding(start)


def measured(layer: nn.Linear, seen: NDArray[np.float16], faces: LabelledFaces, rows: Rows) -> str:
    """VAL over all pairs of the people held out, of one pass and of two, in a line."""
    labels = faces.identities[rows], faces.namespaces[rows]
    with torch.inference_mode():
        plain, mirrored = (
            F.normalize(layer(torch.from_numpy(seen[rows, view].astype(np.float32))))
            for view in (0, 1)
        )
        both = F.normalize(plain + mirrored)
    said = []
    for name, embeddings in (("one pass", plain), ("two", both)):
        pairs = of_all(embeddings.numpy(), *labels)
        rates = " / ".join(f"{pairs.validation_rate(far)[0]:.2%}" for far in FARS)
        said.append(f"{name} {rates}")
    return f"VAL at FAR 1e-3 / 1e-4, {', '.join(said)}"


def joined_template(mobile: Points) -> Points:
    """The template of the joined network's chips, of MobileFaceNet's."""
    scale = MOBILE_SIDE / MobileFaceNet.input_size
    return tuple(
        (round((x + 0.5) * scale - 0.5, 4), round((y + 0.5) * scale - 0.5, 4)) for x, y in mobile
    )


def joined(start: Path, beside: Path) -> tuple[JoinedNetwork, Description]:
    """Both networks in one, whose last layer is still to be set, and its description.

    Raises WeightsError when a file does not hold the network that is wanted.
    """
    mobile, description = weights.load_network(start, MobileFaceNet)
    residual, beside_description = weights.load_network(beside, ResidualNetwork)
    network = JoinedNetwork()
    network.mobile, network.residual = mobile, residual
    _see_alike(residual, beside_description, description)
    return network.eval().requires_grad_(False), replace(
        description,
        architecture="joined",
        input_size=network.input_size,
        template=joined_template(description.template),
        origin=f"{description.name} ({description.origin}) joined with {beside_description.name}"
        f" ({beside_description.origin})",
        licence=f"{description.licence}; {beside_description.licence}",
    )


def _see_alike(network: ResidualNetwork, own: Description, other: Description) -> None:
    """Change a network's first layer so that it takes pixels normalised as the other's are."""
    stem = network.stem
    assert stem.bias is not None
    factor = own.scale / other.scale
    shift = (torch.tensor(other.mean) - torch.tensor(own.mean)) * own.scale
    # Exact, as this layer pads nothing: (p - m) s = ((p - m') s') s / s' + (m' - m) s.
    with torch.no_grad():
        stem.bias.add_((stem.weight.sum(dim=(2, 3)) * shift).sum(dim=1))
        stem.weight.mul_(factor)


def last_layer(network: nn.Module) -> nn.Linear:
    """The layer that makes the embedding."""
    return [module for module in network.modules() if isinstance(module, nn.Linear)][-1]


def features(
    network: nn.Module,
    faces: LabelledFaces,
    description: Description,
    copies: int,
    job: Job,
    device: torch.device,
    precision: str = "float32",
) -> NDArray[np.float16]:
    """What the last layer sees of every face, (n, 2 + copies, d), cached beside the faces.

    The face itself, its mirror image, and copies changed as in training, mirrored by chance.
    """
    last = last_layer(network)
    own = {parameter.data_ptr() for parameter in last.parameters()}
    kept = {name: t for name, t in network.state_dict().items() if t.data_ptr() not in own}
    digest = weights.tensor_checksum(kept)[:16]
    path = faces.folder / f"features-{digest}-{copies}-{precision}.npy"
    if path.is_file():
        return np.asarray(np.load(path), np.float16)
    seen: list[Tensor] = []
    handle = last.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0].half().cpu()))
    job.begin("looking", len(faces))
    try:
        with torch.inference_mode(), inner_precision(precision, device):
            for start in range(0, len(faces), BATCH):
                job.check()
                chips = np.asarray(faces.chips[start : start + BATCH])
                for view in _views(chips, description, copies, start):
                    network(network_input(view, description, device))
                job.report(done=len(chips))
    finally:
        handle.remove()
    views = 2 + copies
    parts = [torch.stack(seen[at : at + views], 1) for at in range(0, len(seen), views)]
    together = torch.cat(parts).numpy()
    with atomic_write(path, replace=True) as partial, partial.open("wb") as file:
        np.save(file, together)
    return together


def _views(
    chips: NDArray[np.uint8], description: Description, copies: int, start: int
) -> list[NDArray[np.uint8]]:
    height, width = sides(description.input_size)
    whole = without_margin(chips, height, width)
    views = [whole, whole[:, :, ::-1]]
    random = np.random.default_rng([start])
    for _ in range(copies):
        changed = [augment(chip, height, width, COPIED, random) for chip in chips]
        views.append(np.stack(changed))
    return views


def project(last: nn.Linear, seen: Floats, weight: float) -> None:
    """Set a layer to the orthogonal projection of both embeddings that keeps most of their spread.

    seen: (n, 256). weight: the second embedding's length in parts of the first's.
    """
    lengths = np.repeat([1.0, weight], seen.shape[1] // 2)
    around = (seen - seen.mean(axis=0)) * lengths
    directions = np.linalg.eigh(around.T @ around)[1][:, ::-1][:, :DIMENSIONS].T
    with torch.no_grad():
        last.weight.copy_(torch.from_numpy(directions * lengths))
        last.bias.zero_()


def train_head(
    start: nn.Linear,
    seen: NDArray[np.float16],
    identities: Rows,
    namespaces: Rows,
    recipe: HeadRecipe,
    each: Callable[[int, float, nn.Linear], None],
) -> nn.Linear:
    """The layer trained by semi-hard triplets on features (n, views, d); averaged weights.

    identities, namespaces: int64 (n,). each: called after every step with its number, the loss and
    the average. The learning rate falls along half a cosine.
    """
    layer, average = deepcopy(start).requires_grad_(True), deepcopy(start)
    optimizer = torch.optim.AdamW(layer.parameters(), recipe.rate, weight_decay=0)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, recipe.steps)
    for step in range(recipe.steps):
        random = np.random.default_rng([recipe.seed, step])
        rows = batch(identities, recipe.batch, recipe.faces_per_identity, random)
        views = random.integers(0, seen.shape[1], len(rows))
        x = torch.from_numpy(seen[rows, views].astype(np.float32))
        embeddings = F.normalize(layer(x))
        with torch.no_grad():
            teacher = F.normalize(start(x))
            people, spaces = (torch.from_numpy(a[rows]) for a in (identities, namespaces))
            distances = pairwise_distances(embeddings)
            triplets = mine(distances, people, spaces, margin=recipe.margin)
        loss = triplet_loss(embeddings, triplets, recipe.margin)
        loss = loss + recipe.distil * (embeddings - teacher).square().sum(dim=1).mean()
        if not torch.isfinite(loss):
            raise TrainingError("loss-not-a-number", step=step)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        keep = min(recipe.average, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, value in zip(average.parameters(), layer.parameters(), strict=True):
                mean.lerp_(value, 1 - keep)
        each(step + 1, float(loss.detach()), average)
    return average
