"""The networks, loaded once."""

from __future__ import annotations

import pytest
import torch

from photoclust.faces.detection import Detector
from photoclust.faces.embedding import Embedder

CPU = torch.device("cpu")


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector(CPU)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return Embedder(CPU)
