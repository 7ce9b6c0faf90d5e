from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from photoclust.faces import weights
from photoclust.faces.networks.cascade import Cascade

IDENTICAL: dict[str, Any] = {"atol": 0, "rtol": 0}


def installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


needs_mtcnn = pytest.mark.skipif(
    not (installed("mtcnn") and installed("joblib") and installed("lz4")),
    reason='the extra "training" (mtcnn, joblib, lz4) is not installed',
)
needs_models = pytest.mark.skipif(
    not installed("face_recognition_models"),
    reason='the extra "training" (face_recognition_models) is not installed',
)


def assert_shipped(converted: nn.Module, name: str, kind: type[nn.Module]) -> None:
    """What is shipped was saved in half precision."""
    network, _ = weights.load_network(weights.shipped(name), kind)
    shipped = network.state_dict()
    assert shipped.keys() == converted.state_dict().keys()
    for key, tensor in converted.state_dict().items():
        torch.testing.assert_close(tensor.half().float(), shipped[key], **IDENTICAL)


@needs_mtcnn
def test_the_shipped_detector_is_the_packages() -> None:
    from training import convert_detector

    assert_shipped(convert_detector.convert(), "detector", Cascade)
    assert weights.describe(weights.shipped("detector")) == convert_detector.DESCRIPTION


@needs_models
def test_the_start_of_the_training_is_the_packages(tmp_path: Path) -> None:
    from training import convert_embedding

    network = convert_embedding.convert(convert_embedding._package_file().read_bytes())
    start = weights.save(network, convert_embedding.DESCRIPTION, tmp_path / "start.safetensors")
    assert start.sha256 == "4a73de334a7e6b678991eff5109aeb3cb84c3099b20dc84c2cc557f8d0711f2b"
    shipped = weights.describe(weights.shipped("embedding"))
    assert (shipped.template, shipped.mean, shipped.scale) == (
        start.template,
        start.mean,
        start.scale,
    )


@needs_mtcnn
def test_dense_layers_read_columns_before_rows() -> None:
    """Keras flattens channels last, and the package's networks were turned by a quarter."""
    from training.convert_detector import _in_torch_layout

    channels, units = 64, 128
    array = np.arange(576 * units, dtype=np.float32).reshape(576, units)
    layout = _in_torch_layout(array, (units, 576), channels)
    for unit, channel, row, column in ((0, 0, 0, 1), (5, 7, 2, 1), (127, 63, 2, 2)):
        flat = channel * 9 + row * 3 + column
        assert layout[unit, flat] == array[column * 3 * channels + row * channels + channel, unit]


@needs_models
def test_packed_integers() -> None:
    from training.convert_embedding import _Reader

    reader = _Reader(bytes([1, 5, 2, 0, 1, 0]))
    assert [reader.integer(), reader.integer(), reader.integer()] == [5, 256, 0]
    assert reader.at == 6
