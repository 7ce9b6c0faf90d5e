from __future__ import annotations

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from photoclust.faces.alignment import similarity
from photoclust.faces.networks.joined import (
    MOBILE_SIDE,
    RESIDUAL_LEFT,
    RESIDUAL_TOP,
    JoinedNetwork,
    resampled,
)


def noise(*shape: int) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(0))


def test_each_network_sees_its_own_part_of_the_chip() -> None:
    network = JoinedNetwork().eval()
    x = noise(2, 3, *network.input_size)
    with torch.inference_mode():
        network.embedding.weight.copy_(torch.eye(128, 256))
        network.embedding.bias.zero_()
        mobile = network.mobile(resampled(x[:, :, :170], 112))
        torch.testing.assert_close(network(x), mobile)
        network.embedding.weight.copy_(torch.eye(128, 256).roll(128, 1))
        torch.testing.assert_close(network(x), network.residual(x[:, :, 32:182, 10:160]))


def test_resampling_is_that_of_antialiased_interpolation() -> None:
    for before, after in ((170, 112), (40, 56)):
        x = noise(1, 2, before, before)
        expected = F.interpolate(x, (after, after), mode="bilinear", antialias=True)
        torch.testing.assert_close(resampled(x, after), expected, atol=1e-5, rtol=0)


def test_one_template_fits_both_networks() -> None:
    """In the mean over the landmarks the residual network's lie where it was trained on them."""
    from training.convert_embedding import TEMPLATE
    from training.convert_mobilefacenet import DESCRIPTION
    from training.head import joined_template

    template = np.array(joined_template(DESCRIPTION.template))
    matrix = similarity(template, np.array(DESCRIPTION.template))
    inside = (template + 0.5) * 112 / MOBILE_SIDE - 0.5
    assert inside == pytest.approx(np.array(DESCRIPTION.template), abs=1e-3)
    assert np.hypot(*matrix[:, 0]) == pytest.approx(112 / MOBILE_SIDE, abs=1e-6)
    seen = template - (RESIDUAL_LEFT, RESIDUAL_TOP)
    assert seen.mean(axis=0) == pytest.approx(np.mean(TEMPLATE, axis=0), abs=0.5)
    assert seen == pytest.approx(np.array(TEMPLATE), abs=2.5)
