from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from photoclust.faces.networks.inception import NN2, NN3, NN4, NNS1, NNS2, Inception, InceptionRow
from photoclust.faces.networks.layers import EmbeddingNetwork, L2Pool, sides
from photoclust.learning.triplets import Mining, mine, pairwise_distances, triplet_loss

TABLE = [
    (256, 28, 164e3),
    (320, 28, 228e3),
    (640, 14, 398e3),
    (640, 14, 545e3),
    (640, 14, 595e3),
    (640, 14, 654e3),
    (640, 14, 722e3),
    (1024, 7, 717e3),
    (1024, 7, 1.6e6),
    (1024, 7, 1.6e6),
]
"""Channels, side and parameters of NN2's modules, as table 2 of the paper gives them."""


def faces(kind: type[EmbeddingNetwork], count: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(count, 3, *sides(kind.input_size), generator=generator)


def weights_of(module: nn.Module) -> int:
    return sum(m.weight.numel() for m in module.modules() if isinstance(m, nn.Conv2d))


def test_nn2_is_table_2() -> None:
    with torch.device("meta"):
        network = NN2()
    x = torch.empty(1, 3, 224, 224, device="meta")
    found = []
    for layer in network.features:
        x = layer(x)
        if isinstance(layer, Inception):
            found.append((x.shape[1], x.shape[2], weights_of(layer)))
    assert [f[:2] for f in found] == [t[:2] for t in TABLE]
    assert [f[2] for f in found] == pytest.approx([t[2] for t in TABLE], rel=0.01)
    pools = [layer.paths[-1] for layer in network.features if isinstance(layer, Inception)]
    norms = [any(isinstance(m, L2Pool) for m in pool.modules()) for pool in pools]
    assert norms == [False, True, False, True, True, True, True, False, True, False]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (InceptionRow(2, 3, 4, 5, 6, "max", 7), (19, 9, 8)),
        (InceptionRow(2, 3, 4, 5, 6, "l2", 7), (19, 9, 8)),
        (InceptionRow(0, 3, 4, 5, 6, "max", stride=2), (13, 5, 4)),
        (InceptionRow(2, 3, 4, 0, 0, "max", 7), (13, 9, 8)),
    ],
)
def test_shapes_of_modules(row: InceptionRow, expected: tuple[int, int, int]) -> None:
    module = Inception(3, row)
    assert module(torch.randn(2, 3, 9, 8)).shape == (2, *expected)
    assert row.channels(3) == expected[0]


def test_paths_left_out_have_no_layers() -> None:
    with torch.device("meta"):
        kernels = [
            {m.kernel_size[0] for m in layer.modules() if isinstance(m, nn.Conv2d)}
            for layer in NN4().features
            if isinstance(layer, Inception)
        ]
    assert kernels == [{1, 3, 5}] * 7 + [{3, 1}] * 3


@pytest.mark.parametrize("kind", [NN4, NNS1, NNS2])
def test_forward_and_backward(kind: type[EmbeddingNetwork]) -> None:
    torch.manual_seed(0)
    network = kind()
    embeddings = network(faces(kind, 2))
    assert embeddings.shape == (2, 128)
    assert embeddings.norm(dim=1).tolist() == pytest.approx([1, 1], abs=1e-5)
    (embeddings[0] @ embeddings[1]).backward()
    for name, parameter in network.named_parameters():
        assert parameter.grad is not None, name
        assert torch.isfinite(parameter.grad).all(), name
        assert parameter.grad.any(), name


@pytest.mark.parametrize("kind", [NN2, NN3])
def test_forward_of_the_large(kind: type[EmbeddingNetwork]) -> None:
    network = kind().eval()
    with torch.inference_mode():
        embeddings = network(faces(kind, 1))
    assert embeddings.norm().item() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("kind", [NN4, NNS2])
def test_faces_do_not_see_each_other(kind: type[EmbeddingNetwork]) -> None:
    """Alone or in a batch, in training or not: so a batch may be embedded in parts."""
    torch.manual_seed(0)
    network, x = kind(), faces(kind, 3)
    with torch.no_grad():
        together = network.train()(x)
        alone = torch.cat([network.eval()(face) for face in x.split(1)])
    torch.testing.assert_close(together, alone, rtol=0, atol=1e-5)


def test_in_bfloat16_the_gradient_is_finite() -> None:
    torch.manual_seed(0)
    network = NNS2()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        embeddings = network(faces(NNS2, 4))
    (embeddings[:2] * embeddings[2:]).sum().backward()
    assert all(
        bool(torch.isfinite(p.grad).all()) for p in network.parameters() if p.grad is not None
    )


def test_random_weights_spread_faces_out() -> None:
    """Far enough for triplets: no start in the state that training calls collapsed."""
    torch.manual_seed(0)
    with torch.no_grad():
        distances = pairwise_distances(NNS2()(faces(NNS2, 8)))
    assert distances[~torch.eye(8, dtype=torch.bool)].min() > 0.1


def test_a_small_network_learns_by_triplets() -> None:
    torch.manual_seed(1)
    network, x = NNS2(), faces(NNS2, 16)
    people, namespaces = torch.arange(4).repeat_interleave(4), torch.zeros(16, dtype=torch.long)
    same = people[:, None] == people[None, :]
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)

    def separated(embeddings: Tensor) -> bool:
        distances = pairwise_distances(embeddings.detach())
        return bool(distances[same].max() < distances[~same].min())

    assert not separated(network(x))
    for _ in range(8):
        embeddings = network(x)
        triplets = mine(pairwise_distances(embeddings.detach()), people, namespaces, Mining.HARDEST)
        optimizer.zero_grad()
        triplet_loss(embeddings, triplets, 0.2).backward()
        optimizer.step()
    assert separated(network.eval()(x))
