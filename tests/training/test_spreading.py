"""Tests of spreading: embeddings cover more of the sphere, and a last layer is fitted to that."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from photoclust.faces.networks.inception import NNS2
from photoclust.learning.triplets import spread
from tests.training.patterns import DESCRIPTION, patterns
from training.spreading import refit, spread_out
from training.teacher import embed_views


def cone(count: int) -> np.ndarray:
    random = np.random.default_rng(0)
    embeddings = random.normal(0, 0.1, (count, 128)) + np.eye(128)[0] * 2
    return (embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True)).astype(np.float32)


def test_less_of_the_mean_is_more_spread() -> None:
    embeddings, rows = cone(200), np.arange(100)
    spreads = [spread(torch.from_numpy(spread_out(embeddings, rows, p))) for p in (0, 0.5, 0.9, 1)]
    assert spreads == sorted(spreads)
    assert spreads[-1] > 1.9
    np.testing.assert_allclose(spread_out(embeddings, rows, 0), embeddings, atol=1e-6)


@pytest.mark.parametrize("bias", [True, False])
def test_last_layer_learns_the_targets(bias: bool) -> None:
    torch.manual_seed(0)
    network = NNS2().eval().requires_grad_(False)
    if not bias:
        network.embedding.register_parameter("bias", None)
    chips = patterns(10, 8).chips
    before = embed_views(network, chips, DESCRIPTION, mirror=False)
    targets = spread_out(before, np.arange(len(chips)), 0.7)
    refit(network, chips, DESCRIPTION, targets)
    after = embed_views(network, chips, DESCRIPTION, mirror=False)
    assert ((after - targets) ** 2).sum(1).mean() < 0.3 * ((before - targets) ** 2).sum(1).mean()
