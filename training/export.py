"""A weights file from a checkpoint.

    photoclust-train export CHECKPOINT OUT --name NAME [--mirror] [--interpolate A --start FILE]

Writes the averaged weights in half precision, with everything that is needed to use them but the
calibration, which `photoclust-train calibrate` measures. With --mirror the mirror image of a face
is embedded too and the mean taken, which is more accurate and takes two passes instead of one.
With --interpolate the weights are mixed with those that training started from, which often is
better than both ends (Wortsman et al.: Robust fine-tuning of zero-shot models, CVPR 2022).
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from photoclust.errors import TrainingError, WeightsError
from photoclust.faces import weights
from photoclust.faces.networks.layers import sides
from photoclust.faces.weights import Description
from photoclust.files import atomic_write
from photoclust.messages import reason_of

from .checkpoints import Checkpoint, read_checkpoint

FACES = 8
TOLERANCE = 0.02
"""Of a written file's embeddings, in each number; half precision costs a tenth of that."""
ALIKE = ("architecture", "input_size", "mean", "scale", "template")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path, help="the weights file, written whole or not at all")
    parser.add_argument("--name", required=True, help="what libraries know the model by")
    parser.add_argument(
        "--interpolate",
        type=float,
        default=1.0,
        metavar="A",
        help="part of the checkpoint's weights, the rest being --start's (default: 1)",
    )
    parser.add_argument(
        "--mirror", action="store_true", help="embed the mirror image too, and take the mean"
    )
    parser.add_argument("--start", type=Path, help="weights file that training started from")
    parser.add_argument("--licence", help="(default: as in the checkpoint)")
    parser.add_argument(
        "--last", action="store_true", help="the last weights rather than their average"
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command. Raises PhotoclustError; OUT is then as it was."""
    part = arguments.interpolate
    if not 0 <= part <= 1:
        raise TrainingError("interpolation-out-of-range", value=part)
    if not arguments.name.strip():
        raise TrainingError("model-name-empty")
    if part < 1 and arguments.start is None:
        raise TrainingError("interpolation-without-start")
    checkpoint = read_checkpoint(arguments.checkpoint)
    network = checkpoint.network("network" if arguments.last else "average")
    origin = f"{checkpoint.description.origin}; step {checkpoint.state['step']}"
    if part < 1:
        start = mix(network, checkpoint, arguments.start, part)
        origin += f"; {part:g} of that and {1 - part:g} of {start.name}"
    description = replace(
        checkpoint.description,
        name=arguments.name,
        origin=origin,
        licence=arguments.licence or checkpoint.description.licence,
        mirror=arguments.mirror,
        calibration=None,
        trust=None,
    )
    written, difference = write_weights(network, description, arguments.out)
    print(f"{arguments.out}: {written.name}, sha256 {written.sha256}")
    print(f"embeds like the checkpoint, up to {difference:.1e} in each number")
    print(f"not calibrated yet: photoclust-train calibrate DATA {arguments.out}")
    return 0


def mix(network: nn.Module, checkpoint: Checkpoint, path: Path, part: float) -> Description:
    """Interpolate a checkpoint's weights with those of a file; `part` is the checkpoint's share.

    Returns the file's description. Raises TrainingError when both are not alike.
    """
    start, description = weights.load_embedding(path)
    for name in ALIKE:
        if getattr(description, name) != getattr(checkpoint.description, name):
            raise TrainingError("ends-differ", path=path, difference=name)
    with torch.no_grad():
        for value, other in zip(
            network.state_dict().values(), start.state_dict().values(), strict=True
        ):
            if value.is_floating_point():
                value.copy_(torch.lerp(other, value, part))
    return description


def write_weights(
    network: nn.Module, description: Description, path: Path
) -> tuple[Description, float]:
    """Write a weights file under a temporary name, read it again, and then rename it.

    Returns its description, and by how much its embeddings differ from the network's at most.
    Raises WeightsError when that is too much.
    """
    if not path.parent.is_dir():
        raise WeightsError("out-folder-missing", folder=path.parent)
    try:
        with atomic_write(path, replace=True) as partial:
            written = weights.save(network, description, partial)
            read, _ = weights.load_embedding(partial)
            x = _noise(description)
            with torch.inference_mode():
                difference = float((network.eval()(x) - read(x)).abs().max())
            if not difference < TOLERANCE:
                raise WeightsError("half-precision-differs", difference=difference)
    except OSError as error:
        raise WeightsError("model-not-written", path=path, reason=reason_of(error)) from error
    return written, difference


def _noise(description: Description) -> Tensor:
    """Inputs of the right shape and range: coarse noise, enlarged."""
    generator = torch.Generator().manual_seed(0)
    coarse = 255 * torch.rand(FACES, 3, 8, 8, generator=generator)
    pixels = nn.functional.interpolate(coarse, sides(description.input_size), mode="bilinear")
    return (pixels - torch.tensor(description.mean).view(3, 1, 1)) * description.scale
