"""The networks, loaded once."""

from __future__ import annotations

import pytest
import torch

from photoclust.faces.detectors.cascade import CascadeDetector
from photoclust.faces.network_embedder import NetworkEmbedder

CPU = torch.device("cpu")


@pytest.fixture(scope="session")
def detector() -> CascadeDetector:
    return CascadeDetector(CPU)


@pytest.fixture(scope="session")
def embedder() -> NetworkEmbedder:
    return NetworkEmbedder(CPU)
