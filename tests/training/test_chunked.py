from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from photoclust.faces.networks.inception import NNS2
from photoclust.learning.triplets import mine, pairwise_distances, triplet_loss
from training import chunked

PEOPLE = torch.arange(5).repeat_interleave(4)
SPACES = torch.zeros(20, dtype=torch.int64)


class Small(nn.Module):
    """Two layers, on to the unit sphere."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(12, 16), nn.Tanh(), nn.Linear(16, 8))

    def forward(self, x: Tensor) -> Tensor:
        return nn.functional.normalize(self.layers(x))


def loss(embeddings: Tensor) -> Tensor:
    """Mined on the whole batch, as in training."""
    with torch.no_grad():
        triplets = mine(pairwise_distances(embeddings), PEOPLE, SPACES, margin=1.0)
    assert len(triplets)
    return triplet_loss(embeddings, triplets, 1.0)


def gradients(network: nn.Module) -> list[Tensor]:
    found = [p.grad for p in network.parameters() if p.grad is not None]
    assert len(found) == len(list(network.parameters()))
    return [gradient.clone() for gradient in found]


@pytest.mark.parametrize("kind", [torch.float32, torch.float64])
@pytest.mark.parametrize("chunk", [1, 7, 20, 50])
def test_gradient_is_that_of_the_whole_batch(kind: torch.dtype, chunk: int) -> None:
    torch.manual_seed(1)
    network = Small().to(kind)
    x = torch.randn(20, 12, dtype=kind)
    plain_loss = loss(network(x).float())
    plain_loss.backward()
    plain = gradients(network)
    network.zero_grad()
    value, embeddings = chunked.backward(network, x, loss, chunk)
    assert float(value) == pytest.approx(float(plain_loss.detach()), abs=1e-6)
    assert torch.allclose(embeddings, network(x).float(), atol=1e-6)
    assert not value.requires_grad
    assert not embeddings.requires_grad
    for one, other in zip(plain, gradients(network), strict=True):
        assert float(one.abs().max()) > 1e-3
        assert torch.allclose(one, other, atol=1e-6)


def test_gradient_of_a_real_network() -> None:
    torch.manual_seed(2)
    torch.set_num_threads(1)
    network = NNS2().double().eval()
    x = torch.randn(6, 3, 140, 116, dtype=torch.float64)

    def mean_distance(embeddings: Tensor) -> Tensor:
        return pairwise_distances(embeddings).mean()

    mean_distance(network(x).float()).backward()
    plain = gradients(network)
    network.zero_grad()
    chunked.backward(network, x, mean_distance, 4)
    for one, other in zip(plain, gradients(network), strict=True):
        assert torch.allclose(one, other, atol=1e-6 * max(1.0, float(one.abs().max())))


def test_gradients_add_up_over_calls() -> None:
    torch.manual_seed(3)
    network = Small()
    x = torch.randn(20, 12)
    chunked.backward(network, x, loss, 7)
    once = gradients(network)
    chunked.backward(network, x, loss, 7)
    for one, twice in zip(once, gradients(network), strict=True):
        assert torch.allclose(2 * one, twice, atol=1e-6)


@pytest.mark.parametrize("chunk", [7, 20])
@pytest.mark.parametrize("value", [torch.nan, torch.inf])
def test_a_loss_that_is_no_number_adds_no_gradient(chunk: int, value: float) -> None:
    network = Small()
    with pytest.raises(FloatingPointError):
        chunked.backward(network, torch.randn(20, 12), lambda e: e.sum() * value, chunk)
    assert all(parameter.grad is None for parameter in network.parameters())
