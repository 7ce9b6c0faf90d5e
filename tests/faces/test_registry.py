"""A detector and a network are added by one file each, without changing another file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from photoclust.engine import Engine
from photoclust.errors import WeightsError
from photoclust.faces import weights
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.networks import embedding_architectures
from photoclust.faces.registry import DetectionOptions, open_detector, open_embedder
from photoclust.settings import Settings
from photoclust.types import Floats
from tests.extending import extended
from tests.library.albums import Album

CPU = torch.device("cpu")
SIDE = 8
"""Of the faces that the network in networks/extra takes."""


@pytest.fixture(autouse=True)
def added() -> Iterator[None]:
    """Both files are there until the test has ended."""
    here = Path(__file__).parent
    with (
        extended("photoclust.faces.detectors", here / "detectors" / "extra"),
        extended("photoclust.faces.networks", here / "networks" / "extra"),
    ):
        yield


@pytest.fixture
def detector_file(tmp_path: Path) -> Path:
    path = tmp_path / "detector.safetensors"
    shipped = weights.describe(weights.shipped("detector"))
    weights.save(nn.Linear(1, 1), replace(shipped, name="mine", architecture="middle"), path)
    return path


@pytest.fixture
def embedding_file(tmp_path: Path) -> Path:
    path = tmp_path / "embedding.safetensors"
    shipped = weights.describe(weights.shipped("embedding"))
    template = weights.scaled_template(shipped.template, shipped.input_size, SIDE)
    network = embedding_architectures()["mean-colour"]()
    weights.save(
        network,
        replace(
            shipped,
            name="colours",
            architecture="mean-colour",
            input_size=SIDE,
            template=template,
        ),
        path,
    )
    return path


def test_they_are_opened_by_what_their_files_name(
    detector_file: Path, embedding_file: Path
) -> None:
    detector = open_detector(detector_file, CPU, DetectionOptions(min_score=0.6))
    (found,) = detector.detect([np.zeros((80, 120, 3), np.uint8)])
    assert (found[0].box.width, found[0].score) == (60, 0.9)
    assert vars(detector)["options"].min_score == 0.6
    embedder = open_embedder(embedding_file, CPU)
    chip = np.full((SIDE, SIDE, 3), 200, np.uint8)
    embedded: Floats = embedder.embed([chip]).vectors
    assert embedded.shape == (1, 128)
    assert np.linalg.norm(embedded) == pytest.approx(1, abs=1e-5)


def test_those_that_ship_are_there() -> None:
    assert isinstance(open_detector(weights.shipped("detector"), CPU), TwoStageDetector)
    assert isinstance(open_embedder(weights.shipped("embedding"), CPU), NetworkEmbedder)


def test_an_unregistered_architecture_is_refused(detector_file: Path, embedding_file: Path) -> None:
    for path, opened in ((embedding_file, open_detector), (detector_file, open_embedder)):
        with pytest.raises(WeightsError, match="holds a network of kind"):
            opened(path, CPU)


def test_another_detector_and_embedder_make_photos_due(
    tmp_path: Path, detector_file: Path, embedding_file: Path
) -> None:
    album = Album(tmp_path / "photos")
    album.put("a.png", 1, 2)
    album.put("b.png", 0)
    settings = Settings(device="cpu")
    with Engine(settings=settings) as engine:
        assert engine.photos.scan([album.root]).faces == 0
        assert engine.photos.scan().faces == 0
        for changed in (
            replace(settings, detector=detector_file),
            replace(settings, detector=detector_file, embedding=embedding_file),
        ):
            engine.adopt(changed)
            assert engine.photos.scan().faces == 2
            assert engine.photos.scan().faces == 0
        assert engine.health.doctor().problems == ()
        assert engine.clusters.propose().unsorted + engine.clusters.propose().grouped == 2
