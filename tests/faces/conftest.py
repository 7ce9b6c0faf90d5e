"""The networks, loaded once."""

from __future__ import annotations

import pytest
import torch

from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder

CPU = torch.device("cpu")


@pytest.fixture(scope="session")
def detector() -> TwoStageDetector:
    return TwoStageDetector(CPU)


@pytest.fixture(scope="session")
def embedder() -> NetworkEmbedder:
    return NetworkEmbedder(CPU)
