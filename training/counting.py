"""Sizes of the networks: parameters and multiply-adds, beside FaceNet's own figures.

python -m training.counting
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch.utils.flop_counter import FlopCounterMode

from photoclust.faces.networks import embedding_architectures
from photoclust.faces.networks.layers import EmbeddingNetwork, sides


@dataclass(frozen=True)
class Size:
    """`parameters`, and `multiply_adds` of its convolutions and matrix products for one face."""

    parameters: float
    multiply_adds: float


PUBLISHED = {
    "nn1": Size(140e6, 1.6e9),
    "nn2": Size(7.5e6, 1.6e9),
    "nn4": Size(6.6e6, 285e6),
    "nns1": Size(26e6, 220e6),
    "nns2": Size(4.3e6, 20e6),
}
"""Schroff, Kalenichenko, Philbin: FaceNet, CVPR 2015, section 3.3, tables 1 and 2."""


def count(kind: type[EmbeddingNetwork]) -> Size:
    """The size of a network, found without its values: nothing is allocated or computed."""
    with torch.device("meta"):
        network = kind().eval()
        face = torch.empty(1, 3, *sides(kind.input_size))
    counter = FlopCounterMode(display=False)
    with torch.inference_mode(), counter:
        network(face)
    # The counter counts a multiply-add as two operations.
    return Size(sum(p.numel() for p in network.parameters()), counter.get_total_flops() // 2)


def table() -> str:
    """All embedding networks in Markdown."""
    lines = [
        "| network | input, rows x columns | parameters | published | multiply-adds | published |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for name, kind in embedding_architectures().items():
        height, width = sides(kind.input_size)
        here, there = count(kind), PUBLISHED.get(name)
        cells = [
            name,
            f"{height} x {width}",
            _millions(here.parameters),
            _millions(there.parameters) if there else "",
            _millions(here.multiply_adds),
            _millions(there.multiply_adds) if there else "",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _millions(number: float) -> str:
    return f"{number / 1e6:,.1f} M"


def main() -> None:
    print(table())


if __name__ == "__main__":
    main()
