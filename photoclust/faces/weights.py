"""Weights files: safetensors with a description of what is in them.

The file's header holds one JSON object under the key "photoclust": architecture, input
size, normalisation, alignment template, calibration, origin, licence, the SHA-256 of the
tensors, and the SHA-256 of all these. Loading runs no code from the file, and an altered
file is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from photoclust.errors import WeightsError
from photoclust.faces.networks.cascade import Cascade
from photoclust.faces.networks.inception import NN2, NN3, NN4, NNS1, NNS2
from photoclust.faces.networks.layers import EmbeddingNetwork, sides
from photoclust.faces.networks.residual import ResidualNetwork
from photoclust.faces.networks.zeiler_fergus import NN1

Network = TypeVar("Network", bound=nn.Module)
Points = tuple[tuple[float, float], ...]

EMBEDDINGS: dict[str, type[EmbeddingNetwork]] = {
    "nn1": NN1,
    "nn2": NN2,
    "nn3": NN3,
    "nn4": NN4,
    "nns1": NNS1,
    "nns2": NNS2,
    "residual": ResidualNetwork,
}
ARCHITECTURES: dict[str, type[nn.Module]] = {"cascade": Cascade, **EMBEDDINGS}
HEADER_KEY = "photoclust"
SEAL = "header_sha256"
"""Of the header's other fields. Files from before there was one are read without."""
LARGEST_SIDE = 1024
REMEDY = "reinstall photoclust, or name another weights file"
DAMAGES = (
    OSError,
    SafetensorError,
    AttributeError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a file that is something else may raise."""


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
    compared. `input_size`: pixels, the side of a square or (height, width). `mean` and
    `scale`: the network sees ``(rgb - mean) * scale``. `template`: x, y of the five landmarks
    in the aligned chip, in pixels. `mirror`: embed the mirrored chip too and use the
    normalised mean of both.
    """

    name: str
    architecture: str
    input_size: int | tuple[int, int]
    mean: tuple[float, float, float]
    scale: float
    origin: str
    licence: str
    template: Points = ()
    mirror: bool = False
    calibration: Calibration | None = None
    sha256: str = field(default="", compare=False)


def shipped(name: str) -> Path:
    """The path of a weights file that comes with the program: "detector" or "embedding"."""
    return Path(str(resources.files("resources.models").joinpath(f"{name}.safetensors")))


def scaled_template(
    template: Points, from_size: int | tuple[int, int], to_size: int | tuple[int, int]
) -> Points:
    """A template for chips of one size, for chips of another; sizes as in Description.

    The chip's middle stays its middle, and the whole of the new chip lies within the old
    one: where their shapes differ, the new one shows less at two of its sides.
    """
    (height, width), (new_height, new_width) = sides(from_size), sides(to_size)
    scale = max(new_height / height, new_width / width)
    # Pixel centres lie at whole numbers, so that the middle of n pixels is (n - 1) / 2.
    return tuple(
        (
            round((x - (width - 1) / 2) * scale + (new_width - 1) / 2, 4),
            round((y - (height - 1) / 2) * scale + (new_height - 1) / 2, 4),
        )
        for x, y in template
    )


def describe(path: Path) -> Description:
    """What the file says of itself, its tensors unread. Raises :class:`WeightsError`."""
    if not path.is_file():
        raise WeightsError(f"The weights file {path} is missing", REMEDY)
    try:
        with safe_open(path, framework="pt") as file:
            said = json.loads((file.metadata() or {})[HEADER_KEY])
        seal = said.pop(SEAL, None)
    except DAMAGES as error:
        raise _foreign(path) from error
    if seal is not None and seal != _sealed(said):
        raise WeightsError(f"The weights file {path} is damaged: its header was altered", REMEDY)
    return described(said, path)


def load(path: Path, kind: type[Network]) -> tuple[Network, Description]:
    """The network in a file, in evaluation mode and float32, and its description.

    Raises :class:`WeightsError` when the file is missing, damaged or holds another
    architecture.
    """
    description = describe(path)
    if ARCHITECTURES.get(description.architecture) is not kind:
        raise _another(path, description)
    tensors = _tensors(path)
    if checksum(tensors) != description.sha256:
        raise WeightsError(f"The weights file {path} is damaged: its checksum is wrong", REMEDY)
    # Without values at first: random ones would take longer than reading the right ones.
    with torch.device("meta"):
        network = kind()
    kinds = {name: tensor.dtype for name, tensor in network.state_dict().items()}
    values = {name: t.to(kinds.get(name, t.dtype)) for name, t in tensors.items()}
    try:
        network.load_state_dict(values, assign=True)
    except RuntimeError as error:
        raise WeightsError(f"The tensors in {path} do not fit its architecture", REMEDY) from error
    return network.eval().requires_grad_(False), description


def load_embedding(path: Path) -> tuple[EmbeddingNetwork, Description]:
    """Like `load`, for a file with any of the networks in EMBEDDINGS.

    Raises :class:`WeightsError` as well when the file does not say how faces are aligned, or
    names a size that its network cannot take.
    """
    description = describe(path)
    kind = EMBEDDINGS.get(description.architecture)
    if kind is None:
        raise _another(path, description)
    if len(description.template) != 5:
        raise WeightsError(f"The weights file {path} has no template of five landmarks", REMEDY)
    said, taken = sides(description.input_size), sides(kind.input_size)
    if said != taken:
        raise WeightsError(
            f"The weights file {path} is for faces of {said[0]} x {said[1]} pixels,"
            f" but its network takes {taken[0]} x {taken[1]}",
            REMEDY,
        )
    return load(path, kind)


def save(network: nn.Module, description: Description, path: Path) -> Description:
    """Write a network; returns the description with the checksum filled in.

    Parameters are written in half precision, buffers as they are. The
    file is there whole or not at all. Raises :class:`WeightsError`, and leaves a file that is
    there as it was, when a value is not a finite number in half precision, when the
    description makes no sense or the file cannot be written.
    """
    halved = {name for name, _ in network.named_parameters()}
    tensors = {
        name: (t.detach().cpu().half() if name in halved else t.detach().cpu()).contiguous()
        for name, t in network.state_dict().items()
    }
    if not all(bool(torch.isfinite(t).all()) for t in tensors.values()):
        raise WeightsError(
            f"The network cannot be written to {path}: not all its values are finite",
            "train again with a lower learning rate",
        )
    said = json.loads(json.dumps(asdict(description) | {"sha256": checksum(tensors)}))
    written = described(said, path)
    header = {HEADER_KEY: json.dumps(said | {SEAL: _sealed(said)})}
    partial = path.with_name(f"{path.name}.partial")
    try:
        save_file(tensors, partial, metadata=header)
        partial.replace(path)
    except (OSError, SafetensorError) as error:
        partial.unlink(missing_ok=True)
        raise WeightsError(
            f"The weights file {path} cannot be written", "choose a folder that is there, with room"
        ) from error
    return written


def checksum(tensors: dict[str, Tensor]) -> str:
    """SHA-256 over names, shapes and values, in the order of the names; hexadecimal."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name]
        digest.update(f"{name}{tuple(tensor.shape)}{tensor.dtype}".encode())
        digest.update(tensor.reshape(-1).contiguous().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def _sealed(said: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _tensors(path: Path) -> dict[str, Tensor]:
    try:
        with safe_open(path, framework="pt") as file:
            return {name: file.get_tensor(name) for name in file.keys()}
    except DAMAGES as error:
        raise _foreign(path) from error


def described(said: dict[str, Any], path: Path) -> Description:
    """The description in a header, every field of it checked; `path` is for the message.

    Raises :class:`WeightsError` when a field is missing, unknown, of the wrong type or beyond
    all bounds.
    """
    known = {f.name for f in fields(Description)}
    if not _REQUIRED <= said.keys() <= known:
        raise _foreign(path)
    for name, value in said.items():
        if not _CHECKS[name](value):
            raise WeightsError(
                f"The header of the weights file {path} makes no sense in its field {name!r}",
                REMEDY,
            )
    size, calibration = said["input_size"], said.get("calibration")
    return Description(
        **said
        | {
            "input_size": size if isinstance(size, int) else tuple(size),
            "mean": tuple(said["mean"]),
            "template": tuple((x, y) for x, y in said.get("template", ())),
            "calibration": Calibration(**calibration) if calibration else None,
        }
    )


def _foreign(path: Path) -> WeightsError:
    return WeightsError(f"The file {path} is not a photoclust weights file", REMEDY)


def _another(path: Path, description: Description) -> WeightsError:
    kind = description.architecture
    return WeightsError(f"The weights file {path} holds a network of kind {kind!r}", REMEDY)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    # Bounded rather than finite: a whole number in JSON can be larger than any float.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def _side(value: object) -> bool:
    return type(value) is int and 0 < value <= LARGEST_SIDE


def _all(value: object, check: Callable[[object], bool], count: int | None = None) -> bool:
    return (
        isinstance(value, list)
        and (count is None or len(value) == count)
        and all(check(item) for item in value)
    )


def _calibrated(value: object) -> bool:
    if not isinstance(value, dict):
        return value is None
    names = {f.name for f in fields(Calibration)}
    return value.keys() == names and all(_number(v) for v in value.values())


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "name": _text,
    "architecture": _text,
    "input_size": lambda value: _side(value) or _all(value, _side, 2),
    "mean": lambda value: _all(value, _number, 3),
    "scale": _number,
    "origin": _text,
    "licence": _text,
    "template": lambda value: _all(value, lambda point: _all(point, _number, 2)),
    "mirror": lambda value: isinstance(value, bool),
    "calibration": _calibrated,
    "sha256": _text,
}
_REQUIRED = {"name", "architecture", "input_size", "mean", "scale", "origin", "licence", "sha256"}
