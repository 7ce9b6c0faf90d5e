from __future__ import annotations

from pathlib import Path

import pytest
import torch

from photoclust.errors import WeightsError
from photoclust.faces import weights
from photoclust.faces.networks import architectures, embedding_architectures
from photoclust.faces.weights import Description
from tests.extending import extended

EXTRA = Path(__file__).parent / "extra"
TEMPLATE = ((1.0, 2.0), (5.0, 2.0), (3.0, 4.0), (2.0, 6.0), (4.0, 6.0))


def test_a_network_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "own.safetensors"
    with extended("photoclust.faces.networks", EXTRA):
        network = embedding_architectures()["mean-colour"]().eval()
        description = Description(
            "own", "mean-colour", 8, (0, 0, 0), 1.0, "made up", "CC0", TEMPLATE
        )
        weights.save(network, description, path)
        read, said = weights.load_embedding(path)
        assert said == description
        x = torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))
        torch.testing.assert_close(read(x), network(x), atol=1e-2, rtol=0)
    with pytest.raises(WeightsError, match="'mean-colour'"):
        weights.load_embedding(path)


def test_every_architecture_has_a_module_and_the_detector_embeds_nothing() -> None:
    assert list(architectures()) == [
        *("joined", "mobilefacenet", "nn1", "nn2", "nn3", "nn4", "nns1", "nns2", "residual"),
        "two-stage",
    ]
    assert architectures().keys() - embedding_architectures().keys() == {"two-stage"}
