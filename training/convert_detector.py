"""Convert the weights of the PyPI package `mtcnn` (MIT) into our detector's weights file.

    python -m training.convert_detector [OUT]

Needs the extra "training". The package keeps three lists of arrays in Keras layout; they
are read with joblib without importing the package, which would ask for TensorFlow.
"""

from __future__ import annotations

import argparse
from importlib import metadata
from pathlib import Path

import joblib
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from photoclust.faces import weights
from photoclust.faces.networks.cascade import Cascade

DESCRIPTION = weights.Description(
    name="mtcnn-1",
    architecture="cascade",
    input_size=12,
    mean=(127.5, 127.5, 127.5),
    scale=1 / 128,
    origin="PyPI mtcnn 1.0.0, converted by training/convert_detector.py",
    licence="MIT, Copyright (c) 2019-2024 Iván de Paz Centeno",
)


def convert() -> Cascade:
    """The cascade with the package's weights."""
    cascade = Cascade()
    for network, name in (
        (cascade.proposal, "pnet"),
        (cascade.refinement, "rnet"),
        (cascade.output, "onet"),
    ):
        _fill(network, _arrays(name))
    return cascade


def _arrays(name: str) -> list[NDArray[np.float32]]:
    distribution = metadata.distribution("mtcnn")
    path = distribution.locate_file(f"mtcnn/assets/weights/{name}.lz4")
    arrays: list[NDArray[np.float32]] = joblib.load(str(path))
    return arrays


def _fill(network: nn.Module, arrays: list[NDArray[np.float32]]) -> None:
    """Copy the arrays into the parameters; both lists are in the order of the layers."""
    parameters = list(network.named_parameters())
    channels = 0
    for (name, parameter), array in zip(parameters, arrays, strict=True):
        value = torch.from_numpy(_in_torch_layout(array, tuple(parameter.shape), channels))
        if value.shape != parameter.shape:
            raise ValueError(f"{name}: {tuple(value.shape)} does not fit {tuple(parameter.shape)}")
        _assign(parameter, value)
        if array.ndim == 4:
            channels = array.shape[3]


def _assign(parameter: nn.Parameter, value: Tensor) -> None:
    with torch.no_grad():
        parameter.copy_(value)


def _in_torch_layout(
    array: NDArray[np.float32], shape: tuple[int, ...], channels: int
) -> NDArray[np.float32]:
    if array.ndim == 4:  # height, width, in, out
        return np.ascontiguousarray(array.transpose(3, 2, 0, 1))
    if array.ndim == 3:  # PReLU, shared over rows and columns
        return array.reshape(-1)
    if array.ndim == 2 and array.shape[0] in (576, 1152):
        # The first dense layer reads its 3x3 map as columns, rows, channels.
        spatial = array.reshape(3, 3, channels, -1)
        return np.ascontiguousarray(spatial.transpose(3, 2, 1, 0).reshape(shape))
    if array.ndim == 2:
        return np.ascontiguousarray(array.T)
    return array


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, default=weights.shipped("detector"))
    out: Path = parser.parse_args().out
    written = weights.save(convert(), DESCRIPTION, out)
    print(f"{out}: {written.name}, sha256 {written.sha256}")


if __name__ == "__main__":
    main()
