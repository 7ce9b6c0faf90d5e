from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from photoclust.faces import network_embedder as embedding_module
from photoclust.faces import weights
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.networks.inception import NNS2
from photoclust.faces.networks.layers import EmbeddingNetwork, sides
from photoclust.faces.networks.residual import ResidualBlock, ResidualNetwork
from photoclust.faces.registry import Embeddings
from photoclust.types import Floats, Image
from tests.faces.conftest import CPU
from tests.faces.portraits import (
    as_jpeg,
    brighter,
    cameraman,
    enlarged,
    grey,
    noise,
    strangers,
    turned,
)


def chips_of(
    pictures: list[Image], detector: TwoStageDetector, embedder: NetworkEmbedder
) -> list[Image]:
    """The first face of each picture that has one, aligned."""
    found = detector.detect(pictures)
    return [embedder.chip(p, faces[0]) for p, faces in zip(pictures, found, strict=True) if faces]


def distances(one: Floats, others: Floats) -> Floats:
    return ((others - one) ** 2).sum(axis=1)


@pytest.fixture(scope="session")
def threshold(embedder: NetworkEmbedder) -> float:
    assert embedder.description.calibration is not None
    return embedder.description.calibration.threshold


# Embeddings


def test_unit_norm(embedder: NetworkEmbedder) -> None:
    size = embedder.description.input_size
    embeddings = embedder.embed([noise(*sides(size), seed) for seed in range(3)]).vectors
    assert embeddings.shape == (3, 128)
    assert embeddings.dtype == np.float32
    assert np.linalg.norm(embeddings, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_no_faces(embedder: NetworkEmbedder) -> None:
    vectors, norms = embedder.embed([])
    assert vectors.shape == (0, 128)
    assert norms.shape == (0,)
    assert vectors.dtype == norms.dtype == np.float32


@pytest.mark.parametrize(
    ("inner", "off"), [(torch.float32, 1e-5), (torch.bfloat16, 0.01)], ids=["float32", "bfloat16"]
)
def test_alone_as_in_a_batch(
    astronaut: Image, monkeypatch: pytest.MonkeyPatch, inner: torch.dtype, off: float
) -> None:
    embedder = NetworkEmbedder(CPU, inner=inner)
    chips = [noise(182, 170), *(astronaut[40:222, x : x + 170] for x in (100, 150))]
    together, norms = embedder.embed(chips)
    alone = [embedder.embed([chip]) for chip in chips]
    assert np.abs(together - np.concatenate([e.vectors for e in alone])).max() < off
    assert np.abs(norms - np.concatenate([e.norms for e in alone])).max() < off
    monkeypatch.setitem(embedding_module.BATCH, "cpu", 2)
    assert np.abs(NetworkEmbedder(CPU, inner=inner).embed(chips).vectors - together).max() < off


def test_in_bfloat16_embeddings_are_alike(astronaut: Image, threshold: float) -> None:
    chips = [noise(182, 170), *(astronaut[40:222, x : x + 170] for x in (100, 150))]
    exact, near = (
        NetworkEmbedder(CPU, inner=kind).embed(chips) for kind in (torch.float32, torch.bfloat16)
    )
    assert ((exact.vectors - near.vectors) ** 2).sum(axis=1).max() < threshold / 100
    assert np.abs(exact.norms - near.norms).max() < 0.005
    assert np.linalg.norm(near.vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_the_type_of_numbers_is_what_the_processor_has(monkeypatch: pytest.MonkeyPatch) -> None:
    for known, kind in (
        ({"avx512_bf16": True}, torch.bfloat16),
        ({"avx512_bf16": False, "avx2": True}, torch.float32),
        ({}, torch.float32),
    ):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda known=known: known, raising=False)
        assert embedding_module.inner_type(CPU) is kind
    monkeypatch.delattr(torch.cpu, "get_capabilities")
    assert embedding_module.inner_type(CPU) is torch.float32
    assert embedding_module.inner_type(torch.device("cuda")) is torch.float32


def saved(path: Path, network: EmbeddingNetwork, **described: Any) -> Path:
    """A weights file with another network of the shipped one's description."""
    base = weights.describe(weights.shipped("embedding"))
    size = network.input_size
    template = weights.scaled_template(base.template, base.input_size, size)
    said = {"input_size": size, "template": template, "trust": None} | described
    weights.save(network, replace(base, **said), path)
    return path


def test_with_the_mirror_image_a_mirrored_chip_has_the_same_embedding(
    astronaut: Image, tmp_path: Path
) -> None:
    chip = astronaut[40:180, 150:266]
    torch.manual_seed(0)
    network = NNS2()

    def embedded(mirror: bool) -> Embeddings:
        path = tmp_path / f"{mirror}.safetensors"
        saved(path, network, architecture="nns2", mirror=mirror)
        embedder = NetworkEmbedder(CPU, path=path, inner=torch.float32)
        return embedder.embed([chip, chip[:, ::-1]])

    both = embedded(mirror=True)
    assert np.abs(both.vectors[0] - both.vectors[1]).max() < 1e-5
    # In one pass the two differ; their mean is what the flag gives, its norm their agreement.
    plain = embedded(mirror=False)
    assert np.abs(plain.vectors[0] - plain.vectors[1]).max() > 1e-3
    mean = plain.vectors.mean(axis=0)
    assert both.norms == pytest.approx(np.full(2, np.linalg.norm(mean)), abs=1e-5)
    assert np.abs(mean / np.linalg.norm(mean) - both.vectors[0]).max() < 1e-5


def test_the_norm_says_how_far_face_and_mirror_image_agree(
    embedder: NetworkEmbedder, detector: TwoStageDetector, astronaut: Image
) -> None:
    (chip,) = chips_of([astronaut], detector, embedder)
    symmetric = np.concatenate([chip[:, :85], chip[:, :85][:, ::-1]], axis=1)
    half = chip.copy()
    half[:, :85] = 0
    whole, twice, covered = embedder.embed([chip, symmetric, half]).norms
    assert covered < whole < twice
    assert twice == pytest.approx(1, abs=1e-3)


def test_chips_have_the_faces_landmarks_on_the_template(
    embedder: NetworkEmbedder, detector: TwoStageDetector, astronaut: Image
) -> None:
    (chip,) = chips_of([enlarged(astronaut, 2)], detector, embedder)
    assert chip.shape == (*sides(embedder.description.input_size), 3)
    (face,) = TwoStageDetector(CPU).detect([np.pad(chip, ((50, 50), (50, 50), (0, 0)))])[0]
    template = np.array(embedder.description.template)
    # Her mouth is narrower than the median one, and the detector's eye is not the same twice.
    assert np.abs(face.landmarks - 50 - template).mean() < 5
    assert np.abs((face.landmarks - 50 - template).mean(axis=0)).max() < 5


# Identity


def test_changed_pictures_of_one_person_are_near(
    embedder: NetworkEmbedder, detector: TwoStageDetector, astronaut: Image, threshold: float
) -> None:
    changed = [
        astronaut,
        enlarged(astronaut, 0.3),
        brighter(astronaut, 0.6),
        brighter(astronaut, 1.3),
        as_jpeg(astronaut, 20),
        grey(astronaut),
        astronaut[:, ::-1],
        turned(astronaut, 12),
    ]
    chips = chips_of(changed, detector, embedder)
    assert len(chips) == len(changed)
    embeddings = embedder.embed(chips).vectors
    assert distances(embeddings[0], embeddings).max() < threshold / 2


def test_other_people_are_far(
    embedder: NetworkEmbedder, detector: TwoStageDetector, astronaut: Image, threshold: float
) -> None:
    mine, other = embedder.embed(chips_of([astronaut, cameraman()], detector, embedder)).vectors
    assert distances(mine, other[None])[0] > 1.2 * threshold
    chips = chips_of(strangers()[:24], detector, embedder)
    assert len(chips) >= 20
    assert distances(mine, embedder.embed(chips).vectors).min() > threshold


def test_the_description_says_how_to_embed(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = NNS2()
    one = saved(tmp_path / "one.safetensors", network, architecture="nns2")
    path = tmp_path / "other.safetensors"
    saved(path, network, architecture="nns2", name="other", scale=1 / 255)
    other = NetworkEmbedder(CPU, path=path)
    assert other.description.name == "other"
    chip = noise(140, 116)
    found, expected = (e.embed([chip]).vectors for e in (other, NetworkEmbedder(CPU, path=one)))
    assert np.abs(found - expected).max() > 1e-4


def test_whatever_network_the_file_holds(
    embedder: NetworkEmbedder, detector: TwoStageDetector, astronaut: Image, tmp_path: Path
) -> None:
    torch.manual_seed(3)
    path = saved(tmp_path / "mine.safetensors", NNS2(), name="mine", architecture="nns2")
    mine = NetworkEmbedder(CPU, path=path)
    tall, whole = (chips_of([astronaut], detector, e)[0] for e in (mine, embedder))
    assert tall.shape == (140, 116, 3)
    # Less of the larger chip at either side, and as much in height.
    height, width = whole.shape[:2]
    seen = round(116 * height / 140)
    left = (width - seen) // 2
    middle = cv2.resize(whole[:, left : left + seen], (116, 140), interpolation=cv2.INTER_AREA)
    assert np.abs(tall.astype(int) - middle).mean() < 6
    embeddings = mine.embed([tall, tall[:, ::-1]]).vectors
    assert embeddings.shape == (2, 128)
    assert np.abs(np.linalg.norm(embeddings, axis=1) - 1).max() < 1e-5


# The network


def test_number_of_parameters() -> None:
    count = sum(p.numel() for p in ResidualNetwork().parameters())
    assert count == pytest.approx(5.6e6, rel=0.01)
    assert len([m for m in ResidualNetwork().modules() if isinstance(m, torch.nn.Conv2d)]) == 29


@pytest.mark.parametrize(
    ("channels_in", "channels", "strided", "side", "expected"),
    [
        (32, 32, False, 35, 35),
        (32, 64, True, 35, 17),
        (64, 128, True, 17, 8),
        # Without padding the convolution has fewer rows than the average: zeros fill it up.
        (128, 256, True, 8, 4),
        (256, 256, True, 4, 2),
    ],
)
def test_shapes_of_blocks(
    channels_in: int, channels: int, strided: bool, side: int, expected: int
) -> None:
    block = ResidualBlock(channels_in, channels, strided=strided)
    with torch.inference_mode():
        y = block(torch.rand(2, channels_in, side, side))
    assert y.shape == (2, channels, expected, expected)


def test_what_a_block_lacks_is_filled_with_zeros() -> None:
    block = ResidualBlock(2, 3, strided=True)
    torch.nn.init.zeros_(block.second.weight)
    assert block.second.bias is not None
    torch.nn.init.constant_(block.second.bias, 5.0)
    x = torch.arange(2 * 8 * 8, dtype=torch.float32).view(1, 2, 8, 8)
    with torch.inference_mode():
        y = block(x)[0]
    assert y.shape == (3, 4, 4)
    # The convolutions reach 3 x 3, the average has 4 x 4 in two of the three channels.
    average = torch.nn.functional.avg_pool2d(x, 2)[0]
    torch.testing.assert_close(y[:2, :3, :3], average[:, :3, :3] + 5)
    torch.testing.assert_close(y[:2, 3], average[:, 3])
    torch.testing.assert_close(y[:2, :, 3], average[:, :, 3])
    assert (y[2, :3, :3] == 5).all()
    assert (y[2, 3] == 0).all()
    assert (y[2, :, 3] == 0).all()


def test_forward() -> None:
    torch.manual_seed(0)
    network = ResidualNetwork().eval()
    with torch.inference_mode():
        y = network(torch.randn(2, 3, 150, 150))
    assert y.shape == (2, 128)
    assert y.norm(dim=1).tolist() == pytest.approx([1, 1], abs=1e-5)
