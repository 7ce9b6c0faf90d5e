"""Weights files: safetensors with a description of what is in them.

The file's header holds one JSON object under the key "photoclust": architecture, input
size, normalisation, alignment template, calibration, origin, licence, and the SHA-256 of
the tensors. Loading runs no code from the file, and an altered file is refused.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from photoclust.errors import WeightsError
from photoclust.faces.networks.cascade import Cascade
from photoclust.faces.networks.residual import ResidualNetwork

Network = TypeVar("Network", bound=nn.Module)

ARCHITECTURES: dict[str, type[nn.Module]] = {
    "cascade": Cascade,
    "residual": ResidualNetwork,
}
HEADER_KEY = "photoclust"
REMEDY = "reinstall photoclust, or name another weights file"


@dataclass(frozen=True)
class Calibration:
    """What a distance between two embeddings means, measured on pairs of known faces.

    `threshold`: squared L2 below which two faces are called the same person. The
    probability of that is ``1 / (1 + exp(slope * (distance - middle)))``, fitted where both
    kinds of pairs are equally frequent.
    """

    threshold: float
    slope: float
    middle: float


@dataclass(frozen=True)
class Description:
    """What a weights file says of itself.

    `name` identifies the model in a library: embeddings of different names are never
    compared. `mean` and `scale`: the network sees ``(rgb - mean) * scale``. `template`: x, y
    of the five landmarks in the aligned chip, in pixels. `mirror`: embed the mirrored chip
    too and use the normalised mean of both.
    """

    name: str
    architecture: str
    input_size: int
    mean: tuple[float, float, float]
    scale: float
    origin: str
    licence: str
    template: tuple[tuple[float, float], ...] = ()
    mirror: bool = False
    calibration: Calibration | None = None
    sha256: str = field(default="", compare=False)


def shipped(name: str) -> Path:
    """The path of a weights file that comes with the program: "detector" or "embedding"."""
    return Path(str(resources.files("resources.models").joinpath(f"{name}.safetensors")))


def describe(path: Path) -> Description:
    """What the file says of itself. Raises :class:`WeightsError`."""
    return _read(path)[0]


def load(path: Path, kind: type[Network]) -> tuple[Network, Description]:
    """The network in a file, in evaluation mode and float32, and its description.

    Raises :class:`WeightsError` when the file is missing, damaged or holds another
    architecture.
    """
    description, tensors = _read(path)
    if ARCHITECTURES.get(description.architecture) is not kind:
        raise WeightsError(
            f"The weights file {path} holds a network of kind {description.architecture!r}", REMEDY
        )
    if checksum(tensors) != description.sha256:
        raise WeightsError(f"The weights file {path} is damaged: its checksum is wrong", REMEDY)
    network = kind()
    try:
        network.load_state_dict({name: t.float() for name, t in tensors.items()})
    except RuntimeError as error:
        raise WeightsError(f"The tensors in {path} do not fit its architecture", REMEDY) from error
    return network.eval().requires_grad_(False), description


def save(network: nn.Module, description: Description, path: Path) -> Description:
    """Write a network in half precision; returns the description with the checksum filled in."""
    tensors = {
        name: t.detach().cpu().half().contiguous() for name, t in network.state_dict().items()
    }
    fields = asdict(description) | {"sha256": checksum(tensors)}
    save_file(tensors, path, metadata={HEADER_KEY: json.dumps(fields)})
    return _description(fields)


def checksum(tensors: dict[str, Tensor]) -> str:
    """SHA-256 over names, shapes and values, in the order of the names; hexadecimal."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name]
        digest.update(f"{name}{tuple(tensor.shape)}{tensor.dtype}".encode())
        digest.update(tensor.reshape(-1).contiguous().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def _read(path: Path) -> tuple[Description, dict[str, Tensor]]:
    if not path.is_file():
        raise WeightsError(f"The weights file {path} is missing", REMEDY)
    try:
        with safe_open(path, framework="pt") as file:
            header = file.metadata() or {}
            fields = json.loads(header[HEADER_KEY])
            tensors = {name: file.get_tensor(name) for name in file.keys()}
        return _description(fields), tensors
    except (
        OSError,
        SafetensorError,
        AttributeError,
        KeyError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise WeightsError(f"The file {path} is not a photoclust weights file", REMEDY) from error


def _description(fields: dict[str, Any]) -> Description:
    calibration = fields.get("calibration")
    return Description(
        **fields
        | {
            "mean": tuple(fields["mean"]),
            "template": tuple((x, y) for x, y in fields["template"]),
            "calibration": Calibration(**calibration) if calibration else None,
        }
    )
