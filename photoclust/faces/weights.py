"""Weights files: safetensors with a description of their content.

The description is read by `photoclust.faces.description`; it is offered here as well. Loading
runs no code from the file, and an altered file is refused.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from photoclust.errors import WeightsError
from photoclust.faces import sealing
from photoclust.faces.description import DAMAGES as DAMAGES
from photoclust.faces.description import HEADER_KEY as HEADER_KEY
from photoclust.faces.description import SEAL as SEAL
from photoclust.faces.description import Calibration as Calibration
from photoclust.faces.description import Description as Description
from photoclust.faces.description import Points as Points
from photoclust.faces.description import Trust as Trust
from photoclust.faces.description import describe as describe
from photoclust.faces.description import foreign as foreign
from photoclust.faces.description import parse_description as parse_description
from photoclust.faces.description import sealed as sealed
from photoclust.faces.description import shipped as shipped
from photoclust.faces.description import unknown_architecture as unknown_architecture
from photoclust.faces.networks import architectures, embedding_architectures
from photoclust.faces.networks.layers import EmbeddingNetwork, sides
from photoclust.files import atomic_write

Network = TypeVar("Network", bound=nn.Module)


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


def load_network(path: Path, kind: type[Network]) -> tuple[Network, Description]:
    """The network in a file, in evaluation mode and float32, and its description.

    Raises :class:`WeightsError` when the file is missing, damaged or holds another
    architecture.
    """
    description = describe(path)
    if architectures().get(description.architecture) is not kind:
        raise unknown_architecture(path, description)
    tensors = _intact(path, description)
    # Without values at first: random ones would take longer than reading the right ones.
    with torch.device("meta"):
        network = kind()
    kinds = {name: tensor.dtype for name, tensor in network.state_dict().items()}
    values = {name: t.to(kinds.get(name, t.dtype)) for name, t in tensors.items()}
    try:
        network.load_state_dict(values, assign=True)
    except RuntimeError as error:
        raise WeightsError("weights-do-not-fit", path=path) from error
    return network.eval().requires_grad_(False), description


def load_embedding(path: Path) -> tuple[EmbeddingNetwork, Description]:
    """Like `load`, for a file with any of the networks that embed faces.

    Raises :class:`WeightsError` as well when the file does not say how faces are aligned, or
    names a size that its network cannot take.
    """
    description = describe(path)
    kind = embedding_architectures().get(description.architecture)
    if kind is None:
        raise unknown_architecture(path, description)
    if len(description.template) != 5:
        raise WeightsError("weights-without-template", path=path)
    said, taken = sides(description.input_size), sides(kind.input_size)
    if said != taken:
        raise WeightsError(
            "weights-size-wrong",
            path=path,
            width=said[0],
            height=said[1],
            network_width=taken[0],
            network_height=taken[1],
        )
    return load_network(path, kind)


def save(network: nn.Module, description: Description, path: Path) -> Description:
    """Write a network; returns the description with the checksum filled in.

    Parameters are written in half precision, buffers as they are. The file is written atomically.
    Raises :class:`WeightsError`, and leaves a file that is there as it was, when a value is not a
    finite number in half precision, when the description is not valid or the file cannot be
    written.
    """
    halved = {name for name, _ in network.named_parameters()}
    tensors = {
        name: (t.detach().cpu().half() if name in halved else t.detach().cpu()).contiguous()
        for name, t in network.state_dict().items()
    }
    if not all(bool(torch.isfinite(t).all()) for t in tensors.values()):
        raise WeightsError("weights-not-finite", path=path)
    said = json.loads(json.dumps(asdict(description) | {"sha256": tensor_checksum(tensors)}))
    written = parse_description(said, path)
    header = sealing.header(said | {SEAL: sealed(said)})
    try:
        with atomic_write(path, replace=True) as partial:
            save_file(tensors, partial, metadata=header)
    except (OSError, SafetensorError) as error:
        raise WeightsError("weights-not-written", path=path) from error
    return written


def tensor_checksum(tensors: dict[str, Tensor]) -> str:
    """SHA-256 over names, shapes and values, in the order of the names; hexadecimal."""
    return sealing.checksum(
        None,
        (
            (
                f"{name}{tuple(tensor.shape)}{tensor.dtype}",
                tensor.reshape(-1).contiguous().view(torch.uint8).numpy().tobytes(),
            )
            for name, tensor in sorted(tensors.items())
        ),
    )


def verified(path: Path) -> Description:
    """The description of a file whose tensors were read and compared with their checksum.

    Raises :class:`WeightsError` when the file is missing or damaged.
    """
    description = describe(path)
    _intact(path, description)
    return description


def _intact(path: Path, description: Description) -> dict[str, Tensor]:
    tensors = _tensors(path)
    if tensor_checksum(tensors) != description.sha256:
        raise WeightsError("weights-checksum-wrong", path=path)
    return tensors


def _tensors(path: Path) -> dict[str, Tensor]:
    try:
        with safe_open(path, framework="pt") as file:
            return {name: file.get_tensor(name) for name in file.keys()}
    except DAMAGES as error:
        raise foreign(path) from error
