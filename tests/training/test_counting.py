from __future__ import annotations

import pytest
from torch import Tensor, nn

from photoclust.faces.networks import embedding_architectures
from photoclust.faces.networks.inception import NN2, NN3
from photoclust.faces.networks.layers import EmbeddingNetwork
from training import counting


@pytest.mark.parametrize("name", sorted(counting.PUBLISHED))
def test_networks_have_the_size_of_the_papers(name: str) -> None:
    here, there = counting.count(embedding_architectures()[name]), counting.PUBLISHED[name]
    assert here.parameters == pytest.approx(there.parameters, rel=0.01)
    assert here.multiply_adds == pytest.approx(there.multiply_adds, rel=0.01)


def test_nn3_is_nn2_on_a_smaller_input() -> None:
    large, small = counting.count(NN2), counting.count(NN3)
    assert small.parameters == large.parameters
    assert small.multiply_adds / large.multiply_adds == pytest.approx((160 / 224) ** 2, rel=0.001)


class Tiny(EmbeddingNetwork):
    input_size = (10, 6)

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 4, 3, stride=2, padding=1, bias=False)
        self.last = nn.Linear(4 * 5 * 3, 128)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.last(self.first(x).relu().flatten(1))
        return y


def test_counted_by_hand() -> None:
    """27 for each of 4 channels in 5 x 3 places, and 128 times 60."""
    size = counting.count(Tiny)
    assert size.parameters == 27 * 4 + 128 * 60 + 128
    assert size.multiply_adds == 27 * 4 * 5 * 3 + 128 * 60


def test_table_names_every_network(capsys: pytest.CaptureFixture[str]) -> None:
    counting.main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:]] == list(embedding_architectures())
    assert "| nns2 | 140 x 116 | 4.3 M | 4.3 M | 20.1 M | 20.0 M |" in lines
    assert len({line.count("|") for line in lines}) == 1
